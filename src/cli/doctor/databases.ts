/** The databases: reachable, new enough, durable, and with a clock that agrees with ours. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { startEmbedded } from '../../platform/postgres/embedded.js';
import { checkCounts, checkCountsBeside } from './counts.js';
import { type Check, fail, pass, unknown } from './model.js';
import { type DatabaseFacts, databaseFacts } from './store.js';

const OLDEST = 15;
const CLOCKS_APART = 5_000;

/** The given databases, or the embedded one where its files are; `regions` in the order of the policy. */
export async function checkDatabases(
	urls: Record<string, string> | undefined,
	home: string,
	regions: string[],
): Promise<Check[]> {
	if (urls) {
		const checks = Object.entries(urls).map(([region, url]) =>
			checkDatabase(region === '*' ? 'database' : `database ${region}`, { connectionString: url }),
		);
		return (await Promise.all([...checks, checkCountsBeside(urls, regions)])).flat();
	}
	if (!existsSync(join(home, 'postgres'))) {
		return [unknown('database', 'none yet', '`obhut serve` starts an embedded one')];
	}
	try {
		const server = await startEmbedded({ directory: home });
		const target = {
			host: server.socketDirectory,
			port: server.port,
			user: server.user,
			database: 'postgres',
		};
		const checks = await checkDatabase('database', target);
		const counts = await checkCounts({ ...target, database: 'obhut_telemetry' });
		await server.stop();
		return [...checks, counts];
	} catch (error) {
		const { message, hint } = error as { message: string; hint?: string };
		return [fail('database', message, hint ?? `read \`${join(home, 'postgres.log')}\``)];
	}
}

async function checkDatabase(about: string, target: pg.ClientConfig): Promise<Check[]> {
	const before = Date.now();
	try {
		return judge(about, await databaseFacts(target), before);
	} catch (error) {
		const { code } = error as { code?: string };
		return [
			fail(
				about,
				`cannot be reached (${code ?? 'no answer'})`,
				'check the address, the user and the network',
			),
		];
	}
}

function judge(about: string, facts: DatabaseFacts, before: number): Check[] {
	const major = Math.floor(facts.version / 10_000);
	const durable = facts.synchronousCommit !== 'off' && facts.fsync === 'on' && !facts.standby;
	const apart = facts.now < before ? before - facts.now : Math.max(0, facts.now - Date.now());
	return [
		major >= OLDEST
			? pass(
					about,
					facts.migrations === null
						? `PostgreSQL ${major}`
						: `PostgreSQL ${major}, ${facts.migrations} migrations applied`,
				)
			: fail(about, `PostgreSQL ${major}`, `use version ${OLDEST} or newer`),
		durable
			? pass(`${about}: durable`, `synchronous_commit=${facts.synchronousCommit}, fsync=${facts.fsync}`)
			: fail(
					`${about}: durable`,
					`synchronous_commit=${facts.synchronousCommit}, fsync=${facts.fsync}, standby=${facts.standby}`,
					'a committed entry must be on disk: set both to on, and name the primary',
				),
		apart <= CLOCKS_APART
			? pass(`${about}: clock`, `agrees within ${CLOCKS_APART / 1000} s`)
			: fail(
					`${about}: clock`,
					`${Math.round(apart / 1000)} s apart from ours`,
					'run a time service on both',
				),
	];
}
