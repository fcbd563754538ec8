/** What may not overtake what. Each guarantee has its control: the same race without the guard is lost. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { openTestRegion } from '../../test/region.js';
import { size } from '../../test/size.js';
import { AuditLog } from '../audit/log.js';
import { armFaultPoint, type FaultPoint } from '../platform/fault-points.js';
import { openFileKeyring } from '../platform/keyring/file-keyring.js';
import { Database } from '../platform/postgres/database.js';
import { openVault } from './index.js';
import { ErasureLedger } from './ledger.js';

const database = await openTestDatabase();
const { region, caller, person, home, time } = await openTestRegion(database);
const { vault, consents } = region;
const watcher = new pg.Client(database.config);

beforeAll(() => watcher.connect());
afterAll(() => watcher.end());

/** Stops the next arrival at a fault point until released. */
function pauseAt(point: FaultPoint): { reached: Promise<void>; release(): void } {
	let release = () => {};
	const gate = new Promise<void>(resolve => {
		release = resolve;
	});
	const reached = new Promise<void>(resolve => {
		const disarm = armFaultPoint(point, () => {
			disarm();
			resolve();
			return gate;
		});
	});
	return { reached, release };
}

/** Resolves once some statement of this database waits for another's lock. */
async function somebodyWaits(): Promise<void> {
	for (;;) {
		const { rowCount } = await watcher.query(
			`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
		);
		if (rowCount) return;
	}
}

const about = (subject: string, act: 'give' | 'withdraw') =>
	({ subject, about: 'surveys', act, language: 'de' }) as const;

async function consenting(): Promise<string> {
	const subject = await person();
	await consents.act(caller, about(subject, 'give'));
	return subject;
}

const answer = (subject: string) => ({
	subject,
	purpose: 'surveys',
	item: 'survey-answer',
	values: [{ q1: 5 }],
});

for (const [name, overtake] of [
	['withdrawal', (subject: string) => consents.act(caller, about(subject, 'withdraw'))],
	['erasure', (subject: string) => vault.erase(caller, { subject })],
] as const) {
	test(`no ${name} is acknowledged between a write's decision and its commit`, async () => {
		const subject = await consenting();
		const paused = pauseAt('act.written');
		const writing = vault.append(caller, answer(subject));
		await paused.reached;
		let acknowledged = false;
		const overtaking = overtake(subject).then(() => {
			acknowledged = true;
		});
		await somebodyWaits();
		expect(acknowledged).toBe(false);
		paused.release();
		expect(await writing).toHaveProperty('done');
		await overtaking;
		expect(acknowledged).toBe(true);
	});

	test(`control: a write that only looks at the state is overtaken by the ${name}`, async () => {
		const subject = await consenting();
		await watcher.query('begin');
		await watcher.query('select facts from subject where id = $1', [subject]);
		await overtake(subject);
		await watcher.query('rollback');
	});
}

test('a write that waits behind a withdrawal is decided on the state after it', async () => {
	const subject = await consenting();
	const paused = pauseAt('act.written');
	const withdrawing = consents.act(caller, about(subject, 'withdraw'));
	await paused.reached;
	const writing = vault.append(caller, answer(subject));
	await somebodyWaits();
	paused.release();
	await withdrawing;
	expect(await writing).toMatchObject({ denied: [{ reason: 'consent-withdrawn' }] });
});

/** Reads under way while `end` is acknowledged; gives what reads begun afterwards were told. */
async function readsAfter(
	subject: string,
	read: () => Promise<{ permitted: boolean }>,
	end: () => Promise<unknown>,
): Promise<boolean[]> {
	const during = Array.from({ length: 40 }, read);
	const ending = end();
	during.push(...Array.from({ length: 40 }, read));
	await ending;
	const after = await Promise.all(Array.from({ length: 20 }, read));
	await Promise.all(during);
	expect(subject).toBeTruthy();
	return after.map(({ permitted }) => permitted);
}

const reader = (subject: string) => async () => {
	const [result] = await vault.read(caller, { subjects: [subject], purpose: 'surveys', items: ['email'] });
	return { permitted: result!.known && 'email' in result!.values };
};

test('a read begun after an acknowledged withdrawal or erasure is never permitted', async () => {
	for (let round = 0; round < size(10, 200); round++) {
		const subject = await consenting();
		const withdraw = () => consents.act(caller, about(subject, 'withdraw'));
		expect(await readsAfter(subject, reader(subject), withdraw)).not.toContain(true);
		const leaving = await consenting();
		const erase = () => vault.erase(caller, { subject: leaving });
		expect(await readsAfter(leaving, reader(leaving), erase)).not.toContain(true);
	}
});

test('control: a reader that keeps a permission is caught', async () => {
	const subject = await consenting();
	let kept: { permitted: boolean } | null = null;
	const fresh = reader(subject);
	const caching = async () => {
		kept ??= await fresh();
		return kept;
	};
	await caching();
	const withdraw = () => consents.act(caller, about(subject, 'withdraw'));
	expect(await readsAfter(subject, caching, withdraw)).toContain(true);
});

async function entries(): Promise<number> {
	const { rows } = await watcher.query(
		'select coalesce(sum(cardinality(ends)), 0)::int as n from (select ends from audit_inbox union all select ends from log_place) b',
	);
	return rows[0].n;
}

test('values leave only once their entry is durable', async () => {
	const subject = await person();
	const before = await entries();
	const paused = pauseAt('log.before-append');
	let released = false;
	const reading = vault
		.read(caller, { subjects: [subject], purpose: 'provide-service', items: ['email'] })
		.then(() => {
			released = true;
		});
	await paused.reached;
	expect(await entries()).toBe(before);
	expect(released).toBe(false);
	paused.release();
	await reading;
	expect(await entries()).toBe(before + 1);
});

test('control: with a log that does not wait, values leave without an entry', async () => {
	const subject = await person();
	const before = await entries();
	const connections = new Database({ target: database.config });
	class Forgetful extends AuditLog {
		override append(): Promise<void> {
			return Promise.resolve();
		}
	}
	const { compiled } = region.policy;
	const ledger = await ErasureLedger.open(`${home}/ledger/other`);
	const careless = openVault({
		region: { name: 'eu', number: compiled.numbers.regions.eu! },
		policy: compiled,
		database: connections,
		keyring: openFileKeyring(`${home}/keys/eu/keyring.json`, false),
		log: new Forgetful(connections, { log: 'x', policy: 'x' }),
		ledger,
		clock: () => time.now,
	});
	const ask = { subjects: [subject], purpose: 'provide-service', items: ['email'] };
	expect((await careless.read(caller, ask))[0]).toMatchObject({ known: true, denied: [] });
	expect(await entries()).toBe(before);
	await ledger.close();
	await connections.close();
});

test('an erasure asked again under its key is the same erasure, not an unknown person', async () => {
	const subject = await person();
	const once = { key: 'erase-once', request: Buffer.from(subject) };
	const first = await vault.erase(caller, { subject }, once);
	const left = async () => (await watcher.query('select from erasure_pending')).rowCount;
	await expect.poll(left).toBe(0);
	expect(await vault.erase(caller, { subject }, once)).toEqual(first);
	// Control: without the key nobody can tell it from an erasure of nobody.
	await expect(vault.erase(caller, { subject })).rejects.toMatchObject({ code: 'subject-unknown' });
});

test('one key asked a hundred times at once is one act with one answer', async () => {
	const subject = await person();
	const once = { key: 'same', request: Buffer.from('same') };
	const ask = { subject, purpose: 'secure', item: 'sign-in', values: [{ n: 1 }] };
	const answers = await Promise.all(Array.from({ length: 100 }, () => vault.append(caller, ask, once)));
	expect(new Set(answers.map(each => JSON.stringify(each))).size).toBe(1);
	const [result] = await vault.read(caller, { subjects: [subject], purpose: 'secure', items: ['sign-in'] });
	expect(result).toMatchObject({ values: { 'sign-in': [{ value: { n: 1 } }] } });
	await expect(
		vault.append(caller, ask, { key: 'same', request: Buffer.from('other') }),
	).rejects.toMatchObject({ code: 'idempotency-key-reused' });
});
