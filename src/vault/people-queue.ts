/**
 * Asks about people, answered in batches: one load, one log row, then the answers. INVARIANT(durable-before-release):
 * a judgement's values leave only after its entry is on disk. INVARIANT(fresh-state): an ask joins only batches not yet
 * sent, so a change acknowledged before the ask began is always seen.
 */
import type { AuditEntry, NewEntry } from '../audit/entry.js';
import type { AuditLog } from '../audit/log.js';
import { KeyringFault } from '../platform/keyring/keyring.js';
import type { Database } from '../platform/postgres/database.js';
import { isConnectionFailure } from '../platform/postgres/session.js';
import { Problem } from '../platform/problem.js';
import type { KnownPeople } from './known-people.js';
import type { Person } from './person.js';
import { SealBroken } from './seal.js';
import type { StandingStops } from './stop-store.js';
import { type Loaded, loadPages, loadRecords, type PersonRows } from './store.js';
import { FactsBroken } from './stored-state.js';

/** Which of a person's rows an ask needs. */
export interface Needs {
	pages: number[];
	/** Items with rows of their own. */
	items: number[];
}

/** What a person's rows lead to: the entry that must stand first, and the answer released after it. */
export interface Judgement<T> {
	entry: AuditEntry;
	answer: T;
}

export interface PersonAsk<T> {
	subject: string;
	needs: Needs;
	/** Who asks, for the entry of a fault. */
	frame: Pick<AuditEntry, 'service' | 'actor' | 'purpose'>;
	/** Pure but for opening seals. `null` for an unknown person; `stops` stood when the rows were read. */
	judge(person: Person | null, rows: PersonRows | null, stops: StandingStops): Judgement<T>;
}

interface Waiting {
	ask: PersonAsk<unknown>;
	resolve(answer: unknown): void;
	reject(error: unknown): void;
}

/**
 * Measured: with four loads of sixteen under way client and server are both busy; fewer, larger ones wait for each
 * other. What comes meanwhile forms the next batch, so an idle house answers at once.
 */
const LOADS = 4;
const BATCH = 16;
/** Asks about many people come in one piece and are cut less finely. */
const LARGE_BATCH = 250;

export class PeopleQueue {
	readonly #database: Database;
	readonly #known: KnownPeople;
	readonly #log: AuditLog;
	readonly #clock: () => number;
	#waiting: Waiting[] = [];
	#loading = 0;
	#scheduled = false;

	constructor(parts: { database: Database; known: KnownPeople; log: AuditLog; clock: () => number }) {
		this.#database = parts.database;
		this.#known = parts.known;
		this.#log = parts.log;
		this.#clock = parts.clock;
	}

	ask<T>(ask: PersonAsk<T>): Promise<T> {
		return new Promise<T>((resolve, reject) => {
			this.#waiting.push({ ask, resolve: resolve as (answer: unknown) => void, reject });
			if (!this.#scheduled && this.#loading < LOADS) {
				this.#scheduled = true;
				setImmediate(() => this.#send());
			}
		});
	}

	#send(): void {
		this.#scheduled = false;
		while (this.#loading < LOADS && this.#waiting.length > 0) {
			const size = this.#waiting.length > BATCH * LOADS * 2 ? LARGE_BATCH : BATCH;
			void this.#answer(this.#waiting.splice(0, size));
		}
	}

	async #answer(batch: Waiting[]): Promise<void> {
		let loaded: Loaded;
		try {
			this.#loading++;
			loaded = await this.#load(batch).finally(() => {
				this.#loading--;
				this.#send();
			});
		} catch (error) {
			// One person's unreadable rows must not deny everybody else in the batch.
			if (batch.length > 1 && !isConnectionFailure(error)) {
				for (const one of batch) await this.#answer([one]);
				return;
			}
			const unavailable = new Problem('storage-unavailable', {
				hint: 'retry; if it lasts, run `obhut doctor`',
			});
			for (const { reject } of batch) reject(isConnectionFailure(error) ? unavailable : error);
			return;
		}
		const releases: (() => void)[] = [];
		const entries: NewEntry[] = [];
		for (const waiting of batch) releases.push(this.#judge(waiting, loaded, entries));
		try {
			if (entries.length > 0) await this.#log.append(entries);
		} catch (error) {
			for (const { reject } of batch) reject(error);
			return;
		}
		for (const release of releases) release();
	}

	#load(batch: Waiting[]): Promise<Loaded> {
		const subjects = new Set<string>();
		const pages = new Set<number>();
		const items = new Set<number>();
		for (const { ask } of batch) {
			subjects.add(ask.subject);
			for (const page of ask.needs.pages) pages.add(page);
			for (const item of ask.needs.items) items.add(item);
		}
		const { loads } = this.#database;
		return items.size === 0
			? loadPages(loads, [...subjects], [...pages])
			: loadRecords(loads, [...subjects], [...pages], [...items]);
	}

	/** Adds the entry and returns what to do once it is durable. */
	#judge({ ask, resolve, reject }: Waiting, { people, stops }: Loaded, entries: NewEntry[]): () => void {
		try {
			const rows = people.get(ask.subject) ?? null;
			const { entry, answer } = ask.judge(rows ? this.#known.recognise(rows) : null, rows, stops);
			entries.push(this.#log.seal(entry));
			return () => resolve(answer);
		} catch (error) {
			const problem = integrityProblem(error);
			if (!problem) return () => reject(error);
			entries.push(this.#log.seal({ kind: 'fault', at: this.#clock(), subject: null, ...ask.frame }));
			return () => reject(problem);
		}
	}
}

/** The problem a broken seal, state or key comes to; null for anything else. */
export function integrityProblem(error: unknown): Problem | null {
	const broken = error instanceof SealBroken || error instanceof FactsBroken || error instanceof KeyringFault;
	return broken
		? new Problem('vault-integrity', { hint: 'a row or key was altered outside Obhut; run `obhut doctor`' })
		: null;
}
