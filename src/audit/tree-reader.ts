/** Hashes of the tree: tiles as they are public, and what a proof needs, from the stored level next below. */
import {
	foldRow,
	HASH_SIZE,
	inclusionProof,
	inclusionSubtrees,
	MerkleFault,
	type ReadHash,
	type Subtree,
	TILE_HEIGHT,
	TILE_WIDTH,
	type Tile,
	type TileSource,
	tilesRoot,
} from '../merkle/index.js';
import type { Session } from '../platform/postgres/session.js';
import { sha256 } from './leaves.js';
import { PART, STORED_STEP, type StoredPart, storedParts, storedTiles } from './tree-store.js';

/** Fetches tiles of an epoch. */
export async function fetchTiles(session: Session, epoch: number, tiles: Tile[]): Promise<TileSource> {
	const name = ({ level, index }: Pick<Tile, 'level' | 'index'>) => `${level}/${index}`;
	const stored = await storedTiles(session, epoch, tiles);
	const found = new Map(stored.map(tile => [name(tile), tile.hashes]));
	return tile => found.get(name(tile));
}

/** The root of the tree when it had that size. Throws `MerkleFault` where tiles are missing. */
export async function rootAt(session: Session, epoch: number, size: number): Promise<Uint8Array> {
	return tilesRoot(sha256, size, await fetchTiles(session, epoch, rightEdge(size)));
}

/** Proves leaves in the tree of that size: for each the hashes from the leaf up. Throws `index-outside`, `tile-absent`. */
export async function proveLeaves(
	session: Session,
	epoch: number,
	leaves: readonly number[],
	size: number,
): Promise<Uint8Array[][]> {
	const known = upperHashes(session);
	const needed = leaves
		.flatMap(leaf => inclusionSubtrees(leaf, size))
		.filter(subtree => !known.has(placeIn(epoch, subtree)));
	const read = await hashReader(session, epoch, needed);
	return leaves.map(leaf => inclusionProof(sha256, remembered(known, epoch, read), leaf, size));
}

/** Reads complete subtrees that are fetched here, each from the hashes stored next below it. Reading throws `tile-absent`. */
async function hashReader(session: Session, epoch: number, subtrees: Subtree[]): Promise<ReadHash> {
	const name = ({ level, index }: StoredPart) => `${level}/${index}`;
	const parts = new Map(subtrees.map(placeInParts).map(({ part }) => [name(part), part]));
	const stored = await storedParts(session, epoch, [...parts.values()]);
	const found = new Map(stored.map(part => [name(part), part.hashes]));
	return (level, index) => {
		const { part, first, count } = placeInParts({ level, index });
		const hashes = found.get(name(part))?.subarray(first * HASH_SIZE, (first + count) * HASH_SIZE);
		if (hashes?.length !== count * HASH_SIZE) throw new MerkleFault('tile-absent', 'tile');
		return foldRow(sha256, hashes);
	};
}

function placeInParts({ level, index }: Subtree): { part: StoredPart; first: number; count: number } {
	const count = 2 ** (level % STORED_STEP);
	const first = index * count;
	const part = { level: Math.floor(level / STORED_STEP), index: Math.floor(first / PART) };
	return { part, first: first % PART, count };
}

/** Hashes of complete subtrees above the leaves' own tiles, by place. Every proof passes through the same few. */
const upper = new WeakMap<Session, Map<string, Uint8Array>>();

/** As many as a log of eight million entries has; then they are made anew. */
const MOST_REMEMBERED = 65_536;

const placeIn = (epoch: number, { level, index }: Subtree) => `${epoch}/${level}/${index}`;

function upperHashes(session: Session): Map<string, Uint8Array> {
	const known = upper.get(session) ?? new Map<string, Uint8Array>();
	if (known.size >= MOST_REMEMBERED) known.clear();
	upper.set(session, known);
	return known;
}

/** A complete subtree of an epoch never changes, so its hash is made once. */
function remembered(known: Map<string, Uint8Array>, epoch: number, read: ReadHash): ReadHash {
	return (level, index) => {
		if (level < TILE_HEIGHT) return read(level, index);
		const place = placeIn(epoch, { level, index });
		const hash = known.get(place) ?? read(level, index);
		known.set(place, hash);
		return hash;
	};
}

/** The partial tiles a tree of that size ends with: they make its root. */
function rightEdge(size: number): Tile[] {
	const tiles: Tile[] = [];
	for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
		const width = count % TILE_WIDTH;
		if (width > 0) tiles.push({ level, index: Math.floor(count / TILE_WIDTH), width });
	}
	return tiles;
}
