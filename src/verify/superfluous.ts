/** Files of an epoch that its newest checkpoint does not speak of, and partial tiles that newer ones replaced. */
import { HASH_SIZE, TILE_WIDTH, type Tile, tilePath } from '../merkle/index.js';
import { isDecimal } from './checkpoints.js';
import type { Folder } from './file.js';
import { type LeafBundle, RECORD, readWide, tileAt } from './tile-file.js';

/** Folders of tiles: the level, three digits at a time, those of partial tiles. */
const WITHIN_TILES = /^(entries|\d{1,2}|x\d{3}|\d{3}\.p)\/$/;

/** `size` is null where only a part of the log is known: then nothing is known to be too much. */
export function saySuperfluous(folder: Folder, prefix: string, size: number | null): void {
	const known = (path: string): 'file' | 'folder' | 'older' | 'beyond' | 'no part' => {
		if (path === 'checkpoint' || path === 'key') return 'file';
		if (path === 'checkpoints/' || path === 'opened/' || path === 'tile/') return 'folder';
		const name = path.slice(path.indexOf('/') + 1);
		if (path.startsWith('checkpoints/')) return isDecimal(name) ? 'file' : 'no part';
		if (path.startsWith('opened/')) {
			if (!isDecimal(name)) return 'no part';
			return size === null || Number(name) * TILE_WIDTH < size ? 'file' : 'beyond';
		}
		if (!path.startsWith('tile/')) return 'no part';
		if (path.endsWith('/')) return name.split('/').slice(0, -1).every(isTileFolder) ? 'folder' : 'no part';
		const tile = tileAt(path);
		return tile === null ? 'no part' : size === null ? 'file' : compared(tile, size);
	};
	const walk = (below: string) => {
		for (const name of folder.list(prefix + below) ?? []) {
			const path = below + name;
			const part = known(path);
			if (part === 'folder') walk(path);
			else if (part === 'older') compareOlder(folder, prefix, path, size!);
			else if (part === 'no part') sayOf(folder, prefix + path, 'this is no part of a log');
			else if (part === 'beyond') {
				sayOf(folder, prefix + path, 'the newest checkpoint does not reach this far');
			}
		}
	};
	walk('');
}

function isTileFolder(name: string): boolean {
	return WITHIN_TILES.test(`${name}/`);
}

function sayOf(folder: Folder, path: string, message: string): void {
	folder.findings.add('file-superfluous', path, message);
}

function widthOf({ level, index }: Tile | (LeafBundle & { level: 'entries' }), size: number): number {
	const hashes = level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level);
	return Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH);
}

function compared(
	tile: Tile | (LeafBundle & { level: 'entries' }),
	size: number,
): 'file' | 'older' | 'beyond' {
	const width = widthOf(tile, size);
	if (tile.width === width) return 'file';
	return tile.width < width ? 'older' : 'beyond';
}

/** A partial tile an earlier export left behind holds the first hashes of the one that replaced it. */
function compareOlder(folder: Folder, prefix: string, path: string, size: number): void {
	const older = tileAt(path)!;
	const newer = { ...older, width: widthOf(older, size) };
	const record = older.level === 'entries' ? RECORD : HASH_SIZE;
	const bytes = folder.read(prefix + path, TILE_WIDTH * record, 'needed');
	const whole = readWide(folder.quiet(), prefix, newer, record);
	// A newer one that is wrong itself says nothing of the older.
	const trusted = !folder.findings.blames(prefix + tilePath(newer));
	if (bytes === null || whole === null || !trusted) return;
	const expected = whole.subarray(0, older.width * record);
	if (bytes.equals(expected)) return;
	const differing = expected.findIndex((byte, at) => byte !== bytes[at]);
	const byte = differing < 0 ? expected.length : differing;
	const height = older.level === 'entries' ? 0 : older.level;
	const leaf = (older.index * TILE_WIDTH + Math.floor(byte / record)) * TILE_WIDTH ** height;
	const code = older.level === 'entries' ? 'commitment-differs' : 'tile-differs';
	const message = `the partial tile is not the beginning of \`${prefix}${tilePath(newer)}\``;
	folder.findings.add(code, prefix + path, message, { leaf, byte });
}
