/**
 * What somebody who can write to the database, but has no keyring, tries. Each attack has its control: the same bytes
 * pass where the guard under test is left out, so the test would notice a guard that stopped working.
 */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { openTestRegion } from '../../test/region.js';
import { openFileKeyring } from '../platform/keyring/file-keyring.js';
import { openPage, recognise } from './person.js';
import { open, pagePlace, SealBroken } from './seal.js';
import { loadPages, type PersonRows } from './store.js';
import { decodeFacts, encodeFacts, macFacts } from './stored-state.js';
import { KeyStore } from './subject-keys.js';

const database = await openTestDatabase();
const { region, caller, person, home } = await openTestRegion(database);
const { vault, consents } = region;
const intruder = new pg.Client(database.config);
const keys = () => new KeyStore(openFileKeyring(`${home}/keys/eu/keyring.json`, false));

beforeAll(() => intruder.connect());
afterAll(() => intruder.end());

const read = async (subject: string, purpose = 'provide-service') =>
	(await vault.read(caller, { subjects: [subject], purpose, items: ['email'] }))[0]!;

const session = {
	query: async <Row extends unknown[]>(statement: { text: string; values?: unknown[] }) =>
		(await intruder.query({ text: statement.text, values: statement.values ?? [], rowMode: 'array' }))
			.rows as unknown as Row[],
};

async function rowsOf(subject: string): Promise<PersonRows> {
	const rows = (await loadPages(session, [subject], [1])).people.get(subject)!;
	for (const page of rows.pages) page.revision = Number(page.revision);
	return rows;
}

async function faults(): Promise<number> {
	return (await region.figures.tally()).faults;
}

test('swapping the pages of two people releases neither', async () => {
	const [one, other] = [await person(), await person()];
	const before = await faults();
	await intruder.query(
		`update page p set sealed = q.sealed from page q
		 where (p.subject = $1 and q.subject = $2) or (p.subject = $2 and q.subject = $1)`,
		[one, other],
	);
	await expect(read(one)).rejects.toMatchObject({ code: 'vault-integrity' });
	await expect(read(other)).rejects.toMatchObject({ code: 'vault-integrity' });
	expect((await faults()) - before).toBe(2);
	// Control: the moved bytes are sound, they open in the place they were sealed for.
	const rows = await rowsOf(one);
	const owner = recognise(keys(), await rowsOf(other));
	const place = pagePlace({ subject: other, ...rows.pages[0]! });
	expect(open(owner.keys.seal, rows.pages[0]!.sealed, place).length).toBeGreaterThan(0);
});

test('moving a page to a person without one releases nothing', async () => {
	const [owner, thief] = [await person(), await person()];
	await intruder.query('delete from page where subject = $1', [thief]);
	await intruder.query('update page set subject = $2 where subject = $1', [owner, thief]);
	await expect(read(thief)).rejects.toMatchObject({ code: 'vault-integrity' });
	await expect(read(owner)).rejects.toMatchObject({ code: 'vault-integrity' });
});

test('rolling a page back to an earlier revision releases nothing', async () => {
	const subject = await person({ language: 'de' });
	const old = (await intruder.query('select * from page where subject = $1', [subject])).rows[0];
	await vault.write(caller, { subject, purpose: 'provide-service', values: { language: 'zh' } });
	await intruder.query('update page set sealed = $2, revision = $3 where subject = $1', [
		subject,
		old.sealed,
		old.revision,
	]);
	await expect(read(subject)).rejects.toMatchObject({ code: 'vault-integrity' });
	// Control: seal and place of the old page agree; only the revision anchored in the state gives it away.
	const rows = await rowsOf(subject);
	const known = recognise(keys(), rows);
	const page = rows.pages[0]!;
	expect(() => openPage(known, page)).toThrow(SealBroken);
	const unanchored = {
		...known,
		anchors: [{ page: page.page, service: page.service, revision: page.revision }],
	};
	expect(openPage(unanchored, page).size).toBeGreaterThan(0);
});

test('removing a page does not pass as a person who never gave anything', async () => {
	const subject = await person();
	await intruder.query('delete from page where subject = $1', [subject]);
	await expect(read(subject)).rejects.toMatchObject({ code: 'vault-integrity' });
});

test('flipping a consent in the state grants nothing', async () => {
	const subject = await person();
	await consents.act(caller, { subject, about: 'surveys', act: 'give', language: 'de' });
	await consents.act(caller, { subject, about: 'surveys', act: 'withdraw', language: 'de' });
	const rows = await rowsOf(subject);
	const stored = decodeFacts(rows.facts);
	const number = region.policy.compiled.numbers.consents['purposes.surveys']!.at(-1)!.number;
	stored.state.consents[number]!.withdrawn = Number.POSITIVE_INFINITY;
	const forged = encodeFacts(stored);
	await intruder.query('update subject set facts = $2 where id = $1', [subject, forged]);
	await expect(read(subject, 'surveys')).rejects.toMatchObject({ code: 'vault-integrity' });
	// Control: with the MAC that only the person's key makes, the same forged bytes would have granted it.
	const generation = rows.key.generation;
	const { mac } = keys().open(subject, rows.key);
	await intruder.query('update subject set mac = $2 where id = $1', [
		subject,
		macFacts(mac, subject, generation, forged),
	]);
	expect(await read(subject, 'surveys')).toMatchObject({ denied: [] });
});

test('a state that verified a moment ago is not taken on trust once a byte of its row differs', async () => {
	const subject = await person();
	for (const [column, table, id] of [
		['facts', 'subject', 'id'],
		['mac', 'subject', 'id'],
		['wrapped', 'subject_key', 'subject'],
	] as const) {
		// Control: untouched, the row is read, and so are the very same bytes put back.
		expect(await read(subject)).toMatchObject({ denied: [] });
		const flip = `update ${table} set ${column} = set_byte(${column}, 20, get_byte(${column}, 20) # 1) where ${id} = $1`;
		await intruder.query(flip, [subject]);
		await expect(read(subject)).rejects.toMatchObject({ code: 'vault-integrity' });
		await intruder.query(flip, [subject]);
	}
	expect(await read(subject)).toMatchObject({ denied: [] });
});

test('changing when or by whom a record was collected releases nothing', async () => {
	const subject = await person();
	await vault.append(caller, { subject, purpose: 'secure', item: 'sign-in', values: [{}] });
	const ask = { subjects: [subject], purpose: 'secure', items: ['sign-in'] };
	expect((await vault.read(caller, ask))[0]).toMatchObject({ denied: [] });
	await intruder.query(
		`update record set collected_at = collected_at + interval '1 day' where subject = $1`,
		[subject],
	);
	await expect(vault.read(caller, ask)).rejects.toMatchObject({ code: 'vault-integrity' });
	await intruder.query(
		`update record set collected_at = collected_at - interval '1 day', item = $2 where subject = $1`,
		[subject, region.policy.compiled.numbers.items['sign-out']],
	);
	await expect(vault.read(caller, { ...ask, items: ['sign-out'] })).rejects.toMatchObject({
		code: 'vault-integrity',
	});
});

test('giving a person another’s keys opens nothing', async () => {
	const [one, other] = [await person(), await person()];
	await intruder.query(
		'update subject_key set wrapped = (select wrapped from subject_key where subject = $2) where subject = $1',
		[one, other],
	);
	await expect(read(one)).rejects.toMatchObject({ code: 'vault-integrity' });
	expect(await read(other)).toMatchObject({ known: true });
});

test('the runtime role reads, changes and removes nothing of the log', async () => {
	const session = new pg.Client(database.config);
	await session.connect();
	await session.query('set role obhut_runtime');
	for (const statement of [
		'select * from log_batch',
		'update log_batch set at = now()',
		'delete from log_batch',
		'truncate log_batch',
		'select * from audit_inbox',
		'delete from audit_inbox',
		'select * from log_place',
		'delete from log_place',
		'select * from log_tile',
		'update log_tile set width = width',
		'delete from log_checkpoint',
		'update policy_version set digest = digest',
		'delete from region',
	]) {
		await expect(session.query(statement), statement).rejects.toMatchObject({ code: '42501' });
	}
	await session.end();
	// Control: the rows are there, and a role that may read them does.
	const { rows } = await intruder.query('select count(*)::int as entries from log_batch');
	expect(rows[0].entries).toBeGreaterThan(0);
});
