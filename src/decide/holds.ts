/** Holds standing at an instant (S3.2): what they freeze is neither used nor deleted. */
import { hasBit } from '../policy/bitset.js';
import type { HoldFact, Instant, SubjectState } from './state.js';

export function standingHolds(state: SubjectState, now: Instant): HoldFact[] {
	return state.holds.filter(hold => hold.from <= now && now < hold.until);
}

/** How an item is held: openly, under seal only, or not at all. */
export function heldAs(state: SubjectState, item: number, now: Instant): 'open' | 'sealed' | null {
	let held: 'open' | 'sealed' | null = null;
	for (const hold of state.holds) {
		if (hold.from > now || now >= hold.until || !hasBit(hold.items, item)) continue;
		if (hold.sealedUntil <= now) return 'open';
		held = 'sealed';
	}
	return held;
}
