/** A stop in every region's database at once (S4.5), whether or not a server runs: every process sees it as it next reads. */
import { openStops, type Stop, type StopKind } from '../obligations/incidents/index.js';
import type { Clock } from '../platform/clock.js';
import type { HouseOptions } from './open.js';
import { everywhere, inRegions, type RegionAtRest } from './regions-at-rest.js';

export interface StopOrder {
	kind: StopKind;
	name: string;
	/** Lifts what stands instead. */
	lift: boolean;
	/** Reference of who orders it, for the log. */
	by: string;
}

export interface RegionStop {
	region: string;
	/** The stop as it stands now, or as it was lifted; null where there was none to lift. */
	stop: Stop | null;
}

/**
 * Carries an order out in every region named that can be reached, then throws what went wrong in the first of the others:
 * `Problem` where the policy in force declares no such purpose or service, `Fault` where a database holds no region yet.
 */
export async function stopEverywhere(
	where: Pick<HouseOptions, 'databaseUrls' | 'home'>,
	regions: string[],
	order: StopOrder,
	clock: Clock,
): Promise<RegionStop[]> {
	return everywhere(
		await inRegions(where, regions, clock, async at => ({
			region: at.region,
			stop: await stopIn(at, order, clock),
		})),
	);
}

async function stopIn(
	{ database, log, policy: { policy } }: RegionAtRest,
	{ kind, name, lift, by }: StopOrder,
	clock: Clock,
): Promise<Stop | null> {
	const stops = openStops({ database, log, policy, clock });
	if (!lift) return await stops.stop(by, kind, name);
	const standing = await standingStop(stops, kind, name);
	if (!standing) return null;
	await stops.lift(by, standing.id);
	return (await stops.stops()).find(({ id }) => id === standing.id) ?? null;
}

async function standingStop(
	stops: ReturnType<typeof openStops>,
	kind: StopKind,
	name: string,
): Promise<Stop | undefined> {
	const all = await stops.stops();
	return all.find(stop => stop.liftedAt === null && stop.kind === kind && stop.name === name);
}
