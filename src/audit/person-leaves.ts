/** Walking the tree's entries about one person: one probe of the index for each UTC day the tree has people of. */
import type { Session } from '../platform/postgres/session.js';
import { unpackBatch } from './batch.js';
import { daysInTree, entriesAt, leavesOf } from './leaf-store.js';
import type { Place, PlacedEntry } from './walk.js';

/** A person's daily reference on the UTC day of an instant. */
export type ReferenceAt = (at: number) => string;

const LEAVES_A_ROUND = 500;
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
	for (let before = from; ; ) {
		const places = await leavesOf(reports, references, before, LEAVES_A_ROUND);
		const packed = await entriesAt(reports, places);
		yield places.map(({ epoch, leaf }, position) => {
			const [sealed] = unpackBatch(packed[position]!);
			return { epoch, leaf, sealed: sealed! };
		});
		const end = places.at(-1);
		if (end === undefined || places.length < LEAVES_A_ROUND) return;
		before = { epoch: end.epoch, leaf: end.leaf };
	}
}
