/** What the opened entries of one epoch say: each of this log and of a known form, no id twice, from when to when. */
import { HASH_SIZE, TILE_WIDTH, tilePath } from '../merkle/index.js';
import type { ReadBundle } from './bundle.js';
import { hashOf } from './digest.js';
import { bitsOf, Doubles, mark } from './doubles.js';
import { readEntry } from './entry.js';
import type { Folder } from './file.js';

/** More candidates than a list of findings holds need not be looked at. */
const MOST_DOUBLES = 1000;

export class Entries {
	readonly #folder: Folder;
	readonly #prefix: string;
	/** The log entries may name; where it could be either of two, the first entry decides. */
	#logs: readonly string[];
	readonly #ids = new Doubles();
	readonly #commitments = new Doubles();
	/** Opened entries that are what the tree holds. */
	opened = 0;
	/** Milliseconds; of the earliest and the latest entry. */
	from = Number.POSITIVE_INFINITY;
	to = Number.NEGATIVE_INFINITY;
	/** Everything the first leaf says, where it is opened. */
	first: Record<string, unknown> | null = null;

	constructor(folder: Folder, prefix: string, logs: readonly string[]) {
		this.#folder = folder;
		this.#prefix = prefix;
		this.#logs = logs;
	}

	/** Takes the entries of a bundle whose leaf hashes are settled; those that are not what the tree holds are left out. */
	take(bundle: ReadBundle, leaves: Buffer | null): void {
		const { opened, commitments, openedLeaves } = bundle;
		if (opened === null) {
			if (commitments !== null) this.#takeCommitments(commitments);
			return;
		}
		if (leaves === null || openedLeaves === null) return;
		const same = leaves.equals(openedLeaves);
		for (let position = 0; position < opened.count; position++) {
			const held = same || hashOf(leaves, position).equals(hashOf(openedLeaves, position));
			if (held) this.#takeEntry(bundle, position);
		}
	}

	#takeEntry({ opened, index }: ReadBundle, position: number): void {
		const leaf = index * TILE_WIDTH + position;
		const { path } = opened!;
		const place = { leaf, byte: opened!.byte(position) };
		const judged = readEntry(opened!.entry(position));
		if ('wrong' in judged) {
			const code = judged.version ? 'entry-version' : 'entry-invalid';
			this.#folder.findings.add(code, path, judged.wrong, place);
			return;
		}
		const { id, log, at } = judged.head;
		if (this.#logs.includes(log)) this.#logs = [log];
		else this.#folder.findings.add('entry-foreign', path, '`log` names another log', place);
		this.#ids.add(...bitsOf(id));
		this.opened++;
		if (at < this.from) this.from = at;
		if (at > this.to) this.to = at;
		if (leaf === 0) this.first = judged.members;
	}

	#takeCommitments(commitments: Buffer): void {
		for (let at = 0; at < commitments.length; at += HASH_SIZE) {
			this.#commitments.add(commitments.readUInt32BE(at), commitments.readUInt32BE(at + 4));
		}
	}

	/** Looks again at what may stand twice: `again` reads the bundles of the epoch once more. */
	sayDoubles(again: () => Iterable<ReadBundle>): void {
		const ids = this.#ids.found(MOST_DOUBLES);
		const commitments = this.#commitments.found(MOST_DOUBLES);
		if (ids.size + commitments.size === 0) return;
		const firsts = new Map<string, number>();
		for (const bundle of again()) {
			for (let position = 0; position < bundle.width; position++) {
				const what = this.#suspect(bundle, position, ids, commitments);
				if (what === null) continue;
				const leaf = bundle.index * TILE_WIDTH + position;
				const first = firsts.get(what);
				if (first === undefined) firsts.set(what, leaf);
				else this.#sayDouble(bundle, leaf, first);
			}
		}
	}

	#suspect(
		{ opened, commitments: row }: ReadBundle,
		position: number,
		ids: Set<string>,
		commitments: Set<string>,
	): string | null {
		if (opened !== null) {
			const judged = position < opened.count ? readEntry(opened.entry(position)) : { wrong: '' };
			if ('wrong' in judged) return null;
			return ids.has(mark(...bitsOf(judged.head.id))) ? judged.head.id : null;
		}
		if (row === null) return null;
		const commitment = hashOf(row, position);
		const marked = mark(commitment.readUInt32BE(0), commitment.readUInt32BE(4));
		return commitments.has(marked) ? commitment.toString('base64') : null;
	}

	#sayDouble({ opened, index, width }: ReadBundle, leaf: number, first: number): void {
		const { findings } = this.#folder;
		if (opened !== null) {
			const place = { leaf, byte: opened.byte(leaf % TILE_WIDTH) };
			findings.add('entry-doubled', opened.path, `the id is that of leaf ${first}`, place);
			return;
		}
		const path = this.#prefix + tilePath({ level: 'entries', index, width });
		findings.add('commitment-doubled', path, `the commitment is that of leaf ${first}`, { leaf });
	}
}
