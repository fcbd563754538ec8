import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../test/size.js';
import { hashAt } from './hash.js';
import { emptyRange, grow, HASH_SIZE, leafHashes, rangeRoot, TILE_WIDTH, tilePath } from './index.js';
import { growLog } from './log.fixture.js';
import { faultOf, hex, recorded, sha256, someEntries } from './primitives.fixture.js';

interface RecordedTree {
	size: number;
	root: string;
	tiles: number;
	upperAndPartial: { path: string; sha256: string }[];
	digest: string;
}

const { trees } = recorded<{ trees: RecordedTree[] }>('trees.json');
const row = leafHashes(sha256, someEntries(70_000));

const digest = (bytes: Uint8Array, encoding: 'base64' | 'hex') =>
	createHash('sha256').update(bytes).digest(encoding);

describe('growing', () => {
	it('fills the tiles the Go module has, byte for byte, up to 70,000 leaves', () => {
		for (const tree of trees) {
			const { tiles } = growLog(row.subarray(0, tree.size * HASH_SIZE), [1000]);
			for (const { path, sha256 } of tree.upperAndPartial)
				expect(digest(tiles.get(path)!, 'base64')).toBe(sha256);
			const lines = [...tiles].map(([path, bytes]) => `${path} ${digest(bytes, 'hex')}\n`);
			expect(lines).toHaveLength(tree.tiles);
			expect(digest(Buffer.from(lines.join('')), 'base64'), `size ${tree.size}`).toBe(tree.digest);
		}
	});

	it('gives the same range and the same tiles in whatever batches', () => {
		const batches = fc.array(fc.nat(600), { minLength: 1, maxLength: 10 });
		fc.assert(
			fc.property(fc.nat(2_000), batches, (count, batches) => {
				const leaves = row.subarray(0, count * HASH_SIZE);
				const parts = growLog(leaves, batches);
				const whole = growLog(leaves, [count]);
				expect(parts.range.hashes.map(hex)).toEqual(whole.range.hashes.map(hex));
				expect([...parts.tiles].map(([path, bytes]) => [path, hex(bytes)])).toEqual(
					[...whole.tiles].map(([path, bytes]) => [path, hex(bytes)]),
				);
			}),
			{ numRuns: size(30, 1_000) },
		);
	});

	it('says where in its tile each piece begins', () => {
		const { range, pieces } = grow(sha256, emptyRange(), row.subarray(0, 250 * HASH_SIZE));
		expect(pieces.map(told)).toEqual([[0, 0, 0, 250]]);
		const next = grow(sha256, range, row.subarray(250 * HASH_SIZE, 600 * HASH_SIZE));
		expect(next.pieces.map(told)).toEqual([
			[0, 0, 250, 6],
			[0, 1, 0, TILE_WIDTH],
			[0, 2, 0, 88],
			[1, 0, 0, 2],
		]);
		expect(grow(sha256, range, new Uint8Array(0))).toEqual({ range, pieces: [] });
	});

	it('gives the levels between those of tiles too, where a smaller step is asked for', () => {
		const leaves = row.subarray(0, 600 * HASH_SIZE);
		const { pieces } = grow(sha256, emptyRange(), leaves, 4);
		const tiles = pieces
			.filter(({ level }) => level % 2 === 0)
			.map(each => ({ ...each, level: each.level / 2 }));
		expect(tiles).toEqual(grow(sha256, emptyRange(), leaves).pieces);
		const [between, ...more] = pieces.filter(({ level }) => level === 1);
		expect(more).toEqual([]);
		expect(told(between!)).toEqual([1, 0, 0, 37]);
		for (const first of [0, 36]) {
			const below = leaves.subarray(16 * first * HASH_SIZE, 16 * (first + 1) * HASH_SIZE);
			const [root] = grow(sha256, emptyRange(), below).range.hashes;
			expect(hex(hashAt(between!.hashes, first))).toBe(hex(root!));
		}
	});

	it('keeps nothing of the arrays it was given', () => {
		const given = Buffer.from(row.subarray(0, 7 * HASH_SIZE));
		const { range } = grow(sha256, emptyRange(), given);
		const root = hex(rangeRoot(sha256, range));
		given.fill(0);
		expect(hex(rangeRoot(sha256, range))).toBe(root);
	});

	it('refuses half a hash, a range that is none, and more leaves than can be counted', () => {
		const leaf = row.subarray(0, HASH_SIZE);
		expect(faultOf(() => grow(sha256, emptyRange(), row.subarray(0, 33)))).toBe('hash-invalid');
		expect(faultOf(() => grow(sha256, { begin: 0, end: 1, hashes: [] }, leaf))).toBe('range-invalid');
		expect(faultOf(() => grow(sha256, emptyRange(Number.MAX_SAFE_INTEGER), leaf))).toBe('size-invalid');
	});
});

function told({
	level,
	index,
	offset,
	hashes,
}: {
	level: number;
	index: number;
	offset: number;
	hashes: Uint8Array;
}) {
	expect(tilePath({ level, index, width: offset + hashes.length / HASH_SIZE })).toContain(`tile/${level}/`);
	return [level, index, offset, hashes.length / HASH_SIZE];
}
