import type { RuleId } from '../law/packs.js';

export type Severity = 'error' | 'warning' | 'info';

/** What all findings of one code share. */
export interface FindingKind {
	severity: Severity;
	/** Rules of law it breaks. Where none of them binds the policy, there is nothing to find. */
	rules?: RuleId[];
	/** Obhut cannot run without it, so it is found whether or not a law asks. */
	needed?: true;
}
