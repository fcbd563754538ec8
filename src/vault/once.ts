/** Acts asked twice and done once: a claim inside the act's own transaction, so that answer and act stand or fall together. */
import { createHmac } from 'node:crypto';
import type { Session } from '../platform/postgres/session.js';
import { Problem } from '../platform/problem.js';
import type { Caller, Idempotency } from './model.js';
import { type Claim, claimKey, releaseKey, settleKey } from './once-store.js';

/** What a claim leads to: the act is new, or it was done and this was its answer. */
export type Claimed<T> =
	| { repeat: T }
	| { settle(subject: string | null, answer: T): Promise<void>; release(): Promise<void> };

/**
 * Waits for the same key in flight. Throws `idempotency-key-reused` where the key came with another request. Only
 * digests under `key` are stored: a request holds identifiers short enough to be guessed from a plain digest.
 */
export async function claim<T>(
	session: Session,
	key: Buffer,
	caller: Caller,
	once: Idempotency | undefined,
): Promise<Claimed<T>> {
	if (!once) return { settle: async () => {}, release: async () => {} };
	const mine: Claim = {
		key: digest(key, `obhut once 1\0${caller.service}\0${once.key}`),
		request: digest(key, once.request),
	};
	const earlier = await claimKey(session, mine);
	if (earlier) {
		if (!earlier.request.equals(mine.request)) {
			throw new Problem('idempotency-key-reused', { hint: 'use a new key for a new request' });
		}
		return { repeat: earlier.answer as T };
	}
	return {
		settle: (subject, answer) => settleKey(session, mine.key, subject, answer),
		release: () => releaseKey(session, mine.key),
	};
}

function digest(key: Buffer, message: string | Buffer): Buffer {
	return createHmac('sha256', key).update(message).digest();
}
