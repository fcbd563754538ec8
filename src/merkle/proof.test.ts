import { beforeAll, describe, expect, it } from 'vitest';
import { size } from '../../test/size.js';
import {
	consistencyProof,
	consistencySubtrees,
	HASH_SIZE,
	inclusionProof,
	inclusionSubtrees,
	leafHashes,
	type ReadHash,
	tileReader,
	verifyConsistency,
	verifyInclusion,
} from './index.js';
import { type GrownLog, growLog, sourceOf } from './log.fixture.js';
import {
	base64,
	decoded,
	faultOf,
	fromHex,
	hex,
	recorded,
	sha256,
	someEntries,
} from './primitives.fixture.js';
import { mth, path, proof } from './twin.fixture.js';

interface Proofs {
	inclusion: { index: number; size: number; proof: string[] }[];
	consistency: { oldSize: number; size: number; proof: string[] }[];
}

const published = recorded<Proofs & { leaves: string[] }>('rfc6962.json');
const large = recorded<Proofs & { trees: { size: number; root: string }[] }>('trees.json');

/** Reads complete subtrees of entries by the definition. */
const readerOf =
	(entries: Uint8Array[]): ReadHash =>
	(level, index) =>
		mth(entries.slice(index * 2 ** level, (index + 1) * 2 ** level));

describe('proofs', () => {
	it('are the published ones for the leaves of the Certificate Transparency tests', () => {
		const read = readerOf(published.leaves.map(fromHex));
		for (const { index, size, proof } of published.inclusion) {
			expect(inclusionProof(sha256, read, index, size).map(hex), `${index} in ${size}`).toEqual(proof);
		}
		for (const { oldSize, size, proof } of published.consistency) {
			expect(consistencyProof(sha256, read, oldSize, size).map(hex), `${oldSize} to ${size}`).toEqual(proof);
		}
	});

	it('are those of the definition, for every leaf and every older tree', { timeout: 120_000 }, () => {
		const entries = someEntries(size(30, 100));
		for (let count = 1; count <= entries.length; count++) {
			const tree = entries.slice(0, count);
			const read = readerOf(tree);
			for (let index = 0; index < count; index++) {
				expect(inclusionProof(sha256, read, index, count).map(hex)).toEqual(path(index, tree).map(hex));
			}
			for (let old = 1; old <= count; old++) {
				expect(consistencyProof(sha256, read, old, count).map(hex)).toEqual(proof(old, tree).map(hex));
			}
			expect(consistencyProof(sha256, read, 0, count)).toEqual([]);
		}
	});

	it('read exactly the complete subtrees they name', () => {
		const read: string[] = [];
		const reader: ReadHash = (level, index) => {
			read.push(`${level}/${index}`);
			return new Uint8Array(HASH_SIZE);
		};
		const named = (subtrees: { level: number; index: number }[]) =>
			subtrees.map(({ level, index }) => `${level}/${index}`);
		for (const [one, other] of [
			[0, 1],
			[4, 7],
			[99, 1000],
			[12345, 70_000],
			[2 ** 40, 2 ** 53 - 1],
		] as const) {
			read.length = 0;
			inclusionProof(sha256, reader, one, other);
			expect(named(inclusionSubtrees(one, other)).toSorted()).toEqual(read.toSorted());
			read.length = 0;
			consistencyProof(sha256, reader, one, other);
			expect(named(consistencySubtrees(one, other)).toSorted()).toEqual(read.toSorted());
		}
	});

	it('are refused for leaves and trees that are not there', () => {
		const read = readerOf(someEntries(8));
		expect(faultOf(() => inclusionProof(sha256, read, 8, 8))).toBe('index-outside');
		expect(faultOf(() => inclusionProof(sha256, read, 0, 0))).toBe('index-outside');
		expect(faultOf(() => inclusionProof(sha256, read, -1, 8))).toBe('size-invalid');
		expect(faultOf(() => inclusionProof(sha256, read, 0, 2 ** 53))).toBe('size-invalid');
		expect(faultOf(() => consistencyProof(sha256, read, 9, 8))).toBe('sizes-reversed');
		expect(faultOf(() => consistencyProof(sha256, read, 1.5, 8))).toBe('size-invalid');
		const torn: ReadHash = () => new Uint8Array(31);
		expect(faultOf(() => inclusionProof(sha256, torn, 0, 8))).toBe('hash-invalid');
	});
});

describe('proofs out of tiles', () => {
	let log: GrownLog;
	const row = leafHashes(sha256, someEntries(70_000));
	const roots = new Map(large.trees.map(({ size, root }) => [size, decoded(root)]));

	beforeAll(() => {
		log = growLog(row, [10_000]);
	});

	/** Partial tiles of older trees are gone: the reader has to do with the wider ones. */
	const reader = (count: number) =>
		tileReader(sha256, count, ({ level, index }) => {
			const widths = [256, 112, 17, 1].map(width => sourceOf(log)({ level, index, width }));
			return widths.find(bytes => bytes !== undefined);
		});

	it('are what the Go module makes, and verify', () => {
		for (const { index, size, proof } of large.inclusion) {
			const made = inclusionProof(sha256, reader(size), index, size);
			expect(made.map(base64), `${index} in ${size}`).toEqual(proof);
			const leafHash = row.subarray(index * HASH_SIZE, (index + 1) * HASH_SIZE);
			verifyInclusion(sha256, { index, size, leafHash, proof: made, root: roots.get(size)! });
		}
		for (const { oldSize, size, proof } of large.consistency) {
			const made = consistencyProof(sha256, reader(size), oldSize, size);
			expect(made.map(base64), `${oldSize} to ${size}`).toEqual(proof);
			const [oldRoot, root] = [roots.get(oldSize), roots.get(size)];
			if (oldRoot && root) verifyConsistency(sha256, { oldSize, oldRoot, size, root, proof: made });
		}
	});
});
