/**
 * The slow twin: the definitions of RFC 9162 §2.1 as they stand there, recursive, over whole lists, and proofs checked by
 * the same recursion instead of the steps of the RFC. It shares nothing with what it checks.
 */
import { createHash } from 'node:crypto';

const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const node = (left: Uint8Array, right: Uint8Array) => sha(Uint8Array.of(1), left, right);

/** The largest power of two smaller than n. */
const split = (n: number): number => (n <= 2 ? 1 : 2 * split(Math.ceil(n / 2)));

export function mth(entries: Uint8Array[]): Uint8Array {
	if (entries.length === 0) return sha();
	if (entries.length === 1) return sha(Uint8Array.of(0), entries[0]!);
	const k = split(entries.length);
	return node(mth(entries.slice(0, k)), mth(entries.slice(k)));
}

/** PATH(m, D). */
export function path(m: number, entries: Uint8Array[]): Uint8Array[] {
	if (entries.length === 1) return [];
	const k = split(entries.length);
	return m < k
		? [...path(m, entries.slice(0, k)), mth(entries.slice(k))]
		: [...path(m - k, entries.slice(k)), mth(entries.slice(0, k))];
}

/** PROOF(m, D) for 0 < m. */
export function proof(m: number, entries: Uint8Array[]): Uint8Array[] {
	return subproof(m, entries, true);
}

function subproof(m: number, entries: Uint8Array[], b: boolean): Uint8Array[] {
	if (m === entries.length) return b ? [] : [mth(entries)];
	const k = split(entries.length);
	return m <= k
		? [...subproof(m, entries.slice(0, k), b), mth(entries.slice(k))]
		: [...subproof(m - k, entries.slice(k), false), mth(entries.slice(0, k))];
}

/** The root a path leads to in a tree of n leaves; null where it is too long or too short. */
export function rootOfPath(
	m: number,
	n: number,
	leaf: Uint8Array,
	path: readonly Uint8Array[],
): Uint8Array | null {
	if (n === 1) return path.length === 0 ? leaf : null;
	const last = path.at(-1);
	if (last === undefined) return null;
	const k = split(n);
	const inner =
		m < k ? rootOfPath(m, k, leaf, path.slice(0, -1)) : rootOfPath(m - k, n - k, leaf, path.slice(0, -1));
	if (inner === null) return null;
	return m < k ? node(inner, last) : node(last, inner);
}

/** The roots of the older and the newer tree a proof leads to, for 0 < m; null where it is too long or too short. */
export function rootsOfProof(
	m: number,
	n: number,
	old: Uint8Array,
	proof: readonly Uint8Array[],
	b = true,
): [Uint8Array, Uint8Array] | null {
	const last = proof.at(-1);
	if (m === n && b) return proof.length === 0 ? [old, old] : null;
	if (last === undefined) return null;
	if (m === n) return proof.length === 1 ? [last, last] : null;
	const k = split(n);
	const rest = proof.slice(0, -1);
	const inner = m <= k ? rootsOfProof(m, k, old, rest, b) : rootsOfProof(m - k, n - k, old, rest, false);
	if (inner === null) return null;
	return m <= k ? [inner[0], node(inner[1], last)] : [node(last, inner[0]), node(last, inner[1])];
}
