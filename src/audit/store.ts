/** Batches in SQL: inserted by the runtime role, read from the inbox by the auditor's. */
import type { Session } from '../platform/postgres/session.js';
import { indexOf, packBatch } from './batch.js';
import type { NewEntry } from './entry.js';

/** Batches land in one of this many buckets. */
const BUCKETS = 16;

/** A batch as one row; sent a second time under its id it changes nothing. */
export interface BatchRow {
	id: string;
	values: unknown[];
}

/** Made once, so that sending it again is the same row. */
export function batchRow(id: string, entries: readonly NewEntry[]): BatchRow {
	const { ends, people, days } = indexOf(entries);
	const bucket = Number.parseInt(id.slice(0, 2), 16) % BUCKETS;
	const about = people.map(person => person ?? 'NULL');
	return { id, values: [bucket, id, packBatch(entries), `{${ends}}`, `{${about}}`, days?.[0], days?.[1]] };
}

export async function insertBatch(session: Session, { values }: BatchRow): Promise<void> {
	await session.query({
		name: 'audit-insert',
		text: `with written as (
				insert into log_batch (bucket, batch, entries) values ($1, $2, $3) on conflict do nothing returning 1
			)
			insert into audit_inbox (bucket, batch, ends, people, first_day, last_day)
			select $1, $2, $4::integer[], $5::bigint[], $6::integer, $7::integer from written`,
		values,
	});
}

/** For each row of `i`, by its key whatever the planner takes the tables to hold. */
export const ITS_ENTRIES =
	'lateral (select entries from log_batch b where b.bucket = i.bucket and b.batch = i.batch limit 1) e';

export interface InboxRow {
	seq: number;
	entries: Buffer;
}

/** Batches in the inbox newer than `after`, in the order of their sequence; across buckets too, the sequence being one. */
export async function rowsAfter(session: Session, after: number, limit: number): Promise<InboxRow[]> {
	const rows = await session.query<[number, Buffer]>({
		name: 'audit-after',
		text: `select seq, entries from (select * from audit_inbox where seq > $1 order by seq limit $2) i
			cross join ${ITS_ENTRIES} order by seq`,
		values: [after, limit],
	});
	return rows.map(([seq, entries]) => ({ seq, entries }));
}

/** Batches in the inbox older than `before`, newest first. */
export async function rowsBefore(session: Session, before: number, limit: number): Promise<InboxRow[]> {
	const rows = await session.query<[number, Buffer]>({
		name: 'audit-before',
		text: `select seq, entries from (select * from audit_inbox where seq < $1 order by seq desc limit $2) i
			cross join ${ITS_ENTRIES} order by seq desc`,
		values: [before, limit],
	});
	return rows.map(([seq, entries]) => ({ seq, entries }));
}
