/** Regions as an operator works on them at the databases themselves, whether or not a server runs. */
import type pg from 'pg';
import { Integrator } from '../audit/integrator.js';
import { AuditLog } from '../audit/log.js';
import { type PolicyInForce, policyInForce, publishedVersions } from '../obligations/publication/index.js';
import type { Clock } from '../platform/clock.js';
import { Fault } from '../platform/fault.js';
import type { Keyring } from '../platform/keyring/keyring.js';
import { Database } from '../platform/postgres/database.js';
import { dueMigration } from '../platform/postgres/migrate.js';
import { asOwner } from '../platform/postgres/owner.js';
import { type HouseOptions, withDatabases } from './open.js';
import { openKeyring, publishedAt, requireOwnKeyring } from './region.js';
import { findRegion } from './region-store.js';

export interface RegionAtRest {
	region: string;
	database: Database;
	/** The first migration its database lacks, as one of an older version does; null where it lacks none. Throws `MigrationFault`. */
	due(): Promise<string | null>;
	log: AuditLog;
	/** The policy in force. */
	policy: PolicyInForce;
	/** In the home directory; opened where it is used, which throws `KeyringFault` or `RegionMismatch`. */
	keyring: Pick<Keyring, 'index'>;
	/** Moves and signs entries under the home's key. Throws `KeyringFault` where the keys are elsewhere, `RegionMismatch`. */
	integrator(): Integrator;
}

/** SQLSTATE `undefined_table`: Obhut has not been there. */
const TABLE_MISSING = '42P01';

/**
 * Works in every region named, side by side; one that cannot be worked in keeps none of the others back. The outcomes
 * stand in the order of the regions; a `Fault` where a database holds no region yet.
 */
export function inRegions<T>(
	where: Pick<HouseOptions, 'databaseUrls' | 'home'>,
	regions: string[],
	clock: Clock,
	work: (region: RegionAtRest) => Promise<T>,
): Promise<PromiseSettledResult<T>[]> {
	return withDatabases(where, regions, targets =>
		Promise.allSettled(
			regions.map((region, position) => workIn(region, targets[position]!, where.home, clock, work)),
		),
	);
}

/** What was done everywhere. Throws what went wrong first. */
export function everywhere<T>(outcomes: PromiseSettledResult<T>[]): T[] {
	return outcomes.map(outcome => {
		if (outcome.status === 'rejected') throw outcome.reason;
		return outcome.value;
	});
}

async function workIn<T>(
	region: string,
	target: pg.ClientConfig,
	home: string,
	clock: Clock,
	work: (region: RegionAtRest) => Promise<T>,
): Promise<T> {
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
	const policy = policyInForce(versions, clock());
	const { version, ordinal } = policy.compiled;
	const database = new Database({ target });
	try {
		const log = new AuditLog(database, { log: row.logId, policy: `${version}#${ordinal}` });
		const open = () => {
			const opened = openKeyring(home, region, false);
			requireOwnKeyring(row, opened);
			return opened;
		};
		const keyring = {
			get index() {
				return open().index;
			},
		};
		const integrator = () =>
			new Integrator({ database, log, key: open().log, published: publishedAt(home, region), clock });
		const due = () => asOwner(target, dueMigration);
		return await work({ region, database, due, log, policy, keyring, integrator });
	} finally {
		await database.close();
	}
}
