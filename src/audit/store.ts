/** The inbox in SQL: inserted by the runtime role, read by the auditor's. */
import type { Session } from '../platform/postgres/session.js';

/** Entries of one batch land in one of this many buckets. */
const BUCKETS = 16;

export async function insertBatch(session: Session, batch: string, packed: Buffer): Promise<void> {
	await session.query({
		name: 'audit-insert',
		text: 'insert into audit_inbox (bucket, batch, entries) values ($1, $2, $3) on conflict do nothing',
		values: [Number.parseInt(batch.slice(0, 2), 16) % BUCKETS, batch, packed],
	});
}

export interface InboxRow {
	bucket: number;
	seq: number;
	entries: Buffer;
}

/** Rows newer than `after` in the order of their sequence; across buckets too, the sequence being one. */
export async function rowsAfter(session: Session, after: number, limit: number): Promise<InboxRow[]> {
	const rows = await session.query<[number, number, Buffer]>({
		name: 'audit-after',
		text: 'select bucket, seq, entries from audit_inbox where seq > $1 order by seq limit $2',
		values: [after, limit],
	});
	return rows.map(([bucket, seq, entries]) => ({ bucket, seq, entries }));
}

/** Rows older than `before`, newest first. */
export async function rowsBefore(session: Session, before: number, limit: number): Promise<InboxRow[]> {
	const rows = await session.query<[number, number, Buffer]>({
		name: 'audit-before',
		text: 'select bucket, seq, entries from audit_inbox where seq < $1 order by seq desc limit $2',
		values: [before, limit],
	});
	return rows.map(([bucket, seq, entries]) => ({ bucket, seq, entries }));
}
