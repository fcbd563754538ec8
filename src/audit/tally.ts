/** Live counts taken from the log itself, for the evidence beside each clause. Invented people are not among them. */
import type { Clock } from '../platform/clock.js';
import type { Session } from '../platform/postgres/session.js';
import type { OpenedEntry } from './entry.js';
import type { Place } from './leaf-store.js';
import { entriesOf, openSealed } from './leaves.js';
import { utcDay } from './reference.js';
import { rowsAfter } from './store.js';
import { SYNTHETIC_ACTOR } from './synthetic.js';
import { entriesBack, entriesOn, TREE_END } from './walk.js';

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

/** Counts today's entries, reading only what is new since the last time: of the inbox first, then of the tree. */
export class LogTally {
	readonly #reports: Session;
	readonly #clock: Clock;
	#counts: Tally;
	/** Inbox rows up to here are counted and none can still appear. */
	#settled = 0;
	/** Inbox rows counted beyond it: sequence → when first seen. */
	readonly #recent = new Map<number, number>();
	/** Entries counted in the inbox and not met in the tree yet. */
	readonly #ahead = new Set<string>();
	/** The tree's leaves before it are counted; null before the first time. */
	#counted: Place | null = null;

	constructor(reports: Session, clock: Clock) {
		this.#reports = reports;
		this.#clock = clock;
		this.#counts = fresh(clock());
	}

	async take(): Promise<Tally> {
		const now = this.#clock();
		if (utcDay(now) !== utcDay(this.#counts.since)) this.#counts = fresh(now);
		await this.#countInbox(now);
		await (this.#counted === null ? this.#countDay() : this.#countOn(this.#counted));
		this.#settle(now);
		this.#counts.takenAt = now;
		return this.#counts;
	}

	async #countInbox(now: number): Promise<void> {
		let after = this.#settled;
		for (;;) {
			const rows = await rowsAfter(this.#reports, after, ROWS_A_ROUND);
			for (const { seq, entries } of rows) {
				after = seq;
				if (this.#recent.has(seq)) continue;
				this.#recent.set(seq, now);
				for (const sealed of entriesOf(entries)) {
					const entry = openSealed(sealed);
					this.#ahead.add(entry.id);
					count(this.#counts, entry);
				}
			}
			if (rows.length < ROWS_A_ROUND) return;
		}
	}

	/** The first time: back from the tree's end as far as the day may reach. */
	async #countDay(): Promise<void> {
		let end: Place | null = null;
		for await (const batch of entriesBack(this.#reports, TREE_END)) {
			let newest = Number.NEGATIVE_INFINITY;
			for (const { epoch, leaf, sealed } of batch) {
				end ??= { epoch, leaf: leaf + 1 };
				const entry = openSealed(sealed);
				newest = Math.max(newest, entry.at);
				this.#countOnce(entry);
			}
			if (newest < this.#counts.since - LATE) break;
		}
		this.#counted = end ?? { epoch: 0, leaf: 0 };
	}

	async #countOn(from: Place): Promise<void> {
		for await (const batch of entriesOn(this.#reports, from)) {
			for (const { epoch, leaf, sealed } of batch) {
				this.#counted = { epoch, leaf: leaf + 1 };
				this.#countOnce(openSealed(sealed));
			}
		}
	}

	#countOnce(entry: OpenedEntry): void {
		if (!this.#ahead.delete(entry.id)) count(this.#counts, entry);
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
	if (entry.at < tally.since || entry.actor === SYNTHETIC_ACTOR) return;
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
