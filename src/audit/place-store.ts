/**
 * Gives batches of the inbox their places in the tree, in SQL: entries stay where they were written, and of what they say
 * only commitments reach the process. In the transaction that holds the head's lock.
 */
import { randomBytes } from 'node:crypto';
import type { Session } from '../platform/postgres/session.js';
import { ENTRY_FRAME, indexOf } from './batch.js';
import { personOf, unpacked } from './leaves.js';
import { ITS_ENTRIES } from './store.js';
import type { StoredHead } from './tree-store.js';

/** The first batch is taken however large it is. */
export interface TakeLimit {
	batches: number;
	bytes: number;
}

/** Batches of the inbox from one sequence number to another. */
export interface Stretch {
	from: number;
	to: number;
}

/**
 * The oldest batches behind a sequence number, a few more than the limit where some were committed late; null where there
 * are none.
 */
export async function oldestBatches(
	session: Session,
	after: number,
	{ batches, bytes }: TakeLimit,
): Promise<{ stretch: Stretch; more: boolean } | null> {
	const [row] = await session.query<[number | null, number | null, boolean | null]>({
		name: 'tree-inbox-oldest',
		text: `select min(seq), max(seq) filter (where before < $3), bool_or(before >= $3) or count(*) = $2
			from (
				select seq, sum(length) over (order by seq) - length as before
				from (
					-- Who wrote a batch says how long it is; of others it is known without reading what is stored apart.
					select seq, coalesce(
						ends[cardinality(ends)],
						(select octet_length(entries) from log_batch b where b.bucket = i.bucket and b.batch = i.batch),
						0
					) as length
					from audit_inbox i where seq > $1 order by seq limit $2
				) first
			) measured`,
		values: [after, batches, bytes],
	});
	const [from, to, more] = row!;
	return from === null || to === null ? null : { stretch: { from, to }, more: more === true };
}

/** Where in the inbox a batch is that this transaction put there. */
export async function stretchOf(session: Session, batch: string): Promise<Stretch> {
	const [row] = await session.query<[number]>({
		name: 'tree-inbox-seq',
		text: 'select seq from audit_inbox where batch = $1',
		values: [batch],
	});
	return { from: row![0], to: row![0] };
}

export interface Placed {
	batches: number;
	/** Of their entries, a row in the order of the leaves. */
	commitments: Buffer;
	/** First and last UTC day of entries about people; null where there are none. */
	days: [first: number, last: number] | null;
}

/** Places them behind the head. Throws where another process places them at the same time. */
export async function placeBatches(session: Session, head: StoredHead, stretch: Stretch): Promise<Placed> {
	const unsound = await tryToPlace(session, head, stretch);
	if (!Array.isArray(unsound)) return unsound;
	for (const seq of unsound) await describe(session, seq);
	const placed = await tryToPlace(session, head, stretch);
	if (Array.isArray(placed)) throw new Error('batches of the inbox cannot be read');
	return placed;
}

/**
 * A commitment is SHA-256(salt ‖ entry), of the bytes stored. That a writer says truly where its entries end is checked
 * against the lengths before each of them: nothing is placed where one does not, and the batches in question are given.
 */
const PLACE = `
	with waiting as materialized (
		-- Put together once, or each function below would fetch what is stored apart anew.
		select seq, bucket, batch, ends || '{}'::integer[] as ends, people, first_day, last_day, salt,
			entries || ''::bytea as entries
		from audit_inbox i left join ${ITS_ENTRIES} on true where seq between $3 and $4
	), made as materialized (
		select w.seq, w.bucket, w.batch, w.ends, w.people, w.salt, w.first_day, w.last_day, each.commitments,
			cardinality(w.ends) as width,
			coalesce(
				each.framed and cardinality(w.people) = cardinality(w.ends)
					and w.ends[cardinality(w.ends)] = octet_length(w.entries),
				false
			) as sound
		from waiting w cross join lateral (
			select
				string_agg(
					case
						when w.salt is not null then sha256(w.salt || w.entries)
						when e.upto - e.since >= ${ENTRY_FRAME} then sha256(
							substring(w.entries from e.since + 1 for 32) ||
							substring(w.entries from e.since + ${ENTRY_FRAME + 1} for e.upto - e.since - ${ENTRY_FRAME})
						)
					end,
					''::bytea order by e.n
				) as commitments,
				bool_and(w.salt is not null or e.upto - e.since >= ${ENTRY_FRAME} and
					substring(w.entries from e.since + 33 for 4) = int4send(e.upto - e.since - ${ENTRY_FRAME})) as framed
			from (
				select n, coalesce(w.ends[n - 1], 0) as since, w.ends[n] as upto
				from generate_series(1, case when w.salt is not null then 1
					when cardinality(w.ends) <= octet_length(w.entries) / ${ENTRY_FRAME} then cardinality(w.ends) end) n
				-- Without it both would be looked up anew wherever they are used.
				offset 0
			) e
		) each
	), placed as (
		insert into log_place (epoch, leaf, bucket, batch, ends, people, salt)
		select $1, $2::bigint + sum(width) over (order by seq) - width, bucket, batch, ends, people, salt
		from made where (select bool_and(sound) from made)
	), taken as (
		delete from audit_inbox where seq between $3 and $4 and (select bool_and(sound) from made) returning 1
	)
	select count(*), (select count(*) from taken), array_agg(seq) filter (where not sound)::text[],
		string_agg(commitments, ''::bytea order by seq), min(first_day), max(last_day)
	from made`;

/** The sequence numbers of batches that are not as their writer says, or were not described at all; then none is placed. */
async function tryToPlace(
	session: Session,
	{ epoch, size }: StoredHead,
	{ from, to }: Stretch,
): Promise<Placed | number[]> {
	const [row] = await session.query<
		[number, number, string[] | null, Buffer | null, number | null, number | null]
	>({ name: 'tree-place', text: PLACE, values: [epoch, size, from, to] });
	const [batches, taken, unsound, commitments, first, last] = row!;
	if (unsound !== null) return unsound.map(Number);
	if (taken !== batches) throw new Error('the log’s inbox is not as long as it was');
	const days: Placed['days'] = first === null || last === null ? null : [first, last];
	return { batches, commitments: commitments ?? Buffer.alloc(0), days };
}

/** Says of a batch what its writer did not, or not truly, by reading it. */
async function describe(session: Session, seq: number): Promise<void> {
	const [row] = await session.query<[Buffer]>({
		name: 'tree-inbox-read',
		text: `select entries from audit_inbox i cross join ${ITS_ENTRIES} where seq = $1`,
		values: [seq],
	});
	if (row === undefined) {
		// Only who writes to the database can name a batch there is not.
		await session.query({
			name: 'tree-inbox-nothing',
			text: 'delete from audit_inbox where seq = $1',
			values: [seq],
		});
		return;
	}
	const [packed] = row;
	const entries = unpacked(packed)?.map(sealed => ({ ...sealed, person: personOf(sealed) }));
	const { ends, people, days } = entries
		? indexOf(entries)
		: { ends: [packed.length], people: [null], days: null };
	await session.query({
		name: 'tree-inbox-describe',
		text: `update audit_inbox set ends = $2, people = $3, first_day = $4, last_day = $5, salt = $6 where seq = $1`,
		values: [seq, ends, people, days?.[0], days?.[1], entries ? null : randomBytes(32)],
	});
}

/** Puts batches of an epoch from a leaf on back into the inbox: no checkpoint covers them, and the epoch ends before them. */
export async function takeBack(session: Session, epoch: number, leaf: number): Promise<void> {
	await session.query({
		name: 'tree-take-back',
		text: `with back as (delete from log_place where epoch = $1 and leaf >= $2 returning *)
			insert into audit_inbox (bucket, batch) select bucket, batch from back order by leaf`,
		values: [epoch, leaf],
	});
}
