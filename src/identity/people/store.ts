/** People who sign in, in the database of their region. */
import type { Session } from '../../platform/postgres/session.js';
import type { Acting } from './model.js';
import { ATTEMPTS_A_CODE, LIMIT_LASTS, type StoredSession } from './rules.js';

/** A code as stored: the message it is derived from, and whose. */
export interface StoredCode {
	subject: string | null;
	message: string | null;
}

/** Counts an asking for a code; gives how many there were within the hour, this one included. */
export function countAsking(session: Session, digest: Buffer, now: number): Promise<number> {
	return count(session, 'codes', digest, now);
}

/** Counts a try of a code; gives how many there were within the hour, this one included. */
export function countAttempt(session: Session, digest: Buffer, now: number): Promise<number> {
	return count(session, 'attempts', digest, now);
}

/** An hour that is over begins anew. Parallel counts of one identifier wait for each other, so none is lost. */
async function count(
	session: Session,
	what: 'codes' | 'attempts',
	digest: Buffer,
	now: number,
): Promise<number> {
	const first = what === 'codes' ? '1, 0' : '0, 1';
	const rows = await session.query<[number]>({
		name: `sign-in-limit-${what}`,
		text: `insert into sign_in_limit as l (digest, since, codes, attempts) values ($1, $2, ${first})
			on conflict (digest) do update set
				since = case when l.since <= $3 then excluded.since else l.since end,
				codes = case when l.since <= $3 then 0 else l.codes end + excluded.codes,
				attempts = case when l.since <= $3 then 0 else l.attempts end + excluded.attempts
			returning ${what}`,
		values: [digest, new Date(now), new Date(now - LIMIT_LASTS)],
	});
	return rows[0]![0];
}

/** Takes the place of the identifier's earlier code. */
export async function putCode(
	session: Session,
	code: StoredCode & { digest: Buffer; expiresAt: number },
): Promise<void> {
	await session.query({
		name: 'sign-in-code-put',
		text: `insert into sign_in_code (digest, subject, message, expires_at, attempts) values ($1, $2, $3, $4, 0)
			on conflict (digest) do update set subject = excluded.subject, message = excluded.message,
				expires_at = excluded.expires_at, attempts = 0`,
		values: [code.digest, code.subject, code.message, new Date(code.expiresAt)],
	});
}

/** Spends one try of the identifier's code, right or wrong; null where there is none, or none left. */
export async function spendTry(session: Session, digest: Buffer, now: number): Promise<StoredCode | null> {
	const [row] = await session.query<[subject: string | null, message: string | null]>({
		name: 'sign-in-code-try',
		text: `update sign_in_code set attempts = attempts + 1
			where digest = $1 and expires_at > $2 and attempts < $3
			returning subject, message`,
		values: [digest, new Date(now), ATTEMPTS_A_CODE],
	});
	return row ? { subject: row[0], message: row[1] } : null;
}

/** Uses the code of a message up. Of parallel claims one finds it, the others wait for its commit and find nothing. */
export async function claimCode(session: Session, message: string, digest: Buffer): Promise<boolean> {
	const rows = await session.query({
		name: 'sign-in-code-claim',
		text: 'delete from sign_in_code where digest = $1 and message = $2 returning 1',
		values: [digest, message],
	});
	return rows.length > 0;
}

/** Does work that is then kept or undone, within a transaction that goes on. */
export async function keptIf<T>(session: Session, keep: boolean, work: () => Promise<T>): Promise<T> {
	await session.query({ name: 'sign-in-mark', text: 'savepoint sign_in' });
	const result = await work();
	await session.query(
		keep
			? { name: 'sign-in-keep', text: 'release savepoint sign_in' }
			: { name: 'sign-in-undo', text: 'rollback to savepoint sign_in' },
	);
	return result;
}

export async function insertSession(session: Session, made: StoredSession): Promise<void> {
	await session.query({
		name: 'person-session-insert',
		text: `insert into person_session (hash, subject, acting, service, ends_at, seen_at)
			values ($1, $2, $3, $4, $5, $6)`,
		values: [
			made.hash,
			made.subject,
			made.acting,
			made.service,
			new Date(made.endsAt),
			new Date(made.seenAt),
		],
	});
}

type SessionRow = [Buffer, string, string, string, number, number];

function asSession([hash, subject, acting, service, endsAt, seenAt]: SessionRow): StoredSession {
	return { hash, subject, acting: acting as Acting, service, endsAt, seenAt };
}

/** Of people who are still there: from the answer to an erasure on their sessions open nothing. */
export async function findSession(session: Session, hash: Buffer): Promise<StoredSession | null> {
	const [row] = await session.query<SessionRow>({
		name: 'person-session-by-hash',
		text: `select s.hash, s.subject, s.acting, s.service, s.ends_at, s.seen_at
			from person_session s join subject p on p.id = s.subject where s.hash = $1`,
		values: [hash],
	});
	return row ? asSession(row) : null;
}

/** Nothing happens to a session that has ended meanwhile. */
export async function markSeen(session: Session, hash: Buffer, now: number): Promise<void> {
	await session.query({
		name: 'person-session-seen',
		text: 'update person_session set seen_at = $2 where hash = $1 and seen_at < $2',
		values: [hash, new Date(now)],
	});
}

export async function deleteSession(session: Session, hash: Buffer): Promise<boolean> {
	const rows = await session.query({
		name: 'person-session-delete',
		text: 'delete from person_session where hash = $1 returning 1',
		values: [hash],
	});
	return rows.length > 0;
}

/** Every session of a person; gives how many there were. */
export async function deleteSessionsOf(session: Session, subject: string): Promise<number> {
	const rows = await session.query({
		name: 'person-session-delete-all',
		text: 'delete from person_session where subject = $1 returning 1',
		values: [subject],
	});
	return rows.length;
}

/** False where the session has ended meanwhile. */
export async function insertLink(
	session: Session,
	link: { hash: Buffer; session: Buffer; expiresAt: number },
): Promise<boolean> {
	const rows = await session.query({
		name: 'person-link-insert',
		text: `insert into person_link (hash, session, expires_at)
			select $1, s.hash, $3 from person_session s where s.hash = $2 for key share returning 1`,
		values: [link.hash, link.session, new Date(link.expiresAt)],
	});
	return rows.length > 0;
}

/** The session a link was made in. */
export async function findLink(session: Session, hash: Buffer, now: number): Promise<StoredSession | null> {
	const [row] = await session.query<SessionRow>({
		name: 'person-link-by-hash',
		text: `select s.hash, s.subject, s.acting, s.service, s.ends_at, s.seen_at
			from person_link l join person_session s on s.hash = l.session join subject p on p.id = s.subject
			where l.hash = $1 and l.expires_at > $2`,
		values: [hash, new Date(now)],
	});
	return row ? asSession(row) : null;
}

/** Uses a link up; of parallel claims one finds it. */
export async function claimLink(session: Session, hash: Buffer): Promise<boolean> {
	const rows = await session.query({
		name: 'person-link-claim',
		text: 'delete from person_link where hash = $1 returning 1',
		values: [hash],
	});
	return rows.length > 0;
}

/** Codes, counts, links and sessions that mean nothing any more, a bounded number of each; nobody is waited for. */
export async function deleteOutdated(session: Session, now: number): Promise<void> {
	const some = (table: string, key: string, when: string) =>
		`(select ${key} from ${table} where ${when} limit 100 for update skip locked)`;
	await session.query({
		name: 'people-outdated',
		text: `with
			codes as (delete from sign_in_code where digest in ${some('sign_in_code', 'digest', 'expires_at <= $1')}),
			limits as (delete from sign_in_limit where digest in ${some('sign_in_limit', 'digest', 'since <= $2')}),
			links as (delete from person_link where hash in ${some('person_link', 'hash', 'expires_at <= $1')})
			delete from person_session where hash in ${some('person_session', 'hash', 'ends_at <= $1')}`,
		values: [new Date(now), new Date(now - LIMIT_LASTS)],
	});
}
