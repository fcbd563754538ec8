/** Counts of a span of time, taken from the whole log. Invented people are not among them. */
import type { Session } from '../platform/postgres/session.js';
import { entriesSince } from './scan.js';
import { SYNTHETIC_ACTOR } from './synthetic.js';

export interface PeriodCounts {
	/** Asks by purpose: how many released something, how many were refused something. */
	byPurpose: Record<string, { permitted: number; denied: number }>;
	/** Items refused by the clause that spoke. */
	byClause: Record<string, number>;
	/** Entries by kind of act. */
	byKind: Record<string, number>;
}

/** Of entries from `from` on and before `to`, milliseconds. Reads the log back to `from`. */
export async function countPeriod(reports: Session, from: number, to: number): Promise<PeriodCounts> {
	const purposes = new Map<string, { permitted: number; denied: number }>();
	const clauses = new Map<string, number>();
	const kinds = new Map<string, number>();
	for await (const entry of entriesSince(reports, from)) {
		if (entry.at >= to || entry.actor === SYNTHETIC_ACTOR) continue;
		kinds.set(entry.kind, (kinds.get(entry.kind) ?? 0) + 1);
		if (entry.purpose === undefined) continue;
		const counted = purposes.get(entry.purpose) ?? { permitted: 0, denied: 0 };
		if (entry.permitted?.length) counted.permitted++;
		if (entry.denied?.length) counted.denied++;
		purposes.set(entry.purpose, counted);
		for (const [, , clause] of entry.denied ?? [])
			if (clause !== null) clauses.set(clause, (clauses.get(clause) ?? 0) + 1);
	}
	return {
		byPurpose: Object.fromEntries(purposes),
		byClause: Object.fromEntries(clauses),
		byKind: Object.fromEntries(kinds),
	};
}
