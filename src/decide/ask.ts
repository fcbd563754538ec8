/** The question put to a policy: may this service use these items of this person, for this purpose, now? */
import type { Instant } from './state.js';

/** An ask by stable numbers, as `decide` takes it. Names unknown to the policy become 0. */
export interface Ask {
	service: number;
	purpose: number;
	/** Item numbers; 0 for an unknown name. */
	items: number[];
	/** Region the asking system works in. */
	region: number;
	/** Recipient the values go to; 0: they stay with the controller; -1: a recipient the policy does not name. */
	recipient: number;
	now: Instant;
	/** By position in `items`: what is known of the stored record. Absent for a dry run: collected now, by the asker. */
	records?: RecordFacts[];
}

/** What a decision must know of a stored value without opening it. */
export interface RecordFacts {
	/** Number of the service that collected it; 0 for account items. */
	collectedBy: number;
	collectedAt: Instant;
}
