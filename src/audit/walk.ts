/** Walking the tree's entries, batch by batch. */
import { TILE_WIDTH } from '../merkle/index.js';
import type { Session } from '../platform/postgres/session.js';
import type { SealedEntry } from './entry.js';
import { batchesBefore, batchesFrom, type Place, type StoredBatch } from './leaf-store.js';
import { entriesOf } from './leaves.js';

/** Behind every leaf there may be. */
export const TREE_END: Place = { epoch: 32_767, leaf: Number.MAX_SAFE_INTEGER };

export type PlacedEntry = Place & { sealed: SealedEntry };

const FEW = 16;
const MANY = 256;

/** The entries of each batch before a leaf, newest first; the trees before come after it. */
export async function* entriesBack(session: Session, before: Place): AsyncGenerator<PlacedEntry[]> {
	let at = before;
	for (let limit = FEW; ; limit = MANY) {
		const batches = await batchesBefore(session, at, limit);
		for (const batch of batches) {
			const end = batch.epoch === before.epoch ? before.leaf : TREE_END.leaf;
			yield placed(batch)
				.filter(({ leaf }) => leaf < end)
				.reverse();
			at = batch;
		}
		if (batches.length === 0) return;
	}
}

/** The entries of each batch from a leaf on, oldest first, and of the trees behind it. */
export async function* entriesOn(session: Session, from: Place): AsyncGenerator<PlacedEntry[]> {
	let at = from;
	for (;;) {
		const batches = await batchesFrom(session, at, MANY);
		for (const batch of batches) {
			const entries = placed(batch);
			const begin = batch.epoch === from.epoch ? from.leaf : 0;
			yield entries.filter(({ leaf }) => leaf >= begin);
			at = { epoch: batch.epoch, leaf: batch.leaf + entries.length };
		}
		if (batches.length === 0) return;
	}
}

/** The entries of one tree before a leaf, in bundles as the public log has them. */
export async function* bundlesOf(
	session: Session,
	epoch: number,
	end: number,
): AsyncGenerator<PlacedEntry[]> {
	let bundle: PlacedEntry[] = [];
	for await (const batch of entriesOn(session, { epoch, leaf: 0 })) {
		for (const entry of batch) {
			if (entry.epoch !== epoch || entry.leaf >= end) break;
			bundle.push(entry);
			if (bundle.length < TILE_WIDTH) continue;
			yield bundle;
			bundle = [];
		}
		const last = batch.at(-1);
		if (last && (last.epoch !== epoch || last.leaf >= end)) break;
	}
	if (bundle.length > 0) yield bundle;
}

function placed({ epoch, leaf, entries, salt }: StoredBatch): PlacedEntry[] {
	return entriesOf(entries, salt).map((sealed, position) => ({ epoch, leaf: leaf + position, sealed }));
}
