/** Activities and who takes part, in SQL. */
import type { Session } from '../../platform/postgres/session.js';
import type { Words } from '../../policy/model.js';
import type { SubjectId } from '../../vault/model.js';
import type { Activity } from './model.js';

type Row = [id: string, service: string, title: Words, endsAt: number, entries: number];

const SELECTED = `select a.id, a.service, a.title, a.ends_at,
	(select count(*) from activity_entry e where e.activity = a.id) from activity a`;

function activityOf([id, service, title, endsAt, entries]: Row): Activity {
	return { id, service, title, endsAt, entries };
}

/** Nothing happens where the service has one of the same words and end. */
export async function insertActivity(session: Session, opened: Omit<Activity, 'entries'>): Promise<void> {
	await session.query({
		name: 'activity-insert',
		text: `insert into activity (id, service, title, ends_at) values ($1, $2, $3, $4)
			on conflict (service, ends_at, title) do nothing`,
		values: [opened.id, opened.service, JSON.stringify(opened.title), new Date(opened.endsAt)],
	});
}

export async function findLike(
	session: Session,
	{ service, title, endsAt }: Pick<Activity, 'service' | 'title' | 'endsAt'>,
): Promise<Activity | null> {
	const [row] = await session.query<Row>({
		name: 'activity-find-like',
		text: `${SELECTED} where a.service = $1 and a.ends_at = $2 and a.title = $3`,
		values: [service, new Date(endsAt), JSON.stringify(title)],
	});
	return row ? activityOf(row) : null;
}

export async function findActivity(session: Session, id: string): Promise<Activity | null> {
	const [row] = await session.query<Row>({
		name: 'activity-find',
		text: `${SELECTED} where a.id = $1`,
		values: [id],
	});
	return row ? activityOf(row) : null;
}

/** Of a service, those that end after `now`, soonest first. */
export async function runningActivities(session: Session, service: string, now: number): Promise<Activity[]> {
	const rows = await session.query<Row>({
		name: 'activity-running',
		text: `${SELECTED} where a.service = $1 and a.ends_at > $2 order by a.ends_at, a.id`,
		values: [service, new Date(now)],
	});
	return rows.map(activityOf);
}

export async function insertEntry(session: Session, subject: SubjectId, activity: string): Promise<void> {
	await session.query({
		name: 'activity-entry-insert',
		text: 'insert into activity_entry (subject, activity) values ($1, $2) on conflict do nothing',
		values: [subject, activity],
	});
}

/** Where somebody's activities stand. */
export interface Participation {
	subject: SubjectId;
	/** Service of the activity that ended last. */
	service: string;
	/** End of the last activity they take part in, ended or not. */
	lastEnd: number;
}

/** People with an ended activity that is not accounted for, after the one given, in the order of their ids. */
export async function unsettledPeople(
	session: Session,
	now: number,
	after: SubjectId | null,
	limit: number,
): Promise<Participation[]> {
	const rows = await session.query<[string, string, number]>({
		name: 'activity-unsettled',
		text: `select distinct on (p.subject) p.subject, a.service, a.ends_at
			from (
				select distinct e.subject from activity_entry e join activity a on a.id = e.activity
				where not e.settled and a.ends_at <= $1 and ($2::uuid is null or e.subject > $2::uuid)
				order by e.subject limit $3
			) p
			join activity_entry e on e.subject = p.subject
			join activity a on a.id = e.activity
			order by p.subject, a.ends_at desc, a.id`,
		values: [new Date(now), after, limit],
	});
	return rows.map(([subject, service, lastEnd]) => ({ subject, service, lastEnd }));
}

/** The ended ones of a person are accounted for. */
export async function settle(session: Session, subject: SubjectId, now: number): Promise<void> {
	await session.query({
		name: 'activity-settle',
		text: `update activity_entry e set settled = true from activity a
			where e.subject = $1 and a.id = e.activity and a.ends_at <= $2 and not e.settled`,
		values: [subject, new Date(now)],
	});
}

/** Whether a person took part, and the period of all that was begun. */
export async function isSettled(session: Session, subject: SubjectId): Promise<boolean> {
	const [row] = await session.query<[boolean | null]>({
		name: 'activity-is-settled',
		text: 'select bool_and(settled) from activity_entry where subject = $1',
		values: [subject],
	});
	return row![0] ?? false;
}

/** Entries of somebody who is not stored here any more. */
export async function dropEntries(session: Session, subject: SubjectId): Promise<void> {
	await session.query({
		name: 'activity-drop-entries',
		text: 'delete from activity_entry where subject = $1',
		values: [subject],
	});
}

/** End of the last activity a person takes part in; null where they take part in none. */
export async function lastEndOf(session: Session, subject: SubjectId): Promise<number | null> {
	const [row] = await session.query<[number | null]>({
		name: 'activity-last-end',
		text: `select max(a.ends_at) from activity_entry e join activity a on a.id = e.activity
			where e.subject = $1`,
		values: [subject],
	});
	return row![0];
}
