/** The paths of tiles and entry bundles below a log's prefix (C2SP tlog-tiles): `tile/0/x001/234.p/5`. */
import { MerkleFault } from './fault.js';
import { TILE_WIDTH, type Tile } from './tile.js';

/** The entries behind the leaf hashes of the tile of level 0 that has this index and width. */
export interface Bundle {
	level: 'entries';
	index: number;
	width: number;
}

const HIGHEST_LEVEL = 63;

/** Throws `tile-path-invalid` for what is no tile. */
export function tilePath({ level, index, width }: Tile | Bundle): string {
	const known = level === 'entries' || within(level, 0, HIGHEST_LEVEL);
	if (!known || !within(index, 0, Number.MAX_SAFE_INTEGER) || !within(width, 1, TILE_WIDTH)) {
		throw new MerkleFault('tile-path-invalid', 'tile');
	}
	return `tile/${level}/${indexPath(index)}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

const FORM = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/;

/** Takes the one way of writing each path. Throws `tile-path-invalid`. */
export function parseTilePath(path: string): Tile | Bundle {
	const [, level, digits, width] = FORM.exec(path) ?? [];
	if (level === undefined || digits === undefined) throw new MerkleFault('tile-path-invalid', 'path');
	const tile = {
		level: level === 'entries' ? level : Number(level),
		index: Number(digits.replace(/[x/]/g, '')),
		width: width === undefined ? TILE_WIDTH : Number(width),
	} as Tile | Bundle;
	if (tilePath(tile) !== path) throw new MerkleFault('tile-path-invalid', 'path');
	return tile;
}

/** Three digits at a time, so that a directory never has more than a thousand tiles. */
function indexPath(index: number): string {
	let path = threeDigits(index);
	for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
		path = `x${threeDigits(rest)}/${path}`;
	}
	return path;
}

function threeDigits(index: number): string {
	return String(index % 1000).padStart(3, '0');
}

function within(value: number, low: number, high: number): boolean {
	return Number.isSafeInteger(value) && value >= low && value <= high;
}
