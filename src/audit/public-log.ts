/** What anybody may see of a region's log: its trees, their signed heads, the hashes, and commitments in place of entries. */
import { type Bundle, formatBundle, HASH_SIZE, hashesIn, TILE_WIDTH, type Tile } from '../merkle/index.js';
import type { Session } from '../platform/postgres/session.js';
import { COMMITMENTS, newestCheckpoint, storedEpochs, storedTile } from './tree-store.js';

export interface LogView {
	epoch: number;
	/** Name of the tree in its checkpoints. */
	origin: string;
	/** Verifier key, as text. */
	key: string;
	/** Leaves its newest checkpoint covers. */
	size: number;
}

export interface PublicLog {
	/** Every tree that has a checkpoint, oldest first. */
	logs(): Promise<LogView[]>;
	/** The newest checkpoint; null where there is none. */
	checkpoint(epoch: number): Promise<string | null>;
	/** Bytes of a tile or bundle the newest checkpoint covers: those never change. Null for any other. */
	tile(epoch: number, tile: Tile | Bundle): Promise<Uint8Array | null>;
}

export function openPublicLog(reports: Session): PublicLog {
	return {
		logs: async () => {
			const views: LogView[] = [];
			for (const { epoch, origin, key } of await storedEpochs(reports)) {
				const newest = await newestCheckpoint(reports, epoch);
				if (newest) views.push({ epoch, origin, key, size: newest.size });
			}
			return views;
		},
		checkpoint: async epoch => (await newestCheckpoint(reports, epoch))?.note ?? null,
		tile: async (epoch, tile) => {
			const size = (await newestCheckpoint(reports, epoch))?.size ?? 0;
			return isCovered(tile, size) ? await tileBytes(reports, epoch, tile) : null;
		},
	};
}

function isCovered({ level, index, width }: Tile | Bundle, size: number): boolean {
	const hashes = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level));
	return index * TILE_WIDTH + width <= hashes;
}

/** Bytes of a tile or bundle as it was at that width; null where it is not there. */
export async function tileBytes(
	session: Session,
	epoch: number,
	tile: Tile | Bundle,
): Promise<Uint8Array | null> {
	const level = tile.level === 'entries' ? COMMITMENTS : tile.level;
	const stored = await storedTile(session, epoch, { level, index: tile.index });
	const row = stored?.subarray(0, tile.width * HASH_SIZE) ?? null;
	return row !== null && tile.level === 'entries' ? bundleOf(row) : row;
}

/** A row of commitments as an entry bundle. */
export function bundleOf(commitments: Uint8Array): Uint8Array {
	return formatBundle(hashesIn(commitments));
}
