/** Everything one can do to a file of an export without the key. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { sha256 } from './written.fixture.js';

export type Act =
	| 'flip'
	| 'cut out'
	| 'put in'
	| 'truncate'
	| 'drop'
	| 'empty'
	| 'exchange'
	| 'overwrite'
	| 'reorder'
	| 'double'
	| 'salt'
	| 'copy';

export interface Mutation {
	act: Act;
	/** Numbers from 0 to below 1 that say where. */
	file: number;
	other: number;
	at: number;
	bit: number;
}

export const ACTS: readonly Act[] = [
	...(['flip', 'cut out', 'put in', 'truncate', 'drop', 'empty'] as const),
	...(['exchange', 'overwrite', 'reorder', 'double', 'salt', 'copy'] as const),
];

/** Not `fc.double`: half of all doubles below 1 are next to 0. */
const share = fc.nat(2 ** 24 - 1).map(number => number / 2 ** 24);

export const mutations = (acts: readonly Act[] = ACTS): fc.Arbitrary<Mutation> =>
	fc.noBias(fc.record({ act: fc.constantFrom(...acts), file: share, other: share, at: share, bit: share }));

export function filesOf(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.flatMap(entry => (entry.isFile() ? [relative(folder, join(entry.parentPath, entry.name))] : []))
		.sort();
}

/** Bytes of one leaf in a file; null where it has none of its own. */
function pieces(path: string, bytes: Buffer): [begin: number, end: number][] {
	const found: [number, number][] = [];
	const size = path.includes('tile/entries/') ? 34 : path.includes('tile/') ? 32 : 0;
	for (let at = 0; at < bytes.length && size > 0; at += size) found.push([at, at + size]);
	for (let at = 0; path.includes('opened/') && at < bytes.length; ) {
		const end = at + 36 + bytes.readUInt32BE(at + 32);
		found.push([at, end]);
		at = end;
	}
	return found;
}

const FAR = /^(?:(\d+)\/)?(?:tile\/(\w+)\/(\d{3})|opened\/(\d+))/;

/** The number of the leaf a byte of a file belongs to; null where it belongs to none. */
export function leafAt(path: string, bytes: Buffer, at: number): number | null {
	const [, , level, tile, opened] = FAR.exec(path) ?? [];
	const piece = pieces(path, bytes).findIndex(([begin, end]) => at >= begin && at < end);
	if (piece < 0) return null;
	const height = level === undefined || level === 'entries' ? 0 : Number(level);
	return (Number(tile ?? opened) * 256 + piece) * 256 ** height;
}

export interface Done {
	what: string;
	/** Files that are not as they were. */
	files: string[];
	leaf: number | null;
	undo(): void;
}

/** Does it; null where it would change nothing, or what nothing could show: that an old file is not there any more. */
export function mutate(folder: string, { act, file, other, at, bit }: Mutation): Done | null {
	const files = filesOf(folder);
	const path = files[Math.floor(file * files.length)]!;
	const second = files[Math.floor(other * files.length)]!;
	const before = new Map([path, second].map(name => [name, readFileSync(join(folder, name))]));
	const bytes = before.get(path)!;
	const place = Math.floor(at * bytes.length);
	const write = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, name), bytes);
	const done = (what: string, leaf: number | null, ...changed: string[]): Done => ({
		what: `${what} in ${changed.join(' and ')}`,
		files: changed,
		leaf,
		undo() {
			for (const name of changed) {
				const bytes = before.get(name);
				if (bytes === undefined) rmSync(join(folder, name));
				else write(name, bytes);
			}
		},
	});
	const one = (what: string, made: Buffer, leaf: number | null): Done | null => {
		if (made.equals(bytes)) return null;
		write(path, made);
		return done(what, leaf, path);
	};
	const leaf = leafAt(path, bytes, place);
	const whole = pieces(path, bytes);
	const chosen = whole[Math.floor(at * whole.length)];
	switch (act) {
		case 'flip': {
			const made = Buffer.from(bytes);
			if (made.length > 0) made[place]! ^= 1 << Math.floor(bit * 8);
			return one(`byte ${place} flipped`, made, leaf);
		}
		case 'cut out': {
			const end = place + 1 + Math.floor(bit * 40);
			return one(
				`bytes cut out at ${place}`,
				Buffer.concat([bytes.subarray(0, place), bytes.subarray(end)]),
				null,
			);
		}
		case 'put in': {
			const more = sha256(Buffer.from(String(bit))).subarray(0, 1 + Math.floor(bit * 32));
			const made = Buffer.concat([bytes.subarray(0, place), more, bytes.subarray(place)]);
			return one(`bytes put in at ${place}`, made, null);
		}
		case 'truncate':
			return one(`cut at ${place}`, bytes.subarray(0, place), null);
		case 'empty':
			return one('emptied', Buffer.alloc(0), null);
		case 'drop':
			// Nothing says which earlier checkpoints and older partial tiles there were.
			if (path.includes('checkpoints/') || path.endsWith('.p/10')) return null;
			rmSync(join(folder, path));
			return done('dropped', null, path);
		case 'exchange':
			if (before.get(second)!.equals(bytes)) return null;
			write(path, before.get(second)!);
			write(second, bytes);
			return done('exchanged', null, path, second);
		case 'overwrite':
			return one(`written over with ${second}`, before.get(second)!, null);
		case 'reorder':
		case 'double': {
			const next = whole[Math.floor(bit * whole.length)];
			if (!chosen || !next || chosen[0] === next[0]) return null;
			const order = whole.map(piece =>
				piece === chosen ? next : piece === next && act === 'reorder' ? chosen : piece,
			);
			const first = act === 'reorder' ? Math.min(chosen[0], next[0]) : chosen[0];
			const made = Buffer.concat(order.map(([begin, end]) => bytes.subarray(begin, end)));
			return one(act === 'reorder' ? 'leaves reordered' : 'leaf doubled', made, leafAt(path, bytes, first));
		}
		case 'salt': {
			if (!chosen || !path.includes('opened/')) return null;
			const made = Buffer.from(bytes);
			sha256(Buffer.from(String(bit))).copy(made, chosen[0]);
			return one('salt replaced', made, leafAt(path, bytes, chosen[0]));
		}
		case 'copy': {
			const name = `${path}${Math.floor(bit * 10)}`;
			if (existsSync(join(folder, name)) || statSync(join(folder, path)).size === 0) return null;
			// An earlier checkpoint under a size that is none is found as misnamed.
			write(name, bytes);
			return done('copied', null, name);
		}
	}
}
