/** How a person stands to a consent: GDPR Art. 7, PIPL Art. 14–15. */
import type { Instant, SubjectState } from './state.js';

export type Standing = 'given' | 'missing' | 'withdrawn' | 'expired' | 'outdated';

/**
 * The standing of a consent at an instant. `outdated`: an earlier meaning was agreed to and is still in force, the
 * one now asked for was not.
 */
export function standing(
	state: SubjectState,
	consent: number,
	earlierConsents: readonly number[],
	now: Instant,
): Standing {
	const fact = state.consents[consent];
	if (fact !== undefined && fact.given <= now) {
		if (fact.withdrawn <= now) return 'withdrawn';
		return now < fact.until ? 'given' : 'expired';
	}
	return earlierConsents.some(earlier => inForce(state, earlier, now)) ? 'outdated' : 'missing';
}

function inForce(state: SubjectState, consent: number, now: Instant): boolean {
	const fact = state.consents[consent];
	return fact !== undefined && fact.given <= now && now < fact.until && now < fact.withdrawn;
}
