import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../../test/postgres.js';
import { openTestRegion } from '../../../test/region.js';
import { listEntries } from '../../audit/listing.js';
import { AuditLog } from '../../audit/log.js';
import { openAnnouncements, openOutbox } from '../../messages/index.js';
import { openFileKeyring } from '../../platform/keyring/file-keyring.js';
import { Database } from '../../platform/postgres/database.js';
import type { Session } from '../../platform/postgres/session.js';
import { ErasureLedger, type OpenVault, openVault } from '../../vault/index.js';
import type { Caller } from '../../vault/model.js';
import { STANDING } from '../../vault/stop-store.js';
import { openIncidents, type StopKind } from './index.js';

const target = await openTestDatabase();
const { region, home, time, caller, person, reopen } = await openTestRegion(target);
const other = await reopen();
const database = new Database({ target: target.config });
const superuser = new pg.Client(target.config);
const log = new AuditLog(database, { log: await logOf(), policy: '1#1' });
const vault = region.vault as OpenVault;
const keyring = openFileKeyring(`${home}/keys/eu/keyring.json`, false);
const clock = () => time.now;
const { policy } = region.policy;
const base = 'https://obhut.example.org';
const outbox = openOutbox({ database, policy, keyring, base });
const announcements = openAnnouncements({ database, policy, clock });
const incidents = openIncidents({
	...{ region: 'eu', database, log, vault, policy: region.policy, outbox, announcements },
	...{ base, clock },
});
const WHAT = { de: 'Ein Schlüssel wurde gestohlen.', en: 'A key was stolen.', zh: '密钥被盗。' };
const HOUR = 3_600_000;

beforeAll(() => superuser.connect());
afterAll(async () => {
	await superuser.end();
	await database.close();
});

async function logOf(): Promise<string> {
	const client = new pg.Client(target.config);
	await client.connect();
	const { rows } = await client.query<{ log_id: string }>('select log_id from region');
	await client.end();
	return rows[0]!.log_id;
}

const ask = (subject: string, by: Caller = caller) =>
	other.vault.read(by, { subjects: [subject], purpose: 'provide-service', items: ['email'] });

async function lastEntries(count: number) {
	const { entries } = await listEntries(database.reports, { limit: count });
	return entries
		.slice(0, count)
		.map(({ kind, actor, about, act, denied }) => ({ kind, actor, about, act, denied }));
}

describe('S4.5: a stop', () => {
	const KINDS: [StopKind, string][] = [
		['purpose', 'provide-service'],
		['service', 'shop'],
		['actor', 'key:test'],
	];

	test.each(KINDS)(
		'of a %s holds from the next read on in every process, until it is lifted',
		async (kind, name) => {
			const subject = await person();
			expect((await ask(subject))[0]).toMatchObject({ denied: [] });
			const stop = await incidents.stop('staff:7c', kind, name);
			const refused = { item: 'email', permit: false, reason: 'stopped', clause: 'S4.5' };
			expect((await ask(subject))[0]).toEqual({ subject, known: true, values: {}, denied: [refused] });
			expect((await lastEntries(1))[0]).toMatchObject({
				kind: 'read',
				denied: [['email', 'stopped', 'S4.5']],
			});
			await incidents.lift('staff:7c', stop.id);
			expect((await ask(subject))[0]).toMatchObject({ denied: [] });
			const acts = (await lastEntries(4)).map(({ about, act }) => [about, act]);
			expect(acts).toContainEqual([`${kind}:${name}`, 'lifted']);
		},
	);

	test('control: a stop that is lifted, or of another, stops nothing', async () => {
		const subject = await person();
		const stop = await incidents.stop('staff:7c', 'actor', 'key:other');
		expect((await ask(subject))[0]).toMatchObject({ denied: [] });
		expect((await ask(subject, { ...caller, actor: 'key:other' }))[0]).toMatchObject({ values: {} });
		await superuser.query('update stop set lifted_at = now() where id = $1', [stop.id]);
		expect((await ask(subject, { ...caller, actor: 'key:other' }))[0]).toMatchObject({ denied: [] });
	});

	test('control: a vault whose loads do not see the stops answers', async () => {
		const subject = await person();
		const stop = await incidents.stop('staff:7c', 'service', 'shop');
		let blinded = 0;
		const loads: Session = {
			query: ({ name, text, values }) => {
				const blind = text.replace(STANDING, `${STANDING} and false`);
				if (blind !== text) blinded++;
				return database.loads.query({ name: `${name}-blind`, text: blind, values: values ?? [] });
			},
		};
		const ledger = await ErasureLedger.open(`${home}/ledger/eu/blind`);
		const careless = openVault({
			region: { name: 'eu', number: 2 },
			policy: region.policy.compiled,
			database: Object.create(database, { loads: { value: loads } }) as Database,
			...{ keyring, log, ledger, clock },
		});
		const ask = { subjects: [subject], purpose: 'provide-service', items: ['email'] };
		expect((await careless.read(caller, ask))[0]).toMatchObject({ denied: [] });
		expect(blinded).toBe(1);
		expect((await other.vault.read(caller, ask))[0]).toMatchObject({ values: {} });
		await ledger.close();
		await incidents.lift('staff:7c', stop.id);
	});

	test('refuses every door, and a stopped caller does not learn who is known', async () => {
		const subject = await person({ email: 'known@example.org' });
		const thief = { ...caller, actor: 'key:stolen' };
		const stop = await incidents.stop('staff:7c', 'actor', 'key:stolen');
		const { vault } = other;
		const purpose = 'provide-service';
		const values = { language: 'de' };
		const item = 'support-case';
		const shown = region.policy.compiled.version;
		const registration = {
			residence: 'DE',
			collectedIn: 'DE',
			shown,
			purpose,
			values: { email: 'n@example.org' },
		};
		const stopped = { denied: [expect.objectContaining({ reason: 'stopped' })] };
		expect(await vault.write(thief, { subject, purpose, values })).toEqual(stopped);
		expect(await vault.append(thief, { subject, purpose, item, values: [{ text: 'x' }] })).toEqual(stopped);
		expect(await vault.register(thief, registration)).toEqual(stopped);
		for (const value of ['known@example.org', 'unknown@example.org']) {
			expect(await vault.lookup(thief, { item: 'email', value, purpose })).toEqual(stopped);
		}
		expect(await vault.explain(thief, { subject, purpose, items: ['email'] })).toMatchObject({
			permitted: false,
			items: [{ reason: 'stopped', clause: 'S4.5' }],
			wouldChange: [{ by: 'nothing' }],
		});
		await expect(vault.erase(thief, { subject })).rejects.toMatchObject({ code: 'stopped' });
		expect((await lastEntries(1))[0]).toMatchObject({ kind: 'erase', act: 'stopped' });
		expect((await ask(subject))[0]).toMatchObject({ values: { email: 'known@example.org' } });
		await incidents.lift('staff:7c', stop.id);
	});

	test('asked twice is one stop with one entry; undeclared names are refused', async () => {
		const both = await Promise.all([1, 2].map(() => incidents.stop('staff:7c', 'purpose', 'surveys')));
		expect(both[0]!.id).toBe(both[1]!.id);
		expect((await incidents.stops()).filter(({ liftedAt }) => liftedAt === null)).toHaveLength(1);
		await incidents.lift('staff:7c', both[0]!.id);
		await incidents.lift('staff:7c', both[0]!.id);
		const refusals: [StopKind, string, string][] = [
			['purpose', 'nothing', 'purpose-unknown'],
			['service', 'toString', 'service-unknown'],
			['actor', 'somebody@example.org', 'invalid-request'],
		];
		for (const [kind, name, code] of refusals) {
			await expect(incidents.stop('staff:7c', kind, name)).rejects.toMatchObject({ code });
		}
		for (const id of [randomUUID(), 'x']) {
			await expect(incidents.lift('staff:7c', id)).rejects.toMatchObject({ code: 'incident-unknown' });
		}
	});
});

describe('S4.5: an incident', () => {
	const thief = { ...caller, actor: 'key:thief' };

	test('touched exactly those whose values went out within its scope, and they are told once', async () => {
		const people: string[] = [];
		for (let n = 0; n < 30; n++) people.push(await person());
		time.now += 24 * HOUR;
		const from = time.now;
		const robbed = people
			.filter((_, n) => n % 4 === 0)
			.slice(0, 7)
			.sort();
		for (const [n, subject] of robbed.entries()) {
			// The log's references change at midnight; the theft goes on over it.
			time.now = from + n * 3 * HOUR;
			await other.vault.read(thief, { subjects: [subject], purpose: 'provide-service', items: ['email'] });
			await ask(people[29]!);
		}
		await other.vault.read(thief, { subjects: [people[1]!], purpose: 'surveys', items: ['email'] });
		await other.vault.explain(thief, { subject: people[2]!, purpose: 'provide-service', items: ['email'] });
		const to = time.now + 1;
		const scope = { from, to, actor: 'key:thief' };
		const opened = await incidents.open('staff:7c', { what: WHAT, scope, suspectedAt: time.now });
		expect(opened).toMatchObject({ state: 'open', touched: 0, told: 0 });
		expect(opened.authorityBy).toEqual({ de: time.now + 72 * HOUR, cn: time.now });
		expect(await incidents.findTouched('staff:7c', opened.id)).toBe(7);
		expect(await incidents.touched(opened.id)).toEqual(robbed);

		await Promise.all([incidents.tell('staff:7c', opened.id), incidents.tell('staff:7c', opened.id)]);
		expect(await outbox.count('incident', 'incident', opened.id)).toMatchObject({ queued: 7 });
		expect(
			new Set((await outbox.list({ template: 'incident', limit: 50 })).map(({ subject }) => subject)),
		).toEqual(new Set(robbed));
		const standing = await announcements.now();
		expect(standing).toHaveLength(1);
		expect(announcements.say(standing[0]!, 'zh').text).toBe(WHAT.zh);
		await incidents.close('staff:7c', opened.id);
		expect((await incidents.list())[0]).toMatchObject({ id: opened.id, state: 'closed', touched: 7 });

		await region.vault.erase(caller, { subject: robbed[0]! });
		await vault.settled();
		expect(await incidents.touched(opened.id)).toEqual(robbed.slice(1));
	});

	test('control: another window, actor or purpose finds nobody', async () => {
		const subject = await person();
		time.now += 24 * HOUR;
		const from = time.now;
		await other.vault.read(thief, { subjects: [subject], purpose: 'provide-service', items: ['email'] });
		const window = { from, to: from + 1 };
		const found = async (scope: Parameters<typeof incidents.open>[1]['scope']) => {
			const { id } = await incidents.open('staff:7c', { what: WHAT, scope, suspectedAt: from });
			return await incidents.findTouched('staff:7c', id);
		};
		expect(await found(window)).toBe(1);
		expect(await found({ ...window, actor: 'key:thief', purpose: 'provide-service', service: 'shop' })).toBe(
			1,
		);
		expect(await found({ from: from + 1, to: from + HOUR })).toBe(0);
		expect(await found({ from: from - HOUR, to: from })).toBe(0);
		expect(await found({ ...window, actor: 'key:test' })).toBe(0);
		expect(await found({ ...window, purpose: 'secure' })).toBe(0);
		expect(await found({ ...window, service: 'app' })).toBe(0);
	});

	test('is not opened without words in every language, on a window that ends before it begins, or on unknown names', async () => {
		const now = time.now;
		const scope = { from: now - HOUR, to: now };
		const open = (what: Record<string, string>, more: object = {}) =>
			incidents.open('staff:7c', { what, scope: { ...scope, ...more }, suspectedAt: now });
		await expect(open({ de: 'x', en: ' ' })).rejects.toMatchObject({ details: { where: 'what' } });
		await expect(open(WHAT, { from: now })).rejects.toMatchObject({ details: { where: 'scope' } });
		await expect(open(WHAT, { purpose: 'nothing' })).rejects.toMatchObject({ code: 'purpose-unknown' });
		await expect(incidents.findTouched('staff:7c', randomUUID())).rejects.toMatchObject({
			code: 'incident-unknown',
		});
	});

	test('is told another way while the first is stopped, and says so where none is left', async () => {
		const subject = await person();
		time.now += 24 * HOUR;
		const scope = { from: time.now, to: time.now + 1 };
		await ask(subject);
		const { id } = await incidents.open('staff:7c', { what: WHAT, scope, suspectedAt: time.now });
		await incidents.findTouched('staff:7c', id);
		const secure = await incidents.stop('staff:7c', 'purpose', 'secure');
		const services = [];
		for (const name of ['shop', 'app']) services.push(await incidents.stop('staff:7c', 'service', name));
		await expect(incidents.tell('staff:7c', id)).rejects.toMatchObject({ code: 'feature-undeclared' });
		await incidents.lift('staff:7c', services[1]!.id);
		await incidents.tell('staff:7c', id);
		const { rows } = await superuser.query('select purpose, service from message where params ->> $1 = $2', [
			'incident',
			id,
		]);
		expect(rows).toEqual([{ purpose: 'provide-service', service: 'app' }]);
		for (const stop of [secure, services[0]!]) await incidents.lift('staff:7c', stop.id);
	});
});
