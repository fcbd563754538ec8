/** Walking the tree's entries, bundle by bundle. */
import { TILE_WIDTH } from '../merkle/index.js';
import type { Session } from '../platform/postgres/session.js';
import { unpackBatch } from './batch.js';
import type { SealedEntry } from './entry.js';
import { storedBundles } from './leaf-store.js';

/** A leaf of one of the trees. */
export interface Place {
	epoch: number;
	leaf: number;
}

/** Behind every leaf there may be. */
export const TREE_END: Place = { epoch: 32_767, leaf: Number.MAX_SAFE_INTEGER };

export type PlacedEntry = Place & { sealed: SealedEntry };

const FEW = 2;
const MANY = 16;

/** The entries of each bundle before a leaf, newest first; the trees before come after it. */
export async function* bundlesBack(session: Session, before: Place): AsyncGenerator<PlacedEntry[]> {
	let at = before;
	for (let limit = FEW; ; limit = MANY) {
		const bundles = await storedBundles(
			session,
			'back',
			{ epoch: at.epoch, index: Math.floor(at.leaf / TILE_WIDTH) },
			limit,
		);
		for (const { epoch, index, entries } of bundles) {
			const end = epoch === before.epoch ? before.leaf : TREE_END.leaf;
			yield placed(epoch, index, entries)
				.filter(({ leaf }) => leaf < end)
				.reverse();
			at = { epoch, leaf: index * TILE_WIDTH - 1 };
		}
		if (bundles.length < limit) return;
	}
}

/** The entries of each bundle from a leaf on, oldest first, and of the trees behind it. */
export async function* bundlesOn(session: Session, from: Place): AsyncGenerator<PlacedEntry[]> {
	let at = { epoch: from.epoch, index: Math.floor(from.leaf / TILE_WIDTH) };
	for (;;) {
		const bundles = await storedBundles(session, 'on', at, MANY);
		for (const { epoch, index, entries } of bundles) {
			const begin = epoch === from.epoch ? from.leaf : 0;
			yield placed(epoch, index, entries).filter(({ leaf }) => leaf >= begin);
			at = { epoch, index: index + 1 };
		}
		if (bundles.length < MANY) return;
	}
}

/** The entries of one tree from a leaf on. */
export async function entriesFrom(session: Session, epoch: number, leaf: number): Promise<SealedEntry[]> {
	const found: SealedEntry[] = [];
	for await (const bundle of bundlesOn(session, { epoch, leaf })) {
		for (const entry of bundle) if (entry.epoch === epoch) found.push(entry.sealed);
	}
	return found;
}

function placed(epoch: number, index: number, packed: Buffer): PlacedEntry[] {
	return unpackBatch(packed).map((sealed, position) => ({
		epoch,
		leaf: index * TILE_WIDTH + position,
		sealed,
	}));
}
