import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../test/size.js';
import { emptyRange, emptyRoot, grow, type Hash, leafHash, leafHashes, nodeHash, treeHash } from './index.js';
import { base64, fromHex, hex, recorded, sha256, someEntries } from './primitives.fixture.js';
import { mth } from './twin.fixture.js';

const published = recorded<{ leaves: string[]; roots: string[] }>('rfc6962.json');
const { trees } = recorded<{ trees: { size: number; root: string }[] }>('trees.json');

describe('the hash of a tree', () => {
	it('is the published one for each size of the Certificate Transparency tests', () => {
		const leaves = published.leaves.map(fromHex);
		expect(published.roots.map((_, count) => hex(treeHash(sha256, leaves.slice(0, count))))).toEqual(
			published.roots,
		);
	});

	it('hashes nothing, a leaf and a node as RFC 6962 does', () => {
		expect(hex(emptyRoot(sha256))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
		expect(hex(leafHash(sha256, new Uint8Array(0)))).toBe(published.roots[1]);
		const [left, right] = published.leaves.slice(0, 2).map(leaf => leafHash(sha256, fromHex(leaf)));
		expect(hex(nodeHash(sha256, left!, right!))).toBe(published.roots[2]);
	});

	it('is what the Go module computes, up to 70,000 leaves', () => {
		const entries = someEntries(70_000);
		for (const { size, root } of trees) {
			expect(base64(treeHash(sha256, entries.slice(0, size))), `size ${size}`).toBe(root);
		}
	});

	it('is the same with a hash that returns the same memory each time', () => {
		const memory = new Uint8Array(32);
		const reused: Hash = data => {
			memory.set(sha256(data));
			return memory;
		};
		const entries = someEntries(700);
		expect(hex(treeHash(reused, entries))).toBe(hex(treeHash(sha256, entries)));
		expect(hex(emptyRoot(reused))).toBe(hex(emptyRoot(sha256)));
		const [one, other] = [leafHash(reused, entries[0]!), leafHash(reused, entries[1]!)];
		expect(hex(nodeHash(reused, one, other))).toBe(hex(treeHash(sha256, entries.slice(0, 2))));
		const rows = [sha256, reused].map(hash => grow(hash, emptyRange(), leafHashes(hash, entries)));
		expect(rows[1]).toEqual(rows[0]);
	});

	it('is what the definition says, for all entries', () => {
		const entries = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 300 });
		fc.assert(
			fc.property(entries, entries => hex(treeHash(sha256, entries)) === hex(mth(entries))),
			{ numRuns: size(100, 5_000) },
		);
	});
});
