/** Wind-downs and how far they have come, in SQL. */
import type { Session } from '../../platform/postgres/session.js';
import type { SubjectId } from '../../vault/model.js';
import type { WindDownView } from './model.js';

export interface StoredWindDown extends WindDownView {
	/** Everybody stored then has been told. */
	toldAll: boolean;
	/** Last person of the walk under way; null at its beginning. */
	cursor: SubjectId | null;
}

type Row = [
	id: string,
	rehearsal: boolean,
	state: WindDownView['state'],
	begunAt: number,
	exportUntil: number,
	eraseBy: number,
	toldAll: boolean,
	cursor: string | null,
	told: number,
	erased: number,
	left: number,
];

const COLUMNS = `id, rehearsal, state, begun_at, export_until, erase_by, told_all, cursor, told, erased, remaining`;

export async function insertWindDown(session: Session, made: WindDownView): Promise<void> {
	await session.query({
		name: 'wind-down-insert',
		text: `insert into wind_down (id, rehearsal, state, begun_at, export_until, erase_by)
			values ($1, $2, $3, $4, $5, $6)`,
		values: [
			made.id,
			made.rehearsal,
			made.state,
			new Date(made.begunAt),
			new Date(made.exportUntil),
			new Date(made.eraseBy),
		],
	});
}

/** Newest first. */
export async function listWindDowns(session: Session): Promise<StoredWindDown[]> {
	const rows = await session.query<Row>({
		name: 'wind-down-list',
		text: `select ${COLUMNS} from wind_down order by begun_at desc, id`,
	});
	return rows.map(row => {
		const [id, rehearsal, state, begunAt, exportUntil, eraseBy, toldAll, cursor, told, erased, left] = row;
		return { id, rehearsal, state, begunAt, exportUntil, eraseBy, toldAll, cursor, told, erased, left };
	});
}

/**
 * Stores how far it has come, if nobody else moved it on since `before`; false where somebody did, and the caller's
 * transaction must come to nothing.
 */
export async function moveOn(
	session: Session,
	before: StoredWindDown,
	after: StoredWindDown,
): Promise<boolean> {
	const rows = await session.query({
		name: 'wind-down-move-on',
		text: `update wind_down
			set state = $4, told_all = $5, cursor = $6, told = $7, erased = $8, remaining = $9
			where id = $1 and state = $2 and cursor is not distinct from $3
			returning 1`,
		values: [
			before.id,
			before.state,
			before.cursor,
			after.state,
			after.toldAll,
			after.cursor,
			after.told,
			after.erased,
			after.left,
		],
	});
	return rows.length > 0;
}

export async function insertInvented(session: Session, windDown: string, subject: SubjectId): Promise<void> {
	await session.query({
		name: 'wind-down-insert-invented',
		text: `insert into wind_down_person (wind_down, subject) values ($1, $2) on conflict do nothing`,
		values: [windDown, subject],
	});
}

/** Invented people of a rehearsal, in the order of their ids. */
export async function inventedAfter(
	session: Session,
	windDown: string,
	after: SubjectId | null,
	limit: number,
): Promise<SubjectId[]> {
	const rows = await session.query<[string]>({
		name: 'wind-down-invented-after',
		text: `select subject from wind_down_person
			where wind_down = $1 and ($2::uuid is null or subject > $2) order by subject limit $3`,
		values: [windDown, after, limit],
	});
	return rows.map(([subject]) => subject);
}
