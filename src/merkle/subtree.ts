/**
 * Complete subtrees: the nodes a log stores once and never changes. A tree of any size, and any range of its leaves, is a
 * row of them; whatever else a proof needs is hashed from them. Sizes and indexes are numbers up to 2^53 - 1, so they are
 * divided, never shifted: `>>` cuts them to 32 bits.
 */
import { MerkleFault } from './fault.js';
import { type Hash, nodeHash, requireHash } from './hash.js';

export interface Subtree {
	/** It has 2^level leaves. */
	level: number;
	/** Its first leaf is index * 2^level. */
	index: number;
}

/** Hands out the hash of a complete subtree. Must throw where it has none. */
export type ReadHash = (level: number, index: number) => Uint8Array;

/** The largest complete subtrees that together hold the leaves from `begin` to before `end`, from left to right. */
export function subtreesOf(begin: number, end: number): Subtree[] {
	const subtrees: Subtree[] = [];
	for (let at = begin; at < end; ) {
		let level = 0;
		while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level++;
		subtrees.push({ level, index: at / 2 ** level });
		at += 2 ** level;
	}
	return subtrees;
}

/**
 * MTH of the leaves from `begin` to before `end`, not empty, which have to be a part of the tree that the definition of
 * RFC 9162 §2.1.1 makes.
 */
export function rangeHash(hash: Hash, read: ReadHash, begin: number, end: number): Uint8Array {
	return joinSubtrees(
		hash,
		subtreesOf(begin, end).map(({ level, index }) => {
			const found = read(level, index);
			requireHash(found, 'read');
			return found;
		}),
	);
}

/** The hash over a row of complete subtrees, each smaller than the one before. */
export function joinSubtrees(hash: Hash, hashes: readonly Uint8Array[]): Uint8Array {
	return hashes.reduceRight((right, left) => nodeHash(hash, left, right));
}

/** The size of the left part of a tree of two leaves or more: the largest power of two below its size. */
export function leftSize(size: number): number {
	let left = 1;
	while (left * 2 < size) left *= 2;
	return left;
}

/** Throws `size-invalid` for what is no number of leaves. */
export function requireSize(value: number, where: string): void {
	if (!Number.isSafeInteger(value) || value < 0) throw new MerkleFault('size-invalid', where);
}

/** Throws `size-invalid` or `index-outside`. */
export function requireIndex(index: number, size: number): void {
	requireSize(index, 'index');
	requireSize(size, 'size');
	if (index >= size) throw new MerkleFault('index-outside', 'index');
}

/** Throws `subtree-outside` where a tree of this size does not have the subtree, or not all of it. */
export function requireSubtree({ level, index }: Subtree, size: number): void {
	const known = Number.isSafeInteger(level) && level >= 0 && Number.isSafeInteger(index) && index >= 0;
	if (!known || (index + 1) * 2 ** level > size) throw new MerkleFault('subtree-outside', 'subtree');
}
