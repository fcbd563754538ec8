/** Staff in the database of the house's first region. */
import type { Session } from '../../platform/postgres/session.js';
import type { StaffCode, StaffMember, StaffRole, StaffSession } from './model.js';

export async function insertCode(session: Session, code: StaffCode): Promise<void> {
	await session.query({
		name: 'staff-code-insert',
		text: 'insert into staff_code (hash, role, person, expires_at) values ($1, $2, $3, $4)',
		values: [code.hash, code.role, bytesOf(code.person), new Date(code.expiresAt)],
	});
}

/**
 * Uses a code up; null when it is unknown, used or expired. Of parallel claims one finds it unused, the others wait for
 * that one's commit and find it used.
 */
export async function claimCode(
	session: Session,
	hash: Buffer,
	now: number,
): Promise<Pick<StaffCode, 'role' | 'person'> | null> {
	const [row] = await session.query<[role: string, person: Buffer]>({
		name: 'staff-code-claim',
		text: `update staff_code set used_at = $2
			where hash = $1 and expires_at > $2 and used_at is null
			returning role, person`,
		values: [hash, new Date(now)],
	});
	return row ? { role: row[0] as StaffRole, person: row[1].toString('base64url') } : null;
}

export async function insertMember(session: Session, member: StaffMember, now: number): Promise<void> {
	await session.query({
		name: 'staff-member-insert',
		text: 'insert into staff_member (id, role, person, created_at) values ($1, $2, $3, $4)',
		values: [member.id, member.role, bytesOf(member.person), new Date(now)],
	});
}

export async function insertSession(session: Session, made: StaffSession): Promise<void> {
	await session.query({
		name: 'staff-session-insert',
		text: 'insert into staff_session (hash, member, ends_at, seen_at) values ($1, $2, $3, $4)',
		values: [made.hash, made.member.id, new Date(made.endsAt), new Date(made.seenAt)],
	});
}

export async function findSession(session: Session, hash: Buffer): Promise<StaffSession | null> {
	const [row] = await session.query<
		[hash: Buffer, id: string, role: string, person: Buffer, endsAt: number, seenAt: number]
	>({
		name: 'staff-session-by-hash',
		text: `select s.hash, m.id, m.role, m.person, s.ends_at, s.seen_at
			from staff_session s join staff_member m on m.id = s.member where s.hash = $1`,
		values: [hash],
	});
	if (!row) return null;
	const [found, id, role, person, endsAt, seenAt] = row;
	const member = { id, role: role as StaffRole, person: person.toString('base64url') };
	return { hash: found, member, endsAt, seenAt };
}

function bytesOf(person: string): Buffer {
	return Buffer.from(person, 'base64url');
}

/** Nothing happens to a session that has ended meanwhile. */
export async function markSeen(session: Session, hash: Buffer, now: number): Promise<void> {
	await session.query({
		name: 'staff-session-seen',
		text: 'update staff_session set seen_at = $2 where hash = $1 and seen_at < $2',
		values: [hash, new Date(now)],
	});
}

/** False when there was no such session. */
export async function deleteSession(session: Session, hash: Buffer): Promise<boolean> {
	const rows = await session.query({
		name: 'staff-session-delete',
		text: 'delete from staff_session where hash = $1 returning 1',
		values: [hash],
	});
	return rows.length > 0;
}

/** Codes and sessions that open nothing any more. */
export async function deleteOutdated(session: Session, now: number): Promise<void> {
	await session.query({
		name: 'staff-code-outdated',
		text: 'delete from staff_code where expires_at <= $1',
		values: [new Date(now)],
	});
	await session.query({
		name: 'staff-session-outdated',
		text: 'delete from staff_session where ends_at <= $1',
		values: [new Date(now)],
	});
}
