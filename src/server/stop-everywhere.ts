/** A stop in every region's database at once (S4.5), whether or not a server runs: every process sees it as it next reads. */
import type pg from 'pg';
import { AuditLog } from '../audit/log.js';
import { openStops, type Stop, type StopKind } from '../obligations/incidents/index.js';
import { policyInForce, publishedVersions } from '../obligations/publication/index.js';
import type { Clock } from '../platform/clock.js';
import { Fault } from '../platform/fault.js';
import { Database } from '../platform/postgres/database.js';
import { asOwner } from '../platform/postgres/owner.js';
import { type HouseOptions, withDatabases } from './open.js';
import { findRegion } from './region-store.js';

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
export function stopEverywhere(
	where: Pick<HouseOptions, 'databaseUrls' | 'home'>,
	regions: string[],
	order: StopOrder,
	clock: Clock,
): Promise<RegionStop[]> {
	return withDatabases(where, regions, async targets => {
		const tried = await Promise.allSettled(
			regions.map(async (region, position): Promise<RegionStop> => {
				return { region, stop: await stopIn(region, targets[position]!, order, clock) };
			}),
		);
		return tried.map(outcome => {
			if (outcome.status === 'rejected') throw outcome.reason;
			return outcome.value;
		});
	});
}

async function stopIn(
	region: string,
	target: pg.ClientConfig,
	{ kind, name, lift, by }: StopOrder,
	clock: Clock,
): Promise<Stop | null> {
	const { row, versions } = await asOwner(target, async session => ({
		row: await findRegion(session),
		versions: await publishedVersions(session),
	})).catch(cause => {
		if ((cause as { code?: unknown }).code !== TABLE_MISSING) throw cause;
		return { row: null, versions: [] };
	});
	if (row?.name !== region) {
		throw new Fault(
			`the database given for region \`${region}\` does not hold it`,
			'start it once with `obhut serve`, or check OBHUT_DATABASE_URL and its per-region forms',
		);
	}
	const { compiled, policy } = policyInForce(versions, clock());
	const database = new Database({ target });
	try {
		const log = new AuditLog(database, {
			log: row.logId,
			policy: `${compiled.version}#${compiled.ordinal}`,
		});
		const stops = openStops({ database, log, policy, clock });
		if (!lift) return await stops.stop(by, kind, name);
		const standing = await standingStop(stops, kind, name);
		if (!standing) return null;
		await stops.lift(by, standing.id);
		return (await stops.stops()).find(({ id }) => id === standing.id) ?? null;
	} finally {
		await database.close();
	}
}

/** SQLSTATE `undefined_table`: Obhut has not been there. */
const TABLE_MISSING = '42P01';

async function standingStop(
	stops: ReturnType<typeof openStops>,
	kind: StopKind,
	name: string,
): Promise<Stop | undefined> {
	const all = await stops.stops();
	return all.find(stop => stop.liftedAt === null && stop.kind === kind && stop.name === name);
}
