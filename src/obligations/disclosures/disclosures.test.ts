import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../../test/postgres.js';
import { openTestRegion } from '../../../test/region.js';
import { listEntries } from '../../audit/listing.js';
import { AuditLog } from '../../audit/log.js';
import { actorOf, type StaffMember } from '../../identity/staff/index.js';
import { Database, type Transaction } from '../../platform/postgres/database.js';
import type { OpenVault } from '../../vault/index.js';
import { openApprovals } from '../approvals/index.js';
import { openStops } from '../incidents/index.js';
import { type DisclosureAsk, openDisclosures } from './index.js';

const target = await openTestDatabase();
const { region, time, caller, person } = await openTestRegion(target);
const vault = region.vault as OpenVault;
const database = new Database({ target: target.config });
const superuser = new pg.Client(target.config);
const log = new AuditLog(database, { log: 'obhut/test', policy: '1#1' });
const clock = () => time.now;
const { policy } = region;
const approvals = openApprovals({ database, log, clock });
const disclosures = openDisclosures({ region: 'eu', database, vault, policy, approvals });
const stops = openStops({ database, log, clock, policy: policy.policy });
const DAY = 86_400_000;

const officer = (name: string): StaffMember => ({
	id: randomUUID(),
	role: 'privacy-officer',
	person: Buffer.alloc(32, name).toString('base64url'),
});
const [ada, grace] = [officer('ada'), officer('grace')];

beforeAll(() => superuser.connect());
afterAll(async () => {
	await superuser.end();
	await database.close();
});

const order = (subject: string, more: Partial<DisclosureAsk> = {}): DisclosureAsk => ({
	subject,
	ground: 'authority-order',
	recipient: 'Staatsanwaltschaft Hamburg',
	country: 'DE',
	reference: '§ 100j StPO, 4711 Js 12/26',
	items: ['email', 'language', 'support-case'],
	...more,
});

async function lastEntry() {
	const { entries } = await listEntries(database.reports, { limit: 40, filter: { kind: 'disclosure' } });
	return entries[0];
}

describe('S4.3–S4.4: a disclosure', () => {
	test('takes a ground and two people, and is in register and log before its values leave', async () => {
		const subject = await person({ email: 'sought@example.org', language: 'de' });
		const append = { subject, purpose: 'provide-service', item: 'support-case', values: [{ text: 'hello' }] };
		await vault.append(caller, append);
		const proposal = await disclosures.propose(ada, order(subject));
		await expect(disclosures.approve(officer('ada'), proposal)).rejects.toMatchObject({
			code: 'not-four-eyes',
		});
		expect(await disclosures.list({ limit: 9 })).toEqual([]);
		const { disclosure, values } = await disclosures.approve(grace, proposal);
		expect(values).toMatchObject({
			email: 'sought@example.org',
			language: 'de',
			'support-case': [{ value: { text: 'hello' } }],
		});
		expect(disclosure).toMatchObject({ proposedBy: actorOf(ada), approvedBy: actorOf(grace), at: time.now });
		expect(await disclosures.list({ limit: 9 })).toEqual([disclosure]);
		expect(await disclosures.shownTo(subject, time.now)).toEqual([disclosure]);
		const references = await vault.referencesOf(caller, subject);
		expect(await lastEntry()).toMatchObject({
			actor: actorOf(grace),
			subject: references(time.now),
			recipient: 'authority',
			about: 'authority-order',
			act: disclosure.id,
			permitted: ['email', 'language', 'support-case'],
		});
		const { rows } = await superuser.query('select d::text || a::text as row from disclosure d, approval a');
		expect(JSON.stringify(rows)).not.toContain('sought');
	});

	test('is released once, and not by the vault alone', async () => {
		const subject = await person();
		const proposal = await disclosures.propose(ada, order(subject));
		const by = { service: 'obhut', actor: 'staff:x', region: 'eu' };
		const direct = () =>
			database.transaction(under => vault.disclose(by, { disclosure: proposal, subject }, under));
		const barred = { code: 'disclosure-barred' };
		await expect(direct()).rejects.toMatchObject(barred);
		expect(await lastEntry()).toMatchObject({ act: proposal, about: 'disclosure-barred', subject: null });
		const outcomes = await Promise.allSettled([1, 2, 3].map(() => disclosures.approve(grace, proposal)));
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		await expect(direct()).rejects.toMatchObject(barred);
		// Control: what bars it is the release taken, and nothing else.
		await superuser.query('update disclosure set released_at = null where id = $1', [proposal]);
		expect(await direct()).toHaveProperty('email');
		const other = await person();
		await superuser.query('update disclosure set released_at = null where id = $1', [proposal]);
		const another = database.transaction(under =>
			vault.disclose(by, { disclosure: proposal, subject: other }, under),
		);
		await expect(another).rejects.toMatchObject(barred);
	});

	test('does not release where its entry cannot be written', async () => {
		const subject = await person();
		const proposal = await disclosures.propose(ada, order(subject));
		const silent = new AuditLog(database, log.frame);
		silent.within = async (_transaction: Transaction) => {
			throw new Error('the log is full');
		};
		const unlogged = openApprovals({ database, log: silent, clock });
		const rooms = openDisclosures({ region: 'eu', database, vault, policy, approvals: unlogged });
		await expect(rooms.approve(grace, proposal)).rejects.toThrow('the log is full');
		expect((await disclosures.list({ limit: 50 })).some(({ id }) => id === proposal)).toBe(false);
		expect((await disclosures.approve(grace, proposal)).values).toHaveProperty('email');
	});

	test.each([
		['another country’s authority', { country: 'US' }, 'disclosure-barred'],
		['an authority of another region', { country: 'CN' }, 'disclosure-barred'],
		['a ground nobody named', { ground: 'curiosity' as never }, 'ground-undeclared'],
		['an item nobody declared', { items: ['email', 'toString'] }, 'item-unknown'],
		['nothing', { items: [] }, 'invalid-request'],
		['two lines', { recipient: 'Court\nof Hamburg' }, 'invalid-request'],
		['no reference', { reference: ' ' }, 'invalid-request'],
		['a consent to nobody declared', { ground: 'explicit-consent' as const }, 'recipient-unknown'],
	])('is not even proposed to %s', async (_what, more, code) => {
		await expect(disclosures.propose(ada, order(randomUUID(), more))).rejects.toMatchObject({ code });
	});

	test('with explicit consent takes the consent that stands now', async () => {
		const subject = await person();
		const ask = order(subject, {
			...{ ground: 'explicit-consent', recipient: 'research-partner', country: 'DE', items: ['email'] },
		});
		const proposal = await disclosures.propose(ada, ask);
		const denied = { code: 'denied', details: { reason: 'recipient-without-ground' } };
		await expect(disclosures.approve(grace, proposal)).rejects.toMatchObject(denied);
		const consent = { subject, about: 'recipients.research-partner', language: 'de' };
		await region.consents.act(caller, { ...consent, act: 'give' });
		expect((await disclosures.approve(grace, proposal)).values).toHaveProperty('email');
		expect(await lastEntry()).toMatchObject({ recipient: 'research-partner', about: 'explicit-consent' });
		await region.consents.act(caller, { ...consent, act: 'withdraw' });
		await expect(disclosures.approve(grace, await disclosures.propose(ada, ask))).rejects.toMatchObject(
			denied,
		);
	});

	test('is refused to somebody stopped, about unknown people and those of another region; the proposal stays open', async () => {
		const subject = await person();
		const proposal = await disclosures.propose(ada, order(subject));
		const stop = await stops.stop('staff:7c', 'actor', actorOf(grace));
		await expect(disclosures.approve(grace, proposal)).rejects.toMatchObject({ code: 'stopped' });
		await stops.lift('staff:7c', stop.id);
		await disclosures.approve(grace, proposal);
		const refused = async (about: string) =>
			disclosures.approve(grace, await disclosures.propose(ada, order(about)));
		const nobody = `02${subject.slice(2, -4)}0000`;
		await expect(refused(nobody)).rejects.toMatchObject({ code: 'subject-unknown' });
		await expect(refused(`01${subject.slice(2)}`)).rejects.toMatchObject({ code: 'disclosure-barred' });
	});

	test('sealed by law is not shown to the person until its date, nor does its entry name them', async () => {
		const subject = await person();
		const sealedUntil = time.now + DAY;
		const proposal = await disclosures.propose(ada, order(subject, { sealedUntil }));
		const { disclosure } = await disclosures.approve(grace, proposal);
		expect(disclosure.sealedUntil).toBe(sealedUntil);
		expect((await lastEntry())?.subject).toBeNull();
		expect(await disclosures.shownTo(subject, sealedUntil - 1)).toEqual([]);
		expect(await disclosures.shownTo(subject, sealedUntil)).toEqual([disclosure]);
	});

	test('stays in the register when the person is erased, and names nobody', async () => {
		const subject = await person();
		const { disclosure } = await disclosures.approve(grace, await disclosures.propose(ada, order(subject)));
		const open = await disclosures.propose(ada, order(subject));
		await vault.erase(caller, { subject });
		await vault.settled();
		const kept = (await disclosures.list({ limit: 50 })).find(({ id }) => id === disclosure.id);
		expect(kept).toEqual({ ...disclosure, subject: null });
		await expect(disclosures.approve(grace, open)).rejects.toMatchObject({ code: 'proposal-unknown' });
	});
});

test('no disclosure where the policy promises that more people agree than do', async () => {
	const subject = await person();
	const under = (approvers: number) => {
		const accountability = { ...policy.policy.accountability, exceptions: { approvers, atMost: 'P1Y' } };
		const promised = { ...policy, policy: { ...policy.policy, accountability } };
		return openDisclosures({ region: 'eu', database, vault, policy: promised, approvals });
	};
	await expect(under(3).propose(ada, order(subject))).rejects.toMatchObject({ code: 'not-four-eyes' });
	expect(await under(2).propose(ada, order(subject))).toEqual(expect.any(String));
});
