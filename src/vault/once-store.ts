/** Idempotency keys in SQL. */
import type { Session } from '../platform/postgres/session.js';

export interface Claim {
	key: Buffer;
	request: Buffer;
}

/** The earlier claim of the same key, or null once it is ours. Keys are remembered for a day. */
export async function claimKey(
	session: Session,
	claim: Claim,
): Promise<{ request: Buffer; answer: unknown } | null> {
	const inserted = await session.query<[number]>({
		name: 'once-claim',
		text: `insert into idempotency as known (key, request, answer) values ($1, $2, 'null')
			on conflict (key) do update set request = excluded.request, subject = null, answer = 'null', at = now()
				where known.at < now() - interval '1 day'
			returning 1`,
		values: [claim.key, claim.request],
	});
	if (inserted.length === 1) return null;
	const [earlier] = await session.query<[Buffer, unknown]>({
		name: 'once-earlier',
		text: 'select request, answer from idempotency where key = $1',
		values: [claim.key],
	});
	return earlier ? { request: earlier[0], answer: earlier[1] } : null;
}

export async function settleKey(
	session: Session,
	key: Buffer,
	subject: string | null,
	answer: unknown,
): Promise<void> {
	await session.query({
		name: 'once-settle',
		text: 'update idempotency set subject = $2, answer = $3 where key = $1',
		values: [key, subject, JSON.stringify(answer)],
	});
}

export async function releaseKey(session: Session, key: Buffer): Promise<void> {
	await session.query({
		name: 'once-release',
		text: 'delete from idempotency where key = $1',
		values: [key],
	});
}

/** Forgets keys older than a day. */
export async function forgetOldKeys(session: Session): Promise<void> {
	await session.query({
		name: 'once-forget',
		text: `delete from idempotency where at < now() - interval '1 day'`,
	});
}
