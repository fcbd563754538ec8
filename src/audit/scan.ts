/** Walking the log back from its end, for what can only be found by looking at every entry. */
import type { Session } from '../platform/postgres/session.js';
import type { OpenedEntry } from './entry.js';
import { entriesOf, openSealed } from './leaves.js';
import { rowsBefore } from './store.js';
import { entriesBack, TREE_END } from './walk.js';

const ROWS_A_ROUND = 200;

/** Milliseconds an entry may stand behind younger ones: longer than any act may take. */
const LATE = 3_600_000;

/**
 * Entries whose instant is at or after `from`, newest first, each once: those of the inbox, then those of the tree, so that
 * none is missed that moves meanwhile. Reads no further back than it must.
 */
export async function* entriesSince(reports: Session, from: number): AsyncGenerator<OpenedEntry> {
	const waiting = new Set<string>();
	for await (const round of inboxBack(reports)) {
		for (const entry of round) {
			waiting.add(entry.id);
			if (entry.at >= from) yield entry;
		}
	}
	for await (const batch of entriesBack(reports, TREE_END)) {
		let newest = Number.NEGATIVE_INFINITY;
		for (const { sealed } of batch) {
			const entry = openSealed(sealed);
			newest = Math.max(newest, entry.at);
			if (entry.at >= from && !waiting.has(entry.id)) yield entry;
		}
		if (newest < from - LATE) return;
	}
}

async function* inboxBack(reports: Session): AsyncGenerator<OpenedEntry[]> {
	let before = Number.MAX_SAFE_INTEGER;
	for (;;) {
		const rows = await rowsBefore(reports, before, ROWS_A_ROUND);
		for (const { seq, entries } of rows) {
			before = seq;
			yield entriesOf(entries).map(openSealed);
		}
		if (rows.length < ROWS_A_ROUND) return;
	}
}
