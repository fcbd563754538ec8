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
import { packBatch } from './batch.js';
import { type AuditEntry, type EntryFrame, type SealedEntry, sealEntry } from './entry.js';
import { insertBatch } from './store.js';

/** Milliseconds between attempts after an unknown outcome; after the last the act is given up as unavailable. */
const RETRY_AFTER = [20, 100, 400, 1500];

export class AuditLog {
	readonly frame: EntryFrame;
	readonly #database: Database;

	constructor(database: Database, frame: EntryFrame) {
		this.#database = database;
		this.frame = frame;
	}

	seal(entry: AuditEntry): SealedEntry {
		return sealEntry(this.frame, entry);
	}

	/**
	 * Resolves once the entries are on disk. After a lost connection the outcome is unknown: the same batch is sent
	 * again under the same id, so it can neither be missing nor stand twice.
	 */
	async append(entries: SealedEntry[]): Promise<void> {
		const batch = randomUUID();
		const packed = packBatch(entries);
		for (const delay of [...RETRY_AFTER, null]) {
			try {
				await reach('log.before-append');
				await insertBatch(this.#database.appends, batch, packed);
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
	async within(transaction: Transaction, entries: SealedEntry[]): Promise<void> {
		await insertBatch(transaction, randomUUID(), packBatch(entries));
	}
}
