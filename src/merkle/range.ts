/**
 * A compact range: the hashes of `subtreesOf(begin, end)`, all that has to be kept of leaves to add more and to know the
 * root. One that begins at 0 is the head of a log; others are parts of it, made apart and merged. Ranges are values:
 * nothing changes one.
 */
import { MerkleFault } from './fault.js';
import { emptyRoot, HASH_SIZE, type Hash, hashAt, joinHashes, nodeHash, requireHash } from './hash.js';
import { joinSubtrees, requireSize, subtreesOf } from './subtree.js';

export interface CompactRange {
	/** Index of its first leaf. */
	begin: number;
	/** Index after its last leaf; the size of the tree where it begins at 0. */
	end: number;
	/** From left to right. */
	hashes: readonly Uint8Array[];
}

/** A range without leaves, to grow from. Throws `size-invalid`. */
export function emptyRange(begin = 0): CompactRange {
	requireSize(begin, 'begin');
	return { begin, end: begin, hashes: [] };
}

/** The root of the tree a range from 0 stands for. Throws `range-invalid` for any other range. */
export function rangeRoot(hash: Hash, range: CompactRange): Uint8Array {
	requireRange(range);
	if (range.begin !== 0) throw new MerkleFault('range-invalid', 'begin');
	return range.end === 0 ? emptyRoot(hash) : joinSubtrees(hash, range.hashes);
}

/** One range over both. Throws `range-gap` where they do not meet, `range-invalid`. */
export function mergeRanges(hash: Hash, left: CompactRange, right: CompactRange): CompactRange {
	requireRange(left);
	requireRange(right);
	if (left.end !== right.begin) throw new MerkleFault('range-gap', 'right');
	const row = held(left);
	for (const next of held(right)) {
		let last = next;
		for (let before = row.at(-1); areSiblings(before, last); before = row.at(-1)) {
			row.pop();
			const parent = nodeHash(hash, before.hash, last.hash);
			last = { level: last.level + 1, index: before.index / 2, hash: parent };
		}
		row.push(last);
	}
	return { begin: left.begin, end: right.end, hashes: row.map(each => each.hash) };
}

interface Held {
	level: number;
	index: number;
	hash: Uint8Array;
}

function held({ begin, end, hashes }: CompactRange): Held[] {
	return subtreesOf(begin, end).map((subtree, position) => ({ ...subtree, hash: hashes[position]! }));
}

function areSiblings(left: Held | undefined, right: Held): left is Held {
	return left?.level === right.level && left.index % 2 === 0 && left.index + 1 === right.index;
}

/** Throws `range-invalid` where the hashes are not those the bounds ask for. */
export function requireRange({ begin, end, hashes }: CompactRange): void {
	requireSize(begin, 'begin');
	requireSize(end, 'end');
	if (begin > end) throw new MerkleFault('range-invalid', 'end');
	if (hashes.length !== subtreesOf(begin, end).length) throw new MerkleFault('range-invalid', 'hashes');
	for (const [position, each] of hashes.entries()) requireHash(each, `hashes[${position}]`);
}

const BOUNDS = 16;

/** As bytes: begin and end as unsigned 64-bit integers, big-endian, then the hashes. Throws `range-invalid`. */
export function formatRange(range: CompactRange): Uint8Array {
	requireRange(range);
	const bytes = new Uint8Array(BOUNDS + range.hashes.length * HASH_SIZE);
	const view = new DataView(bytes.buffer);
	view.setBigUint64(0, BigInt(range.begin));
	view.setBigUint64(8, BigInt(range.end));
	bytes.set(joinHashes(range.hashes), BOUNDS);
	return bytes;
}

/** Reads what `formatRange` wrote. Throws `range-invalid`, `size-invalid`. */
export function parseRange(bytes: Uint8Array): CompactRange {
	if (bytes.length < BOUNDS || (bytes.length - BOUNDS) % HASH_SIZE !== 0) {
		throw new MerkleFault('range-invalid', 'bytes');
	}
	const view = new DataView(bytes.buffer, bytes.byteOffset);
	const range = {
		begin: Number(view.getBigUint64(0)),
		end: Number(view.getBigUint64(8)),
		hashes: Array.from({ length: (bytes.length - BOUNDS) / HASH_SIZE }, (_, position) =>
			hashAt(bytes.subarray(BOUNDS), position),
		),
	};
	requireRange(range);
	return range;
}
