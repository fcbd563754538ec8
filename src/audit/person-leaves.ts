/** Walking the tree's entries about one person: all the references they had on the UTC days the tree has people of. */
import type { Session } from '../platform/postgres/session.js';
import { unpackBatch } from './batch.js';
import { daysInTree, entriesAbout, type Place } from './leaf-store.js';
import { personOf } from './leaves.js';
import { referenceNumber } from './reference.js';
import type { PlacedEntry } from './walk.js';

/** A person's daily reference on the UTC day of an instant. */
export type ReferenceAt = (at: number) => string;

const ENTRIES_A_ROUND = 500;
const DAY = 86_400_000;

/** Newest first, from before a leaf on, in rounds. */
export async function* leavesOfPerson(
	reports: Session,
	reference: ReferenceAt,
	from: Place,
): AsyncGenerator<PlacedEntry[]> {
	const days = await daysInTree(reports);
	if (days === null) return;
	const [first, last] = days;
	const references = Array.from({ length: last - first + 1 }, (_, day) => reference((first + day) * DAY));
	const numbers = references.map(referenceNumber);
	const theirs = new Set(references);
	for (let before = from; ; ) {
		const found = await entriesAbout(reports, numbers, before, ENTRIES_A_ROUND);
		yield found
			.map(({ epoch, leaf, packed }) => ({ epoch, leaf, sealed: unpackBatch(packed)[0]! }))
			// Others' references may begin alike.
			.filter(({ sealed }) => theirs.has(personOf(sealed)?.reference ?? ''));
		const end = found.at(-1);
		if (end === undefined || found.length < ENTRIES_A_ROUND) return;
		before = { epoch: end.epoch, leaf: end.leaf };
	}
}
