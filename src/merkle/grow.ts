/**
 * Adding leaves, level by level: the new hashes of one, in pairs, make those of the next. It costs one hash a leaf and no
 * object a node, and on the way up come the hashes that the tiles of the log gain.
 */
import { MerkleFault } from './fault.js';
import { HASH_SIZE, type Hash, hashAt, joinHashes, parentHashes } from './hash.js';
import { type CompactRange, requireRange } from './range.js';
import { requireSize, subtreesOf } from './subtree.js';
import { TILE_HEIGHT, TILE_WIDTH } from './tile.js';

/** Hashes a tile gains. The tile is whole once offset and hashes make `TILE_WIDTH`. */
export interface TilePiece {
	/** Level of the tile, in steps of the levels of the tree. */
	level: number;
	/** Index of the tile in its level. */
	index: number;
	/** How many hashes of the tile stood before. */
	offset: number;
	/** A row; it may share memory with the leaves given. */
	hashes: Uint8Array;
}

export interface Growth {
	range: CompactRange;
	/** By level, then from left to right. All there are where the range begins at 0. */
	pieces: TilePiece[];
}

/**
 * Adds a row of leaf hashes at the end of a range. Pieces are made of the levels of the tree a step apart: those of tiles, or
 * levels between them too, cut alike. Throws `hash-invalid`, `range-invalid` and, beyond 2^53 - 1 leaves,
 * `size-invalid`.
 */
export function grow(hash: Hash, range: CompactRange, leaves: Uint8Array, step = TILE_HEIGHT): Growth {
	requireRange(range);
	if (leaves.length % HASH_SIZE !== 0) throw new MerkleFault('hash-invalid', 'leaves');
	const end = range.end + leaves.length / HASH_SIZE;
	requireSize(end, 'end');
	const levels = subtreesOf(range.begin, range.end).map(({ level }) => level);
	const kept = range.hashes.slice();
	const withoutLeft: Uint8Array[] = [];
	const withoutRight: Uint8Array[] = [];
	const pieces: TilePiece[] = [];
	let fresh = leaves;
	let first = range.end;
	for (let level = 0; fresh.length > 0; level++) {
		if (level % step === 0) pieces.push(...tilePieces(level / step, first, fresh));
		if (first % 2 === 1) {
			if (levels.at(-1) === level) {
				levels.pop();
				fresh = joinHashes([kept.pop()!, fresh]);
				first -= 1;
			} else {
				withoutLeft.push(hashAt(fresh, 0));
				fresh = fresh.subarray(HASH_SIZE);
				first += 1;
			}
		}
		const count = fresh.length / HASH_SIZE;
		if (count % 2 === 1) withoutRight.unshift(hashAt(fresh, count - 1));
		fresh = parentHashes(hash, fresh);
		first /= 2;
	}
	return { range: { begin: range.begin, end, hashes: [...kept, ...withoutLeft, ...withoutRight] }, pieces };
}

/** Cuts new hashes of a level of tiles, the first of which is number `first` of it, where tiles end. */
export function tilePieces(level: number, first: number, hashes: Uint8Array): TilePiece[] {
	const pieces: TilePiece[] = [];
	const end = first + hashes.length / HASH_SIZE;
	for (let at = first; at < end; ) {
		const index = Math.floor(at / TILE_WIDTH);
		const next = Math.min(end, (index + 1) * TILE_WIDTH);
		pieces.push({
			level,
			index,
			offset: at - index * TILE_WIDTH,
			hashes: hashes.subarray((at - first) * HASH_SIZE, (next - first) * HASH_SIZE),
		});
		at = next;
	}
	return pieces;
}
