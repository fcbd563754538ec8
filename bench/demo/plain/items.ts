/** A person's items, from the tables they stand in. */
import type pg from 'pg';
import type { StoredRecord } from '../../../src/client/connect.js';

/** Columns of `person`, by item. */
const COLUMNS: Record<string, string> = {
	language: 'language',
	avatar: 'avatar',
	'location-setting': 'location',
};

/** Those of the items that hold one value, where they have one. */
export async function settingsOf(
	pool: pg.Pool,
	subject: string,
	items: string[],
): Promise<Record<string, string>> {
	const asked = items.filter(item => Object.hasOwn(COLUMNS, item));
	if (asked.length === 0) return {};
	const columns = asked.map(item => COLUMNS[item]).join(', ');
	const { rows } = await pool.query<(string | null)[]>({
		name: `person ${columns}`,
		text: `select ${columns} from person where id = $1`,
		values: [subject],
		rowMode: 'array',
	});
	const values = rows[0] ?? [];
	return Object.fromEntries(asked.flatMap((item, at) => (values[at] == null ? [] : [[item, values[at]]])));
}

export async function entriesOf(pool: pg.Pool, subject: string): Promise<Record<string, StoredRecord[]>> {
	const { rows } = await pool.query<{ id: string; at: Date; entry: StoredRecord['value'] }>({
		name: 'entries',
		text: 'select id, at, entry from activity_entry where person = $1 order by id',
		values: [subject],
	});
	const records = rows.map(({ id, at, entry }) => ({ id, collectedAt: at.toISOString(), value: entry }));
	return { 'activity-entry': records };
}

export async function signInsOf(pool: pg.Pool, subject: string): Promise<Record<string, StoredRecord[]>> {
	const { rows } = await pool.query<{ id: string; at: Date }>({
		name: 'sign-ins',
		text: 'select id, at from sign_in where person = $1 order by id',
		values: [subject],
	});
	return {
		'sign-in': rows.map(({ id, at }) => ({ id, collectedAt: at.toISOString(), value: at.toISOString() })),
	};
}
