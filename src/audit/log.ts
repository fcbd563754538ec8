/**
 * The region's log as the rest of the house writes it. There is no off switch: whoever may act holds a log, and nothing
 * is released or acknowledged before `append` resolved or the transaction given to `within` committed.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { reach } from '../platform/fault-points.js';
import type { Database, Transaction } from '../platform/postgres/database.js';
import { isConnectionFailure } from '../platform/postgres/session.js';
import { Problem } from '../platform/problem.js';
import { type AuditEntry, type EntryFrame, type NewEntry, sealEntry } from './entry.js';
import { batchRow, insertBatch } from './store.js';

/** Milliseconds between attempts after an unknown outcome; after the last the act is given up as unavailable. */
const RETRY_AFTER = [20, 100, 400, 1500];

/** Rows on their way to the disk at once: one being written while the next is being sent. */
const IN_FLIGHT = 2;

interface Waiting {
	entries: NewEntry[];
	resolve(): void;
	reject(error: unknown): void;
}

export class AuditLog {
	readonly frame: EntryFrame;
	readonly #database: Database;
	#waiting: Waiting[] = [];
	#inFlight = 0;

	constructor(database: Database, frame: EntryFrame) {
		this.#database = database;
		this.frame = frame;
	}

	seal(entry: AuditEntry): NewEntry {
		return sealEntry(this.frame, entry);
	}

	/**
	 * Resolves once the entries are on disk. What comes while others are on their way there goes together in the next
	 * row, so that a slow disk makes rows larger and not the queue longer.
	 */
	append(entries: NewEntry[]): Promise<void> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ entries, resolve, reject });
			if (this.#inFlight < IN_FLIGHT) void this.#send();
		});
	}

	async #send(): Promise<void> {
		this.#inFlight++;
		while (this.#waiting.length > 0) {
			const together = this.#waiting;
			this.#waiting = [];
			try {
				await this.#store(together.flatMap(({ entries }) => entries));
				for (const { resolve } of together) resolve();
			} catch (error) {
				for (const { reject } of together) reject(error);
			}
		}
		this.#inFlight--;
	}

	/**
	 * After a lost connection the outcome is unknown: the same batch is sent again under the same id, so it can neither
	 * be missing nor stand twice.
	 */
	async #store(entries: NewEntry[]): Promise<void> {
		if (entries.length === 0) return;
		const row = batchRow(randomUUID(), entries);
		for (const delay of [...RETRY_AFTER, null]) {
			try {
				await reach('log.before-append');
				await insertBatch(this.#database.appends, row);
				await reach('log.appended');
				return;
			} catch (error) {
				if (!isConnectionFailure(error)) throw error;
				if (delay === null) {
					throw new Problem('storage-unavailable', { hint: 'nothing was released; retry' });
				}
				await pause(delay);
			}
		}
	}

	/** Puts entries into the transaction of the act they record. */
	async within(transaction: Transaction, entries: NewEntry[]): Promise<void> {
		if (entries.length > 0) await insertBatch(transaction, batchRow(randomUUID(), entries));
	}
}
