/**
 * The signed heads of one epoch: the newest, which says how large the tree is, and those to hold it against, each at its
 * size while the tree passes it.
 */
import { type Checkpoint, type NoteKey, sameHash } from '../merkle/index.js';
import type { Folder } from './file.js';
import type { FindingCode } from './finding.js';
import { openedCheckpoint } from './keys.js';

const MOST_BYTES = 1 << 20;
const DECIMAL = /^(0|[1-9][0-9]{0,15})$/;

/** A head the tree must have had. */
export interface Watch {
	size: number;
	/** Null until it is read, from the file. */
	root: Uint8Array | null;
	file: string;
	/** What it means where the tree never had it. */
	code: FindingCode;
	leaf?: number;
}

export function isDecimal(name: string): boolean {
	return DECIMAL.test(name);
}

export class Checkpoints {
	readonly #folder: Folder;
	readonly #prefix: string;
	readonly #origin: string;
	readonly #keys: readonly NoteKey[];
	#watched: Watch[] = [];
	#next = 0;
	/** Heads that the tree had. */
	verified = 0;

	constructor(folder: Folder, prefix: string, origin: string, keys: readonly NoteKey[]) {
		this.#folder = folder;
		this.#prefix = prefix;
		this.#origin = origin;
		this.#keys = keys;
	}

	/**
	 * The checkpoint of the most leaves, which need not be the one that is called the newest: that may not open, or may be
	 * an old one put back. `isWhole` says that it is, and so that the tree has no more leaves.
	 */
	async newest(): Promise<{ checkpoint: Checkpoint; file: string; isWhole: boolean } | null> {
		const file = `${this.#prefix}checkpoint`;
		const newest = await this.#open(file);
		const larger = this.#earlier().filter(({ size }) => newest === null || size > newest.size);
		for (const each of larger.sort((one, other) => other.size - one.size)) {
			const checkpoint = await this.#open(each.file, 'quiet');
			if (checkpoint?.size !== each.size) continue;
			if (newest !== null) this.#sayBeyond(each, file, newest.size);
			return { checkpoint, file: each.file, isWhole: false };
		}
		return newest && { checkpoint: newest, file, isWhole: true };
	}

	/** Watches the earlier checkpoints of the export, and others. */
	watch(others: readonly Watch[]): void {
		this.#watched = [...this.#earlier(), ...others].sort((one, other) => one.size - other.size);
	}

	/** Holds those of up to `size` leaves against the tree. */
	async check(size: number, rootAt: (size: number) => Uint8Array | null): Promise<void> {
		for (; this.#next < this.#watched.length; this.#next++) {
			const watch = this.#watched[this.#next]!;
			if (watch.size > size) return;
			const root = watch.root ?? (await this.#rootOf(watch));
			const made = root && rootAt(watch.size);
			if (root === null || made === null) continue;
			if (sameHash(root, made)) this.verified++;
			else this.#say(watch, `the log of ${watch.size} leaves is not the one that was signed for`, made);
		}
	}

	/** Says which were signed for more leaves than there are. */
	async sayBeyond(size: number): Promise<void> {
		for (; this.#next < this.#watched.length; this.#next++) {
			const watch = this.#watched[this.#next]!;
			if (watch.root !== null || (await this.#rootOf(watch)) !== null)
				this.#sayBeyond(watch, watch.file, size);
		}
	}

	#sayBeyond({ size, leaf }: Watch, file: string, newest: number): void {
		const message = `${size} leaves were signed for, and the newest checkpoint has ${newest}`;
		this.#folder.findings.add('checkpoint-beyond', file, message, leaf === undefined ? {} : { leaf });
	}

	#say({ file, code, leaf }: Watch, message: string, made: Uint8Array): void {
		const expected = { expected: Buffer.from(made).toString('base64') };
		this.#folder.findings.add(code, file, message, { ...(leaf === undefined ? {} : { leaf }), ...expected });
	}

	#earlier(): Watch[] {
		const folder = `${this.#prefix}checkpoints`;
		const names = (this.#folder.list(folder) ?? []).filter(isDecimal);
		return names.map(name => ({
			size: Number(name),
			root: null,
			file: `${folder}/${name}`,
			code: 'checkpoint-inconsistent',
		}));
	}

	async #rootOf({ file, size }: Watch): Promise<Uint8Array | null> {
		const checkpoint = await this.#open(file);
		if (checkpoint === null || checkpoint.size === size) return checkpoint?.root ?? null;
		const message = `the checkpoint is of ${checkpoint.size} leaves and stands under ${size}`;
		this.#folder.findings.add('checkpoint-misnamed', file, message);
		return null;
	}

	async #open(file: string, how: 'aloud' | 'quiet' = 'aloud'): Promise<Checkpoint | null> {
		const folder = how === 'quiet' ? this.#folder.quiet() : this.#folder;
		const bytes = folder.read(file, MOST_BYTES, 'needed');
		return bytes && openedCheckpoint(folder.findings, file, bytes, this.#origin, this.#keys);
	}
}
