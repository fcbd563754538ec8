/** Trees, their tiles and their heads in SQL: written by the integrator's role, read by the auditor's. */
import { HASH_SIZE, TILE_HEIGHT, type TilePiece } from '../merkle/index.js';
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
		text: 'update log_head set epoch = $1, size = 0, frontier = $2, grown_at = null',
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
	// Plans are made once, maybe while the log is short enough to be read as a whole for each of its batches.
	await session.query({
		name: 'tree-manners',
		text: `select set_config('idle_in_transaction_session_timeout', '30000', true), set_config('enable_seqscan', 'off', true)`,
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
		text: `update log_head set size = $3, frontier = $4, grown_at = coalesce(grown_at, clock_timestamp())
			where epoch = $1 and size = $2 returning 1`,
		values: [from.epoch, from.size, to.size, to.frontier],
	});
	if (rows.length !== 1) throw outOfStep('head');
}

/** Levels of the tree between those whose hashes are stored: half of a tile's, as a proof hashes what lies between. */
export const STORED_STEP = TILE_HEIGHT / 2;

/** Hashes one above is made of. */
export const PART = 2 ** STORED_STEP;

/** Where the commitments stand that the leaves are hashes of, cut as tiles are. */
export const COMMITMENTS = -1;

/** The stored level a tile's hashes are. */
const storedLevel = (tile: number): number => (tile * TILE_HEIGHT) / STORED_STEP;

/** Adds hashes to rows of stored levels, each of which holds `offset` so far. Throws where one holds another number. */
export async function appendTiles(session: Session, epoch: number, pieces: TilePiece[]): Promise<void> {
	const widths = pieces.map(({ hashes }) => hashes.length / HASH_SIZE);
	// All hashes in one value: the driver would write an array of them out as text.
	const rows = await session.query<[number, number, number]>({
		name: 'tree-tiles-append',
		text: `insert into log_tile as t (epoch, level, index, width, hashes)
			select $1, level, index, width, substring($2::bytea from ${HASH_SIZE} * before + 1 for ${HASH_SIZE} * width)
			from (
				select *, (sum(width) over (order by n) - width)::integer as before
				from unnest($3::smallint[], $4::bigint[], $5::smallint[]) with ordinality as piece(level, index, width, n)
			) placed
			on conflict (epoch, level, index)
			do update set width = t.width + excluded.width, hashes = t.hashes || excluded.hashes
			returning level, index, width`,
		values: [
			epoch,
			Buffer.concat(pieces.map(({ hashes }) => hashes)),
			`{${pieces.map(({ level }) => level)}}`,
			`{${pieces.map(({ index }) => index)}}`,
			`{${widths}}`,
		],
	});
	const stored = new Map(rows.map(([level, index, width]) => [`${level}/${index}`, width]));
	for (const [at, { level, index, offset }] of pieces.entries()) {
		if (stored.get(`${level}/${index}`) !== offset + widths[at]!) throw outOfStep('tile');
	}
}

function outOfStep(what: string): Error {
	return new Error(`the log's ${what} is not as long as its head says`);
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

/** The checkpoint of all the head has. */
export async function insertCheckpoint(
	session: Session,
	{ epoch, size, note }: StoredCheckpoint,
	at: number,
): Promise<void> {
	await session.query({
		name: 'tree-checkpoint',
		text: `with covered as (update log_head set grown_at = null)
			insert into log_checkpoint (epoch, size, at, note) values ($1, $2, $3, $4)`,
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

/** The hashes of one tile, or as many commitments, as many as there are now; null where it has not begun. */
export async function storedTile(
	session: Session,
	epoch: number,
	{ level, index }: { level: number; index: number },
): Promise<Buffer | null> {
	const [row] = await session.query<[Buffer]>({
		name: 'tree-tile',
		text: 'select hashes from log_tile where epoch = $1 and level = $2 and index = $3',
		values: [epoch, level === COMMITMENTS ? COMMITMENTS : storedLevel(level), index],
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
		text: `select asked.level, asked.index, t.hashes
			from unnest($2::smallint[], $3::smallint[], $4::bigint[]) as asked(level, stored, index)
			join log_tile t on t.epoch = $1 and t.level = asked.stored and t.index = asked.index`,
		values: [
			epoch,
			tiles.map(({ level }) => level),
			tiles.map(({ level }) => storedLevel(level)),
			tiles.map(({ index }) => index),
		],
	});
	return rows.map(([level, index, hashes]) => ({ level, index, hashes }));
}

/** A sixteenth of a stored row: the hashes that one of the stored level above is made of. */
export interface StoredPart {
	level: number;
	index: number;
}

/** Hashes of parts, as many as each holds now; in no order, and none for what is not there. */
export async function storedParts(
	session: Session,
	epoch: number,
	parts: StoredPart[],
): Promise<(StoredPart & { hashes: Buffer })[]> {
	const length = PART * HASH_SIZE;
	const rows = await session.query<[number, number, Buffer]>({
		name: 'tree-parts',
		text: `select asked.level, asked.index, substring(t.hashes from (asked.index % ${PART})::integer * ${length} + 1 for ${length})
			from unnest($2::smallint[], $3::bigint[]) as asked(level, index)
			cross join lateral (
				select hashes from log_tile t
				where t.epoch = $1 and t.level = asked.level and t.index = asked.index / ${PART} limit 1
			) t`,
		values: [epoch, `{${parts.map(({ level }) => level)}}`, `{${parts.map(({ index }) => index)}}`],
	});
	return rows.map(([level, index, hashes]) => ({ level, index, hashes }));
}
