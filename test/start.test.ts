/**
 * `npm start` as a person uses it, on a machine where everything is installed and built: the program is started,
 * killed and started again, and what it says when something is wrong is read.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';

const temporary = mkdtempSync(join(tmpdir(), 'obhut start '));
const running = new Set<ChildProcess>();

afterAll(async () => {
	await Promise.all([...running].map(child => ended(child, () => child.kill('SIGTERM'))));
	rmSync(temporary, { recursive: true, force: true });
});

interface Ended {
	code: number | null;
	signal: NodeJS.Signals | null;
}

interface Started {
	child: ChildProcess;
	url: string;
	/** Service keys by region, where this start made some. */
	keys: Record<string, string>;
	staffLink: string;
}

function start(home: string, port: number, more: string[] = [], env: NodeJS.ProcessEnv = {}): ChildProcess {
	const args = ['start.mjs', '--home', home, '--port', String(port), ...more];
	const child = spawn(process.execPath, args, {
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: true,
	});
	running.add(child);
	child.on('close', () => running.delete(child));
	return child;
}

/** Everything a program prints, and a promise of a line that matches. */
function listen(child: ChildProcess): { text(): string; line(pattern: RegExp): Promise<RegExpExecArray> } {
	let text = '';
	const waiting = new Set<() => void>();
	for (const stream of [child.stdout!, child.stderr!]) {
		stream.on('data', chunk => {
			text += chunk;
			for (const look of waiting) look();
		});
	}
	return {
		text: () => text,
		line: pattern =>
			new Promise((resolve, reject) => {
				const look = () => {
					const found = pattern.exec(text);
					if (!found) return;
					waiting.delete(look);
					resolve(found);
				};
				waiting.add(look);
				child.on('close', () => reject(new Error(`it ended before it said ${pattern}:\n${text}`)));
				look();
			}),
	};
}

function ended(child: ChildProcess, act = () => {}): Promise<Ended> {
	return new Promise(resolve => {
		child.on('close', (code, signal) => resolve({ code, signal }));
		act();
	});
}

async function ready(home: string, more: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Started> {
	const child = start(home, 0, more, env);
	const heard = listen(child);
	const [, url] = await heard.line(/API {5}(http:\/\/127\.0\.0\.1:\d+)\/v1/);
	await heard.line(/data {4}\S.*\n/);
	const [, staffLink] = await heard.line(/staff {3}(\S+)/);
	const keys = Object.fromEntries(
		[...heard.text().matchAll(/(obh_([a-z]+)_\S+)/g)].map(([, key, region]) => [region, key]),
	);
	return { child, url: url!, keys, staffLink: staffLink! };
}

async function call(url: string, key: string, door: string, body: object): Promise<Record<string, unknown>> {
	const answer = await fetch(`${url}/v1/${door}`, {
		method: 'POST',
		headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	return (await answer.json()) as Record<string, unknown>;
}

const registration = (email: string) => ({
	residence: 'DE',
	collectedIn: 'DE',
	shown: '2026-11-01',
	purpose: 'provide-service',
	values: { email },
});
const lookup = (email: string) => ({ item: 'email', value: email, purpose: 'provide-service' });

/** The group of a start: the launcher and whatever it started, but not the database. */
const killGroup = (child: ChildProcess) => process.kill(-child.pid!, 'SIGKILL');

test('a first start shows keys and a staff link; kill -9, and the next start has everything', async () => {
	const home = join(temporary, 'a home with spaces', 'and'.repeat(50));
	const first = await ready(home);
	expect(Object.keys(first.keys).sort()).toEqual(['cn', 'eu']);
	const key = first.keys.eu!;
	expect(await call(first.url, key, 'subjects', registration('kept@example.org'))).toEqual({
		status: 'accepted',
	});
	expect((await fetch(`${first.url}/policy`)).status).toBe(200);
	const died = ended(first.child, () => killGroup(first.child));
	expect((await died).signal).toBe('SIGKILL');

	const second = await ready(home);
	expect(second.keys).toEqual({});
	expect(second.staffLink).not.toBe(first.staffLink);
	const { subject } = await call(second.url, key, 'lookup', lookup('kept@example.org'));
	expect(subject).toMatch(/^02/);

	const database = databaseProcess(home)!;
	process.kill(database, 'SIGKILL');
	await expect.poll(() => databaseProcess(home) ?? database, { timeout: 20_000 }).not.toBe(database);
	const again = () => call(second.url, key, 'lookup', lookup('kept@example.org'));
	await expect.poll(again, { timeout: 20_000 }).toEqual({ subject });

	const stopping = ended(second.child, () => second.child.kill('SIGINT'));
	expect(await stopping).toEqual({ code: 0, signal: null });
	expect(databaseProcess(home)).toBeNull();
}, 60_000);

/** Process id of the embedded PostgreSQL of a home; null while there is none. */
function databaseProcess(home: string): number | null {
	try {
		return Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
	} catch {
		return null;
	}
}

test('OBHUT_DATABASE_URL uses that server: a database for each region, none of our own', async () => {
	const { host, port, user } = inject('cluster');
	const name = `start_${crypto.randomUUID().slice(0, 8)}`;
	const url = `postgresql://${user}@localhost/${name}?host=${encodeURIComponent(host)}&port=${port}`;
	const admin = new pg.Client({ host, port, user, database: 'postgres' });
	await admin.connect();
	try {
		await admin.query(`create database ${name}`);
		const home = join(temporary, 'own server');
		const { child, url: at, keys } = await ready(home, [], { OBHUT_DATABASE_URL: url });
		await call(at, keys.eu!, 'subjects', registration('own@example.org'));
		const found = await call(at, keys.eu!, 'lookup', lookup('own@example.org'));
		expect(found.subject).toMatch(/^02/);
		expect(await ended(child, () => child.kill('SIGTERM'))).toEqual({ code: 0, signal: null });
		const { rows } = await admin.query('select datname from pg_database where datname like $1', [`${name}%`]);
		expect(rows.map(({ datname }) => datname).sort()).toEqual([
			name,
			...['_cn', '_eu', '_telemetry'].map(one => `${name}${one}`),
		]);
	} finally {
		for (const suffix of ['', '_cn', '_eu', '_telemetry'])
			await admin.query(`drop database if exists ${name}${suffix} with (force)`);
		await admin.end();
	}
});

async function fails(
	more: string[],
	env: NodeJS.ProcessEnv = {},
	port = 0,
): Promise<{ code: number | null; text: string }> {
	const child = start(join(temporary, 'faulty'), port, more, env);
	const heard = listen(child);
	const { code } = await ended(child);
	return { code, text: heard.text() };
}

test('a taken port is one sentence and a hint', async () => {
	const holder = createServer().listen(0, '127.0.0.1');
	await new Promise(resolve => holder.on('listening', resolve));
	const { port } = holder.address() as { port: number };
	const { code, text } = await fails([], {}, port);
	holder.close();
	expect(text).toBe(
		`error: port ${port} is taken\nhint: stop what listens there, or choose another: --port ${port + 1}\n`,
	);
	expect(code).toBe(3);
});

test('an unreachable database is one sentence and a hint, and the password is not in it', async () => {
	const url = 'postgresql://someone:s3cret@127.0.0.1:1/nothing';
	const { code, text } = await fails([], { OBHUT_DATABASE_URL: url });
	expect(text).toBe(
		'error: the database cannot be used (ECONNREFUSED)\nhint: check OBHUT_DATABASE_URL: address, user, password, database\n',
	);
	expect(code).toBe(3);
});

test.each([
	['no folder', 'missing', {}, /^error: no folder `.*missing`\nhint: .+\n$/],
	[
		'YAML that is none',
		'torn',
		{ 'policy.yaml': 'policy: [' },
		/^error: the policy does not parse\n(?:.*\n)*hint: .+\n$/,
	],
	['a policy with faults', 'faulty', { 'policy.yaml': 'policy: x\nversion: 2026-01-01\n' }, /\nhint: .+\n$/],
])('%s is no policy to start with', async (_name, folder, files, message) => {
	const path = join(temporary, 'policies', folder);
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(path, { recursive: true });
		writeFileSync(join(path, name), text);
	}
	const { code, text } = await fails(['--policy', path]);
	expect(text).toMatch(message);
	expect(text).not.toMatch(/ at .*\.js:/);
	expect([1, 3]).toContain(code);
});
