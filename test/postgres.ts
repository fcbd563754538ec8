/**
 * The database tests run on: one embedded cluster per run, the migrations applied once to a template, and one database
 * per test file made from it. A file that leaves a connection open fails.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../src/platform/postgres/embedded.js';
import { alive } from '../src/platform/postgres/embedded-cluster.js';
import { migrate } from '../src/platform/postgres/migrate.js';

declare module 'vitest' {
	export interface ProvidedContext {
		cluster: { host: string; port: number; user: string };
		/** Why the template could not be made; null where it was. */
		templateFault: string | null;
	}
}

export interface TestDatabase {
	name: string;
	/** What `pg` connects with, as the cluster's superuser. */
	config: { host: string; port: number; user: string; database: string };
	/** The same as an address, for what takes `OBHUT_DATABASE_URL`. */
	url: string;
}

const PREFIX = 'obhut-test-';
const TEMPLATE = 'obhut_template';

/** Vitest's global setup: runs once, in the main process. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	await sweep();
	const directory = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
	const server = await startEmbedded({ directory, settings: { max_connections: '300' } });
	const cluster = { host: server.socketDirectory, port: server.port, user: server.user };
	project.provide('cluster', cluster);
	await asSuperuser(cluster, client => client.query(`create database ${TEMPLATE}`));
	// A broken migration fails the files that need a database, not the others.
	const fault = await migrate({ ...cluster, database: TEMPLATE }).then(
		() => null,
		(cause: unknown) => String(cause),
	);
	project.provide('templateFault', fault);
	return async () => {
		await server.stop();
		rmSync(directory, { recursive: true, force: true });
	};
}

/** Stops and removes clusters of runs that were killed: their process is gone, and they are an hour old. */
async function sweep(): Promise<void> {
	for (const name of readdirSync(tmpdir()).filter(name => name.startsWith(PREFIX))) {
		const directory = join(tmpdir(), name);
		const found = statSync(directory, { throwIfNoEntry: false });
		const fresh = Date.now() - (found?.mtimeMs ?? 0) < 3_600_000;
		if (fresh || found?.uid !== process.getuid?.() || alive(Number.parseInt(name.slice(PREFIX.length), 10)))
			continue;
		if (existsSync(join(directory, 'postgres'))) await (await startEmbedded({ directory })).stop();
		rmSync(directory, { recursive: true, force: true });
	}
}

/** Makes this test file's database and drops it behind the file's last hook. Call it at the top of the file. */
export async function openTestDatabase(): Promise<TestDatabase> {
	const { database, close } = await createTestDatabase();
	afterAll(close);
	return database;
}

/** For a test that needs a database of its own; `close` throws when connections to it are still open. */
export async function createTestDatabase(): Promise<{ database: TestDatabase; close: () => Promise<void> }> {
	const fault = inject('templateFault');
	if (fault !== null) throw new Error(`the migrations do not apply: ${fault}`);
	const cluster = inject('cluster');
	const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
	await asSuperuser(cluster, client => client.query(`create database ${name} template ${TEMPLATE}`));
	const config = { ...cluster, database: name };
	const url = `postgresql://${cluster.user}@/${name}?host=${encodeURIComponent(cluster.host)}&port=${cluster.port}`;
	return { database: { name, config, url }, close: () => drop(cluster, name) };
}

async function drop(cluster: pg.ClientConfig, name: string): Promise<void> {
	await asSuperuser(cluster, async client => {
		const open = await openConnections(client, name);
		await client.query(`drop database ${name} with (force)`);
		if (open.length > 0) throw new Error(`the test file left connections open: ${open.join(', ')}`);
	});
}

/** A connection just closed by the client takes the server a moment to leave; one that stays is a leak. */
async function openConnections(client: pg.Client, name: string): Promise<string[]> {
	const deadline = Date.now() + 1_000;
	for (;;) {
		const { rows } = await client.query<{ who: string }>(
			`select format('%s (%s)', coalesce(nullif(application_name, ''), 'unnamed'), state) as who
			 from pg_stat_activity where datname = $1`,
			[name],
		);
		if (rows.length === 0 || Date.now() > deadline) return rows.map(row => row.who);
	}
}

async function asSuperuser<T>(cluster: pg.ClientConfig, act: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client({ ...cluster, database: 'postgres' });
	await client.connect();
	try {
		return await act(client);
	} finally {
		await client.end();
	}
}
