/** The tree's entries in SQL, as the auditor's role reads them: bundle by bundle, or one person's. */
import type { Session } from '../platform/postgres/session.js';

export interface StoredBundle {
	epoch: number;
	/** Its first leaf is 256 times this. */
	index: number;
	/** Packed salts and entries. */
	entries: Buffer;
}

const BACK = { name: 'tree-bundles-before', side: '<=', order: 'epoch desc, bundle desc' };
const ON = { name: 'tree-bundles-from', side: '>=', order: 'epoch, bundle' };

/**
 * Bundles put together of their pieces: from one of an epoch on and all of those after it, oldest first; or back from it
 * and all of those before it, newest first.
 */
export async function storedBundles(
	session: Session,
	way: 'back' | 'on',
	{ epoch, index }: { epoch: number; index: number },
	limit: number,
): Promise<StoredBundle[]> {
	const { name, side, order } = way === 'back' ? BACK : ON;
	const rows = await session.query<[number, number, Buffer]>({
		name,
		text: `select c.epoch, c.bundle, whole.entries
			from (
				select distinct epoch, bundle from log_piece
				where (epoch, bundle) ${side} ($1, $2) order by ${order} limit $3
			) c
			cross join lateral (
				select string_agg(p.entries, ''::bytea order by p.first) as entries
				from log_piece p where p.epoch = c.epoch and p.bundle = c.bundle
			) whole
			order by ${order}`,
		values: [epoch, index, limit],
	});
	return rows.map(([epoch, index, entries]) => ({ epoch, index, entries }));
}

export interface PersonPlace {
	epoch: number;
	leaf: number;
	/** First byte of the packed entry in its piece, and how many. */
	at: number;
	length: number;
}

/** Where entries under any of these references are, before a leaf of an epoch; newest first. */
export async function leavesOf(
	session: Session,
	references: string[],
	before: { epoch: number; leaf: number },
	limit: number,
): Promise<PersonPlace[]> {
	const rows = await session.query<[number, number, number, number]>({
		name: 'tree-leaves-of',
		text: `select epoch, leaf, at, length from log_reference
			where reference = any($1) and (epoch, leaf) < ($2, $3) order by epoch desc, leaf desc limit $4`,
		values: [references, before.epoch, before.leaf, limit],
	});
	return rows.map(([epoch, leaf, at, length]) => ({ epoch, leaf, at, length }));
}

/** The packed entries at these places, in the order of the places. */
export async function entriesAt(session: Session, places: PersonPlace[]): Promise<Buffer[]> {
	const rows = await session.query<[Buffer]>({
		name: 'tree-entries-at',
		text: `select substring(piece.entries from asked.at + 1 for asked.length)
			from unnest($1::smallint[], $2::bigint[], $3::integer[], $4::integer[])
				with ordinality as asked(epoch, leaf, at, length, place)
			cross join lateral (
				select entries from log_piece p
				where p.epoch = asked.epoch and p.bundle = asked.leaf / 256 and p.first <= asked.leaf % 256
				order by p.first desc limit 1
			) piece
			order by asked.place`,
		values: [
			places.map(({ epoch }) => epoch),
			places.map(({ leaf }) => leaf),
			places.map(({ at }) => at),
			places.map(({ length }) => length),
		],
	});
	return rows.map(([entry]) => entry);
}

/** First and last UTC day of entries about people, in any epoch; null where there are none. */
export async function daysInTree(session: Session): Promise<[first: number, last: number] | null> {
	const [row] = await session.query<[number | null, number | null]>({
		name: 'tree-all-days',
		text: 'select min(first_day), max(last_day) from log_epoch',
	});
	return row === undefined || row[0] === null || row[1] === null ? null : [row[0], row[1]];
}
