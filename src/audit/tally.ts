/** Live counts taken from the log itself, for the evidence beside each clause. */
import type { Clock } from '../platform/clock.js';
import type { Session } from '../platform/postgres/session.js';
import { unpackBatch } from './batch.js';
import { type OpenedEntry, openEntry } from './entry.js';
import { utcDay } from './reference.js';
import { rowsAfter } from './store.js';

export interface Tally {
	/** Milliseconds. */
	takenAt: number;
	/** Start of the UTC day counted. */
	since: number;
	/** Asks by purpose: how many released something, how many were refused something. */
	byPurpose: Map<string, { permitted: number; denied: number }>;
	/** Items refused by the clause that spoke. */
	byClause: Map<string, { denied: number }>;
	byKind: Map<string, number>;
	/** Rows that did not verify. */
	faults: number;
}

const ROWS_A_ROUND = 500;
/** A transaction may commit this much later than its sequence number was drawn: longer than any statement may run. */
const LATE = 30_000;

/** Counts today's entries, reading only what is new since the last time. */
export class LogTally {
	readonly #reports: Session;
	readonly #clock: Clock;
	#counts: Tally;
	/** Rows up to here are counted and none can still appear. */
	#settled = 0;
	/** Rows counted beyond it: sequence → when first seen. */
	readonly #recent = new Map<number, number>();

	constructor(reports: Session, clock: Clock) {
		this.#reports = reports;
		this.#clock = clock;
		this.#counts = fresh(clock());
	}

	async take(): Promise<Tally> {
		const now = this.#clock();
		if (utcDay(now) !== utcDay(this.#counts.since)) this.#counts = fresh(now);
		let after = this.#settled;
		for (;;) {
			const rows = await rowsAfter(this.#reports, after, ROWS_A_ROUND);
			for (const { seq, entries } of rows) {
				after = seq;
				if (this.#recent.has(seq)) continue;
				this.#recent.set(seq, now);
				for (const sealed of unpackBatch(entries)) count(this.#counts, openEntry(sealed.bytes));
			}
			if (rows.length < ROWS_A_ROUND) break;
		}
		this.#settle(now);
		this.#counts.takenAt = now;
		return this.#counts;
	}

	#settle(now: number): void {
		for (const [seq, seen] of [...this.#recent].sort(([a], [b]) => a - b)) {
			if (now - seen < LATE) break;
			this.#settled = seq;
			this.#recent.delete(seq);
		}
	}
}

function fresh(now: number): Tally {
	const since = utcDay(now) * 86_400_000;
	return { takenAt: now, since, byPurpose: new Map(), byClause: new Map(), byKind: new Map(), faults: 0 };
}

function count(tally: Tally, entry: OpenedEntry): void {
	if (entry.at < tally.since) return;
	tally.byKind.set(entry.kind, (tally.byKind.get(entry.kind) ?? 0) + 1);
	if (entry.kind === 'fault') tally.faults++;
	if (entry.purpose === undefined) return;
	const purpose = tally.byPurpose.get(entry.purpose) ?? { permitted: 0, denied: 0 };
	if (entry.permitted?.length) purpose.permitted++;
	if (entry.denied?.length) purpose.denied++;
	tally.byPurpose.set(entry.purpose, purpose);
	for (const [, , clause] of entry.denied ?? []) {
		if (clause === null) continue;
		const refused = tally.byClause.get(clause) ?? { denied: 0 };
		refused.denied++;
		tally.byClause.set(clause, refused);
	}
}
