/** The synthetic check: invented people who go through the real doors of the vault, and what each step came to. */
import type { Instant } from '../../decide/state.js';

/** In the order they are taken. */
export const SYNTHETIC_STEPS = [
	'register',
	'read-permitted',
	'read-refused',
	'consent',
	'read-consented',
	'withdraw',
	'read-withdrawn',
	'erase',
	'read-erased',
	'find-erased',
] as const;

export type SyntheticStep = (typeof SYNTHETIC_STEPS)[number];

/** What one step came to for the resident of one jurisdiction. */
export interface SyntheticOutcome {
	jurisdiction: string;
	step: SyntheticStep;
	/** Rules of the policy it shows; none where there was nothing to try. */
	rules: string[];
	/** What the policy promises, and what the vault did: codes, never values. */
	expected: string;
	got: string;
	/** Null where it could not be tried: nothing to try it on, stopped, or a step before it failed. */
	ok: boolean | null;
}

/** One run in one region. */
export interface SyntheticRun {
	at: Instant;
	outcomes: SyntheticOutcome[];
}

/** What is known of a region's checks, whichever process made them. */
export interface SyntheticStanding {
	region: string;
	/** Rules a run is to show under the policy in force. */
	rules: string[];
	newest: SyntheticRun | null;
	/** The newest run in which a step failed. */
	failed: SyntheticRun | null;
}

/** Milliseconds between runs. */
export const SYNTHETIC_PERIOD = 28_000;

/** Milliseconds after which a run shows nothing any more: two periods of half a minute. */
export const SYNTHETIC_FRESH = 60_000;

/** No run, or none recent enough to say how things are now. */
export function isLate({ newest }: Pick<SyntheticStanding, 'newest'>, now: Instant): boolean {
	return newest === null || now - newest.at > SYNTHETIC_FRESH;
}

export function hasFailed(run: SyntheticRun): boolean {
	return run.outcomes.some(({ ok }) => ok === false);
}
