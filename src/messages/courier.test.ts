/** Against a real database and a real mail server. */
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { openTestRegion } from '../../test/region.js';
import { listEntries } from '../audit/listing.js';
import { armFaultPoint } from '../platform/fault-points.js';
import { openFileKeyring } from '../platform/keyring/file-keyring.js';
import { Database } from '../platform/postgres/database.js';
import type { OpenVault } from '../vault/index.js';
import { type CourierParts, openCourier } from './courier.js';
import { openMailbox } from './mailbox.js';
import type { NewMessage } from './model.js';
import { openOutbox } from './outbox.js';
import { openPostOffice } from './post-office.fixture.js';
import { LEASE } from './rules.js';
import { codeOf, tokenOf } from './secrets.js';
import { openSmtpMailer } from './smtp-mailer.js';

const server = await openTestDatabase();
const { region, home, person, time, caller } = await openTestRegion(server);
const database = new Database({ target: server.config });
const keyring = openFileKeyring(`${home}/keys/eu/keyring.json`, false);
const office = await openPostOffice();
const mailer = openSmtpMailer(office.url);
const base = 'https://obhut.example';
const { consents, policy } = region;
const vault = region.vault as OpenVault;
const outbox = openOutbox({ database, policy: policy.policy, keyring, base });
const parts: CourierParts = { database, vault, policy, region: 'eu', mailer, keyring, base };
const courier = openCourier(parts);

afterAll(async () => {
	mailer.close();
	await office.close();
	await database.close();
});
beforeEach(() => office.reset());

let people = 0;

/** Somebody with a known address who agreed to surveys. */
async function agreed(): Promise<{ subject: string; email: string }> {
	const email = `reader${people++}@example.org`;
	const subject = await person({ email });
	await consents.act(caller, { subject, about: 'surveys', language: 'de', act: 'give' });
	return { subject, email };
}

const invitation = (subject: string): NewMessage => ({
	...{ subject, template: 'survey-invitation', purpose: 'surveys', to: 'email', service: 'shop' },
	...{ language: 'de', params: { surveyId: 's1', survey: 'Tee' }, origin: 'https://shop.example' },
});
const code = (subject: string): NewMessage => ({
	...{ subject, template: 'sign-in-code', purpose: 'secure', to: 'email', service: 'shop' },
	...{ language: 'de', params: { minutes: 10 } },
});
const put = (message: NewMessage) =>
	database.transaction(transaction => outbox.put(transaction, message, time.now));
const standing = async (subject: string) => (await outbox.list({ subject, limit: 1 }))[0];
const recipients = () => office.arrived.flatMap(({ envelope }) => envelope.to);

test('what is due is sent once, under its purpose, and is on record', async () => {
	const { subject, email } = await agreed();
	const id = await put(invitation(subject));
	expect(await courier.deliver(time.now)).toBe(1);
	expect(await courier.deliver(time.now)).toBe(0);
	const [{ envelope, parsed } = expect.fail('no mail arrived')] = office.arrived;
	expect(office.arrived).toHaveLength(1);
	expect(envelope).toEqual({ from: 'support@cncest.example', to: [email] });
	expect(parsed.messageId).toBe(`<${id}@cncest.example>`);
	expect(parsed.subject).toBe('Eine kurze Umfrage: Tee');
	expect(parsed.headers.get('list')).toMatchObject({
		unsubscribe: { url: expect.stringContaining(`${base}/opt-out/`) },
	});
	expect(await standing(subject)).toMatchObject({ state: 'sent', settledAt: time.now, reason: null });
	const { entries } = await listEntries(database.reports, { limit: 100, filter: {} });
	const own = entries.filter(({ actor }) => actor === 'courier');
	expect(own.find(({ kind }) => kind === 'read')).toMatchObject({
		...{
			service: 'shop',
			purpose: 'surveys',
			recipient: 'mail-delivery-eu',
			permitted: ['email', 'language'],
		},
	});
	const written = own.find(({ kind }) => kind === 'message');
	expect(written).toMatchObject({ about: 'survey-invitation', act: 'sent', purpose: 'surveys' });
	expect(written?.subject).toBe(own.find(({ kind }) => kind === 'read')?.subject);
	expect(written?.subject).not.toBeNull();
});

test('the person’s own language is used where the purpose may read it', async () => {
	const email = `reader${people++}@example.org`;
	const subject = await person({ email, language: 'zh-CN' });
	await consents.act(caller, { subject, about: 'surveys', language: 'de', act: 'give' });
	await put(invitation(subject));
	const id = await put(code(subject));
	expect(await courier.deliver(time.now)).toBe(2);
	const subjects = office.arrived.map(({ parsed }) => parsed.subject).sort();
	expect(subjects).toEqual(['Ihr Code zum Anmelden', '邀您填一份问卷：Tee'].sort());
	const mail = office.arrived.find(({ parsed }) => parsed.messageId?.includes(id));
	expect(mail?.parsed.text).toContain(codeOf(keyring.index.key, id));
});

test('withdrawn between queueing and sending: refused, naming the clause', async () => {
	const { subject } = await agreed();
	await put(invitation(subject));
	await consents.act(caller, { subject, about: 'surveys', language: 'de', act: 'withdraw' });
	expect(await courier.deliver(time.now)).toBe(0);
	expect(office.arrived).toEqual([]);
	expect(await standing(subject)).toMatchObject({
		...{ state: 'refused', reason: 'consent-withdrawn', clause: 'S2.6' },
	});
});

test('control: the same message under a purpose that needs no consent is sent', async () => {
	const { subject, email } = await agreed();
	await put({ ...invitation(subject), purpose: 'provide-service' });
	await consents.act(caller, { subject, about: 'surveys', language: 'de', act: 'withdraw' });
	expect(await courier.deliver(time.now)).toBe(1);
	expect(recipients()).toEqual([email]);
});

test('erased between queueing and sending: gone, also where the row came after the removal', async () => {
	const { subject } = await agreed();
	await put(invitation(subject));
	await vault.erase(caller, { subject });
	await vault.settled();
	expect(await standing(subject)).toBeUndefined();
	await put(invitation(subject));
	expect(await courier.deliver(time.now)).toBe(0);
	expect(await standing(subject)).toBeUndefined();
	expect(office.arrived).toEqual([]);
});

test('no mail leaves for a purpose no mail processor serves', async () => {
	const { subject } = await agreed();
	await put({ ...invitation(subject), purpose: 'personalise', to: 'language' });
	await courier.deliver(time.now);
	expect(await standing(subject)).toMatchObject({ state: 'refused', reason: 'recipient-without-ground' });
	expect(office.arrived).toEqual([]);
});

test('an address that is not stored cannot be written to', async () => {
	const { subject } = await agreed();
	await put({ ...code(subject), to: 'phone' });
	await courier.deliver(time.now);
	expect(await standing(subject)).toMatchObject({ state: 'failed', reason: 'address-missing', clause: null });
});

test('a 5xx ends a message, a 4xx has it tried again later', async () => {
	const { subject, email } = await agreed();
	await put(invitation(subject));
	office.reply = { code: 451, text: 'later' };
	expect(await courier.deliver(time.now)).toBe(0);
	expect(await standing(subject)).toMatchObject({ state: 'queued' });
	office.reply = null;
	expect(await courier.deliver(time.now), 'not before its time').toBe(0);
	time.now += 30_000;
	expect(await courier.deliver(time.now)).toBe(1);
	expect(recipients()).toEqual([email]);
	const other = await agreed();
	await put(invitation(other.subject));
	office.reply = { code: 550, text: 'no' };
	await courier.deliver(time.now);
	office.reply = null;
	time.now += 86_400_000;
	expect(await courier.deliver(time.now)).toBe(0);
	expect(await standing(other.subject)).toMatchObject({ state: 'failed', reason: 'mail-refused' });
});

test('a code that lets nobody in any more is not sent', async () => {
	const { subject } = await agreed();
	await put(code(subject));
	time.now += 600_000;
	expect(await courier.deliver(time.now)).toBe(0);
	expect(await standing(subject)).toMatchObject({ state: 'failed', reason: 'too-late' });
});

test('two couriers at once send every message once', async () => {
	const queued = [];
	for (let n = 0; n < 20; n++) {
		const { subject, email } = await agreed();
		await put(invitation(subject));
		queued.push(email);
	}
	const other = openCourier(parts);
	const sent = await Promise.all([courier.deliver(time.now), other.deliver(time.now)]);
	expect(sent[0]! + sent[1]!).toBe(20);
	expect(recipients().sort()).toEqual(queued.sort());
});

test('neither an address nor a secret stands in the outbox', async () => {
	const { subject, email } = await agreed();
	const ids = [await put(code(subject)), await put(invitation(subject))];
	const { key } = keyring.index;
	const row = { name: 'rows', text: 'select row_to_json(message)::text from message where subject = $1' };
	const rows = () => database.query<[string]>({ ...row, values: [subject] });
	const queued = await rows();
	await courier.deliver(time.now);
	const kept = [...queued, ...(await rows())].join();
	expect(kept).toContain(ids[0]);
	for (const secret of [email, codeOf(key, ids[0]!), tokenOf(key, 'survey-invitation', ids[1]!)]) {
		expect(kept).not.toContain(secret);
		expect(office.arrived.map(({ parsed, envelope }) => `${envelope.to}${parsed.text}`).join()).toContain(
			secret,
		);
	}
});

class Crash extends Error {}

/** Lets a courier die at a fault point, once. */
async function dieAt(point: 'message.claimed' | 'message.accepted', parts: CourierParts): Promise<void> {
	const disarm = armFaultPoint(point, () => {
		disarm();
		throw new Crash();
	});
	await expect(openCourier(parts).deliver(time.now)).rejects.toThrow(Crash);
}

test('died before the server took it: sent once the lease is over, and not before', async () => {
	const { subject, email } = await agreed();
	await put(invitation(subject));
	await dieAt('message.claimed', parts);
	expect(office.arrived).toEqual([]);
	time.now += LEASE - 1;
	expect(await courier.deliver(time.now)).toBe(0);
	time.now += 1;
	expect(await courier.deliver(time.now)).toBe(1);
	expect(recipients()).toEqual([email]);
});

test('died between the server’s accept and our commit: sent again as the same mail', async () => {
	const { subject } = await agreed();
	const mailbox = openMailbox();
	const both: CourierParts = {
		...parts,
		mailer: {
			send: async mail => {
				await mailer.send(mail);
				await mailbox.send(mail);
			},
			close: () => {},
		},
	};
	await put(invitation(subject));
	await dieAt('message.accepted', both);
	expect(await standing(subject)).toMatchObject({ state: 'queued' });
	time.now += LEASE;
	expect(await openCourier(both).deliver(time.now)).toBe(1);
	const ids = office.arrived.map(({ parsed }) => parsed.messageId);
	expect(ids).toHaveLength(2);
	expect(ids[0]).toBe(ids[1]);
	expect(mailbox.list()).toHaveLength(1);
	expect(await standing(subject)).toMatchObject({ state: 'sent' });
});

test('control: without the claim a second courier would send again', async () => {
	const { subject } = await agreed();
	await put(invitation(subject));
	const disarm = armFaultPoint('message.accepted', async () => {
		disarm();
		await database.transaction(async session => {
			await session.query({ name: 'unclaim', text: 'update message set claimed_until = null' });
		});
		await openCourier(parts).deliver(time.now);
	});
	await courier.deliver(time.now);
	expect(office.arrived).toHaveLength(2);
	expect(await standing(subject)).toMatchObject({ state: 'sent' });
});

test('the mailbox keeps the newest two hundred', async () => {
	const mailbox = openMailbox();
	const mail = { at: 0, from: { name: '', address: '' }, to: '', language: 'de' as const };
	for (let n = 0; n < 205; n++) {
		await mailbox.send({ ...mail, messageId: `<${n}>`, subject: '', text: '', html: '' });
	}
	const ids = mailbox.list().map(({ messageId }) => messageId);
	expect(ids).toHaveLength(200);
	expect([ids[0], ids.at(-1)]).toEqual(['<204>', '<5>']);
});
