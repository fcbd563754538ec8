/** A rule of law as the packs hold it: what it asks, when it applies, how it can be decided. */
import type { PlainDate } from '../model.js';

/**
 * How a rule is decided: **model** on the policy's rules, **text** on its words, **link** by the papers it names, **human** by
 * a named person's attestation, **runtime** by what the running system shows (evidence).
 */
export type RuleKind = 'model' | 'text' | 'link' | 'human' | 'runtime';

export interface LawRule {
	title: string;
	/** Articles, sections and judgments it rests on. */
	cites: string;
	/** When it applies, in words; `APPLIES` decides it. */
	when: string;
	/** What it asks. */
	asks: string;
	kind: RuleKind;
	severity: 'error' | 'warning' | 'info';
	/** First day it binds. */
	inForce: PlainDate;
}
