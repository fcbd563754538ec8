/** Entries as an auditor, or a person about themselves, is shown them: newest first, page by page. */
import type { Session } from '../platform/postgres/session.js';
import { unpackBatch } from './batch.js';
import { formatCursor, INBOX_END, parseCursor } from './cursor.js';
import type { EntryKind, OpenedEntry } from './entry.js';
import { daysInTree, entriesAt, leavesOf } from './leaf-store.js';
import { entriesOf, openSealed } from './leaves.js';
import { rowsBefore } from './store.js';
import { bundlesBack, type Place, type PlacedEntry, TREE_END } from './walk.js';

export interface EntryFilter {
	kind?: EntryKind;
	/** Daily reference of one person on the UTC day of an instant. */
	reference?: (at: number) => string;
	/** Leaves out what this actor did. */
	exceptActor?: string;
}

export interface EntryPage {
	entries: OpenedEntry[];
	/** Give as `before` to go on; null at the end. */
	next: string | null;
}

const ROWS_A_ROUND = 200;
const LEAVES_A_ROUND = 500;
const DAY = 86_400_000;

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
		: bundlesBack(reports, before);
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

/** Entries about one person: one probe of the index for each UTC day the tree has people of. */
async function* leavesOfPerson(
	reports: Session,
	reference: (at: number) => string,
	from: Place,
): AsyncGenerator<PlacedEntry[]> {
	const days = await daysInTree(reports);
	if (days === null) return;
	const [first, last] = days;
	const references = Array.from({ length: last - first + 1 }, (_, day) => reference((first + day) * DAY));
	for (let before = from; ; ) {
		const places = await leavesOf(reports, references, before, LEAVES_A_ROUND);
		const packed = await entriesAt(reports, places);
		yield places.map(({ epoch, leaf }, position) => {
			const [sealed] = unpackBatch(packed[position]!);
			return { epoch, leaf, sealed: sealed! };
		});
		const end = places.at(-1);
		if (end === undefined || places.length < LEAVES_A_ROUND) return;
		before = { epoch: end.epoch, leaf: end.leaf };
	}
}

function matches(entry: OpenedEntry, filter: EntryFilter): boolean {
	if (filter.kind && entry.kind !== filter.kind) return false;
	if (filter.exceptActor !== undefined && entry.actor === filter.exceptActor) return false;
	return filter.reference === undefined || entry.subject === filter.reference(entry.at);
}
