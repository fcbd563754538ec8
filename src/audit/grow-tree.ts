/** Adds entries to the tree: tiles, bundles, where each person's entries are, and the head. */
import { formatRange, grow, leafHashes, parseRange, TILE_WIDTH } from '../merkle/index.js';
import type { Session } from '../platform/postgres/session.js';
import { packBatch } from './batch.js';
import type { SealedEntry } from './entry.js';
import { commitment, personOf, sha256 } from './leaves.js';
import { utcDay } from './reference.js';
import {
	appendBundle,
	appendTile,
	bundleLength,
	insertReferences,
	moveHead,
	type PersonLeaf,
	type StoredHead,
	widenDays,
} from './tree-store.js';

/** In the transaction that holds the head's lock. */
export async function growTree(session: Session, head: StoredHead, entries: SealedEntry[]): Promise<void> {
	const { leaves, people } = await addBundles(session, head, entries);
	const indexed = indexPeople(session, head.epoch, people);
	// Its failure is told below; the tree is hashed meanwhile.
	indexed.catch(() => {});
	const { range, pieces } = grow(sha256, parseRange(head.frontier), leaves);
	await indexed;
	for (const piece of pieces) await appendTile(session, head.epoch, piece);
	await moveHead(session, head, { ...head, size: range.end, frontier: Buffer.from(formatRange(range)) });
}

type DatedLeaf = PersonLeaf & { day: number };

/** While the database stores one bundle, the next is made, and its leaves are hashed: never all of them at a stretch. */
async function addBundles(
	session: Session,
	{ epoch, size }: StoredHead,
	entries: SealedEntry[],
): Promise<{ leaves: Buffer; people: DatedLeaf[] }> {
	const leaves: Uint8Array[] = [];
	const people: DatedLeaf[] = [];
	let stored: Promise<void> = Promise.resolve();
	for (let done = 0; done < entries.length; ) {
		const index = Math.floor((size + done) / TILE_WIDTH);
		const offset = (size + done) % TILE_WIDTH;
		const added = entries.slice(done, done + TILE_WIDTH - offset);
		const made = added.map(commitment);
		leaves.push(leafHashes(sha256, made));
		const before = offset === 0 ? 0 : await bundleLength(session, epoch, index);
		people.push(...peopleIn(added, size + done, before));
		const bundle = { index, offset, commitments: Buffer.concat(made), entries: packBatch(added) };
		await stored;
		stored = appendBundle(session, epoch, bundle);
		stored.catch(() => {});
		done += added.length;
	}
	await stored;
	return { leaves: Buffer.concat(leaves), people };
}

/** Entries about people, of leaves from `first` on, whose bytes begin at `begin` of their bundle. */
function peopleIn(entries: SealedEntry[], first: number, begin: number): DatedLeaf[] {
	const people: DatedLeaf[] = [];
	let at = begin;
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
