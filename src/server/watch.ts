/** Watches over a house: gathers what alarms are judged from, at most once in five seconds. */
import type { Instant } from '../decide/state.js';
import { type Alarm, type AlarmFacts, alarmsOf, SWEPT_WITHIN } from '../evidence/index.js';
import type { House, RegionHouse } from './house.js';

export interface Watch {
	/** Every alarm of every region, on, off or unknown. Throws where a database does not answer. */
	alarms(): Promise<Alarm[]>;
	/** What they were judged from. */
	facts(): Promise<AlarmFacts[]>;
}

/** Milliseconds facts are shown before they are gathered again. */
const FRESH = 5_000;

/** Holds looked at, the newest first. */
const HOLDS = 1000;

export function watchOver(house: Pick<House, 'policy' | 'regions'>, clock: () => Instant): Watch {
	let taken: { at: Instant; facts: Promise<AlarmFacts[]> } | null = null;
	const facts = (): Promise<AlarmFacts[]> => {
		const now = clock();
		if (taken && now - taken.at < FRESH) return taken.facts;
		const mine = { at: now, facts: Promise.all([...house.regions.values()].map(one => factsOf(one, clock))) };
		taken = mine;
		mine.facts.catch(() => {
			if (taken === mine) taken = null;
		});
		return mine.facts;
	};
	return {
		facts,
		alarms: async () => (await facts()).flatMap(each => alarmsOf(each, house.policy.policy)),
	};
}

/** What of a region its alarms are judged from. */
export type WatchedRegion = Pick<RegionHouse, 'region' | 'figures' | 'rooms'>;

/** Gathers it anew. Throws where the database does not answer. */
export async function factsOf(
	{ region, figures, rooms }: WatchedRegion,
	clock: () => Instant,
): Promise<AlarmFacts> {
	const { retention, rights, synthetic } = rooms;
	const takenAt = clock();
	const before = clock();
	const databaseNow = await figures.databaseTime();
	const skew = (before + clock()) / 2 - databaseNow;
	const holds = (await retention.holds({ limit: HOLDS })).filter(
		({ releasedAt, sealedUntil, until }) =>
			releasedAt === null && takenAt < until && (sealedUntil ?? 0) <= takenAt,
	);
	const { overdue: requestsOverdue } = await rights.figures();
	const [first] = requestsOverdue > 0 ? await rights.inbox(1) : [];
	const [sweep] = await retention.reports(1);
	return {
		...{ region, takenAt, skew, holds, requestsOverdue },
		log: await figures.log(),
		synthetic: await synthetic.standing(),
		requestDueAt: first?.dueAt ?? null,
		overdue: await retention.overdue(takenAt - SWEPT_WITHIN),
		sweptAt: sweep?.at ?? null,
	};
}
