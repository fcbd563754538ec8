/**
 * Tiles (C2SP tlog-tiles): the hashes of a log cut into files that never change. A tile of level L holds up to 256 hashes
 * of complete subtrees of 256^L leaves; the levels between are hashed from it. Only a tile with all 256 has a hash in the
 * level above, so no byte of a tile depends on the size of the tree.
 */
import { requireSize, requireSubtree, type Subtree } from './subtree.js';

/** Levels of the tree in one tile. */
export const TILE_HEIGHT = 8;

/** Hashes, or entries, in a whole tile or bundle. */
export const TILE_WIDTH = 2 ** TILE_HEIGHT;

export interface Tile {
	level: number;
	/** Its place in the level. */
	index: number;
	/** From 1 to `TILE_WIDTH`; fewer make it partial. */
	width: number;
}

/** Where in the tiles a hash stands, or the hashes it is made from. */
export interface TilePlace {
	tile: Tile;
	/** Position of the first hash in the tile. */
	offset: number;
	/** A power of two. */
	count: number;
}

/** The tiles of a tree of `size` that one of `oldSize` did not have, by level. Throws `size-invalid`. */
export function* tilesBetween(oldSize: number, size: number): Generator<Tile> {
	requireSize(oldSize, 'oldSize');
	requireSize(size, 'size');
	for (let level = 0; hashesOf(level, size) > 0; level++) {
		const count = hashesOf(level, size);
		const before = hashesOf(level, oldSize);
		if (count <= before) continue;
		for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < count; index++) {
			yield { level, index, width: Math.min(TILE_WIDTH, count - index * TILE_WIDTH) };
		}
	}
}

/** All tiles of a tree of that size, by level. Throws `size-invalid`. */
export function tilesOf(size: number): Generator<Tile> {
	return tilesBetween(0, size);
}

/** Where the hash of a complete subtree stands in a tree of that size. Throws `subtree-outside`. */
export function placeOf(subtree: Subtree, size: number): TilePlace {
	requireSubtree(subtree, size);
	const level = Math.floor(subtree.level / TILE_HEIGHT);
	const count = 2 ** (subtree.level % TILE_HEIGHT);
	const first = subtree.index * count;
	const index = Math.floor(first / TILE_WIDTH);
	const width = Math.min(TILE_WIDTH, hashesOf(level, size) - index * TILE_WIDTH);
	return { tile: { level, index, width }, offset: first - index * TILE_WIDTH, count };
}

/** The tiles, each once, that hold these subtrees in a tree of that size. Throws `subtree-outside`. */
export function tilesFor(subtrees: readonly Subtree[], size: number): Tile[] {
	const tiles = subtrees.map(subtree => placeOf(subtree, size).tile);
	return [...new Map(tiles.map(tile => [`${tile.level}/${tile.index}`, tile])).values()];
}

/** The complete subtree a whole tile makes; its hash stands in the parent of the tile, where `placeOf` says. */
export function topOf({ level, index }: Tile): Subtree {
	return { level: (level + 1) * TILE_HEIGHT, index };
}

/** How many hashes all tiles of a level hold. */
function hashesOf(level: number, size: number): number {
	return Math.floor(size / TILE_WIDTH ** level);
}
