import { expect, test } from 'vitest';
import { openTestDatabase } from '../../../test/postgres.js';
import { openTestRegion } from '../../../test/region.js';
import type { StoredRecord } from '../../vault/model.js';
import { AGENT, openFeatures, rowsOf } from '../features.fixture.js';
import { wordsByCase } from './rules.js';

const testDatabase = await openTestDatabase();
const opened = await openTestRegion(testDatabase);
const { caller, person, region, time } = opened;
const { support, outbox, off, database, vault } = openFeatures(opened, testDatabase.config);

const DAY = 86_400_000;

test('S1.1 a conversation: the person asks, staff answers, the person asks again', async () => {
	const subject = await person();
	const found = await support.open(caller, { subject, text: 'where is my parcel' });
	expect(found).toMatchObject({ subject, service: 'shop', state: 'open', openedAt: time.now });
	time.now += 1000;
	expect((await support.answer(AGENT, found.id, 'on its way')).state).toBe('answered');
	time.now += 1000;
	expect(await support.add(caller, { subject, case: found.id, text: 'thank you' })).toMatchObject({
		state: 'open',
		lastAt: time.now,
	});
	const [shown] = await support.ofPerson(caller, subject);
	expect(shown!.words.map(({ from, text }) => `${from}: ${text}`)).toEqual([
		'person: where is my parcel',
		'staff: on its way',
		'person: thank you',
	]);
	expect(await support.read(AGENT, found.id)).toEqual(shown);
});

test('the person is told by mail that there is an answer, not what it says', async () => {
	const subject = await person();
	const { id } = await support.open(caller, { subject, text: 'hello' });
	expect(await outbox.list({ subject, limit: 9 })).toEqual([]);
	await support.answer(AGENT, id, 'a private answer');
	const [message] = await outbox.list({ subject, limit: 9 });
	expect(message).toMatchObject({ template: 'support-answered', state: 'queued' });
	const rows = JSON.stringify(await rowsOf(database, 'support_case', subject));
	expect(rows).toContain('answered');
	expect(rows).not.toContain('private');
});

test('the inbox holds those that wait, the longest waiting first', async () => {
	const [first, second] = [await person(), await person()];
	const early = await support.open(caller, { subject: first, text: 'one' });
	time.now += 1000;
	const late = await support.open(caller, { subject: second, text: 'two' });
	const waiting = async () =>
		(await support.inbox(100)).map(({ id }) => id).filter(id => id === early.id || id === late.id);
	expect(await waiting()).toEqual([early.id, late.id]);
	await support.answer(AGENT, early.id, 'done');
	expect(await waiting()).toEqual([late.id]);
});

test('either side’s words are a contact: what was said is kept from the last of them', async () => {
	const subject = await person();
	const { id } = await support.open(caller, { subject, text: 'hello' });
	time.now += 600 * DAY;
	await support.answer(AGENT, id, 'sorry it took so long');
	time.now += 600 * DAY;
	expect((await support.ofPerson(caller, subject))[0]!.words).toHaveLength(2);
	time.now += 200 * DAY;
	await expect(support.ofPerson(caller, subject)).rejects.toMatchObject({
		code: 'denied',
		details: { reason: 'retention-over' },
	});
});

test('a denied purpose denies all of it, and nothing is left behind', async () => {
	const minor = await person(
		{ residence: 'DE', 'guardian-contact': 'g@example.org' },
		{ born: '2014-05', purpose: 'ask-guardian' },
	);
	const denied = { code: 'denied', details: { reason: 'minor-without-guardian', clause: 'S5.1' } };
	await expect(support.open(caller, { subject: minor, text: 'hello' })).rejects.toMatchObject(denied);
	await expect(support.ofPerson(caller, minor)).rejects.toMatchObject(denied);
	expect(await rowsOf(database, 'support_case', minor)).toEqual([]);
});

test('a policy without an item for it has no customer service', async () => {
	const subject = await person();
	const none = off().support.open(caller, { subject, text: 'hello' });
	await expect(none).rejects.toMatchObject({ code: 'feature-undeclared' });
});

test('a conversation is its own person’s and service’s', async () => {
	const [mine, other] = [await person(), await person()];
	const { id } = await support.open(caller, { subject: mine, text: 'hello' });
	const unknown = { code: 'case-unknown' };
	await expect(support.add(caller, { subject: other, case: id, text: 'me too' })).rejects.toMatchObject(
		unknown,
	);
	const app = { ...caller, service: 'app' };
	await expect(support.add(app, { subject: mine, case: id, text: 'me too' })).rejects.toMatchObject(unknown);
	expect(await support.ofPerson(app, mine)).toEqual([]);
	const [shown] = await support.ofPerson(caller, mine);
	expect(shown!.words).toHaveLength(1);
	const [kept] = await vault.read(caller, {
		subjects: [other],
		purpose: 'provide-service',
		items: ['support-case'],
	});
	expect(kept).toMatchObject({ values: {} });
	const nobody = support.read(AGENT, crypto.randomUUID());
	await expect(nobody).rejects.toMatchObject(unknown);
});

test('staff of another role neither reads nor answers', async () => {
	const subject = await person();
	const { id } = await support.open(caller, { subject, text: 'hello' });
	const operator = { ...AGENT, role: 'operator' } as const;
	await expect(support.read(operator, id)).rejects.toMatchObject({ code: 'role-lacking' });
	await expect(support.answer(operator, id, 'x')).rejects.toMatchObject({ code: 'role-lacking' });
});

test('asked twice under one key, one conversation is opened', async () => {
	const subject = await person();
	const once = { key: 'the-same-key', request: Buffer.from('hello') };
	const first = await support.open(caller, { subject, text: 'hello' }, once);
	expect(await support.open(caller, { subject, text: 'hello' }, once)).toEqual(first);
	expect(await support.ofPerson(caller, subject)).toHaveLength(1);
});

test('conversations go with the person', async () => {
	const subject = await person();
	await support.open(caller, { subject, text: 'hello' });
	await region.vault.erase(caller, { subject });
	await vault.settled();
	expect(await rowsOf(database, 'support_case', subject)).toEqual([]);
});

test('records that are not words of a conversation are left out', () => {
	const record = (value: StoredRecord['value']): StoredRecord => ({ id: 'r', collectedAt: '', value });
	const odd = [null, 'text', [1], { case: 1 }, { case: 'c', from: 'nobody', text: 'x', at: 1 }];
	expect(wordsByCase(odd.map(record)).size).toBe(0);
});
