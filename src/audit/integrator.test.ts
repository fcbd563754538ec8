import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { size } from '../../test/size.js';
import { armFaultPoint } from '../platform/fault-points.js';
import { openSigningKey } from '../platform/keyring/signing-key.js';
import {
	entryAbout,
	LOG,
	LOG_TABLES,
	names,
	openEmptyLog,
	requireSoundTrees,
	treeContents,
} from './integrator.fixture.js';
import { listEntries } from './listing.js';
import { lockHead, newestCheckpoint, storedEpochs } from './tree-store.js';

const testDatabase = await openTestDatabase();
const { connect, database, home, integrator, log, published, put, reports, superuser, waiting } =
	openEmptyLog(testDatabase);

test('entries move from the inbox into the tree, and its head is signed and published', async () => {
	const one = integrator();
	await one.open();
	await put(...names(600).map(name => entryAbout(name)));
	await one.integrate();
	await one.sign();
	expect(await waiting()).toBe(0);
	expect(await treeContents(reports)).toEqual(names(600));
	await put(...names(100, 'more-').map(name => entryAbout(name)));
	await one.integrate();
	await one.sign();
	await one.sign();
	expect(await requireSoundTrees(reports)).toEqual(new Map([[1, [600, 700]]]));
	expect(readFileSync(published, 'utf8')).toBe((await newestCheckpoint(reports, 1))!.note);
});

/** Writers whose transactions end late, or never, as several processes try to integrate what they wrote. */
async function race(integrators: { integrate(): Promise<number> }[], writers: number): Promise<string[]> {
	const committed: string[] = [];
	let writing = writers;
	const write = async (writer: number) => {
		for (const name of names(size(25, 150), `${writer}-`)) {
			await database
				.transaction(async transaction => {
					await log.within(transaction, [log.seal(entryAbout(name))]);
					await pause(Math.random() * 12);
					if (Math.random() < 0.2) throw new Error('rolled back');
				})
				.then(() => committed.push(name))
				.catch(() => {});
		}
		writing--;
	};
	const integrate = async (one: { integrate(): Promise<number> }) => {
		while (writing > 0) {
			await one.integrate();
			await pause(Math.random() * 3);
		}
	};
	const writes = Array.from({ length: writers }, (_, n) => write(n));
	const ended = await Promise.allSettled([...writes, ...integrators.map(integrate)]);
	for (const end of ended) if (end.status === 'rejected') throw end.reason;
	return committed;
}

test('several at once move every committed entry exactly once', async () => {
	const integrators = [integrator(), integrator(), integrator()];
	await integrators[0]!.open();
	const committed = await race(integrators, 6);
	await integrators[0]!.integrate();
	await integrators[0]!.sign();
	expect(committed.length).toBeGreaterThan(50);
	expect((await treeContents(reports)).sort()).toEqual(committed.sort());
	await requireSoundTrees(reports);
});

test('control: without the lock two of them get in each other’s way, and the tree refuses it', async () => {
	const unlocked: typeof lockHead = async session => {
		const [row] = await session.query<[number, number, Buffer]>({
			name: 'test-no-lock',
			text: 'select epoch, size, frontier from log_head',
		});
		return { epoch: row![0], size: row![1], frontier: row![2] };
	};
	const integrators = [1, 2, 3].map(() => integrator({ lock: unlocked }));
	await integrators[0]!.open();
	await expect(race(integrators, 6)).rejects.toThrow(/duplicate key|not as long as/);
	await requireSoundTrees(reports);
});

test('what breaks in between leaves the inbox as it was, and the next one goes on', async () => {
	const one = integrator();
	await one.open();
	await put(entryAbout('a'), entryAbout('b'));
	for (const point of ['tree.locked', 'tree.written'] as const) {
		const disarm = armFaultPoint(point, () => {
			throw new Error('broken off');
		});
		await expect(one.integrate()).rejects.toThrow('broken off');
		disarm();
		expect(await treeContents(reports)).toEqual([]);
	}
	await integrator().integrate();
	expect(await treeContents(reports)).toEqual(['a', 'b']);
	// Signed and published, but not stored: the same head is signed again, to the same bytes.
	const disarm = armFaultPoint('checkpoint.signed', () => {
		throw new Error('broken off');
	});
	await expect(one.sign()).rejects.toThrow('broken off');
	disarm();
	const note = readFileSync(published, 'utf8');
	await integrator().sign();
	expect((await newestCheckpoint(reports, 1))!.note).toBe(note);
	expect(await requireSoundTrees(reports)).toEqual(new Map([[1, [2]]]));
});

test('another process takes over from one whose connection ends', async () => {
	const dying = connect().database;
	const one = integrator();
	await one.open();
	await put(entryAbout('a'));
	let locked = () => {};
	const untilLocked = new Promise<void>(resolve => {
		locked = resolve;
	});
	const held = dying.integration(async session => {
		await lockHead(session);
		locked();
		await session.query({ name: 'hang', text: 'select pg_sleep(10)' });
	});
	held.catch(() => {});
	await untilLocked;
	expect(await one.integrate()).toBe(0);
	await superuser.query(
		`select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(10)%' and pid <> pg_backend_pid()`,
	);
	await expect(held).rejects.toThrow();
	expect(await one.integrate()).toBe(1);
});

/** The log's tables as they are, to be put back later. */
async function copyOfLog(): Promise<() => Promise<void>> {
	const tables = LOG_TABLES.split(', ');
	await superuser.query('drop schema if exists kept cascade; create schema kept');
	for (const table of tables) await superuser.query(`create table kept.${table} as table ${table}`);
	return async () => {
		await superuser.query(`truncate ${LOG_TABLES}`);
		for (const table of tables)
			await superuser.query(`insert into ${table} overriding system value select * from kept.${table}`);
	};
}

async function integrated(...entries: string[]): Promise<void> {
	const one = integrator();
	await one.open();
	await put(...entries.map(name => entryAbout(name)));
	await one.integrate();
	await one.sign();
}

test('after a restore a new epoch begins, and its first leaf names the old checkpoint', async () => {
	await integrated('a', 'b');
	const restore = await copyOfLog();
	await integrated('c');
	const lost = readFileSync(published, 'utf8');
	await restore();
	await integrated('d');
	const [first, second] = await storedEpochs(reports);
	expect(first!.origin).toBe(LOG);
	expect(second).toMatchObject({ epoch: 2, origin: `${LOG}/2`, previous: lost });
	const [, size, root] = lost.split('\n');
	expect(await treeContents(reports)).toEqual(['a', 'b', `${LOG} ${size} ${root}`, 'd']);
	expect(await requireSoundTrees(reports)).toEqual(
		new Map([
			[1, [2]],
			[2, [1, 2]],
		]),
	);
	// Once begun it goes on.
	await integrated('e');
	expect(await storedEpochs(reports)).toHaveLength(2);
});

test('a restore under a running process is noticed before it signs, and what came since goes on in the new epoch', async () => {
	await integrated('a');
	const restore = await copyOfLog();
	await integrated('b', 'c');
	await restore();
	const running = integrator();
	await put(...names(3, 'later-').map(name => entryAbout(name)));
	await running.integrate();
	// The old tree is longer than the published one now, with other leaves: its size alone says nothing.
	await running.sign();
	expect(await storedEpochs(reports)).toHaveLength(2);
	await running.integrate();
	await running.sign();
	const contents = await treeContents(reports);
	expect(contents).toHaveLength(5);
	expect(contents.slice(2)).toEqual(names(3, 'later-'));
	expect(await requireSoundTrees(reports)).toEqual(
		new Map([
			[1, [1]],
			[2, [1, 4]],
		]),
	);
	const { entries } = await listEntries(reports, { limit: 20 });
	expect(entries.filter(({ about }) => about === 'later-0')).toHaveLength(1);
});

test('restored from before the second epoch, a third begins', async () => {
	await integrated('a');
	const restore = await copyOfLog();
	await integrated('b');
	await restore();
	await integrated('c');
	await restore();
	await integrated('d');
	expect((await storedEpochs(reports)).map(({ origin }) => origin)).toEqual([LOG, `${LOG}/3`]);
});

test('another key is another epoch', async () => {
	await integrated('a');
	const other = integrator({ key: openSigningKey(`${home}/other-${Date.now()}.pem`) });
	await other.open();
	expect((await storedEpochs(reports)).map(({ origin }) => origin)).toEqual([LOG, `${LOG}/2`]);
	await requireSoundTrees(reports);
});

test('control: without the file outside, a restored log is signed as a fork', async () => {
	await integrated('a');
	const restore = await copyOfLog();
	await integrated('b');
	const forked = readFileSync(published, 'utf8');
	await restore();
	rmSync(published);
	await integrated('c');
	expect(await storedEpochs(reports)).toHaveLength(1);
	const [, size, root] = (await newestCheckpoint(reports, 1))!.note.split('\n');
	expect(forked.split('\n')[1]).toBe(size);
	expect(forked.split('\n')[2]).not.toBe(root);
});

test('a published checkpoint that nobody of ours signed stops the log', async () => {
	await integrated('a');
	writeFileSync(published, readFileSync(published, 'utf8').replace('\n1\n', '\n2\n'));
	await expect(integrator().open()).rejects.toThrow(/is no checkpoint signed/);
	expect(await storedEpochs(reports)).toHaveLength(1);
});

test('the runtime role touches nothing of the tree, and the integrator changes nothing that is signed', async () => {
	const session = new pg.Client(testDatabase.config);
	await session.connect();
	const refused = async (role: string, statements: string[]) => {
		await session.query(`set role ${role}`);
		for (const statement of statements)
			await expect(session.query(statement), `${role}: ${statement}`).rejects.toMatchObject({
				code: '42501',
			});
		await session.query('reset role');
	};
	for (const table of LOG_TABLES.split(', ')) {
		await refused('obhut_runtime', [`select from ${table}`, `delete from ${table}`]);
		await refused('obhut_auditor', [`delete from ${table}`, `insert into ${table} default values`]);
		if (!/inbox|batch/.test(table)) await refused('obhut_runtime', [`insert into ${table} default values`]);
	}
	await refused('obhut_integrator', [
		'delete from log_batch',
		'update log_batch set entries = entries',
		'delete from log_tile',
		'update log_checkpoint set note = note',
		'delete from log_checkpoint',
		'update log_epoch set origin = origin',
		'update log_batch set at = now()',
		'select from subject_key',
		'update audit_inbox set batch = batch',
		'update log_place set leaf = leaf',
	]);
	await session.end();
});
