/** Entries of one batch packed into one row: for each, salt(32) ‖ length(4, big-endian) ‖ entry. */
import type { NewEntry, SealedEntry } from './entry.js';
import { referenceNumber, utcDay } from './reference.js';

const SALT = 32;
const LENGTH = 4;

/** Bytes of an entry besides its own. */
export const ENTRY_FRAME = SALT + LENGTH;

export function packBatch(entries: readonly SealedEntry[]): Buffer {
	let size = 0;
	for (const entry of entries) size += ENTRY_FRAME + entry.bytes.length;
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
		const start = at + ENTRY_FRAME;
		if (start > packed.length) throw new RangeError('a batch of entries ends within an entry');
		const end = start + packed.readUInt32BE(at + SALT);
		if (end > packed.length) throw new RangeError('a batch of entries ends within an entry');
		entries.push({ salt: packed.subarray(at, at + SALT), bytes: packed.subarray(start, end) });
		at = end;
	}
	return entries;
}

/** What the database moves a batch by, as it is stored: nothing has to be read out of the entries again. */
export interface BatchIndex {
	/** The byte behind each entry. */
	ends: number[];
	/** `referenceNumber` of whom each is about; null for nobody. */
	people: (bigint | null)[];
	/** First and last UTC day of entries about people; null where there are none. */
	days: [first: number, last: number] | null;
}

export function indexOf(entries: readonly NewEntry[]): BatchIndex {
	const index: BatchIndex = { ends: [], people: [], days: null };
	let end = 0;
	for (const { bytes, person } of entries) {
		end += ENTRY_FRAME + bytes.length;
		index.ends.push(end);
		index.people.push(person && referenceNumber(person.reference));
		if (person === null) continue;
		const day = utcDay(person.at);
		index.days = [Math.min(index.days?.[0] ?? day, day), Math.max(index.days?.[1] ?? day, day)];
	}
	return index;
}
