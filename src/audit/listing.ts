/** Entries as an auditor, or a person about themselves, is shown them: newest first, page by page. */
import type { Session } from '../platform/postgres/session.js';
import { unpackBatch } from './batch.js';
import { type EntryKind, type OpenedEntry, openEntry } from './entry.js';
import { rowsBefore } from './store.js';

export interface EntryFilter {
	kind?: EntryKind;
	/** Daily reference of one person on the UTC day of an instant. */
	reference?: (at: number) => string;
}

export interface EntryPage {
	entries: OpenedEntry[];
	/** Give as `before` to go on; null at the end. */
	next: string | null;
}

const ROWS_A_ROUND = 200;

/**
 * At most `limit` entries older than `before`. Until entries are moved into the tree with an index of references, a
 * filtered listing reads the inbox from its end; `next` never splits a batch, so a page may hold a few more than asked.
 */
export async function listEntries(
	reports: Session,
	ask: { before?: string; limit: number; filter?: EntryFilter },
): Promise<EntryPage> {
	const entries: OpenedEntry[] = [];
	let before = ask.before === undefined ? Number.MAX_SAFE_INTEGER : Number(ask.before);
	for (;;) {
		const rows = await rowsBefore(reports, before, ROWS_A_ROUND);
		for (const row of rows) {
			const opened = unpackBatch(row.entries).map(sealed => openEntry(sealed.bytes));
			entries.push(...opened.reverse().filter(entry => matches(entry, ask.filter)));
			before = row.seq;
			if (entries.length >= ask.limit) return { entries, next: String(before) };
		}
		if (rows.length < ROWS_A_ROUND) return { entries, next: null };
	}
}

function matches(entry: OpenedEntry, filter: EntryFilter | undefined): boolean {
	if (filter?.kind && entry.kind !== filter.kind) return false;
	return filter?.reference === undefined || entry.subject === filter.reference(entry.at);
}
