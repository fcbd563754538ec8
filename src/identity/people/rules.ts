/** How codes, sessions and links of people hold, and how often they can be tried. Pure: the clock is an argument. */
import { hash, timingSafeEqual } from 'node:crypto';
import type { Policy } from '../../policy/model.js';
import { guardianPlace, placeOf, rightsPurpose } from '../../policy/places.js';
import type { PersonSession } from './model.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a code can be used, minutes. */
export const CODE_MINUTES = 10;

/** How long a code can be used, milliseconds. */
export const CODE_LASTS = CODE_MINUTES * MINUTE;

/** How often one code can be tried. */
export const ATTEMPTS_A_CODE = 5;

/** What `CODES_AN_HOUR` and `ATTEMPTS_AN_HOUR` are counted over, milliseconds. */
export const LIMIT_LASTS = HOUR;

/** How many codes can be asked for one identifier in an hour. */
export const CODES_AN_HOUR = 5;

/** How many codes can be tried for one identifier in an hour: of a million, whoever guesses hits one in 50 000 hours. */
export const ATTEMPTS_AN_HOUR = 20;

/** How long a session lasts at most, milliseconds. */
export const SESSION_LASTS = 30 * 24 * HOUR;

/** How long a session outlives its last use, milliseconds. */
export const SESSION_IDLE = 24 * HOUR;

/** How long a link can be used, milliseconds. */
export const LINK_LASTS = 2 * MINUTE;

/** A session as stored. */
export interface StoredSession extends PersonSession {
	/** HMAC-SHA-256 of the token (`tokenDigest`). */
	hash: Buffer;
	/** When it was last used, to the minute. */
	seenAt: number;
}

/** Whether the code presented is the one expected; compared in constant time, whatever its form. */
export function sameCode(presented: string, expected: string): boolean {
	return timingSafeEqual(hash('sha256', presented, 'buffer'), hash('sha256', expected, 'buffer'));
}

/** The session a presented hash opens at `now`, or null. The hashes are compared in constant time. */
export function sessionOf(
	presented: Buffer,
	stored: StoredSession | null,
	now: number,
): PersonSession | null {
	if (!stored || !timingSafeEqual(presented, stored.hash)) return null;
	if (now >= stored.endsAt || now >= stored.seenAt + SESSION_IDLE) return null;
	const { subject, acting, service, endsAt } = stored;
	return { subject, acting, service, endsAt };
}

/** Whether a use at `now` is worth writing down: once a minute is enough to tell idleness. */
export function isNewUse({ seenAt }: Pick<StoredSession, 'seenAt'>, now: number): boolean {
	return now - seenAt >= MINUTE;
}

/**
 * Purposes an identifier may be looked up under to let its person in, in the order they are tried. Signing in serves
 * security; who objects to that has rights to use, and a minor nobody answers for yet must see that a guardian is asked.
 */
export function signInPurposes(policy: Policy, item: string): string[] {
	const purposes = [
		placeOf(policy, 'observed', 'sign-in')?.purpose,
		rightsPurpose(policy),
		guardianPlace(policy)?.purpose,
	];
	return purposes.filter(
		(purpose): purpose is string => !!purpose && !!policy.purposes[purpose]?.uses.includes(item),
	);
}
