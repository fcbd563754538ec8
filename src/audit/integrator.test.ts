import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { size } from '../../test/size.js';
import { armFaultPoint } from '../platform/fault-points.js';
import { openSigningKey } from '../platform/keyring/signing-key.js';
import type { AuditEntry } from './entry.js';
import { entryAbout, LOG, NOON, openTestLog, requireSoundTrees, treeContents } from './integrator.fixture.js';
import { listEntries } from './listing.js';
import { oldestBatches } from './place-store.js';
import { proveEntriesOf } from './prove.js';
import { dailyReference, referenceNumber } from './reference.js';
import { entriesSince } from './scan.js';
import { batchRow, insertBatch, rowsAfter } from './store.js';
import { LogTally } from './tally.js';
import { lockHead, newestCheckpoint, storedEpochs } from './tree-store.js';
import { entriesBack, entriesOn, type PlacedEntry, TREE_END } from './walk.js';

const testDatabase = await openTestDatabase();
const { connect, home, integrator, published } = openTestLog(testDatabase);
const { database, log } = connect();
const { reports } = database;
const superuser = new pg.Client(testDatabase.config);
beforeAll(() => superuser.connect());
afterAll(() => superuser.end());

const TABLES = 'log_epoch, log_head, log_tile, log_batch, audit_inbox, log_place, log_checkpoint';
const DAY = 86_400_000;

beforeEach(async () => {
	await superuser.query(`truncate ${TABLES}`);
	rmSync(published, { force: true });
});

const put = (...entries: AuditEntry[]) => log.append(entries.map(entry => log.seal(entry)));
const names = (count: number, prefix = '') => Array.from({ length: count }, (_, n) => `${prefix}${n}`);
const waiting = async () => (await rowsAfter(reports, 0, 100_000)).length;

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

/** A batch as who writes to the database, and not through Obhut, can make it. */
async function insertForeign(entries: Buffer, more: Record<string, unknown> = {}): Promise<void> {
	const batch = crypto.randomUUID();
	await superuser.query('insert into log_batch (bucket, batch, entries) values (0, $1, $2)', [
		batch,
		entries,
	]);
	const columns = ['bucket', 'batch', ...Object.keys(more)];
	await superuser.query(
		`insert into audit_inbox (${columns}) values (${columns.map((_, at) => `$${at + 1}`)})`,
		[0, batch, ...Object.values(more)],
	);
}

test('a transaction takes so many batches or bytes of the inbox, at least one, and says whether more are there', async () => {
	for (const bytes of [1000, 10, 10, 500, 500]) await insertForeign(Buffer.alloc(bytes));
	const take = async (batches: number, bytes: number) => {
		const oldest = await database.integration(session => oldestBatches(session, 0, { batches, bytes }));
		if (oldest === null) return [0, false];
		const taken = await superuser.query('delete from audit_inbox where seq between $1 and $2', [
			oldest.stretch.from,
			oldest.stretch.to,
		]);
		return [taken.rowCount, oldest.more];
	};
	expect(await take(10, 100)).toEqual([1, true]);
	expect(await take(2, 1000)).toEqual([2, true]);
	expect(await take(10, 500)).toEqual([1, true]);
	expect(await take(10, 501)).toEqual([1, false]);
	expect(await take(10, 500)).toEqual([0, false]);
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

test('a batch sent again after it was moved stands once', async () => {
	const one = integrator();
	await one.open();
	const entries = [log.seal(entryAbout('once'))];
	const row = batchRow(crypto.randomUUID(), entries);
	await insertBatch(database.appends, row);
	await one.integrate();
	await insertBatch(database.appends, row);
	expect(await waiting()).toBe(0);
	await one.integrate();
	expect(await treeContents(reports)).toEqual(['once']);
	// Control: under another id it stands twice.
	await insertBatch(database.appends, batchRow(crypto.randomUUID(), entries));
	await one.integrate();
	expect(await treeContents(reports)).toEqual(['once', 'once']);
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

test('what is no batch of entries becomes a leaf too, and is shown as a fault', async () => {
	const one = integrator();
	await one.open();
	for (const bytes of [Buffer.from('torn'), Buffer.alloc(0), Buffer.alloc(35), Buffer.alloc(36, 255)]) {
		await insertForeign(bytes);
	}
	await put(entryAbout('a'));
	const shown = async () =>
		(await listEntries(reports, { limit: 10 })).entries.map(({ kind, about }) => `${kind} ${about}`);
	const expected = ['event a', ...Array.from({ length: 4 }, () => 'fault unreadable')];
	expect(await shown()).toEqual(expected);
	await one.integrate();
	await one.sign();
	expect(await shown()).toEqual(expected);
	expect(await requireSoundTrees(reports)).toEqual(new Map([[1, [5]]]));
});

test('a batch that is not as its writer says, or of which nothing is said, is moved as it is', async () => {
	const one = integrator();
	await one.open();
	const reference = () => 'ada';
	const row = batchRow(crypto.randomUUID(), [
		log.seal(entryAbout('a', { subject: 'ada' })),
		log.seal(entryAbout('b')),
	]);
	const [, , entries, , people, day] = row.values as [unknown, unknown, Buffer, unknown, string, number];
	const [whole, first] = [entries.length, 36 + entries.readUInt32BE(32)];
	const said = (ends: string | null, about: string | null = people) => ({
		...{ ends, people: about, first_day: day, last_day: day },
	});
	const all = [
		{},
		said(null),
		said(`{${first}}`),
		said(`{${first},${whole},${whole}}`),
		said(`{${first - 1},${whole}}`),
		said(`{${whole},${first}}`),
		said(`{${whole}}`),
		said('{}'),
		said(`{-5,${whole}}`),
		said(`{NULL,${whole}}`),
		said(`{{${first},${whole}}}`),
		said(`[0:1]={${first},${whole}}`),
		said(`{${first},2147483647}`),
		said(`{${first},${whole}}`, null),
		said(`{${first},${whole}}`, '{5}'),
	];
	for (const each of all) await insertForeign(entries, each);
	await superuser.query('insert into audit_inbox (bucket, batch) values (0, gen_random_uuid())');
	await insertBatch(database.appends, row);
	await one.integrate();
	await one.sign();
	expect(await treeContents(reports)).toEqual(
		Array.from({ length: all.length + 1 }, () => ['a', 'b']).flat(),
	);
	await requireSoundTrees(reports);
	const { entries: proven } = await proveEntriesOf(reports, reference, { limit: 100 });
	expect(proven.map(({ index }) => index)).toEqual(all.map((_, at) => 2 * (all.length - at)).concat(0));
});

test('whose reference begins as another’s is not shown the other’s entries', async () => {
	await integrated('x');
	const [ada, eve] = ['AAAAAAAAAAAada', 'AAAAAAAAAAAeve'];
	expect(referenceNumber(ada)).toBe(referenceNumber(eve));
	const one = integrator();
	await put(entryAbout('a', { subject: ada }), entryAbout('b', { subject: eve }));
	await one.integrate();
	await one.sign();
	const about = async (reference: string) => {
		const listed = await listEntries(reports, { limit: 10, filter: { reference: () => reference } });
		const { entries } = await proveEntriesOf(reports, () => reference, { limit: 10 });
		return [listed.entries.map(each => each.about), entries.map(({ index }) => index)];
	};
	expect(await about(ada)).toEqual([['a'], [1]]);
	expect(await about(eve)).toEqual([['b'], [2]]);
});

/** The log's tables as they are, to be put back later. */
async function copyOfLog(): Promise<() => Promise<void>> {
	const tables = TABLES.split(', ');
	await superuser.query('drop schema if exists kept cascade; create schema kept');
	for (const table of tables) await superuser.query(`create table kept.${table} as table ${table}`);
	return async () => {
		await superuser.query(`truncate ${TABLES}`);
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

test('listing, scan and tally see inbox and tree as one log', async () => {
	const key = Buffer.alloc(32, 5);
	const reference = (at: number) => dailyReference(key, LOG, at);
	const one = integrator();
	await one.open();
	const tally = new LogTally(reports, () => NOON);
	const late = new LogTally(reports, () => NOON);
	const all: string[] = [];
	for (let round = 0; round < 12; round++) {
		const at = NOON - (11 - round) * DAY;
		const about = names(30, `${round}-`);
		all.unshift(...about.toReversed());
		await put(
			...about.map((name, n) => entryAbout(name, { at, subject: n % 10 === 0 ? reference(at) : null })),
		);
		await tally.take();
		if (round < 11) await one.integrate();
	}
	const shown = async (filter = {}, limit = 7) => {
		const seen: string[] = [];
		let before: string | undefined;
		do {
			const page = await listEntries(reports, { limit, filter, ...(before === undefined ? {} : { before }) });
			seen.push(...page.entries.map(({ about }) => about!));
			before = page.next ?? undefined;
		} while (before !== undefined);
		return seen;
	};
	expect(await shown()).toEqual(all);
	expect(await shown({ reference })).toEqual(all.filter(name => /-(0|10|20)$/.test(name)));
	expect(await shown({ reference: (at: number) => dailyReference(Buffer.alloc(32), LOG, at) })).toEqual([]);
	const scanned: string[] = [];
	for await (const { about } of entriesSince(reports, NOON - 3 * DAY)) scanned.push(about!);
	expect(scanned.sort()).toEqual(all.slice(0, 120).sort());
	expect((await tally.take()).byKind.get('event')).toBe(30);
	expect((await late.take()).byKind.get('event')).toBe(30);
	await one.integrate();
	expect((await tally.take()).byKind.get('event')).toBe(30);
	expect((await new LogTally(reports, () => NOON).take()).byKind.get('event')).toBe(30);
	expect(await shown()).toEqual(all);
	expect(await shown({ reference })).toHaveLength(36);
});

test('a walk either way comes by every entry once, however many batches there are and wherever it begins', async () => {
	const one = integrator();
	await one.open();
	const walked = async (walk: AsyncGenerator<PlacedEntry[]>) => {
		const leaves: number[] = [];
		for await (const batch of walk) leaves.push(...batch.map(({ leaf }) => leaf));
		return leaves;
	};
	const upTo = (count: number) => Array.from({ length: count }, (_, leaf) => leaf);
	let count = 0;
	for (const batches of [0, 16, 256, 257, 512]) {
		for (; count < batches; count++) await put(entryAbout('x'));
		await one.integrate();
		expect(await walked(entriesOn(reports, { epoch: 1, leaf: 0 }))).toEqual(upTo(count));
		expect(await walked(entriesBack(reports, TREE_END))).toEqual(upTo(count).reverse());
	}
	// Large batches are read a few at a time.
	const large = Array.from({ length: 9_000 }, () => log.seal(entryAbout('y'.repeat(400))));
	for (let at = 0; at < large.length; at += 3_000) await log.append(large.slice(at, at + 3_000));
	await one.integrate();
	const all = upTo(count + large.length);
	for (const from of [0, 300, count, count + 10, count + 3_000, all.length - 1, all.length]) {
		expect(await walked(entriesOn(reports, { epoch: 1, leaf: from }))).toEqual(all.slice(from));
		expect(await walked(entriesBack(reports, { epoch: 1, leaf: from }))).toEqual(
			all.slice(0, from).reverse(),
		);
	}
});

test('a listing while entries move misses none', async () => {
	const one = integrator();
	await one.open();
	const all = names(400);
	for (const name of all) await put(entryAbout(name));
	const moving = (async () => {
		while ((await waiting()) > 0) await one.integrate();
	})();
	for (let round = 0; round < 10; round++) {
		const { entries } = await listEntries(reports, { limit: 10_000 });
		expect(entries.map(({ about }) => about).sort()).toEqual([...all].sort());
	}
	await moving;
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
	for (const table of TABLES.split(', ')) {
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
