/** Opens the whole house: reads the policy folder, finds or starts PostgreSQL, opens every region of the policy. */
import { resolve } from 'node:path';
import type pg from 'pg';
import type pino from 'pino';
import { publishablePolicy } from '../obligations/publication/index.js';
import { type Clock, systemClock } from '../platform/clock.js';
import { readPolicyFolder } from '../platform/policy-folder.js';
import { type EmbeddedPostgres, type PostgresExit, startEmbedded } from '../platform/postgres/embedded.js';
import { ensureDatabase } from '../platform/postgres/owner.js';
import type { House } from './house.js';
import { type OpenRegion, openRegion } from './region.js';
import { signInLink } from './staff/link.js';

export interface HouseOptions {
	policyDirectory: string;
	/** Obhut's own directory: keys, ledger, and the embedded database where no other is given. */
	home: string;
	/** Connection URLs by region id; `*` stands for every region not named. Absent: embedded. */
	databaseUrls?: Record<string, string>;
	logger: pino.Logger;
	/** Only these regions; absent: all of the policy. */
	regions?: string[];
	clock?: Clock;
	/** Told when the embedded database ended and was, or could not be, started again. */
	onPostgresExit?: (exit: PostgresExit) => void;
}

/**
 * Throws `PolicyFolderError`, `NotPublishable`, `StartFault`, `MigrationFault`, `KeyringFault`, `RegionMismatch`, or
 * the driver's error where a given server cannot be reached; each says what to do.
 */
export async function openHouse(options: HouseOptions): Promise<House> {
	const home = resolve(options.home);
	const sources = readPolicyFolder(resolve(options.policyDirectory));
	const { policy, numbers } = publishablePolicy(sources);
	const names = options.regions ?? Object.keys(policy.regions);
	const embedded = names.every(name => urlFor(options, name) !== undefined)
		? null
		: await startEmbedded({
				directory: home,
				...(options.onPostgresExit ? { onExit: options.onPostgresExit } : {}),
			});
	const regions = new Map<string, OpenRegion>();
	const close = async () => {
		for (const region of regions.values()) await region.close();
		await embedded?.stop();
	};
	try {
		for (const name of names) {
			const target = await regionTarget(options, name, embedded);
			const number = numbers.regions[name]!;
			const clock = options.clock ?? systemClock;
			regions.set(name, await openRegion({ name, number, target, home, sources, clock }));
		}
	} catch (error) {
		await close();
		throw error;
	}
	const [first] = regions.values();
	if (!first) throw new Error('a house needs at least one region');
	const { staff } = first;
	const staffLink = async (base: string) =>
		signInLink(base, (await staff.invite('operator', 'bootstrap')).code);
	return { regions, policy: first.policy, logger: options.logger, staff, staffLink, close };
}

function urlFor(options: HouseOptions, region: string): string | undefined {
	return options.databaseUrls?.[region] ?? options.databaseUrls?.['*'];
}

/**
 * The region's database. On a server of our own, or one given for all regions, each region has its own, made on first
 * use; one given for a region alone is taken as it is.
 */
async function regionTarget(
	options: HouseOptions,
	region: string,
	embedded: EmbeddedPostgres | null,
): Promise<pg.ClientConfig> {
	const own = options.databaseUrls?.[region];
	if (own !== undefined) return { connectionString: own };
	const shared = options.databaseUrls?.['*'];
	if (shared !== undefined) {
		const url = new URL(shared);
		const name = `${decodeURIComponent(url.pathname.slice(1)) || 'obhut'}_${region}`;
		await ensureDatabase({ connectionString: shared }, name);
		url.pathname = `/${encodeURIComponent(name)}`;
		return { connectionString: url.href };
	}
	const server = { host: embedded!.socketDirectory, port: embedded!.port, user: embedded!.user };
	const name = `obhut_${region}`;
	await ensureDatabase({ ...server, database: 'postgres' }, name);
	return { ...server, database: name };
}
