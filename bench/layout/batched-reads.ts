/** Reads in batches: one load, one append, then the answers; the same for every layout compared. */
import type { NewEntry } from '../../src/audit/entry.js';
import type { Loaded } from './layouts.js';

const BATCH = 16;
const IN_FLIGHT = 4;

type Values = Map<number, unknown>;

interface Waiting {
	subject: string;
	resolve(values: Values): void;
	reject(error: unknown): void;
}

export class BatchedReads {
	readonly #load: (subjects: string[]) => Promise<Map<string, Loaded>>;
	readonly #judge: (loaded: Loaded) => { values: Values; entry: NewEntry };
	readonly #append: (entries: NewEntry[]) => Promise<void>;
	#waiting: Waiting[] = [];
	#inFlight = 0;

	constructor(
		load: (subjects: string[]) => Promise<Map<string, Loaded>>,
		judge: (loaded: Loaded) => { values: Values; entry: NewEntry },
		append: (entries: NewEntry[]) => Promise<void>,
	) {
		this.#load = load;
		this.#judge = judge;
		this.#append = append;
	}

	read(subject: string): Promise<Values> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ subject, resolve, reject });
			if (this.#waiting.length === 1) setImmediate(() => this.#send());
		});
	}

	#send(): void {
		while (this.#inFlight < IN_FLIGHT && this.#waiting.length > 0) {
			const batch = this.#waiting.splice(0, BATCH);
			this.#inFlight++;
			this.#answer(batch)
				.catch(error => {
					for (const { reject } of batch) reject(error);
				})
				.finally(() => {
					this.#inFlight--;
					this.#send();
				});
		}
	}

	async #answer(batch: Waiting[]): Promise<void> {
		const loaded = await this.#load([...new Set(batch.map(({ subject }) => subject))]);
		const judged = batch.map(({ subject }) => this.#judge(loaded.get(subject)!));
		await this.#append(judged.map(({ entry }) => entry));
		for (const [at, { resolve }] of batch.entries()) resolve(judged[at]!.values);
	}
}
