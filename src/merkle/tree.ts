/** The root of a tree (RFC 9162 §2.1.1), from its entries. */
import { grow } from './grow.js';
import { type Hash, leafHashes } from './hash.js';
import { emptyRange, rangeRoot } from './range.js';

/** MTH of the entries in order; they are hashed as leaves here. */
export function treeHash(hash: Hash, entries: readonly Uint8Array[]): Uint8Array {
	return rangeRoot(hash, grow(hash, emptyRange(), leafHashes(hash, entries)).range);
}
