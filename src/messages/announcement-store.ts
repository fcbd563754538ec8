/** Announcements in SQL. */
import type { Session } from '../platform/postgres/session.js';
import type { Announcement } from './model.js';

export async function insertAnnouncement(session: Session, announcement: Announcement): Promise<void> {
	const { id, kind, from, until, params } = announcement;
	await session.query({
		name: 'announcement-insert',
		text: `insert into announcement (id, kind, stands_from, stands_until, params) values ($1, $2, $3, $4, $5)`,
		values: [id, kind, new Date(from), until === null ? null : new Date(until), JSON.stringify(params)],
	});
}

type Tuple = [string, Announcement['kind'], number, number | null, Announcement['params']];

/** Those standing at an instant, newest first. */
export async function announcementsAt(session: Session, now: number): Promise<Announcement[]> {
	const rows = await session.query<Tuple>({
		name: 'announcement-standing',
		text: `select id, kind, stands_from, stands_until, params from announcement
			where stands_from <= $1 and (stands_until is null or stands_until > $1)
			order by stands_from desc, id`,
		values: [new Date(now)],
	});
	return rows.map(([id, kind, from, until, params]) => ({ id, kind, from, until, params }));
}

/** Removes those that ended before an instant. */
export async function deleteAnnouncements(session: Session, before: number): Promise<void> {
	await session.query({
		name: 'announcement-delete',
		text: 'delete from announcement where stands_until < $1',
		values: [new Date(before)],
	});
}
