/**
 * Making proofs. A proof is hashes of ranges of leaves; which ones, follows from the sizes alone, and so does what a log
 * has to fetch for it before: `inclusionSubtrees` and `consistencySubtrees` say that.
 */
import { MerkleFault } from './fault.js';
import type { Hash } from './hash.js';
import {
	leftSize,
	type ReadHash,
	rangeHash,
	requireIndex,
	requireSize,
	type Subtree,
	subtreesOf,
} from './subtree.js';

/** From the first leaf to before the end. */
type Leaves = [begin: number, end: number];

/**
 * The hashes that lead from a leaf to the root of the tree of that size, from the leaf up (RFC 9162 §2.1.3.1). Throws
 * `index-outside`, `size-invalid`, and what `read` throws.
 */
export function inclusionProof(hash: Hash, read: ReadHash, index: number, size: number): Uint8Array[] {
	return inclusionLeaves(index, size).map(([begin, end]) => rangeHash(hash, read, begin, end));
}

/** The complete subtrees `inclusionProof` reads. */
export function inclusionSubtrees(index: number, size: number): Subtree[] {
	return inclusionLeaves(index, size).flatMap(([begin, end]) => subtreesOf(begin, end));
}

/**
 * The hashes that lead from the root of an older tree to that of a newer one (RFC 9162 §2.1.4.1); none where the sizes are
 * equal or the older tree is empty. Throws `sizes-reversed`, `size-invalid`, and what `read` throws.
 */
export function consistencyProof(hash: Hash, read: ReadHash, oldSize: number, size: number): Uint8Array[] {
	return consistencyLeaves(oldSize, size).map(([begin, end]) => rangeHash(hash, read, begin, end));
}

/** The complete subtrees `consistencyProof` reads. */
export function consistencySubtrees(oldSize: number, size: number): Subtree[] {
	return consistencyLeaves(oldSize, size).flatMap(([begin, end]) => subtreesOf(begin, end));
}

/** PATH(m, D[n]): the other half at each step down to the leaf. */
function inclusionLeaves(index: number, size: number): Leaves[] {
	requireIndex(index, size);
	const proven: Leaves[] = [];
	let begin = 0;
	let end = size;
	while (end - begin > 1) {
		const middle = begin + leftSize(end - begin);
		if (index < middle) {
			proven.unshift([middle, end]);
			end = middle;
		} else {
			proven.unshift([begin, middle]);
			begin = middle;
		}
	}
	return proven;
}

/** PROOF(m, D[n]): the other half at each step down to the part that ends where the older tree ends. */
function consistencyLeaves(oldSize: number, size: number): Leaves[] {
	requireSize(oldSize, 'oldSize');
	requireSize(size, 'size');
	if (oldSize > size) throw new MerkleFault('sizes-reversed', 'oldSize');
	if (oldSize === 0) return [];
	const proven: Leaves[] = [];
	let begin = 0;
	let end = size;
	while (end !== oldSize) {
		const middle = begin + leftSize(end - begin);
		if (oldSize <= middle) {
			proven.unshift([middle, end]);
			end = middle;
		} else {
			proven.unshift([begin, middle]);
			begin = middle;
		}
	}
	// SUBPROOF with b = true: the part is the whole older tree, whose root the verifier has.
	return begin === 0 ? proven : [[begin, end], ...proven];
}
