/** Adds batches of the inbox to the tree: their places, tiles, and the head. */
import { formatRange, grow, hashesIn, leafHashes, parseRange, tilePieces } from '../merkle/index.js';
import type { Session } from '../platform/postgres/session.js';
import { sha256 } from './leaves.js';
import { placeBatches, type Stretch } from './place-store.js';
import { appendTiles, COMMITMENTS, moveHead, STORED_STEP, type StoredHead, widenDays } from './tree-store.js';

/** In the transaction that holds the head's lock. Gives the number of batches. */
export async function growTree(session: Session, head: StoredHead, stretch: Stretch): Promise<number> {
	const { epoch, size } = head;
	const { batches, commitments, days } = await placeBatches(session, head, stretch);
	if (batches === 0) return 0;
	const leaves = leafHashes(sha256, hashesIn(commitments));
	const { range, pieces } = grow(sha256, parseRange(head.frontier), leaves, STORED_STEP);
	await appendTiles(session, epoch, [...tilePieces(COMMITMENTS, size, commitments), ...pieces]);
	if (days) await widenDays(session, epoch, ...days);
	await moveHead(session, head, { epoch, size: range.end, frontier: Buffer.from(formatRange(range)) });
	return batches;
}
