/** Houses on a real database, writing to a real mail server: whoever of them looks, staff are told once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { exampleSources } from '../../test/region.js';
import { addressOf, emptyDatabase } from '../../test/telemetry.js';
import { SETTLED_AFTER } from '../evidence/notices/model.js';
import { openSmtpMailer } from '../messages/index.js';
import { openPostOffice } from '../messages/post-office.fixture.js';
import type { House } from './house.js';
import { openHouse } from './open.js';

const [eu, counts] = [await openTestDatabase(), await emptyDatabase()];
const home = mkdtempSync(join(tmpdir(), 'obhut-alarms-'));
const office = await openPostOffice();
const mailer = openSmtpMailer(office.url);
const superuser = new pg.Client(eu.config);
const integrating = new pg.Client(eu.config);
await superuser.connect();
await integrating.connect();

let houses: House[] = [];
/** What failed while works were done, by work. */
let failures: [work: string, error: unknown][] = [];

beforeEach(async () => {
	houses = [await open('ops@example.org'), await open('ops@example.org')];
	// Before its first signed head a log is neither late nor on time.
	await expect.poll(signed, { timeout: 15_000 }).toBe(true);
	await superuser.query('delete from alarm_notice');
});
afterEach(async () => {
	await integrating.query('rollback');
	await closeHouses();
	office.reset();
	failures = [];
});
afterAll(async () => {
	mailer.close();
	await office.close();
	await superuser.end();
	await integrating.end();
	rmSync(home, { recursive: true, force: true });
});

/** As a process opens it that has lived a while. Its work is done when it is offered and at no other time. */
async function open(alarmsTo?: string): Promise<House> {
	let lived = SETTLED_AFTER;
	const house = await openHouse({
		...{ policyDirectory: 'policies/cncest', sources: exampleSources(), home, mailer, regions: ['eu'] },
		databaseUrls: { eu: eu.url, telemetry: addressOf(counts) },
		logger: pino({ level: 'silent' }),
		clock: () => Date.now() - lived,
		base: 'https://obhut.example.org',
		alarmsTo,
	});
	lived = 0;
	vi.useFakeTimers({ toFake: ['setInterval'] });
	house.keepTurns((work, error) => failures.push([work, error]));
	vi.useRealTimers();
	return house;
}

async function closeHouses(): Promise<void> {
	for (const house of houses) await house.close();
}

/** Everything is due, and every process offers itself at once; as often as told. */
async function rounds(count: number): Promise<void> {
	for (let round = 0; round < count; round++) {
		await superuser.query(`update turn set taken_at = taken_at - interval '2 hours'`);
		await Promise.all(houses.map(house => house.offerTurns()));
	}
}

async function signed(): Promise<boolean> {
	await rounds(1);
	return (await superuser.query('select from log_checkpoint limit 1')).rowCount === 1;
}

/** Nobody comes to the log's tree any more, and an entry has waited for it longer than a minute; its head is fresh. */
async function stopIntegrator(): Promise<void> {
	await integrating.query('begin');
	await integrating.query('select from log_head for update');
	await houses[0]!.regions.get('eu')!.keys.issue({ service: 'shop', scopes: ['people'] });
	await superuser.query(`update audit_inbox set at = at - interval '2 minutes'`);
	await superuser.query('update log_checkpoint set at = clock_timestamp()');
}

const subjects = () => office.arrived.map(({ parsed }) => parsed.subject);

const ON = 'Obhut, Region eu: 1 Alarm steht an';
const OFF = 'Obhut, Region eu: 1 Alarm ist wieder aus';

test('an integrator that stopped is one mail, whichever process looks and restarts; so is that it is back', async () => {
	await rounds(2);
	expect(subjects()).toEqual([]);
	await stopIntegrator();
	await rounds(1);
	expect(subjects()).toEqual([]);
	await rounds(3);
	expect(subjects()).toEqual([ON]);
	const [{ envelope, parsed } = expect.fail('no mail arrived')] = office.arrived;
	expect(envelope).toEqual({ from: 'support@cncest.example', to: ['ops@example.org'] });
	expect(parsed.text).toContain('Einträge warten seit mehr als einer Minute auf den Baum des Protokolls');
	expect(parsed.text).toContain('\n\nhttps://obhut.example.org/staff\n\n');
	await closeHouses();
	houses = [await open('ops@example.org'), await open('ops@example.org')];
	await rounds(3);
	expect(subjects()).toEqual([ON]);
	await integrating.query('rollback');
	await rounds(4);
	expect(subjects()).toEqual([ON, OFF]);
	expect(failures).toEqual([]);
});

test('one that stays on is told again after a day', async () => {
	await stopIntegrator();
	await rounds(2);
	await superuser.query(`update alarm_notice set told_at = told_at - interval '1 day'`);
	await rounds(2);
	expect(subjects()).toEqual([ON, ON]);
	expect(office.arrived[1]!.parsed.text).toContain('Steht immer noch an: ');
});

test('what the mail server does not take is told once it does', async () => {
	await stopIntegrator();
	office.reply = { code: 451, text: 'later' };
	await rounds(3);
	expect(failures.map(([work, error]) => `${work}: ${error}`)).toEqual(
		Array(2).fill('alarm-notices: MailFailure: the mail server did not take a mail: 451'),
	);
	office.reply = null;
	await rounds(2);
	expect(subjects()).toEqual([ON]);
});

test('taken, but not kept as told: it is told twice, and both mails have one Message-ID', async () => {
	await stopIntegrator();
	await rounds(1);
	await superuser.query('revoke update on alarm_notice from obhut_runtime');
	await rounds(1);
	await superuser.query('grant update on alarm_notice to obhut_runtime');
	await rounds(2);
	expect(subjects()).toEqual([ON, ON]);
	const [first, second] = office.arrived.map(({ parsed }) => parsed.messageId);
	expect(second).toBe(first);
	expect(first).toMatch(/^<[0-9a-f]{32}@cncest\.example>$/);
});

test('control: where what was told is forgotten, it is told again', async () => {
	await stopIntegrator();
	await rounds(2);
	await superuser.query('delete from alarm_notice');
	await rounds(2);
	expect(subjects()).toEqual([ON, ON]);
});

test('without an address nobody looks', async () => {
	const works = async () => (await superuser.query('select work from turn')).rows.map(({ work }) => work);
	expect(await works()).toContain('alarm-notices');
	await closeHouses();
	await superuser.query('delete from turn');
	houses = [await open()];
	await rounds(1);
	expect(await works()).not.toContain('alarm-notices');
	expect(await works()).toContain('deliver');
});
