/** One epoch of an export: a tree of its own, with its key, its checkpoints and what its leaves hold. */
import { formatNoteKey, type NoteKey, TILE_WIDTH } from '../merkle/index.js';
import { type ReadBundle, type Reads, readBundle } from './bundle.js';
import { Checkpoints, type Watch } from './checkpoints.js';
import { Entries } from './entries.js';
import type { Folder } from './file.js';
import { keysFor, logOf, openedCheckpoint, readKey } from './keys.js';
import { logIn, originOf } from './link.js';
import { saySuperfluous } from './superfluous.js';
import { Tree } from './tree.js';

export interface EpochPlace {
	/** Before the paths of its files: `2/`, or nothing. */
	prefix: string;
	/** From 1; null where the folder does not say. */
	epoch: number | null;
}

export interface EpochAsk {
	/** Keys the user was given; where there are none, the export's own is taken. */
	keys: readonly NoteKey[];
	/** Heads the tree of that origin must have had. */
	watchedOf(origin: string): readonly Watch[];
	/** An older checkpoint the user kept. */
	since: { file: string; bytes: Uint8Array; origin: string } | null;
	progress(done: number, of: number): void;
}

export interface VerifiedEpoch {
	epoch: number | null;
	origin: string;
	/** What its entries name as their log; null where the folder does not say. */
	log: string | null;
	keys: readonly NoteKey[];
	/** Leaves of the checkpoint it was held against. */
	size: number;
	root: Uint8Array;
	tiles: number;
	checkpoints: number;
	/** Leaves whose entry was opened and is the one that was logged; null where the export opens none. */
	opened: number | null;
	/** Milliseconds. */
	from: number | null;
	to: number | null;
	first: Record<string, unknown> | null;
	sinceFound: boolean;
}

/** Null, and findings, where there is no key or no checkpoint to hold it against. */
export async function verifyEpoch(
	folder: Folder,
	place: EpochPlace,
	ask: EpochAsk,
): Promise<VerifiedEpoch | null> {
	const { prefix, epoch } = place;
	const named = namesOf(folder, place, ask.keys);
	if (named === null) return null;
	const { origin, keys } = named;
	const log = epoch === null ? null : logIn(origin, epoch);
	const heads = new Checkpoints(folder, prefix, origin, keys);
	const newest = await heads.newest();
	if (newest === null) return null;
	const { size, root } = newest.checkpoint;
	const since = ask.since?.origin === origin ? await sinceWatch(folder, ask.since, keys) : null;
	heads.watch([...ask.watchedOf(origin), ...(since ? [since] : [])]);

	const tree = new Tree(folder, prefix, size);
	const opens = folder.list(`${prefix}opened`) !== null;
	const reads = { opens, isWhole: newest.isWhole };
	const entries = new Entries(folder, prefix, log === null ? [origin, logOf(origin)] : [log]);
	const rootAt = (at: number) => (at === size ? root : tree.rootAt(at));
	await heads.check(0, rootAt);
	let last: ReadBundle | null = null;
	for (let index = 0; index * TILE_WIDTH < size; index++) {
		const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
		tree.open(index);
		const bundle = readBundle(folder, prefix, { index, width }, reads);
		const tile = tree.leafClaim();
		if (tile) bundle.claims.push(tile);
		if (width < TILE_WIDTH) {
			last = bundle;
			break;
		}
		tree.settle(bundle.claims);
		entries.take(bundle, tree.leaves);
		await heads.check((index + 1) * TILE_WIDTH - 1, rootAt);
		tree.close();
		await heads.check((index + 1) * TILE_WIDTH, rootAt);
		ask.progress((index + 1) * TILE_WIDTH, size);
	}
	const right = tree.settleEdge(last?.claims ?? [], last?.width ?? 0, root);
	if (last !== null) entries.take(last, tree.leaves);
	await heads.check(size, rootAt);
	if (newest.isWhole) await heads.sayBeyond(size);
	if (right === false) {
		const message = `the ${size} leaves do not make the root that was signed for`;
		folder.findings.add('root-differs', newest.file, message);
	}
	entries.sayDoubles(() => bundlesAgain(folder, prefix, size, reads));
	saySuperfluous(folder, prefix, newest.isWhole ? size : null);
	return {
		...{ epoch, origin, log, keys, size, root, tiles: tree.tiles, checkpoints: heads.verified + 1 },
		opened: opens ? entries.opened : null,
		from: Number.isFinite(entries.from) ? entries.from : null,
		to: Number.isFinite(entries.to) ? entries.to : null,
		first: entries.first,
		sinceFound: ask.since?.origin === origin,
	};
}

function* bundlesAgain(folder: Folder, prefix: string, size: number, reads: Reads): Generator<ReadBundle> {
	for (let index = 0; index * TILE_WIDTH < size; index++) {
		const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
		yield readBundle(folder.quiet(), prefix, { index, width }, reads);
	}
}

/** Which origin the epoch must have, by the keys; null, and a finding, where there is no key. */
function namesOf(
	folder: Folder,
	{ prefix, epoch }: EpochPlace,
	given: readonly NoteKey[],
): { origin: string; keys: readonly NoteKey[] } | null {
	const own = readKey(folder, `${prefix}key`);
	const keys = given.length > 0 ? given : own ? [own] : [];
	if (keys.length === 0) return null;
	const claimed = originLine(folder.quiet().read(`${prefix}checkpoint`, 1 << 20, 'if there'));
	const names = keys.flatMap(({ name }) => [name, logOf(name)]);
	const origins =
		epoch === null
			? [...names, ...(claimed !== null && keysFor(claimed, keys).length > 0 ? [claimed] : [])]
			: names.flatMap(name => [...(logIn(name, epoch) === null ? [] : [name]), originOf(name, epoch)]);
	const origin = claimed !== null && origins.includes(claimed) ? claimed : origins[0]!;
	const sayKey = (message: string) => folder.findings.add('key-differs', `${prefix}key`, message);
	if (own !== null && own.name !== origin) sayKey('the key is named like another log or epoch');
	else if (own !== null && !keysFor(origin, keys).some(key => formatNoteKey(key) === formatNoteKey(own))) {
		sayKey('the export names another key than the one given');
	}
	return { origin, keys };
}

/** The first line of a note that nobody has verified yet. */
export function originLine(bytes: Uint8Array | null): string | null {
	return bytes && (Buffer.from(bytes).toString('utf8').split('\n', 1)[0] ?? null);
}

async function sinceWatch(
	folder: Folder,
	{ file, bytes, origin }: NonNullable<EpochAsk['since']>,
	keys: readonly NoteKey[],
): Promise<Watch | null> {
	const checkpoint = await openedCheckpoint(folder.findings, file, bytes, origin, keys);
	if (checkpoint === null) return null;
	return { size: checkpoint.size, root: checkpoint.root, file, code: 'checkpoint-inconsistent' };
}
