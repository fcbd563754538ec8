/** A log in memory, as a store keeps it: the tiles by path, grown in batches. */
import {
	type CompactRange,
	emptyRange,
	grow,
	HASH_SIZE,
	TILE_WIDTH,
	type TileSource,
	tilePath,
	tilesOf,
} from './index.js';
import { sha256 } from './primitives.fixture.js';

export interface GrownLog {
	range: CompactRange;
	/** By level, then index; a partial tile under the path of its last width. */
	tiles: Map<string, Uint8Array>;
}

/** Grows a log by batches of these sizes, again and again, until all leaf hashes are in. */
export function growLog(leaves: Uint8Array, batches: readonly number[]): GrownLog {
	const kept = new Map<string, Uint8Array>();
	let range = emptyRange();
	for (let at = 0, turn = 0; at < leaves.length; turn++) {
		const end = at + Math.max(1, batches[turn % batches.length]!) * HASH_SIZE;
		const growth = grow(sha256, range, leaves.subarray(at, end));
		for (const { level, index, offset, hashes } of growth.pieces) {
			const whole = tilePath({ level, index, width: TILE_WIDTH });
			const before = kept.get(whole) ?? new Uint8Array(0);
			if (before.length !== offset * HASH_SIZE) throw new Error(`a piece of ${whole} does not fit`);
			kept.set(whole, Buffer.concat([before, hashes]));
		}
		range = growth.range;
		at = end;
	}
	const tiles = new Map<string, Uint8Array>();
	for (const tile of tilesOf(range.end)) {
		const bytes = kept.get(tilePath({ ...tile, width: TILE_WIDTH }))!;
		if (bytes.length !== tile.width * HASH_SIZE) throw new Error(`${tilePath(tile)} has another width`);
		tiles.set(tilePath(tile), bytes);
	}
	if (tiles.size !== kept.size) throw new Error('a tile was filled that the tree does not have');
	return { range, tiles };
}

/** Hands out tiles by path. */
export function sourceOf({ tiles }: Pick<GrownLog, 'tiles'>): TileSource {
	return tile => tiles.get(tilePath(tile));
}
