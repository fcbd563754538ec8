/**
 * Subject state: everything a decision must know of one person now. Instants, not flags, so that a job that runs
 * late never makes a wrong decision. Times are milliseconds since 1970-01-01T00:00Z; `NEVER` means not happened.
 */
import type { Bitset } from '../policy/compiled.js';
import type { ExtensionGround } from '../policy/model.js';

export type Instant = number;

export const NEVER: Instant = Number.POSITIVE_INFINITY;

/** In force from `given` until the earlier of `until` (expiry) and `withdrawn`. */
export interface ConsentFact {
	given: Instant;
	until: Instant;
	withdrawn: Instant;
}

/** Freezes items from `from` until `until`. Until `sealedUntil` nobody but staff may learn why (S4.4). */
export interface HoldFact {
	items: Bitset;
	from: Instant;
	until: Instant;
	sealedUntil: Instant;
	ground: ExtensionGround;
}

export interface SubjectState {
	/** Counts every change of this state, from 1. */
	version: number;
	region: number;
	jurisdiction: number;
	/** Latest instant the person can have been born; 0 for a declared adult, so no birth date of adults is kept. */
	bornBy: Instant;
	/** A guardian's verified consent. */
	guardianFrom: Instant;
	guardianUntil: Instant;
	/** Restriction of processing (GDPR Art. 18). */
	restrictedFrom: Instant;
	restrictedUntil: Instant;
	/** Ordinal of the latest policy version shown to the person; 0 for none. */
	shown: number;
	shownAt: Instant;
	/** When each event that starts a retention period happened to the person. */
	accountClosed: Instant;
	lastContact: Instant;
	activityEnded: Instant;
	/** By consent number. */
	consents: (ConsentFact | undefined)[];
	/** By purpose number: since when the person objects (GDPR Art. 21). */
	objections: (Instant | undefined)[];
	holds: HoldFact[];
}

/** A new person's state: nothing agreed to, nothing shown. */
export function newState(region: number, jurisdiction: number): SubjectState {
	return {
		version: 1,
		region,
		jurisdiction,
		bornBy: 0,
		guardianFrom: NEVER,
		guardianUntil: NEVER,
		restrictedFrom: NEVER,
		restrictedUntil: NEVER,
		shown: 0,
		shownAt: NEVER,
		accountClosed: NEVER,
		lastContact: NEVER,
		activityEnded: NEVER,
		consents: [],
		objections: [],
		holds: [],
	};
}
