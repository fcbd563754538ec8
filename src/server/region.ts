/** Opens one region: its database, keyring and ledger, and the rooms that stand on them. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type pg from 'pg';
import { Integrator } from '../audit/integrator.js';
import { AuditLog } from '../audit/log.js';
import { countPeriod } from '../audit/period.js';
import { openPublicLog } from '../audit/public-log.js';
import { LogTally } from '../audit/tally.js';
import { thinningWork } from '../audit/thinning.js';
import type { Synthetic } from '../evidence/synthetic/index.js';
import { ServiceKeys } from '../identity/service-keys/index.js';
import { Staff } from '../identity/staff/index.js';
import type { Mailer } from '../messages/index.js';
import { countConsents, openConsents } from '../obligations/consent/index.js';
import {
	bootstrapVersions,
	type PolicyInForce,
	type PublishingRegion,
	policyInForce,
} from '../obligations/publication/index.js';
import type { Clock } from '../platform/clock.js';
import { Fault } from '../platform/fault.js';
import { openFileKeyring } from '../platform/keyring/file-keyring.js';
import type { Keyring } from '../platform/keyring/keyring.js';
import { Database } from '../platform/postgres/database.js';
import { migrate } from '../platform/postgres/migrate.js';
import { asOwner } from '../platform/postgres/owner.js';
import { keepTurns, type Turns } from '../platform/turns.js';
import type { SourceFile } from '../policy/source-file.js';
import { ErasureLedger, FACTS_HEADER, openVault } from '../vault/index.js';
import { alarmNotices } from './alarm-notices.js';
import { listAudit, proveAudit } from './audit-listing.js';
import type { RegionFigures, RegionHouse } from './house.js';
import { countPeople, findRegion, insertRegion, type RegionRow } from './region-store.js';
import { openRooms } from './rooms.js';
import { databaseTime, logStanding } from './standing-store.js';

export interface RegionOptions {
	name: string;
	/** Number of the region in `numbers.lock`. */
	number: number;
	/** Database of the region; its user owns the schema. */
	target: pg.ClientConfig;
	/** Holds `keys/<region>/`, `ledger/<region>/` and `log/<region>/`. */
	home: string;
	/** Policy folder's files, published where nothing is yet. */
	sources: SourceFile[];
	/** Papers of the folder; absent where the files are those of a published version. */
	documents?: ReadonlySet<string> | null;
	clock: Clock;
	/** Carries the region's mail; whoever gives it closes it. */
	mailer: Mailer;
	/** Obhut's own public origin, where links in mails lead. */
	base: string;
	/** Staff's address for notices of alarms; undefined: nobody is told by mail. */
	alarmsTo?: string | undefined;
	/** Newest version to open under, where other regions are not as far yet; absent: the newest in force here. */
	latest?: string;
}

/** A database that holds another region, or was made with other keys. */
export class RegionMismatch extends Fault {}

export interface OpenRegion extends RegionHouse {
	policy: PolicyInForce;
	/** Of the whole house, where this is its first region. */
	staff: Staff;
	/** Moves the log's entries into its tree. */
	integrator: Integrator;
	/** What publication of the house needs of this region, beside its rooms. */
	publishing: Omit<PublishingRegion, 'outbox' | 'announcements' | 'approvals'>;
	/** Does recurring work, in turns with other processes, until it is told to stop; `failed` is told of errors. */
	keepTurns(failed: (work: string, error: unknown) => void): Turns;
	close(): Promise<void>;
}

const HOUR = 3_600_000;

export async function openRegion(options: RegionOptions): Promise<OpenRegion> {
	const { clock, home, name, target } = options;
	await migrate(target);
	const { identity, keyring } = await regionIdentity(options);
	const database = new Database({ target });
	/** Closed from the last opened to the first, whether opening the others went well or not. */
	const opened: { close(): Promise<void> }[] = [database];
	const close = async () => {
		for (const each of opened.toReversed()) await each.close();
	};
	try {
		const log = (policy: string) => new AuditLog(database, { log: identity.logId, policy });
		const versions = await asOwner(target, session =>
			bootstrapVersions(session, log, options.sources, clock(), options.documents),
		);
		const policy = policyInForce(versions, clock(), options.latest);
		const { compiled } = policy;
		const ledger = await ErasureLedger.open(join(home, 'ledger', name, 'erasures'));
		opened.push(ledger);
		const region = { name, number: identity.number };
		const written = log(`${compiled.version}#${compiled.ordinal}`);
		const published = publishedAt(home, name);
		const integrator = new Integrator({ database, log: written, key: keyring.log, published, clock });
		await integrator.open();
		const vault = openVault({ region, policy: compiled, database, keyring, log: written, ledger, clock });
		opened.push({ close: () => vault.settled().catch(() => {}) });
		await vault.settled();
		const consents = openConsents(vault, compiled);
		const { alarmsTo, base, mailer } = options;
		const parts = { database, keyring, policy, consents, mailer, base, clock };
		const { rooms, works } = openRooms({ region: name, vault, log: written, ...parts });
		const figures = figuresOf(database, clock, rooms.synthetic);
		const watched = { region: name, figures, rooms };
		if (alarmsTo !== undefined) works.push(alarmNotices({ ...parts, watched, to: alarmsTo }));
		const tidying = setInterval(() => vault.forgetOldKeys().catch(() => {}), HOUR).unref();
		opened.push({ close: async () => clearInterval(tidying) });
		return {
			region: name,
			policy,
			vault,
			consents,
			rooms,
			keepTurns: failed =>
				keepTurns(database, clock, [...works, integrator.work(), thinningWork(database)], failed),
			keys: new ServiceKeys(database, written, name, clock, keyring),
			publishing: { region: name, policy, database, owner: work => asOwner(target, work), log: written },
			staff: new Staff(database, written, clock, keyring.index.key),
			integrator,
			tree: openPublicLog(database.reports),
			audit: {
				list: (caller, ask) => listAudit(database.reports, vault, caller, ask),
				prove: (caller, ask) => proveAudit(database.reports, vault, caller, ask),
			},
			figures,
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

/** People and consents are counted without the invented ones. */
function figuresOf(database: Database, clock: Clock, synthetic: Synthetic): RegionFigures {
	const tally = new LogTally(database.reports, clock);
	return {
		tally: () => tally.take(),
		period: (from, to) => countPeriod(database.reports, from, to),
		log: () => logStanding(database.reports),
		databaseTime: () => databaseTime(database),
		people: async () => countPeople(database, await synthetic.digests()),
		consents: async numbers => countConsents(database, FACTS_HEADER, numbers, await synthetic.digests()),
	};
}

/** File of the newest checkpoint a region has published, outside its database. */
export function publishedAt(home: string, region: string): string {
	return join(home, 'log', region, 'checkpoint');
}

/** Binds a new database to region and keyring; checks a known one. */
async function regionIdentity(options: RegionOptions): Promise<{ identity: RegionRow; keyring: Keyring }> {
	const { home, name, number, target } = options;
	const { row, keyring } = await asOwner(target, async session => {
		const known = await findRegion(session);
		const keyring = openKeyring(home, name, known === null);
		if (known) return { row: known, keyring };
		const logId = `obhut/${name}/${randomBytes(8).toString('hex')}`;
		const row = { number, name, keyringId: keyring.id, logId };
		await insertRegion(session, row);
		return { row, keyring };
	});
	if (row.name !== name || row.number !== number) {
		throw new RegionMismatch(
			`the database given for region \`${name}\` holds region \`${row.name}\``,
			'check OBHUT_DATABASE_URL and its per-region forms',
		);
	}
	requireOwnKeyring(row, keyring);
	return { identity: row, keyring };
}

/** The region's keyring in a home, made where `create` allows. Throws `KeyringFault`. */
export function openKeyring(home: string, region: string, create: boolean): Keyring {
	return openFileKeyring(join(home, 'keys', region, 'keyring.json'), create);
}

/** Throws `RegionMismatch` where the database was made with another keyring. */
export function requireOwnKeyring({ name, keyringId }: RegionRow, keyring: Keyring): void {
	if (keyringId === keyring.id) return;
	throw new RegionMismatch(
		`the keyring of region \`${name}\` does not belong to its database`,
		'restore the key directory that was used with this database',
	);
}
