/** Entries of one batch packed into one inbox row: for each, salt(32) ‖ length(4, big-endian) ‖ entry. */
import type { SealedEntry } from './entry.js';

const SALT = 32;
const LENGTH = 4;

export function packBatch(entries: SealedEntry[]): Buffer {
	let size = 0;
	for (const entry of entries) size += SALT + LENGTH + entry.bytes.length;
	const packed = Buffer.allocUnsafe(size);
	let at = 0;
	for (const { salt, bytes } of entries) {
		at += salt.copy(packed, at);
		at = packed.writeUInt32BE(bytes.length, at);
		at += bytes.copy(packed, at);
	}
	return packed;
}

/** Throws `RangeError` where the bytes are not a whole number of entries. */
export function unpackBatch(packed: Buffer): SealedEntry[] {
	const entries: SealedEntry[] = [];
	let at = 0;
	while (at < packed.length) {
		const start = at + SALT + LENGTH;
		if (start > packed.length) throw new RangeError('a batch of entries ends within an entry');
		const end = start + packed.readUInt32BE(at + SALT);
		if (end > packed.length) throw new RangeError('a batch of entries ends within an entry');
		entries.push({ salt: packed.subarray(at, at + SALT), bytes: packed.subarray(start, end) });
		at = end;
	}
	return entries;
}
