/** Hashes of the tree for proofs, fetched tile by tile. */
import {
	inclusionProof,
	inclusionSubtrees,
	TILE_WIDTH,
	type Tile,
	type TileSource,
	tileReader,
	tilesFor,
	tilesRoot,
} from '../merkle/index.js';
import type { Session } from '../platform/postgres/session.js';
import { sha256 } from './leaves.js';
import { storedTile } from './tree-store.js';

/** Fetches tiles of an epoch. */
export async function fetchTiles(session: Session, epoch: number, tiles: Tile[]): Promise<TileSource> {
	const name = ({ level, index }: Tile) => `${level}/${index}`;
	const asked = tiles.map(async tile => [name(tile), await storedTile(session, epoch, tile)] as const);
	const found = new Map(await Promise.all(asked));
	return tile => found.get(name(tile)) ?? undefined;
}

/** The root of the tree when it had that size. Throws `MerkleFault` where tiles are missing. */
export async function rootAt(session: Session, epoch: number, size: number): Promise<Uint8Array> {
	return tilesRoot(sha256, size, await fetchTiles(session, epoch, rightEdge(size)));
}

/** Proves a leaf in the tree of that size. Throws `index-outside`, `tile-absent`. */
export async function proveLeaf(
	session: Session,
	epoch: number,
	leaf: number,
	size: number,
): Promise<Uint8Array[]> {
	const tiles = tilesFor(inclusionSubtrees(leaf, size), size);
	return inclusionProof(
		sha256,
		tileReader(sha256, size, await fetchTiles(session, epoch, tiles)),
		leaf,
		size,
	);
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
