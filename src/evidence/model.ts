/** What a clause can show for itself now. Unknown is a verdict of its own and never counts as holding. */
import type { Instant } from '../decide/state.js';
import type { LawEvidence } from './law.js';
import type { SyntheticOutcome, SyntheticStanding } from './synthetic/model.js';

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
	/** Reading ends on time, the last sweep is recent, and nothing due was left. */
	'swept-on-time',
	/** Reading ends on time; no recent sweep shows that deleting does. */
	'not-swept',
	/** Nothing is kept longer: no hold stands, and nothing due was left. */
	'nothing-extended',
	/** Each line of the register has a ground the policy names, and two people. */
	'register-in-order',
	/** A line of the register has no ground the policy names, or one person only. */
	'register-out-of-order',
	/** Requests were answered, and none is past its date. */
	'answered-in-time',
	/** A request is past its date. */
	'answered-late',
	/** Each later version took effect at its date and after its notice period. */
	'took-effect-in-order',
	/** A version took effect before its date or within its notice period. */
	'took-effect-early',
	/** Nothing of the kind has happened yet. */
	'nothing-to-show',
	/** The synthetic check took an invented person through the vault moments ago, and every step came out as promised. */
	'tried-in-vault',
	/** A step of the synthetic check came out otherwise. */
	'synthetic-failed',
	/** No synthetic check is recent enough to show it. */
	'synthetic-late',
	/** The last synthetic check could not try it. */
	'synthetic-untried',
	/** Tests show it with every build; nothing tries it in a running system. */
	'shown-in-tests',
	/** One of the ways of telling people that the policy names is not built yet. */
	'notice-not-built',
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
	key:
		| 'people'
		| 'consents'
		| 'permitted'
		| 'denied'
		| 'faults'
		| 'asks'
		| 'swept'
		| 'holds'
		| 'disclosures'
		| 'stops'
		| 'answered'
		| 'overdue';
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
	/** What the last synthetic check of each region showed of it; none where it shows nothing of it. */
	synthetic: ClauseCheck[];
}

/** The steps of one region's last synthetic check that show a clause. */
export interface ClauseCheck {
	region: string;
	/** Null where none was made yet. */
	at: Instant | null;
	/** Too old to show how things are now. */
	late: boolean;
	outcomes: SyntheticOutcome[];
}

export interface Evidence {
	takenAt: Instant;
	clauses: ClauseEvidence[];
	/** The synthetic check of each region. */
	synthetic: SyntheticStanding[];
	/** What the law says of the version; null where it was not judged. */
	law: LawEvidence | null;
}
