/** Opened entries: for each leaf of a bundle its salt, the length of its entry in four bytes, big-endian, and the entry. */
import { HASH_SIZE, TILE_WIDTH } from '../merkle/index.js';
import { digestInto } from './digest.js';
import type { Folder } from './file.js';
import type { LeafBundle } from './tile-file.js';

const SALT = 32;
const LENGTH = 4;
const MOST_BYTES = 64 * 2 ** 20;

export interface Opened {
	path: string;
	/** Entries that are there whole. */
	count: number;
	/** What salt and entry of each leaf make: SHA-256(salt ‖ entry). */
	commitments: Buffer;
	entry(position: number): Buffer;
	/** Offset in the file of what is said of a leaf. */
	byte(position: number): number;
}

export function openedPath(prefix: string, index: number): string {
	return `${prefix}opened/${index}`;
}

/** Reads the opened entries of a bundle; null, and a finding, where there is no such file. More may follow but in a `whole` log. */
export function readOpened(
	folder: Folder,
	prefix: string,
	{ index, width }: LeafBundle,
	whole: boolean,
): Opened | null {
	const path = openedPath(prefix, index);
	const bytes = folder.read(path, MOST_BYTES, 'if there');
	const first = index * TILE_WIDTH;
	if (bytes === null) {
		const message = `the entries of leaves ${first} to ${first + width - 1} are not opened`;
		folder.findings.add('opened-missing', path, message, { leaf: first });
		return null;
	}
	const begins: number[] = [];
	const ends: number[] = [];
	const commitments = Buffer.alloc(width * HASH_SIZE);
	let at = 0;
	while (at < bytes.length && begins.length < width) {
		const begin = at + SALT + LENGTH;
		const end = begin > bytes.length ? begin : begin + bytes.readUInt32BE(at + SALT);
		if (end > bytes.length) {
			const message = 'the file ends within what is opened of this leaf';
			folder.findings.add('opened-invalid', path, message, { leaf: first + begins.length, byte: at });
			break;
		}
		// Salt and entry are hashed as one: the salt moves up to it, over the length that was read.
		bytes.copyWithin(at + LENGTH, at, at + SALT);
		digestInto(commitments, begins.length, bytes.subarray(at + LENGTH, end));
		begins.push(begin);
		ends.push(end);
		at = end;
	}
	const count = begins.length;
	if (count < width && at >= bytes.length) {
		const message = `the entry of leaf ${first + count} and ${width - count - 1} after it are not opened`;
		folder.findings.add('opened-missing', path, message, { leaf: first + count, byte: at });
	}
	if (count === width && at < bytes.length && (whole || width === TILE_WIDTH)) {
		const message = `the file goes on behind the ${width} leaves of its bundle`;
		folder.findings.add('opened-invalid', path, message, { leaf: first + width - 1, byte: at });
	}
	return {
		path,
		count,
		commitments,
		entry: position => bytes.subarray(begins[position], ends[position]),
		byte: position => (begins[position] ?? at) - SALT - LENGTH,
	};
}
