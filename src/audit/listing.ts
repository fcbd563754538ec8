/** Entries as an auditor, or a person about themselves, is shown them: newest first, page by page. */
import type { Session } from '../platform/postgres/session.js';
import { formatCursor, INBOX_END, parseCursor } from './cursor.js';
import type { EntryKind, OpenedEntry } from './entry.js';
import { entriesOf, openSealed } from './leaves.js';
import { leavesOfPerson, type ReferenceAt } from './person-leaves.js';
import { rowsBefore } from './store.js';
import { entriesBack, TREE_END } from './walk.js';

export interface EntryFilter {
	kind?: EntryKind;
	/** Of one person. */
	reference?: ReferenceAt;
	/** Leaves out what this actor did. */
	exceptActor?: string;
}

export interface EntryPage {
	entries: OpenedEntry[];
	/** Give as `before` to go on; null at the end. */
	next: string | null;
}

const ROWS_A_ROUND = 200;

/**
 * At most `limit` entries older than `before`: those of the inbox, then those of the tree. Entries move from the one to the
 * other, so the inbox is read first: none is missed, and one met twice is given once. Only a page that went on within the
 * inbox can repeat what the page before had. In the inbox `next` never splits a batch, so a page may hold a few more.
 */
export async function listEntries(
	reports: Session,
	ask: { before?: string; limit: number; filter?: EntryFilter },
): Promise<EntryPage> {
	const filter = ask.filter ?? {};
	const entries = new Map<string, OpenedEntry>();
	const take = (entry: OpenedEntry) => {
		if (matches(entry, filter) && !entries.has(entry.id)) entries.set(entry.id, entry);
		return entries.size >= ask.limit;
	};
	const page = (next: string | null) => ({ entries: [...entries.values()], next });
	const from = ask.before === undefined ? INBOX_END : parseCursor(ask.before);
	if ('inbox' in from) {
		const stopped = await listInbox(reports, from.inbox, take);
		if (stopped !== null) return page(formatCursor({ inbox: stopped }));
	}
	const before = 'inbox' in from ? TREE_END : from;
	const leaves = filter.reference
		? leavesOfPerson(reports, filter.reference, before)
		: entriesBack(reports, before);
	for await (const round of leaves) {
		for (const { epoch, leaf, sealed } of round) {
			if (take(openSealed(sealed))) return page(formatCursor({ epoch, leaf }));
		}
	}
	return page(null);
}

/** Takes from the inbox until told that it is enough; gives the row it came to, null where it came to the end. */
async function listInbox(
	reports: Session,
	from: number,
	take: (entry: OpenedEntry) => boolean,
): Promise<number | null> {
	let before = from;
	for (;;) {
		const rows = await rowsBefore(reports, before, ROWS_A_ROUND);
		for (const row of rows) {
			let enough = false;
			for (const sealed of entriesOf(row.entries).reverse()) enough = take(openSealed(sealed)) || enough;
			before = row.seq;
			if (enough) return before;
		}
		if (rows.length < ROWS_A_ROUND) return null;
	}
}

function matches(entry: OpenedEntry, filter: EntryFilter): boolean {
	if (filter.kind && entry.kind !== filter.kind) return false;
	if (filter.exceptActor !== undefined && entry.actor === filter.exceptActor) return false;
	return filter.reference === undefined || entry.subject === filter.reference(entry.at);
}
