/** Unwraps a WOFF 1.0 font (W3C, sections 3 to 5) to the TrueType file inside, for font systems that read only that. */
import { inflateSync } from 'node:zlib';

const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

/** @param woff a whole WOFF 1.0 file; its tables are trusted to be well-formed */
export function toTrueType(woff: Buffer): Buffer {
	const count = woff.readUInt16BE(12);
	const directory = Buffer.alloc(SFNT_HEADER + SFNT_ENTRY * count);
	woff.copy(directory, 0, 4, 8);
	directory.writeUInt16BE(count, 4);
	const parts: Uint8Array[] = [directory];
	let offset = directory.length;
	for (let table = 0; table < count; table += 1) {
		const from = WOFF_HEADER + WOFF_ENTRY * table;
		const to = SFNT_HEADER + SFNT_ENTRY * table;
		const [start, packed, length] = [4, 8, 12].map(field => woff.readUInt32BE(from + field)) as [
			number,
			number,
			number,
		];
		const stored = woff.subarray(start, start + packed);
		const padding = Buffer.alloc((4 - (length % 4)) % 4);
		parts.push(packed < length ? inflateSync(stored) : stored, padding);
		woff.copy(directory, to, from, from + 4);
		woff.copy(directory, to + 4, from + 16, from + 20);
		directory.writeUInt32BE(offset, to + 8);
		directory.writeUInt32BE(length, to + 12);
		offset += length + padding.length;
	}
	return Buffer.concat(parts);
}
