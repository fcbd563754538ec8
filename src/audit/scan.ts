/** Walking the log back from its end, for what can only be found by looking at every entry. */
import type { Session } from '../platform/postgres/session.js';
import { unpackBatch } from './batch.js';
import { type OpenedEntry, openEntry } from './entry.js';
import { rowsBefore } from './store.js';

const ROWS_A_ROUND = 200;

/** Milliseconds an entry may stand behind younger ones: longer than any act may take. */
const LATE = 3_600_000;

/** Entries whose instant is at or after `from`, newest rows first; reads no further back than it must. */
export async function* entriesSince(reports: Session, from: number): AsyncGenerator<OpenedEntry> {
	let before = Number.MAX_SAFE_INTEGER;
	for (;;) {
		const rows = await rowsBefore(reports, before, ROWS_A_ROUND);
		let newest = Number.NEGATIVE_INFINITY;
		for (const row of rows) {
			before = row.seq;
			for (const sealed of unpackBatch(row.entries)) {
				const entry = openEntry(sealed.bytes);
				newest = Math.max(newest, entry.at);
				if (entry.at >= from) yield entry;
			}
		}
		if (rows.length < ROWS_A_ROUND || newest < from - LATE) return;
	}
}
