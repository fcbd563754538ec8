import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../test/size.js';
import {
	checkTile,
	consistencyProof,
	HASH_SIZE,
	inclusionProof,
	inclusionSubtrees,
	leafHashes,
	placeOf,
	type Subtree,
	TILE_WIDTH,
	tilePath,
	tileReader,
	tilesFor,
	tilesOf,
	tilesRoot,
	topOf,
} from './index.js';
import { growLog, sourceOf } from './log.fixture.js';
import { base64, faultOf, hex, recorded, sha256, someEntries } from './primitives.fixture.js';
import { mth, path, proof } from './twin.fixture.js';

const entries = someEntries(70_000);
const row = leafHashes(sha256, entries);
const logOf = (count: number) => growLog(row.subarray(0, count * HASH_SIZE), [count]);
const whole = logOf(70_000);

const { places } = recorded<{ places: { subtree: Subtree; hash: string }[] }>('tiles.json');
const { trees } = recorded<{ trees: { size: number; root: string }[] }>('trees.json');

describe('reading out of tiles', () => {
	it('gives the hashes the Go module has, and the roots', () => {
		const read = tileReader(sha256, 70_000, sourceOf(whole));
		for (const { subtree, hash } of places) expect(base64(read(subtree.level, subtree.index))).toBe(hash);
		for (const { size, root } of trees)
			expect(base64(tilesRoot(sha256, size, sourceOf(logOf(size))))).toBe(root);
	});

	it('gives the hashes and proofs of the definition', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1_100 }), fc.nat(), fc.nat(10), (count, pick, level) => {
				const tree = entries.slice(0, count);
				const read = tileReader(sha256, count, sourceOf(logOf(count)));
				const held = Math.floor(count / 2 ** level);
				if (held > 0) {
					const index = pick % held;
					const leaves = tree.slice(index * 2 ** level, (index + 1) * 2 ** level);
					expect(hex(read(level, index))).toBe(hex(mth(leaves)));
				}
				const index = pick % count;
				expect(inclusionProof(sha256, read, index, count).map(hex)).toEqual(path(index, tree).map(hex));
				const made = consistencyProof(sha256, read, index + 1, count);
				expect(made.map(hex)).toEqual(proof(index + 1, tree).map(hex));
			}),
			{ numRuns: size(25, 500) },
		);
	});

	it('needs the tiles it names and no others', () => {
		for (const index of [0, 12_345, 65_535, 65_536, 69_999]) {
			const named = new Set(tilesFor(inclusionSubtrees(index, 70_000), 70_000).map(tilePath));
			const asked = new Set<string>();
			const read = tileReader(sha256, 70_000, tile => {
				asked.add(tilePath(tile));
				return sourceOf(whole)(tile);
			});
			inclusionProof(sha256, read, index, 70_000);
			expect(asked).toEqual(named);
		}
	});

	it('takes a wider tile, and no other', () => {
		const first = whole.tiles.get('tile/0/000')!;
		const read = (bytes: Uint8Array | undefined) => faultOf(() => tileReader(sha256, 100, () => bytes)(0, 5));
		expect([first, first.subarray(0, 100 * HASH_SIZE)].map(read)).toEqual([null, null]);
		expect(read(first.subarray(0, 99 * HASH_SIZE))).toBe('tile-invalid');
		expect(read(first.subarray(0, 100 * HASH_SIZE + 1))).toBe('tile-invalid');
		expect(read(Buffer.concat([first, first]))).toBe('tile-invalid');
		expect(read(new Uint8Array(0))).toBe('tile-invalid');
		expect(read(undefined)).toBe('tile-absent');
		expect(faultOf(() => tileReader(sha256, 100, () => first)(0, 100))).toBe('subtree-outside');
		expect(faultOf(() => tilesRoot(sha256, -1, () => first))).toBe('size-invalid');
	});
});

describe('checking tiles', () => {
	/** As an auditor does: every whole tile against its parent, and the right edge against the root. */
	function sound(tiles: Map<string, Uint8Array>, count: number, root: Uint8Array): boolean {
		const source = sourceOf({ tiles });
		const read = tileReader(sha256, count, source);
		const fault = faultOf(() => {
			for (const tile of tilesOf(count)) {
				if (tile.width === TILE_WIDTH) checkTile(sha256, tile, source(tile)!, read);
			}
		});
		return fault === null && hex(tilesRoot(sha256, count, source)) === hex(root);
	}

	it('finds every changed byte of every tile', { timeout: 120_000 }, () => {
		const { tiles } = logOf(600);
		const root = mth(entries.slice(0, 600));
		expect(sound(tiles, 600, root)).toBe(true);
		for (const [path, bytes] of tiles) {
			for (let at = 0; at < bytes.length; at += size(97, 3)) {
				const wrong = new Uint8Array(bytes);
				wrong[at]! ^= 0x10;
				expect(sound(new Map([...tiles, [path, wrong]]), 600, root), `${path} byte ${at}`).toBe(false);
			}
		}
	});

	it('finds tiles that are exchanged, short or long', () => {
		const tile = { level: 0, index: 1, width: TILE_WIDTH };
		const bytes = whole.tiles.get('tile/0/001')!;
		const read = tileReader(sha256, 70_000, sourceOf(whole));
		const verdict = (bytes: Uint8Array, reader = read) =>
			faultOf(() => checkTile(sha256, tile, bytes, reader));
		expect(verdict(bytes)).toBeNull();
		expect(verdict(whole.tiles.get('tile/0/000')!)).toBe('tile-mismatch');
		expect(verdict(bytes.subarray(HASH_SIZE))).toBe('tile-invalid');
		expect(verdict(Buffer.concat([bytes, bytes]))).toBe('tile-invalid');
		expect(
			verdict(
				bytes,
				tileReader(sha256, 70_000, () => undefined),
			),
		).toBe('tile-absent');
		expect(verdict(bytes, tileReader(sha256, 511, sourceOf(whole)))).toBe('subtree-outside');
		expect(placeOf(topOf(tile), 70_000)).toEqual({
			tile: { level: 1, index: 0, width: TILE_WIDTH },
			offset: 1,
			count: 1,
		});
	});
});
