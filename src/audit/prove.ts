/** Opened entries, each with the proof that it stands in the log. */
import type { Session } from '../platform/postgres/session.js';
import { formatCursor, parseCursor } from './cursor.js';
import { type EntryProof, entryProof } from './entry-proof.js';
import { openSealed } from './leaves.js';
import { leavesOfPerson, type ReferenceAt } from './person-leaves.js';
import { proveLeaves } from './tree-reader.js';
import { newestCheckpoint, type StoredCheckpoint } from './tree-store.js';
import { entriesBack, type PlacedEntry, TREE_END } from './walk.js';

/** Looks for it from the end of the log on; null where no checkpoint covers such an entry. */
export async function proveEntry(
	reports: Session,
	id: string,
	told: (looked: number) => void = () => {},
): Promise<EntryProof | null> {
	const prover = new Prover(reports);
	let looked = 0;
	for await (const batch of entriesBack(reports, TREE_END)) {
		const found = batch.filter(({ sealed }) => openSealed(sealed).id === id);
		const [proof] = await prover.prove(await prover.covered(found));
		if (proof) return proof;
		looked += batch.length;
		told(looked);
	}
	return null;
}

export interface ProvenPage {
	entries: EntryProof[];
	/** Give as `before` to go on; null at the end. */
	next: string | null;
}

/**
 * The entries about one person, newest first: at most `limit` older than `before`. Those no checkpoint covers yet, of the
 * last seconds, are left out.
 */
export async function proveEntriesOf(
	reports: Session,
	reference: ReferenceAt,
	{ before, limit }: { before?: string; limit: number },
): Promise<ProvenPage> {
	const from = before === undefined ? TREE_END : parseCursor(before);
	if ('inbox' in from) return { entries: [], next: null };
	const prover = new Prover(reports);
	const entries: EntryProof[] = [];
	for await (const round of leavesOfPerson(reports, reference, from)) {
		const covered = await prover.covered(round);
		const page = covered.slice(0, limit - entries.length);
		entries.push(...(await prover.prove(page)));
		const last = page.at(-1);
		if (last && entries.length === limit) return { entries, next: formatCursor(last) };
	}
	return { entries, next: null };
}

/** Proves entries in the trees as they were signed for when each was first looked at. */
class Prover {
	readonly #reports: Session;
	readonly #heads = new Map<number, Promise<StoredCheckpoint | null>>();

	constructor(reports: Session) {
		this.#reports = reports;
	}

	#head(epoch: number): Promise<StoredCheckpoint | null> {
		const head = this.#heads.get(epoch) ?? newestCheckpoint(this.#reports, epoch);
		this.#heads.set(epoch, head);
		return head;
	}

	/** Without those no checkpoint covers. */
	async covered(entries: readonly PlacedEntry[]): Promise<PlacedEntry[]> {
		const sizes = await Promise.all(entries.map(async ({ epoch }) => (await this.#head(epoch))?.size ?? 0));
		return entries.filter(({ leaf }, position) => leaf < sizes[position]!);
	}

	/** Of entries that are covered, in their order. */
	async prove(covered: readonly PlacedEntry[]): Promise<EntryProof[]> {
		const proofs = new Map<PlacedEntry, EntryProof>();
		for (const epoch of new Set(covered.map(each => each.epoch))) {
			const { note, size } = (await this.#head(epoch))!;
			const those = covered.filter(each => each.epoch === epoch);
			const leaves = those.map(({ leaf }) => leaf);
			const hashes = await proveLeaves(this.#reports, epoch, leaves, size);
			for (const [position, each] of those.entries()) {
				proofs.set(each, entryProof(each, hashes[position]!, note));
			}
		}
		return covered.map(each => proofs.get(each)!);
	}
}
