/** Invented people to try the policy on: they exist only as states, are stored nowhere and counted nowhere. */
import type { Ask } from '../decide/ask.js';
import { type Instant, NEVER, newState, type SubjectState } from '../decide/state.js';
import type { CompiledPolicy } from '../policy/compiled.js';

const YEAR = 365 * 24 * 3_600_000;

/** An adult who was shown the policy and agreed to everything it asks. */
export function willingAdult(
	policy: CompiledPolicy,
	region: number,
	jurisdiction: number,
	now: Instant,
): SubjectState {
	const state = newState(region, jurisdiction);
	state.shown = policy.ordinal;
	state.shownAt = now - 1;
	for (const meanings of Object.values(policy.numbers.consents)) {
		const current = meanings.at(-1);
		if (current) state.consents[current.number] = { given: now - 1, until: NEVER, withdrawn: NEVER };
	}
	return state;
}

/** The same person a year short of leaving the youngest band, without a guardian's consent. */
export function child(policy: CompiledPolicy, adult: SubjectState, now: Instant): SubjectState {
	const youngest = Math.min(...policy.bands.filter(band => band.needsGuardian).map(band => band.to));
	return { ...adult, bornBy: now - (youngest - 1) * YEAR };
}

/** An ask for items kept since now by the asking service. */
export function ask(
	service: number,
	purpose: number,
	items: number[],
	region: number,
	now: Instant,
	more: Partial<Ask> = {},
): Ask {
	return { service, purpose, items, region, recipient: 0, now, ...more };
}
