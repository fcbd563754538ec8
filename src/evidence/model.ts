/** What a clause can show for itself now. Unknown is a verdict of its own and never counts as holding. */
import type { Instant } from '../decide/state.js';

/** From bad to good: broken, unknown, holds; `declaration` where the policy itself says that nothing can test it. */
export type Verdict = 'holds' | 'unknown' | 'broken' | 'declaration';

/** Why a rule has its verdict; words for each stand in the page's catalogs. */
export const REASONS_WHY = [
	/** Every ask of its probe was decided as the rule promises. */
	'decided-as-promised',
	/** An ask of its probe was decided otherwise. */
	'decided-otherwise',
	/** What is stored opened and verified whenever it was read today. */
	'opened-and-verified',
	/** A stored row did not verify today. */
	'did-not-verify',
	/** Nothing was opened today, so nothing could be verified. */
	'nothing-opened',
	/** The published version, its date and its digest are the ones enforced. */
	'published-as-enforced',
	/** The enforced rules are not the published ones. */
	'not-as-published',
	/** The checker found nothing said that is not backed, nothing done that is not said. */
	'checked-both-ways',
	/** The checker has errors. */
	'check-has-errors',
	/** The text names what the rule says. */
	'stated',
	/** Reading ends on time, but deleting on time is not built yet. */
	'sweep-not-built',
	/** Its procedure is not built yet, so nothing can be shown. */
	'not-built',
	/** No probe knows this rule, or the policy has nothing to try it on. */
	'not-tried',
	/** The policy says that this is a declaration. */
	'declared',
] as const;

export type Why = (typeof REASONS_WHY)[number];

export interface RuleEvidence {
	rule: string;
	verdict: Exclude<Verdict, 'declaration'>;
	because: Why;
	/** Asks put to the decision on invented people. */
	asks: number;
}

/** A live count and when it was taken; `since` where it covers a span of time. */
export interface Figure {
	key: 'people' | 'consents' | 'permitted' | 'denied' | 'faults' | 'asks';
	value: number;
	since?: Instant;
	takenAt: Instant;
}

export interface ClauseEvidence {
	clause: string;
	verdict: Verdict;
	because: Why;
	rules: RuleEvidence[];
	/** The most telling first. */
	figures: Figure[];
}

export interface Evidence {
	takenAt: Instant;
	clauses: ClauseEvidence[];
}
