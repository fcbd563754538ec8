import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../test/size.js';
import {
	consistencySubtrees,
	inclusionSubtrees,
	placeOf,
	type Subtree,
	type Tile,
	tilePath,
	tilesBetween,
	tilesFor,
	tilesOf,
} from './index.js';
import { faultOf, recorded } from './primitives.fixture.js';

interface Recorded {
	places: { subtree: Subtree; tile: { level: number; index: number }; offset: number; count: number }[];
	published: { oldSize: number; size: number; paths: string[] }[];
}

const { places, published } = recorded<Recorded>('tiles.json');

describe('the tiles of a tree', () => {
	it('are those of the example in the specification', () => {
		const counts = new Map<string, number>();
		for (const { level, width } of tilesOf(70_000)) {
			const kind = `of level ${level}, width ${width}`;
			counts.set(kind, (counts.get(kind) ?? 0) + 1);
		}
		expect([...counts].map(([kind, count]) => `${count} ${kind}`)).toEqual([
			'273 of level 0, width 256',
			'1 of level 0, width 112',
			'1 of level 1, width 256',
			'1 of level 1, width 17',
			'1 of level 2, width 1',
		]);
		expect([...tilesOf(256)].map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
		expect([...tilesOf(0)]).toEqual([]);
	});

	it('that a larger tree adds are those the Go module publishes', () => {
		for (const { oldSize, size, paths } of published) {
			expect([...tilesBetween(oldSize, size)].map(tilePath), `${oldSize} to ${size}`).toEqual(paths);
		}
		expect([...tilesBetween(600, 200)]).toEqual([]);
	});

	it('come one by one, however many there are', () => {
		const tiles = tilesOf(Number.MAX_SAFE_INTEGER);
		expect(tilePath(tiles.next().value as Tile)).toBe('tile/0/000');
		const last = [...tilesBetween(Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER)];
		expect(last).toEqual([{ level: 0, index: 2 ** 45 - 1, width: 255 }]);
	});

	it('are refused for what is no size', () => {
		for (const wrong of [-1, 1.5, 2 ** 53]) {
			expect(faultOf(() => tilesOf(wrong).next())).toBe('size-invalid');
			expect(faultOf(() => tilesBetween(wrong, 1).next())).toBe('size-invalid');
		}
	});
});

describe('the place of a subtree', () => {
	it('is where the Go modules look for it', () => {
		for (const { subtree, tile, offset, count } of places) {
			expect(placeOf(subtree, 70_000)).toMatchObject({ tile, offset, count });
		}
	});

	it('lies within a tile the tree has', () => {
		const level = fc.integer({ min: 0, max: 20 });
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 200_000 }), level, fc.nat(), (count, level, pick) => {
				const held = Math.floor(count / 2 ** level);
				fc.pre(held > 0);
				const { tile, offset, count: hashes } = placeOf({ level, index: pick % held }, count);
				expect(offset + hashes).toBeLessThanOrEqual(tile.width);
				expect(offset % hashes).toBe(0);
				expect([...tilesOf(count)].map(tilePath)).toContain(tilePath(tile));
			}),
			{ numRuns: size(50, 1_000) },
		);
	});

	it('is refused where the tree has no such complete subtree', () => {
		const verdict = (subtree: Subtree, count: number) => faultOf(() => placeOf(subtree, count));
		expect(verdict({ level: 0, index: 7 }, 8)).toBeNull();
		expect(verdict({ level: 3, index: 0 }, 8)).toBeNull();
		for (const [level, index] of [
			[0, 8],
			[3, 1],
			[4, 0],
			[-1, 0],
			[0, -1],
			[0.5, 0],
			[0, 0.5],
			[2_000, 0],
		] as const) {
			expect(verdict({ level, index }, 8), `${level}/${index}`).toBe('subtree-outside');
		}
	});
});

describe('the tiles for a proof', () => {
	it('are named once, and few', () => {
		const paths = (subtrees: Subtree[]) => tilesFor(subtrees, 70_000).map(tilePath).toSorted();
		expect(paths(inclusionSubtrees(12_345, 70_000))).toEqual([
			'tile/0/048',
			'tile/0/273.p/112',
			'tile/1/000',
			'tile/1/001.p/17',
		]);
		expect(paths(inclusionSubtrees(69_999, 70_000))).toEqual([
			'tile/0/273.p/112',
			'tile/1/001.p/17',
			'tile/2/000.p/1',
		]);
		expect(paths(consistencySubtrees(70_000, 70_000))).toEqual([]);
	});
});
