/** Adds entries to the tree: tiles, pieces of bundles, where each person's entries are, and the head. */
import { formatRange, grow, leafHashes, parseRange, TILE_WIDTH } from '../merkle/index.js';
import type { Session } from '../platform/postgres/session.js';
import { packBatch } from './batch.js';
import type { SealedEntry } from './entry.js';
import { commitment, personOf, sha256 } from './leaves.js';
import { utcDay } from './reference.js';
import {
	appendTile,
	insertPiece,
	insertReferences,
	moveHead,
	type PersonLeaf,
	type StoredHead,
	widenDays,
} from './tree-store.js';

/** In the transaction that holds the head's lock. */
export async function growTree(session: Session, head: StoredHead, entries: SealedEntry[]): Promise<void> {
	const { leaves, people } = await addPieces(session, head, entries);
	const indexed = indexPeople(session, head.epoch, people);
	// Its failure is told below; the tree is hashed meanwhile.
	indexed.catch(() => {});
	const { range, pieces } = grow(sha256, parseRange(head.frontier), leaves);
	await indexed;
	for (const piece of pieces) await appendTile(session, head.epoch, piece);
	await moveHead(session, head, { ...head, size: range.end, frontier: Buffer.from(formatRange(range)) });
}

type DatedLeaf = PersonLeaf & { day: number };

/** While the database stores one piece, the next is made, and its leaves are hashed: never all of them at a stretch. */
async function addPieces(
	session: Session,
	{ epoch, size }: StoredHead,
	entries: SealedEntry[],
): Promise<{ leaves: Buffer; people: DatedLeaf[] }> {
	const leaves: Uint8Array[] = [];
	const people: DatedLeaf[] = [];
	let stored: Promise<void> = Promise.resolve();
	for (let done = 0; done < entries.length; ) {
		const bundle = Math.floor((size + done) / TILE_WIDTH);
		const first = (size + done) % TILE_WIDTH;
		const added = entries.slice(done, done + TILE_WIDTH - first);
		const made = added.map(commitment);
		leaves.push(leafHashes(sha256, made));
		people.push(...peopleIn(added, size + done));
		const piece = { bundle, first, commitments: Buffer.concat(made), entries: packBatch(added) };
		await stored;
		stored = insertPiece(session, epoch, piece);
		stored.catch(() => {});
		done += added.length;
	}
	await stored;
	return { leaves: Buffer.concat(leaves), people };
}

/** Entries about people, in a piece whose first leaf is `first`. */
function peopleIn(entries: SealedEntry[], first: number): DatedLeaf[] {
	const people: DatedLeaf[] = [];
	let at = 0;
	for (const [position, sealed] of entries.entries()) {
		const length = sealed.salt.length + 4 + sealed.bytes.length;
		const person = personOf(sealed);
		if (person) {
			const { reference } = person;
			people.push({ reference, leaf: first + position, at, length, day: utcDay(person.at) });
		}
		at += length;
	}
	return people;
}

async function indexPeople(session: Session, epoch: number, people: DatedLeaf[]): Promise<void> {
	if (people.length === 0) return;
	await insertReferences(session, epoch, people);
	let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const { day } of people) [first, last] = [Math.min(first, day), Math.max(last, day)];
	await widenDays(session, epoch, first, last);
}
