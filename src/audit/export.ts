/**
 * Writes a region's log into a folder, for verifying it elsewhere: per epoch the newest checkpoint and all earlier ones, the
 * verifier key, every tile and bundle as they are public, and in `opened/` the salts and entries behind the leaves.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HASH_SIZE, TILE_WIDTH, tilePath, tilesOf } from '../merkle/index.js';
import { Fault } from '../platform/fault.js';
import type { Session } from '../platform/postgres/session.js';
import { packBatch } from './batch.js';
import { commitment } from './leaves.js';
import { bundleOf } from './public-log.js';
import {
	checkpointsAbove,
	newestCheckpoint,
	type StoredCheckpoint,
	type StoredEpoch,
	storedEpochs,
	storedTiles,
} from './tree-store.js';
import { bundlesOf } from './walk.js';

export interface ExportedEpoch {
	epoch: number;
	origin: string;
	/** Leaves the newest checkpoint covers; entries beyond it are not exported. */
	size: number;
	/** How many. */
	checkpoints: number;
}

export class ExportFault extends Fault {}

/** Told how many of all leaves are written. */
export type Told = (done: number, of: number) => void;

const CHECKPOINTS_A_ROUND = 1000;
const TILES_A_ROUND = 100;

/**
 * Epochs without a checkpoint are left out. Into a folder an earlier export made, the newer one is written over it. Throws
 * `ExportFault` where the folder holds another log or more of this one, the system's error where it cannot be written.
 */
export async function exportLog(
	reports: Session,
	directory: string,
	told: Told = () => {},
): Promise<ExportedEpoch[]> {
	const covered: { epoch: StoredEpoch; newest: StoredCheckpoint }[] = [];
	for (const epoch of await storedEpochs(reports)) {
		const newest = await newestCheckpoint(reports, epoch.epoch);
		if (newest) covered.push({ epoch, newest });
	}
	for (const { epoch, newest } of covered) requireEarlier(directory, epoch, newest);
	const all = covered.reduce((sum, { newest }) => sum + newest.size, 0);
	const exported: ExportedEpoch[] = [];
	let before = 0;
	for (const { epoch, newest } of covered) {
		const folder = join(directory, String(epoch.epoch));
		const base = before;
		await writeBundles(reports, folder, newest, done => told(base + done, all));
		await writeTiles(reports, folder, newest);
		const checkpoints = await writeCheckpoints(reports, folder, newest);
		put(join(folder, 'key'), epoch.key);
		// Last: a folder that has it is whole.
		put(join(folder, 'checkpoint'), newest.note);
		exported.push({ epoch: epoch.epoch, origin: epoch.origin, size: newest.size, checkpoints });
		before += newest.size;
	}
	return exported;
}

/** What was exported once is never replaced by less: after a restore it may be all that is left of it. */
function requireEarlier(directory: string, { epoch, key }: StoredEpoch, { size }: StoredCheckpoint): void {
	const at = (name: string) => {
		const path = join(directory, String(epoch), name);
		return existsSync(path) ? readFileSync(path, 'utf8') : null;
	};
	if ((at('key') ?? key) !== key) {
		throw new ExportFault(`\`${directory}\` holds the export of another log`, 'name a new folder');
	}
	if (Number(at('checkpoint')?.split('\n')[1] ?? 0) <= size) return;
	throw new ExportFault(
		`\`${directory}\` holds more of epoch ${epoch} than the log has now`,
		'the database was restored from before: keep that folder as it is, and name a new one',
	);
}

/** Bundles as they are public, and opened. */
async function writeBundles(
	reports: Session,
	folder: string,
	{ epoch, size }: StoredCheckpoint,
	told: (done: number) => void,
): Promise<void> {
	for await (const bundle of bundlesOf(reports, epoch, size)) {
		const first = bundle[0]!.leaf;
		const index = first / TILE_WIDTH;
		const sealed = bundle.map(entry => entry.sealed);
		const commitments = Buffer.concat(sealed.map(commitment));
		const path = tilePath({ level: 'entries', index, width: sealed.length });
		put(join(folder, path), bundleOf(commitments));
		put(join(folder, 'opened', String(index)), packBatch(sealed), 0o600);
		told(first + sealed.length);
	}
}

async function writeTiles(
	reports: Session,
	folder: string,
	{ epoch, size }: StoredCheckpoint,
): Promise<void> {
	const tiles = [...tilesOf(size)];
	for (let at = 0; at < tiles.length; at += TILES_A_ROUND) {
		const round = tiles.slice(at, at + TILES_A_ROUND);
		const widths = new Map(round.map(({ level, index, width }) => [`${level}/${index}`, width]));
		for (const { level, index, hashes } of await storedTiles(reports, epoch, round)) {
			const width = widths.get(`${level}/${index}`)!;
			put(join(folder, tilePath({ level, index, width })), hashes.subarray(0, width * HASH_SIZE));
		}
	}
}

async function writeCheckpoints(
	reports: Session,
	folder: string,
	{ epoch, size: newest }: StoredCheckpoint,
): Promise<number> {
	let written = 0;
	for (let above = 0; above < newest; ) {
		const round = await checkpointsAbove(reports, epoch, above, CHECKPOINTS_A_ROUND);
		for (const { size, note } of round) {
			if (size > newest) return written;
			if (size < newest) put(join(folder, 'checkpoints', String(size)), note);
			written++;
			above = size;
		}
		if (round.length === 0) break;
	}
	return written;
}

function put(path: string, content: string | Uint8Array, mode = 0o644): void {
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	writeFileSync(path, content, { mode });
}
