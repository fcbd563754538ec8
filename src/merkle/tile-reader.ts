/** Reading hashes out of tiles, and checking tiles against each other. */
import { MerkleFault } from './fault.js';
import { emptyRoot, HASH_SIZE, type Hash, hashAt, parentHashes, sameHash } from './hash.js';
import { type ReadHash, rangeHash, requireSize } from './subtree.js';
import { placeOf, TILE_WIDTH, type Tile, topOf } from './tile.js';

/** Bytes of a tile, fetched before; undefined where there is none. */
export type TileSource = (tile: Tile) => Uint8Array | undefined;

/**
 * Reads complete subtrees of a tree of that size out of its tiles. A wider tile than asked for will do, for partial ones
 * go once a whole one is there. What it reads is as true as the tiles: proofs made of it verify, or do not.
 * The reader throws `subtree-outside`, `tile-absent` or `tile-invalid`.
 */
export function tileReader(hash: Hash, size: number, source: TileSource): ReadHash {
	return (level, index) => {
		const { tile, offset, count } = placeOf({ level, index }, size);
		const bytes = source(tile);
		if (bytes === undefined) throw new MerkleFault('tile-absent', 'tile');
		requireTile(bytes, tile.width);
		return foldRow(hash, bytes.subarray(offset * HASH_SIZE, (offset + count) * HASH_SIZE));
	};
}

/** The root of the tree of that size, from the tiles at its right edge. Throws as the reader does, and `size-invalid`. */
export function tilesRoot(hash: Hash, size: number, source: TileSource): Uint8Array {
	requireSize(size, 'size');
	return size === 0 ? emptyRoot(hash) : rangeHash(hash, tileReader(hash, size, source), 0, size);
}

/**
 * Checks the bytes of a whole tile against the hash its parent holds, read by the reader of the log. Where all whole tiles
 * pass and `tilesRoot` is the root of a checkpoint, every hash of the log is the one signed for. Throws `tile-invalid`,
 * `tile-mismatch`, and what `read` throws.
 */
export function checkTile(hash: Hash, tile: Tile, bytes: Uint8Array, read: ReadHash): void {
	requireTile(bytes, TILE_WIDTH);
	const { level, index } = topOf(tile);
	if (!sameHash(foldRow(hash, bytes), read(level, index))) throw new MerkleFault('tile-mismatch', 'tile');
}

/** The hash over a row of 2^n hashes. */
export function foldRow(hash: Hash, row: Uint8Array): Uint8Array {
	let level = row;
	while (level.length > HASH_SIZE) level = parentHashes(hash, level);
	return hashAt(level, 0);
}

function requireTile(bytes: Uint8Array, width: number): void {
	const held = bytes.length / HASH_SIZE;
	if (!Number.isInteger(held) || held < width || held > TILE_WIDTH)
		throw new MerkleFault('tile-invalid', 'tile');
}
