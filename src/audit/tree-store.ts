/** The tree in SQL: written by the integrator's role, read by the auditor's. */
import type { Session } from '../platform/postgres/session.js';

export interface StoredEpoch {
	epoch: number;
	/** Name of the tree in its checkpoints. */
	origin: string;
	/** Verifier key, as text. */
	key: string;
	/** Newest checkpoint of the tree before it; null for the first. */
	previous: string | null;
}

export interface StoredHead {
	epoch: number;
	size: number;
	/** As `formatRange` makes it. */
	frontier: Buffer;
}

export interface StoredCheckpoint {
	epoch: number;
	size: number;
	note: string;
}

/** Begins the region's first epoch, unless one has begun. */
export async function insertFirstEpoch(
	session: Session,
	{ origin, key }: StoredEpoch,
	at: number,
	frontier: Uint8Array,
): Promise<void> {
	await session.query({
		name: 'tree-first-epoch',
		text: `insert into log_epoch (epoch, origin, key, began_at)
			select 1, $1, $2, $3 where not exists (select from log_epoch) on conflict do nothing`,
		values: [origin, key, new Date(at)],
	});
	await session.query({
		name: 'tree-first-head',
		text: `insert into log_head (epoch, size, frontier)
			select 1, 0, $1::bytea where not exists (select from log_head) on conflict do nothing`,
		values: [frontier],
	});
}

/** Begins an epoch; the head, locked by the caller, moves to it. */
export async function insertEpoch(
	session: Session,
	{ epoch, origin, key, previous }: StoredEpoch,
	at: number,
	frontier: Uint8Array,
): Promise<void> {
	await session.query({
		name: 'tree-epoch',
		text: 'insert into log_epoch (epoch, origin, key, began_at, previous) values ($1, $2, $3, $4, $5)',
		values: [epoch, origin, key, new Date(at), previous],
	});
	await session.query({
		name: 'tree-head-anew',
		text: 'update log_head set epoch = $1, size = 0, frontier = $2',
		values: [epoch, frontier],
	});
}

/** In their order. */
export async function storedEpochs(session: Session): Promise<StoredEpoch[]> {
	const rows = await session.query<[number, string, string, string | null]>({
		name: 'tree-epochs',
		text: 'select epoch, origin, key, previous from log_epoch order by epoch',
	});
	return rows.map(([epoch, origin, key, previous]) => ({ epoch, origin, key, previous }));
}

/**
 * The head, locked until the transaction ends; null where another process holds it. One that hangs in its transaction loses
 * it after half a minute.
 */
export async function lockHead(session: Session): Promise<StoredHead | null> {
	await session.query({
		name: 'tree-patience',
		text: `select set_config('idle_in_transaction_session_timeout', '30000', true)`,
	});
	const [row] = await session.query<[number, number, Buffer]>({
		name: 'tree-lock',
		text: 'select epoch, size, frontier from log_head for update skip locked',
	});
	return row ? { epoch: row[0], size: row[1], frontier: row[2] } : null;
}

/** Throws where the head is not what it was when it was locked. */
export async function moveHead(session: Session, from: StoredHead, to: StoredHead): Promise<void> {
	const rows = await session.query({
		name: 'tree-head-move',
		text: 'update log_head set size = $3, frontier = $4 where epoch = $1 and size = $2 returning 1',
		values: [from.epoch, from.size, to.size, to.frontier],
	});
	requireOne(rows, 'head');
}

/** The first row is taken however large it is. */
export interface TakeLimit {
	rows: number;
	bytes: number;
}

export interface Taken {
	rows: number;
	/** Those not taken before, in their order. */
	batches: Buffer[];
	/** Whether the limit left some there. */
	more: boolean;
}

/** Takes the oldest rows out of the inbox, a few more than the limit where some were committed late. */
export async function takeInbox(session: Session, { rows: most, bytes }: TakeLimit): Promise<Taken> {
	// Lengths are known without reading what is stored apart.
	const [last] = await session.query<[number | null, boolean | null]>({
		name: 'tree-inbox-end',
		text: `select max(seq) filter (where before < $2), bool_or(before >= $2) or count(*) = $1
			from (
				select seq, sum(octet_length(entries)) over (order by seq) - octet_length(entries) as before
				from (select seq, entries from audit_inbox order by seq limit $1) first
			) measured`,
		values: [most, bytes],
	});
	if (last === undefined || last[0] === null) return { rows: 0, batches: [], more: false };
	const rows = await session.query<[number, string, Buffer]>({
		name: 'tree-inbox-take',
		text: 'delete from audit_inbox where seq <= $1 returning seq, batch, entries',
		values: [last[0]],
	});
	const fresh = await session.query<[string]>({
		name: 'tree-taken',
		text: 'insert into log_taken (batch) select unnest($1::uuid[]) on conflict do nothing returning batch',
		values: [rows.map(([, batch]) => batch)],
	});
	const isFresh = new Set(fresh.map(([batch]) => batch));
	const kept = rows.filter(([, batch]) => isFresh.has(batch)).sort(([a], [b]) => a - b);
	return { rows: rows.length, batches: kept.map(([, , entries]) => entries), more: last[1] === true };
}

/** Forgets batches nobody sends again. */
export async function forgetTaken(session: Session): Promise<void> {
	await session.query({
		name: 'tree-taken-forget',
		text: `delete from log_taken where at < clock_timestamp() - interval '10 minutes'`,
	});
}

/** Adds hashes to a tile that holds `offset` so far. Throws where it holds another number. */
export async function appendTile(
	session: Session,
	epoch: number,
	{ level, index, offset, hashes }: { level: number; index: number; offset: number; hashes: Uint8Array },
): Promise<void> {
	const values = [epoch, level, index, hashes.length / 32, hashes];
	if (offset === 0) {
		await session.query({
			name: 'tree-tile-begin',
			text: 'insert into log_tile (epoch, level, index, width, hashes) values ($1, $2, $3, $4, $5)',
			values,
		});
		return;
	}
	const rows = await session.query({
		name: 'tree-tile-append',
		text: `update log_tile set width = width + $4, hashes = hashes || $5
			where epoch = $1 and level = $2 and index = $3 and width = $6 returning 1`,
		values: [...values, offset],
	});
	requireOne(rows, 'tile');
}

/** Adds leaves to a bundle that holds `first` so far. Throws where it holds another number. */
export async function insertPiece(
	session: Session,
	epoch: number,
	{
		bundle,
		first,
		commitments,
		entries,
	}: {
		bundle: number;
		first: number;
		commitments: Uint8Array;
		entries: Buffer;
	},
): Promise<void> {
	const rows = await session.query({
		name: 'tree-piece',
		text: `insert into log_piece (epoch, bundle, first, width, commitments, entries)
			select $1, $2, $3::smallint, $4, $5, $6 where $3 = 0 or exists (
				select from log_piece where epoch = $1 and bundle = $2 and first < $3 and first + width = $3
			) returning 1`,
		values: [epoch, bundle, first, commitments.length / 32, commitments, entries],
	});
	requireOne(rows, 'bundle');
}

function requireOne(rows: unknown[], what: string): void {
	if (rows.length !== 1) throw new Error(`the log's ${what} is not as long as its head says`);
}

export interface PersonLeaf {
	reference: string;
	leaf: number;
	/** First byte of the packed entry in its piece, and how many. */
	at: number;
	length: number;
}

export async function insertReferences(session: Session, epoch: number, leaves: PersonLeaf[]): Promise<void> {
	if (leaves.length === 0) return;
	// One text a column: the driver would look at each element of an array for what to escape.
	const column = (of: (leaf: PersonLeaf) => string | number) => leaves.map(of).join();
	await session.query({
		name: 'tree-references',
		text: `insert into log_reference (epoch, reference, leaf, at, length)
			select $1, * from unnest(string_to_array($2, ','), string_to_array($3, ',')::bigint[],
				string_to_array($4, ',')::integer[], string_to_array($5, ',')::integer[])`,
		values: [
			epoch,
			column(({ reference }) => reference),
			column(({ leaf }) => leaf),
			column(({ at }) => at),
			column(({ length }) => length),
		],
	});
}

/** Remembers that the epoch has entries about people from one UTC day to another. */
export async function widenDays(session: Session, epoch: number, first: number, last: number): Promise<void> {
	await session.query({
		name: 'tree-days',
		text: `update log_epoch set first_day = least(first_day, $2), last_day = greatest(last_day, $3)
			where epoch = $1 and (first_day is null or first_day > $2 or last_day < $3)`,
		values: [epoch, first, last],
	});
}

export async function insertCheckpoint(
	session: Session,
	{ epoch, size, note }: StoredCheckpoint,
	at: number,
): Promise<void> {
	await session.query({
		name: 'tree-checkpoint',
		text: 'insert into log_checkpoint (epoch, size, at, note) values ($1, $2, $3, $4)',
		values: [epoch, size, new Date(at), note],
	});
}

export async function newestCheckpoint(session: Session, epoch: number): Promise<StoredCheckpoint | null> {
	const [row] = await session.query<[number, string]>({
		name: 'tree-newest-checkpoint',
		text: 'select size, note from log_checkpoint where epoch = $1 order by size desc limit 1',
		values: [epoch],
	});
	return row ? { epoch, size: row[0], note: row[1] } : null;
}

/** The next checkpoints above a size, in their order. */
export async function checkpointsAbove(
	session: Session,
	epoch: number,
	size: number,
	limit: number,
): Promise<StoredCheckpoint[]> {
	const rows = await session.query<[number, string]>({
		name: 'tree-checkpoints',
		text: 'select size, note from log_checkpoint where epoch = $1 and size > $2 order by size limit $3',
		values: [epoch, size, limit],
	});
	return rows.map(([size, note]) => ({ epoch, size, note }));
}

/** The hashes of one tile, as many as it holds now; null where it has not begun. */
export async function storedTile(
	session: Session,
	epoch: number,
	{ level, index }: { level: number; index: number },
): Promise<Buffer | null> {
	const [row] = await session.query<[Buffer]>({
		name: 'tree-tile',
		text: 'select hashes from log_tile where epoch = $1 and level = $2 and index = $3',
		values: [epoch, level, index],
	});
	return row?.[0] ?? null;
}

/** Hashes of tiles by level and index, as many as each holds now; in no order, and none for what is not there. */
export async function storedTiles(
	session: Session,
	epoch: number,
	tiles: { level: number; index: number }[],
): Promise<{ level: number; index: number; hashes: Buffer }[]> {
	const rows = await session.query<[number, number, Buffer]>({
		name: 'tree-tiles',
		text: `select t.level, t.index, t.hashes
			from unnest($2::smallint[], $3::bigint[]) as asked(level, index)
			join log_tile t on t.epoch = $1 and t.level = asked.level and t.index = asked.index`,
		values: [epoch, tiles.map(({ level }) => level), tiles.map(({ index }) => index)],
	});
	return rows.map(([level, index, hashes]) => ({ level, index, hashes }));
}

/** The commitments of a bundle; null where it has not begun. */
export async function storedCommitments(
	session: Session,
	epoch: number,
	index: number,
): Promise<Buffer | null> {
	const [row] = await session.query<[Buffer | null]>({
		name: 'tree-commitments',
		text: `select string_agg(commitments, ''::bytea order by first) from log_piece where epoch = $1 and bundle = $2`,
		values: [epoch, index],
	});
	return row?.[0] ?? null;
}
