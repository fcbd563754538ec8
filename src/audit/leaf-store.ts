/** The tree's entries in SQL, as the auditor's role reads them: batch by batch, or one person's. */
import type { Session } from '../platform/postgres/session.js';
import { ITS_ENTRIES } from './store.js';

/** A leaf of one of the trees. */
export interface Place {
	epoch: number;
	leaf: number;
}

/** A batch and the place of its first entry. */
export interface StoredBatch extends Place {
	/** Packed salts and entries, or what is no batch of entries. */
	entries: Buffer;
	/** Of what is no batch of entries. */
	salt: Buffer | null;
}

type BatchColumns = [epoch: number, leaf: number, entries: Buffer, salt: Buffer | null];

const batchOf = ([epoch, leaf, entries, salt]: BatchColumns): StoredBatch => ({ epoch, leaf, entries, salt });

/** Bytes of entries after which no further batch is read at once. */
const A_READ = 4_000_000;

/** As many of the batches of `p` as may be read at once, the first however large. */
const readAtOnce = (order: string): string => `(
	select * from (
		select *, sum(ends[cardinality(ends)]::bigint) over (order by ${order}) - ends[cardinality(ends)] as before from p
	) measured
	where before < ${A_READ}
) i`;

/** Batches with leaves before a place, newest first; those of the trees before after them. None only where there are none. */
export async function batchesBefore(
	session: Session,
	{ epoch, leaf }: Place,
	limit: number,
): Promise<StoredBatch[]> {
	const rows = await session.query<BatchColumns>({
		name: 'tree-batches-before',
		text: `with p as (
				select * from log_place where (epoch, leaf) < ($1, $2) order by epoch desc, leaf desc limit $3
			)
			select epoch, leaf, entries, salt from ${readAtOnce('epoch desc, leaf desc')} cross join ${ITS_ENTRIES}
			order by epoch desc, leaf desc`,
		values: [epoch, leaf, limit],
	});
	return rows.map(batchOf);
}

/** Batches with leaves from a place on, oldest first; those of the trees behind after them. None only where there are none. */
export async function batchesFrom(
	session: Session,
	{ epoch, leaf }: Place,
	limit: number,
): Promise<StoredBatch[]> {
	const rows = await session.query<BatchColumns>({
		name: 'tree-batches-from',
		text: `with p as (
				select * from log_place
				where (epoch, leaf) >= ($1, coalesce((select max(leaf) from log_place where epoch = $1 and leaf <= $2), $2))
					and (epoch, leaf + cardinality(ends)) > ($1, $2)
				order by epoch, leaf limit $3
			)
			select epoch, leaf, entries, salt from ${readAtOnce('epoch, leaf')} cross join ${ITS_ENTRIES}
			order by epoch, leaf`,
		values: [epoch, leaf, limit],
	});
	return rows.map(batchOf);
}

/** An entry about a person, packed. */
export interface StoredEntry extends Place {
	packed: Buffer;
}

/** Entries about any of these people, as `referenceNumber` has them, before a place; newest first. */
export async function entriesAbout(
	session: Session,
	people: bigint[],
	before: Place,
	limit: number,
): Promise<StoredEntry[]> {
	const rows = await session.query<[number, number, Buffer]>({
		name: 'tree-entries-about',
		text: `select epoch, leaf, substring(entries from since + 1 for upto - since)
			from (
				select bucket, batch, epoch, leaf + n - 1 as leaf, coalesce(ends[n - 1], 0) as since, ends[n] as upto
				from log_place cross join lateral unnest(people) with ordinality each(person, n)
				where people && $1::bigint[] and person = any($1) and (epoch, leaf + n - 1) < ($2, $3)
				order by epoch desc, leaf desc, n desc limit $4
			) i cross join ${ITS_ENTRIES}
			order by epoch desc, leaf desc`,
		values: [people, before.epoch, before.leaf, limit],
	});
	return rows.map(([epoch, leaf, packed]) => ({ epoch, leaf, packed }));
}

/** First and last UTC day of entries about people, in any epoch; null where there are none. */
export async function daysInTree(session: Session): Promise<[first: number, last: number] | null> {
	const [row] = await session.query<[number | null, number | null]>({
		name: 'tree-all-days',
		text: 'select min(first_day), max(last_day) from log_epoch',
	});
	return row === undefined || row[0] === null || row[1] === null ? null : [row[0], row[1]];
}
