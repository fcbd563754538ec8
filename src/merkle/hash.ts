/**
 * The hashes of a Merkle tree (RFC 9162 §2.1.1, the same as RFC 6962 §2.1): leaves and nodes never hash alike. A row is
 * hashes one after another in one array, for where there are many.
 */
import { MerkleFault } from './fault.js';

/**
 * SHA-256. It may not keep its argument, which is written over after it returned; what it returns is read or copied before it
 * is asked again, so it may be the same memory each time.
 */
export type Hash = (data: Uint8Array) => Uint8Array;

/** Bytes in a hash. */
export const HASH_SIZE = 32;

const LEAF = 0;
const NODE = 1;

/** The hash of a leaf that holds these bytes. */
export function leafHash(hash: Hash, entry: Uint8Array): Uint8Array {
	const input = new Uint8Array(1 + entry.length);
	input[0] = LEAF;
	input.set(entry, 1);
	return new Uint8Array(hash(input));
}

/** The leaf hashes of entries in order, as one row. */
export function leafHashes(hash: Hash, entries: readonly Uint8Array[]): Uint8Array {
	const row = new Uint8Array(entries.length * HASH_SIZE);
	let input = new Uint8Array(1 + HASH_SIZE);
	for (const [position, entry] of entries.entries()) {
		if (input.length !== 1 + entry.length) input = new Uint8Array(1 + entry.length);
		input[0] = LEAF;
		input.set(entry, 1);
		row.set(hash(input), position * HASH_SIZE);
	}
	return row;
}

export function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
	const input = new Uint8Array(1 + 2 * HASH_SIZE);
	input[0] = NODE;
	input.set(left, 1);
	input.set(right, 1 + HASH_SIZE);
	return new Uint8Array(hash(input));
}

/** The parents of a row of hashes, by pairs; the last of an odd number has none yet. */
export function parentHashes(hash: Hash, row: Uint8Array): Uint8Array {
	const pairs = Math.floor(row.length / (2 * HASH_SIZE));
	const parents = new Uint8Array(pairs * HASH_SIZE);
	const input = new Uint8Array(1 + 2 * HASH_SIZE);
	input[0] = NODE;
	for (let pair = 0; pair < pairs; pair++) {
		input.set(row.subarray(2 * pair * HASH_SIZE, 2 * (pair + 1) * HASH_SIZE), 1);
		parents.set(hash(input), pair * HASH_SIZE);
	}
	return parents;
}

/** The root of the tree without leaves. */
export function emptyRoot(hash: Hash): Uint8Array {
	return new Uint8Array(hash(new Uint8Array(0)));
}

/** Hashes, or rows of them, as one row. */
export function joinHashes(rows: readonly Uint8Array[]): Uint8Array {
	const joined = new Uint8Array(rows.reduce((length, row) => length + row.length, 0));
	let at = 0;
	for (const row of rows) {
		joined.set(row, at);
		at += row.length;
	}
	return joined;
}

/** A copy of the hash at a position of a row. */
export function hashAt(row: Uint8Array, position: number): Uint8Array {
	// Not `slice`: a Buffer's is a view.
	return new Uint8Array(row.subarray(position * HASH_SIZE, (position + 1) * HASH_SIZE));
}

/** The hashes of a row, as views of it. */
export function hashesIn<Row extends Uint8Array>(row: Row): Row[] {
	return Array.from(
		{ length: row.length / HASH_SIZE },
		(_, position) => row.subarray(position * HASH_SIZE, (position + 1) * HASH_SIZE) as Row,
	);
}

/** Not in constant time: hashes of the tree are public. */
export function sameHash(one: Uint8Array, other: Uint8Array): boolean {
	return one.length === other.length && one.every((byte, position) => byte === other[position]);
}

/** Throws `hash-invalid` for what is not 32 bytes. */
export function requireHash(value: Uint8Array, where: string): void {
	if (!(value instanceof Uint8Array) || value.length !== HASH_SIZE)
		throw new MerkleFault('hash-invalid', where);
}
