/** The integrator on a thread of its own, as the built package runs it. */
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { requireSoundTrees } from '../src/audit/integrator.fixture.js';
import type { IntegratorThread as Thread, ThreadParts } from '../src/audit/integrator-thread.js';
import { logKeyFile } from '../src/platform/keyring/file-keyring.js';
import { Database } from '../src/platform/postgres/database.js';
import { publishedAt } from '../src/server/region.js';
import { logStanding } from '../src/server/standing-store.js';
import { openTestDatabase } from './postgres.js';
import { openTestRegion } from './region.js';

const built = new URL('../dist/audit/integrator-thread.js', import.meta.url).href;
const { IntegratorThread } = (await import(built)) as { IntegratorThread: typeof Thread };

const testDatabase = await openTestDatabase();
const { home, person, region } = await openTestRegion(testDatabase);
const database = new Database({ target: testDatabase.config });
const superuser = new pg.Client(testDatabase.config);
await superuser.connect();
afterAll(async () => {
	await superuser.end();
	await database.close();
});

const parts: ThreadParts = {
	target: testDatabase.config,
	frame: region.publishing.log.frame,
	keyFile: logKeyFile(join(home, 'keys', 'eu')),
	published: publishedAt(home, 'eu'),
};
const threads: Thread[] = [];
const begin = (more: Partial<ThreadParts> = {}) => {
	const thread = new IntegratorThread({ ...parts, ...more });
	threads.push(thread);
	return { thread, run: () => thread.work().run(Date.now()) };
};
afterAll(() => Promise.all(threads.map(thread => thread.close())));

const standing = () => logStanding(database.reports);

test('it moves what is there and signs the head, turn after turn, beside integrators of other threads', async () => {
	const [one, other] = [begin(), begin()];
	for (let turn = 0; turn < 3; turn++) {
		await person();
		await Promise.all([one.run(), other.run(), region.integrator.integrate()]);
		await one.run();
	}
	const { leaves, oldestWaitingAt, size } = await standing();
	expect(oldestWaitingAt).toBe(null);
	expect(leaves).toBeGreaterThan(5);
	expect(size).toBeGreaterThan(0);
	expect((await requireSoundTrees(database.reports)).get(1)!.length).toBeGreaterThan(0);
});

test('what goes wrong in a turn is told, with its code, and the next turn is taken', async () => {
	const { run } = begin({ target: { ...testDatabase.config, port: 1 } });
	for (let turn = 0; turn < 2; turn++) {
		await expect(run()).rejects.toMatchObject({ code: 'storage-unavailable', stack: expect.any(String) });
	}
});

test('one that cannot begin is told, and begins anew at the next turn', async () => {
	const { run } = begin({ keyFile: join(home, 'nowhere', 'log.pem') });
	await expect(run()).rejects.toThrow(/ENOENT/);
	await expect(run()).rejects.toThrow(/ENOENT/);
});

test('closed, nothing of it is left; before its first turn there is nothing', async () => {
	const { thread, run } = begin();
	await thread.close();
	const connections = async () => {
		const text = 'select count(*) from pg_stat_activity where datname = current_database()';
		return Number((await superuser.query(text)).rows[0].count);
	};
	const before = await connections();
	await run();
	expect(await connections()).toBe(before + 1);
	await thread.close();
	await vi.waitFor(async () => expect(await connections()).toBe(before));
});
