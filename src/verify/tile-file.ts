/** The files of tiles and bundles. A wider one than asked for will do: partial ones may go once there are wider ones. */
import { HASH_SIZE, MerkleFault, parseTilePath, TILE_WIDTH, type Tile, tilePath } from '../merkle/index.js';
import type { Folder } from './file.js';

/** Length of a commitment in a bundle: two bytes, big-endian. */
const LENGTH = 2;
/** Bytes of a bundle that one leaf takes. */
export const RECORD = LENGTH + HASH_SIZE;

export interface LeafBundle {
	index: number;
	width: number;
}

/** The hashes of a tile; null, and findings, where it does not have them. */
export function readTile(folder: Folder, prefix: string, tile: Tile): Buffer | null {
	return readWide(folder, prefix, tile, HASH_SIZE);
}

/** The commitments of a bundle as a row; null, and findings, where it does not hold so many and no others. */
export function readCommitments(folder: Folder, prefix: string, bundle: LeafBundle): Buffer | null {
	const bytes = readWide(folder, prefix, { level: 'entries', ...bundle }, RECORD);
	if (bytes === null) return null;
	const row = Buffer.allocUnsafe(bundle.width * HASH_SIZE);
	for (let position = 0; position < bundle.width; position++) {
		const at = position * RECORD;
		if (bytes.readUInt16BE(at) !== HASH_SIZE) {
			const path = prefix + tilePath({ level: 'entries', ...bundle });
			const place = { leaf: bundle.index * TILE_WIDTH + position, byte: at };
			folder.findings.add(
				'bundle-invalid',
				path,
				`a commitment of ${HASH_SIZE} bytes was expected here`,
				place,
			);
			return null;
		}
		bytes.copy(row, position * HASH_SIZE, at + LENGTH, at + RECORD);
	}
	return row;
}

/** A path below `tile/` as what it names; null where it is none. */
export function tileAt(path: string): ReturnType<typeof parseTilePath> | null {
	try {
		return parseTilePath(path);
	} catch (error) {
		if (error instanceof MerkleFault) return null;
		throw error;
	}
}

type Wanted = ReturnType<typeof parseTilePath>;

/** The bytes of a tile or bundle of at least that width, cut to it; null, and findings, where there are none. */
export function readWide(folder: Folder, prefix: string, wanted: Wanted, record: number): Buffer | null {
	const exact = prefix + tilePath(wanted);
	const found = widths(folder, prefix, wanted);
	const path = found === null ? exact : prefix + tilePath({ ...wanted, width: found });
	const expected = (found ?? wanted.width) * record;
	const bytes = folder.read(path, expected, 'needed');
	if (bytes === null) return null;
	if (bytes.length === expected) return bytes.subarray(0, wanted.width * record);
	const whole = Math.floor(bytes.length / record);
	const message = `the file has ${bytes.length} bytes, where ${expected} were expected`;
	const per = wanted.level === 'entries' ? 1 : TILE_WIDTH ** wanted.level;
	const place = { leaf: (wanted.index * TILE_WIDTH + whole) * per, byte: bytes.length };
	folder.findings.add('file-length', path, message, place);
	return null;
}

/** The width of the file to read instead of a partial one that is not there; null where there is none. */
function widths(folder: Folder, prefix: string, wanted: Wanted): number | null {
	if (wanted.width === TILE_WIDTH) return null;
	const whole = prefix + tilePath({ ...wanted, width: TILE_WIDTH });
	const partial = (folder.list(`${whole}.p`) ?? []).map(Number);
	if (partial.includes(wanted.width)) return null;
	const wider = partial.filter(width => width > wanted.width && width < TILE_WIDTH);
	return folder.has(whole) ? TILE_WIDTH : (wider[0] ?? null);
}
