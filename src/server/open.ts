/** Opens the whole house: reads the policy folder, finds or starts PostgreSQL, opens every region of the policy. */
import { resolve } from 'node:path';
import type pg from 'pg';
import type pino from 'pino';
import { type Mailer, openMailbox } from '../messages/index.js';
import {
	inForce,
	NotPublishable,
	openPublication,
	type PolicyInForce,
	readableVersion,
} from '../obligations/publication/index.js';
import { type Clock, systemClock } from '../platform/clock.js';
import { Fault } from '../platform/fault.js';
import { readDocuments, readPolicyFolder } from '../platform/policy-folder.js';
import { type EmbeddedPostgres, type PostgresExit, startEmbedded } from '../platform/postgres/embedded.js';
import { ensureDatabase } from '../platform/postgres/owner.js';
import type { Turns } from '../platform/turns.js';
import type { SourceFile } from '../policy/source-file.js';
import { openTelemetry, type Telemetry } from '../telemetry/index.js';
import type { House } from './house.js';
import { type OpenRegion, openRegion } from './region.js';
import { signInLink } from './staff/link.js';

export interface HouseOptions {
	policyDirectory: string;
	/** The folder's files where they are known already; absent: read from it. */
	sources?: SourceFile[];
	/** Obhut's own directory: keys, ledger, and the embedded database where no other is given. */
	home: string;
	/**
	 * Connection URLs by region id, `telemetry` for the counts; `*` stands for every one not named. Absent: embedded.
	 */
	databaseUrls?: Record<string, string>;
	logger: pino.Logger;
	/** Only these regions; absent: all of the policy. */
	regions?: string[];
	clock?: Clock;
	/** Carries mail; absent: the development mailbox, in memory. Who gives one closes it. */
	mailer?: Mailer;
	/** Obhut’s own public origin, where links in mails lead. */
	base?: string;
	/** Staff’s address for notices of alarms; undefined: nobody is told by mail. */
	alarmsTo?: string | undefined;
	/** Told when the embedded database ended and was, or could not be, started again. */
	onPostgresExit?: (exit: PostgresExit) => void;
}

/** Server, database and options of `postgresql://user@host:5432/database?options`; the host may be among the options. */
const ADDRESS = /^(postgres(?:ql)?:\/\/[^/?#]*)(?:\/([^?#]*))?(.*)$/s;

/** Where Obhut listens unless told. */
const LOCAL = 'http://127.0.0.1:8474';

/** SQLSTATE `insufficient_privilege`. */
const PRIVILEGE_MISSING = '42501';

/**
 * Throws `PolicyFolderError`, `NotPublishable`, `StartFault`, `MigrationFault`, `KeyringFault`, `RegionMismatch`, or
 * the driver's error where a given server cannot be reached; each says what to do.
 */
export async function openHouse(options: HouseOptions): Promise<House> {
	const home = resolve(options.home);
	const folder = resolve(options.policyDirectory);
	const sources = options.sources ?? readPolicyFolder(folder);
	const documents = options.sources ? null : readDocuments(folder);
	const { policy, numbers } = readableVersion({ sources });
	const names = options.regions ?? Object.keys(policy.regions);
	const embedded = names.every(name => urlFor(options, name) !== undefined)
		? null
		: await startEmbedded({
				directory: home,
				...(options.onPostgresExit ? { onExit: options.onPostgresExit } : {}),
			});
	const regions = new Map<string, OpenRegion>();
	let telemetry: Telemetry | null = null;
	const kept: Turns[] = [];
	const close = async () => {
		await Promise.all(kept.map(turns => turns.stop()));
		await telemetry?.close();
		for (const region of regions.values()) await region.close();
		await embedded?.stop();
	};
	const clock = options.clock ?? systemClock;
	const mailer = options.mailer ?? openMailbox();
	const base = options.base ?? LOCAL;
	const open = async (name: string, latest?: string) => {
		const [first] = regions.values();
		// A region nobody has opened yet begins with what is in force in the others, not with an edit of the folder.
		if (first && !Object.hasOwn(first.policy.policy.regions, name)) return;
		const begin = first ? { sources: publishedFiles(first.policy) } : { sources, documents };
		const target = await regionTarget(options, name, embedded);
		const place = { name, number: numbers.regions[name]!, target, home };
		const asked = { ...place, ...begin, clock, mailer, base, alarmsTo: options.alarmsTo };
		regions.set(name, await openRegion({ ...asked, ...(latest === undefined ? {} : { latest }) }));
	};
	try {
		for (const name of names) await open(name);
		const latest = agreedVersion([...regions.values()], clock());
		for (const [name, region] of regions) {
			if (region.policy.compiled.version === latest) continue;
			await region.close();
			await open(name, latest);
		}
		// What is counted is what was published, not what the folder says meanwhile.
		const published = [...regions.values()][0]?.policy.policy;
		if (published?.telemetry) {
			const target = await telemetryTarget(options, names, embedded);
			telemetry = await openTelemetry(target, published, clock);
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
	const publication = openPublication({
		regions: [...regions.values()].map(({ publishing, rooms }) => ({ ...publishing, ...rooms })),
		clock,
	});
	return {
		regions,
		policy: first.policy,
		publication,
		logger: options.logger,
		staff,
		telemetry,
		staffLink,
		keepTurns: failed => {
			kept.push(...[...regions.values()].map(region => region.keepTurns(failed)));
		},
		offerTurns: async () => void (await Promise.all(kept.map(turns => turns.offer()))),
		close,
	};
}

function publishedFiles({ compiled, versions }: PolicyInForce): SourceFile[] {
	return versions.find(({ version }) => version === compiled.version)!.sources;
}

/** The newest version in force in every region, so that all of them move on together. */
function agreedVersion(regions: OpenRegion[], now: number): string {
	const [first, ...others] = regions.map(({ policy }) =>
		inForce(policy.versions, now).map(one => one.version),
	);
	const shared = first?.filter(version => others.every(names => names.includes(version))).at(-1);
	if (shared !== undefined) return shared;
	throw new NotPublishable(
		'the regions have no version of the policy in common',
		'open them under the folder that was published in the older ones',
	);
}

/** Where databases are. */
type Places = Pick<HouseOptions, 'databaseUrls' | 'home'>;

/** Works with the regions' databases, on the embedded server where no other is given, and lets go of it again. */
export async function withDatabases<T>(
	options: Places,
	names: string[],
	work: (targets: pg.ClientConfig[]) => Promise<T>,
): Promise<T> {
	const embedded = names.every(name => urlFor(options, name) !== undefined)
		? null
		: await startEmbedded({ directory: resolve(options.home) });
	try {
		const targets: pg.ClientConfig[] = [];
		for (const name of names) targets.push(await regionTarget(options, name, embedded));
		return await work(targets);
	} finally {
		await embedded?.stop();
	}
}

function urlFor(options: Places, region: string): string | undefined {
	return options.databaseUrls?.[region] ?? options.databaseUrls?.['*'];
}

/**
 * The region's database. On a server of our own, or one given for all regions, each region has its own, made on first
 * use; one given for a region alone is taken as it is.
 */
async function regionTarget(
	options: Places,
	region: string,
	embedded: EmbeddedPostgres | null,
): Promise<pg.ClientConfig> {
	const own = options.databaseUrls?.[region];
	if (own !== undefined) return { connectionString: own };
	const shared = options.databaseUrls?.['*'];
	if (shared !== undefined) return besideDatabase(shared, region);
	const server = { host: embedded!.socketDirectory, port: embedded!.port, user: embedded!.user };
	const name = `obhut_${region}`;
	await ensureDatabase({ ...server, database: 'postgres' }, name);
	return { ...server, database: name };
}

/** The database of counts: where the regions' are, but never one of them; regions all given alone, beside the first. */
async function telemetryTarget(
	options: HouseOptions,
	names: string[],
	embedded: EmbeddedPostgres | null,
): Promise<pg.ClientConfig> {
	const first = options.databaseUrls?.[names[0] ?? ''];
	if (embedded || first === undefined || urlFor(options, 'telemetry') !== undefined) {
		return regionTarget(options, 'telemetry', embedded);
	}
	return besideDatabase(first, 'telemetry').catch(cause => {
		if ((cause as { code?: unknown }).code !== PRIVILEGE_MISSING) throw cause;
		throw new Fault(
			`the database of counts is missing, and the user of region \`${names[0]}\` may not make one`,
			'make one and name it in OBHUT_DATABASE_URL_TELEMETRY',
		);
	});
}

/** On the server an address names, the database `<name>_<suffix>`, made on first use. */
async function besideDatabase(address: string, suffix: string): Promise<pg.ClientConfig> {
	const beside = addressBeside(address, suffix);
	await ensureDatabase({ connectionString: address }, beside.database);
	return { connectionString: beside.address };
}

/** Name and address of the database `<name>_<suffix>` on the server an address names. Throws `Fault` for none. */
export function addressBeside(address: string, suffix: string): { database: string; address: string } {
	const [, server, name, options] = ADDRESS.exec(address) ?? [];
	if (server === undefined) {
		throw new Fault(
			`no database can be made beside the one given: it is not named by an address`,
			`set OBHUT_DATABASE_URL_${suffix.toUpperCase().replaceAll('-', '_')}`,
		);
	}
	const database = `${decodeURIComponent(name ?? '') || 'obhut'}_${suffix}`;
	return { database, address: `${server}/${encodeURIComponent(database)}${options}` };
}
