import type { Instant } from '../decide/state.js';
import type { Counts, LogCounts } from './gather.js';
import type { Owed } from './owed.js';
import type { SyntheticStanding } from './synthetic/model.js';

/** Where counts come from in one region. */
export interface RegionCounts {
	/** What the region's log says of today. */
	tally(): Promise<LogCounts>;
	/** People stored. */
	people(): Promise<number>;
	/** People whose consent stands, by consent number. */
	consents(numbers: number[]): Promise<Map<number, number>>;
	/** What its rooms say. */
	owed(): Promise<Owed>;
	/** What its synthetic check showed. */
	synthetic(): Promise<SyntheticStanding>;
}

/** How long counts are shown before they are taken again, milliseconds. Permissions are never cached; figures are. */
const FRESH = 5_000;

/** The counts of all regions together, taken at most once in five seconds; everyone asking meanwhile shares them. */
export class LiveCounts {
	#taken: { at: Instant; counts: Promise<Counts> } | null = null;

	constructor(
		private readonly regions: RegionCounts[],
		/** Consent numbers in force. */
		private readonly consents: number[],
		private readonly clock: () => Instant,
	) {}

	take(): Promise<Counts> {
		const now = this.clock();
		if (this.#taken && now - this.#taken.at < FRESH) return this.#taken.counts;
		const counts = this.#count(now);
		const taken = { at: now, counts };
		this.#taken = taken;
		counts.catch(() => {
			if (this.#taken === taken) this.#taken = null;
		});
		return counts;
	}

	async #count(takenAt: Instant): Promise<Counts> {
		const people = await Promise.all(this.regions.map(region => region.people()));
		const consents = await Promise.all(this.regions.map(region => region.consents(this.consents)));
		const owed = await Promise.all(this.regions.map(region => region.owed()));
		const synthetic = await Promise.all(this.regions.map(region => region.synthetic()));
		const logs = await Promise.all(this.regions.map(region => region.tally()));
		return {
			takenAt,
			people: people.reduce((sum, each) => sum + each, 0),
			consents: added(consents, (a, b) => a + b),
			owed: together(owed),
			synthetic,
			log: {
				takenAt: Math.min(takenAt, ...logs.map(log => log.takenAt)),
				since: Math.min(takenAt, ...logs.map(log => log.since)),
				byPurpose: added(
					logs.map(log => log.byPurpose),
					(a, b) => ({ permitted: a.permitted + b.permitted, denied: a.denied + b.denied }),
				),
				byClause: added(
					logs.map(log => log.byClause),
					(a, b) => ({ denied: a.denied + b.denied }),
				),
				byKind: added(
					logs.map(log => log.byKind),
					(a, b) => a + b,
				),
				faults: logs.reduce((sum, { faults }) => sum + faults, 0),
			},
		};
	}
}

function together(regions: Owed[]): Owed {
	const sum = (of: (owed: Owed) => number) => regions.reduce((total, owed) => total + of(owed), 0);
	const swept = regions.map(({ sweptAt }) => sweptAt);
	return {
		sweptAt: swept.some(at => at === null) ? null : Math.min(...swept.map(Number)),
		overdue: sum(({ overdue }) => overdue),
		swept: sum(owed => owed.swept),
		holds: regions.flatMap(({ holds }) => holds),
		disclosures: regions.flatMap(({ disclosures }) => disclosures),
		requests: {
			answered: sum(({ requests }) => requests.answered),
			overdue: sum(({ requests }) => requests.overdue),
		},
		stops: sum(({ stops }) => stops),
	};
}

function added<K, V>(maps: ReadonlyMap<K, V>[], plus: (a: V, b: V) => V): Map<K, V> {
	const sum = new Map<K, V>();
	for (const [key, value] of maps.flatMap(map => [...map])) {
		const before = sum.get(key);
		sum.set(key, before === undefined ? value : plus(before, value));
	}
	return sum;
}
