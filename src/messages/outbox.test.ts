import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { openTestRegion } from '../../test/region.js';
import { openFileKeyring } from '../platform/keyring/file-keyring.js';
import { Database } from '../platform/postgres/database.js';
import type { OpenVault } from '../vault/index.js';
import { openAnnouncements } from './announcements.js';
import type { NewMessage } from './model.js';
import { openOutbox } from './outbox.js';
import { tokenOf } from './secrets.js';

const server = await openTestDatabase();
const { region, home, person, time, caller } = await openTestRegion(server);
const database = new Database({ target: server.config });
const keyring = openFileKeyring(`${home}/keys/eu/keyring.json`, false);
const { policy } = region.policy;
const outbox = openOutbox({ database, policy, keyring, base: 'https://obhut.example' });
const announcements = openAnnouncements({ database, policy, clock: () => time.now });
afterAll(() => database.close());

const invitation = (subject: string, params = {}): NewMessage => ({
	...{ subject, template: 'survey-invitation', purpose: 'surveys', to: 'email', service: 'shop' },
	...{ language: 'de', params: { surveyId: 's1', survey: 'Tee', ...params } },
});
const put = (message: NewMessage, now = time.now) =>
	database.transaction(transaction => outbox.put(transaction, message, now));

test('messages are listed newest first, by person, by template, by both', async () => {
	const [ada, ben] = [randomUUID(), randomUUID()];
	const first = await put(invitation(ada));
	const second = await put({ ...invitation(ada), template: 'request-received' }, time.now + 1);
	const third = await put(invitation(ben), time.now + 2);
	const ids = async (filter: object) => (await outbox.list({ limit: 10, ...filter })).map(({ id }) => id);
	expect(await ids({ subject: ada })).toEqual([second, first]);
	expect(await ids({ template: 'survey-invitation' })).toEqual([third, first]);
	expect(await ids({ subject: ada, template: 'survey-invitation' })).toEqual([first]);
	expect(await ids({})).toEqual([third, second, first]);
	expect(await ids({ limit: 1 })).toEqual([third]);
	const [view] = await outbox.list({ subject: ben, limit: 1 });
	expect(view).toEqual({
		...{ id: third, subject: ben, template: 'survey-invitation', state: 'queued', createdAt: time.now + 2 },
		...{ settledAt: null, reason: null, clause: null },
	});
});

test('messages are counted by template and parameter', async () => {
	for (const surveyId of ['s2', 's2', 's3']) await put(invitation(randomUUID(), { surveyId }));
	const none = { queued: 0, sent: 0, refused: 0, failed: 0 };
	expect(await outbox.count('survey-invitation', 'surveyId', 's2')).toEqual({ ...none, queued: 2 });
	expect(await outbox.count('survey-invitation', 'surveyId', 's4')).toEqual(none);
	expect(await outbox.count('incident', 'surveyId', 's2')).toEqual(none);
});

test('an act that is rolled back queues nothing', async () => {
	const subject = randomUUID();
	const act = database.transaction(async transaction => {
		await outbox.put(transaction, invitation(subject), time.now);
		throw new Error('taken back');
	});
	await expect(act).rejects.toThrow('taken back');
	expect(await outbox.list({ subject, limit: 1 })).toEqual([]);
});

test('what could not be written out is not queued', async () => {
	const subject = randomUUID();
	await expect(put({ ...invitation(subject), params: {} })).rejects.toThrow();
	await expect(put({ ...invitation(subject), origin: 'shop' })).rejects.toThrow();
	expect(await outbox.list({ subject, limit: 1 })).toEqual([]);
});

test('the secret of a link leads to its message until the person is erased', async () => {
	const subject = await person();
	const id = await put(invitation(subject));
	const secret = tokenOf(keyring.index.key, 'survey-invitation', id);
	const behind = { id, subject, params: { surveyId: 's1', survey: 'Tee' } };
	expect(await outbox.messageBehind('survey-invitation', secret)).toEqual(behind);
	expect(await outbox.messageBehind('ask-guardian', secret)).toBeNull();
	const never = tokenOf(keyring.index.key, 'survey-invitation', randomUUID());
	expect(await outbox.messageBehind('survey-invitation', never)).toBeNull();
	const vault = region.vault as OpenVault;
	await vault.erase(caller, { subject });
	await vault.settled();
	expect(await outbox.messageBehind('survey-invitation', secret)).toBeNull();
	expect(await outbox.list({ subject, limit: 1 })).toEqual([]);
});

test('an announcement stands from its beginning until before its end', async () => {
	const from = time.now;
	const place = (announcement: Parameters<typeof announcements.put>[1]) =>
		database.transaction(transaction => announcements.put(transaction, announcement));
	const change = {
		kind: 'policy-change',
		params: { version: '2027-01-01', effective: '2027-01-01' },
	} as const;
	const short = await place({ ...change, from, until: from + 10 });
	const open = await place({ kind: 'notice', params: { 'text.de': 'Hallo' }, from: from + 5, until: null });
	const standing = async (at: number) => {
		time.now = at;
		return (await announcements.now()).map(({ id }) => id);
	};
	expect(await standing(from - 1)).toEqual([]);
	expect(await standing(from)).toEqual([short]);
	expect(await standing(from + 9)).toEqual([open, short]);
	expect(await standing(from + 10)).toEqual([open]);
	const [said] = await announcements.now();
	expect(announcements.say(said!, 'de')).toEqual({ heading: 'Hinweis', text: 'Hallo' });
	await expect(place({ kind: 'incident', params: {}, from, until: null })).rejects.toThrow();
});
