/** A region full of people on a PostgreSQL of its own, and beside it the same values in a plain table for the peers. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openMailbox } from '../src/messages/index.js';
import { readPolicyFolder } from '../src/platform/policy-folder.js';
import { startEmbedded } from '../src/platform/postgres/embedded.js';
import { ensureDatabase } from '../src/platform/postgres/owner.js';
import { assignNumbers, formatNumbers, NO_NUMBERS } from '../src/policy/numbers.js';
import { parsePolicy } from '../src/policy/parse.js';
import type { SourceFile } from '../src/policy/source-file.js';
import { type OpenRegion, openRegion } from '../src/server/region.js';
import type { Progress } from './harness/progress.js';
import { seedPeople } from './seed.js';
import { type Address, REGION } from './setting.js';

export interface World {
	address: Address;
	region: OpenRegion;
	subjects: string[];
	/** Server version. */
	postgres: string;
	close(): Promise<void>;
}

/** Enough memory for every table of either side, so that nothing measured waits for a disk read. */
const SETTINGS = { shared_buffers: '512MB', max_wal_size: '4GB' };

/** The example policy's files, numbered where it has no numbers of its own yet. */
export function exampleSources(): SourceFile[] {
	const sources = readPolicyFolder('policies/cncest');
	if (sources.some(({ path }) => path === 'numbers.lock')) return sources;
	const numbers = assignNumbers(parsePolicy(sources).policy!, NO_NUMBERS);
	return [...sources, { path: 'numbers.lock', text: formatNumbers(numbers) }];
}

export function openAt({ target, home }: Address): Promise<OpenRegion> {
	const sources = exampleSources();
	return openRegion({
		...REGION,
		target,
		home,
		sources,
		clock: Date.now,
		mailer: openMailbox(),
		base: 'http://127.0.0.1',
	});
}

export async function openWorld(people: number, progress: Progress): Promise<World> {
	const home = mkdtempSync(join(tmpdir(), 'obhut-bench-'));
	const server = await startEmbedded({ directory: home, settings: SETTINGS });
	const cluster = { host: server.socketDirectory, port: server.port, user: server.user };
	const address: Address = { target: { ...cluster, database: 'bench' }, home };
	await ensureDatabase({ ...cluster, database: 'postgres' }, 'bench');
	const region = await openAt(address);
	const subjects = await seedPeople(address, region.policy.compiled, people, progress);
	const postgres = await serverVersion(address.target);
	const close = async () => {
		await region.close();
		await server.stop();
		rmSync(home, { recursive: true, force: true });
	};
	return { address, region, subjects, postgres, close };
}

export async function serverVersion(target: pg.ClientConfig): Promise<string> {
	const client = new pg.Client(target);
	await client.connect();
	const { rows } = await client.query<{ server_version: string }>('show server_version');
	await client.end();
	return rows[0]!.server_version;
}

/** Uniformly, independent of what was drawn before. */
export function anyOf<T>(list: readonly T[]): T {
	return list[Math.floor(Math.random() * list.length)]!;
}
