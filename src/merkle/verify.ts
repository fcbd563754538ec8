/**
 * Verifying proofs, step by step as RFC 9162 has it and by another way than they are made. Whoever sends a proof may be
 * the one it is about: nothing is believed, and what does not verify throws.
 */
import { MerkleFault } from './fault.js';
import { emptyRoot, type Hash, nodeHash, requireHash, sameHash } from './hash.js';
import { requireIndex, requireSize } from './subtree.js';

export interface Inclusion {
	/** Index of the leaf. */
	index: number;
	/** Size of the tree. */
	size: number;
	leafHash: Uint8Array;
	proof: readonly Uint8Array[];
	root: Uint8Array;
}

/**
 * Returns if the leaf is in the tree at that index (RFC 9162 §2.1.3.2). Throws `index-outside`, `size-invalid`,
 * `hash-invalid`, `proof-short`, `proof-long` or `root-mismatch`.
 */
export function verifyInclusion(hash: Hash, { index, size, leafHash, proof, root }: Inclusion): void {
	requireIndex(index, size); // 1
	requireHash(leafHash, 'leafHash');
	requireHash(root, 'root');
	let fn = index; // 2
	let sn = size - 1;
	let r = leafHash; // 3
	for (const [position, p] of proof.entries()) {
		requireHash(p, `proof[${position}]`);
		if (sn === 0) throw new MerkleFault('proof-long', `proof[${position}]`); // 4.a
		if (odd(fn) || fn === sn) {
			r = nodeHash(hash, p, r); // 4.b.i
			while (!odd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]; // 4.b.ii
		} else {
			r = nodeHash(hash, r, p); // 4.b, otherwise
		}
		[fn, sn] = [half(fn), half(sn)]; // 4.c
	}
	if (sn !== 0) throw new MerkleFault('proof-short', 'proof'); // 5
	if (!sameHash(r, root)) throw new MerkleFault('root-mismatch', 'root');
}

export interface Consistency {
	oldSize: number;
	oldRoot: Uint8Array;
	size: number;
	root: Uint8Array;
	proof: readonly Uint8Array[];
}

/**
 * Returns if the newer tree begins with the leaves of the older one (RFC 9162 §2.1.4.2). Trees of one size are the same
 * tree, and every tree begins with the empty one: both take the empty proof. Throws `sizes-reversed`, `size-invalid`,
 * `hash-invalid`, `proof-short`, `proof-long` or `root-mismatch`.
 */
export function verifyConsistency(hash: Hash, { oldSize, oldRoot, size, root, proof }: Consistency): void {
	requireSize(oldSize, 'oldSize');
	requireSize(size, 'size');
	requireHash(oldRoot, 'oldRoot');
	requireHash(root, 'root');
	if (oldSize > size) throw new MerkleFault('sizes-reversed', 'oldSize');
	if (oldSize === 0 || oldSize === size) {
		if (proof.length > 0) throw new MerkleFault('proof-long', 'proof[0]');
		if (oldSize === 0) requireRoot(emptyRoot(hash), oldRoot, 'oldRoot');
		if (oldSize === size) requireRoot(oldRoot, root, 'root');
		return;
	}
	if (proof.length === 0) throw new MerkleFault('proof-short', 'proof'); // 1
	const path = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof; // 2
	let fn = oldSize - 1; // 3
	let sn = size - 1;
	while (odd(fn)) [fn, sn] = [half(fn), half(sn)]; // 4
	for (const [position, each] of proof.entries()) requireHash(each, `proof[${position}]`);
	let fr = path[0]!; // 5
	let sr = fr;
	for (const c of path.slice(1)) {
		if (sn === 0) throw new MerkleFault('proof-long', 'proof'); // 6.a
		if (odd(fn) || fn === sn) {
			fr = nodeHash(hash, c, fr); // 6.b.i, ii
			sr = nodeHash(hash, c, sr);
			while (!odd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]; // 6.b.iii
		} else {
			sr = nodeHash(hash, sr, c); // 6.b, otherwise
		}
		[fn, sn] = [half(fn), half(sn)]; // 6.c
	}
	if (sn !== 0) throw new MerkleFault('proof-short', 'proof'); // 7
	requireRoot(fr, oldRoot, 'oldRoot');
	requireRoot(sr, root, 'root');
}

function requireRoot(made: Uint8Array, given: Uint8Array, where: string): void {
	if (!sameHash(made, given)) throw new MerkleFault('root-mismatch', where);
}

// Shifting right as the RFC says, for numbers beyond 32 bits.
const half = (n: number) => Math.floor(n / 2);
const odd = (n: number) => n % 2 === 1;

function isPowerOfTwo(n: number): boolean {
	let power = 1;
	while (power < n) power *= 2;
	return power === n;
}
