/** What the rooms of one region say of themselves, for the evidence beside each clause. Figures, never grounds. */
import type { Instant } from '../../decide/state.js';
import { type Owed, SWEPT_WITHIN } from '../../evidence/index.js';
import type { RegionRooms } from '../house.js';

/** Sweeps of a day. */
const SWEEPS = 24;

/** Lines of a register looked at, the newest first. */
const LINES = 1000;

const DAY = 86_400_000;

/** What is sealed by law is left out: these figures are public. */
export async function owedBy(
	{
		disclosures,
		incidents,
		retention,
		rights,
	}: Pick<RegionRooms, 'disclosures' | 'incidents' | 'retention' | 'rights'>,
	now: Instant,
): Promise<Owed> {
	const isOpen = ({ sealedUntil }: { sealedUntil: number | null }) => (sealedUntil ?? 0) <= now;
	const sweeps = await retention.reports(SWEEPS);
	const today = sweeps.filter(({ at }) => at >= now - (now % DAY));
	const holds = (await retention.holds({ limit: LINES })).filter(isOpen);
	const { answered, overdue } = await rights.figures();
	const stops = await incidents.stops();
	return {
		sweptAt: sweeps[0]?.at ?? null,
		overdue: await retention.overdue(now - SWEPT_WITHIN),
		swept: today.flatMap(({ deleted }) => Object.values(deleted)).reduce((sum, each) => sum + each, 0),
		holds: holds.map(({ ground, proposedBy, approvedBy, releasedAt, until }) => ({
			...{ ground, proposedBy, approvedBy },
			standing: releasedAt === null && now < until,
		})),
		disclosures: (await disclosures.list({ limit: LINES })).filter(isOpen),
		requests: { answered, overdue },
		stops: stops.filter(({ liftedAt }) => liftedAt === null).length,
	};
}
