import { expect, test } from 'vitest';
import { openTestDatabase } from '../../../test/postgres.js';
import { openTestRegion } from '../../../test/region.js';
import { tokenOf } from '../../messages/index.js';
import type { StoredRecord } from '../../vault/model.js';
import { AGENT, openFeatures, rowsOf } from '../features.fixture.js';
import { invitationParams } from './rules.js';

const testDatabase = await openTestDatabase();
const opened = await openTestRegion(testDatabase);
const { caller, person, region, time } = opened;
const { surveys, outbox, off, database, keyring, vault } = openFeatures(opened, testDatabase.config);
const { consents } = region;

const ORIGIN = 'https://shop.example.org';
const WORDS = { title: { de: 'Umfrage', en: 'a survey' }, question: { en: 'how do you like it' } };

const give = (subject: string) =>
	consents.act(caller, { subject, about: 'surveys', act: 'give', language: 'de' });
const withdraw = (subject: string) =>
	consents.act(caller, { subject, about: 'surveys', act: 'withdraw', language: 'de' });
const create = () => surveys.create(AGENT, { service: 'shop', ...WORDS });
const messagesTo = (subject: string) => outbox.list({ subject, limit: 9 });

test('S2.6 those are invited whose state permits it, the others are counted by reason and clause', async () => {
	const [agreed, never, withdrew] = [await person(), await person(), await person()];
	await give(agreed);
	await give(withdrew);
	await withdraw(withdrew);
	const survey = await create();
	const sending = await surveys.send(AGENT, survey.id, ORIGIN);
	expect(sending).toMatchObject({ considered: 3, queued: 1 });
	expect(new Set(sending.refused)).toEqual(
		new Set([
			{ reason: 'consent-missing', clause: 'S2.6', people: 1 },
			{ reason: 'consent-withdrawn', clause: 'S2.6', people: 1 },
		]),
	);
	const [message] = await messagesTo(agreed);
	expect(message).toMatchObject({ template: 'survey-invitation', state: 'queued' });
	expect(await messagesTo(never)).toEqual([]);
	expect(await messagesTo(withdrew)).toEqual([]);
	const rows = await rowsOf(database, 'survey_invitation', agreed);
	expect(rows).toEqual([[agreed, survey.id, message!.id]]);
	expect(await surveys.get(survey.id)).toMatchObject({ queued: 1, sent: 0, refused: 0, answers: 0 });
	expect((await surveys.list())[0]).toMatchObject({ id: survey.id, queued: 1 });
});

test('every decision about somebody is in the log', async () => {
	const subject = await person();
	const survey = await create();
	await surveys.send(AGENT, survey.id, ORIGIN);
	const { entries } = await region.audit.list(caller, { subject, kind: 'explain', limit: 5 });
	expect(entries[0]).toMatchObject({ purpose: 'surveys', service: 'shop', actor: 'staff:7c0f6f0e' });
});

test('nobody is invited twice, however often and however many send at once', async () => {
	const subject = await person();
	await give(subject);
	const survey = await create();
	const sendings = await Promise.all([1, 2, 3].map(() => surveys.send(AGENT, survey.id, ORIGIN)));
	await surveys.send(AGENT, survey.id, ORIGIN);
	expect(await messagesTo(subject)).toHaveLength(1);
	const queued = sendings.reduce((sum, sending) => sum + sending.queued, 0);
	expect(await outbox.count('survey-invitation', 'surveyId', survey.id)).toMatchObject({ queued });
});

test('who agrees later is invited by the next sending', async () => {
	const subject = await person();
	const survey = await create();
	await surveys.send(AGENT, survey.id, ORIGIN);
	expect(await messagesTo(subject)).toEqual([]);
	await give(subject);
	expect((await surveys.send(AGENT, survey.id, ORIGIN)).queued).toBe(1);
});

test('an answer is kept in the vault and counted; a denied purpose denies it', async () => {
	const subject = await person();
	const survey = await create();
	const answer = { subject, survey: survey.id, answer: { stars: 5 } };
	await expect(surveys.answer(caller, answer)).rejects.toMatchObject({
		code: 'denied',
		details: { reason: 'consent-missing', clause: 'S2.6' },
	});
	expect((await surveys.get(survey.id)).answers).toBe(0);
	await give(subject);
	await surveys.answer(caller, answer);
	expect((await surveys.get(survey.id)).answers).toBe(1);
	const asked = { subjects: [subject], purpose: 'surveys', items: ['survey-answer'] };
	const [result] = await vault.read(caller, asked);
	if (!result?.known) throw new Error('the person is not known');
	const [record] = result.values['survey-answer'] as StoredRecord[];
	expect(record!.value).toEqual({ survey: survey.id, answer: { stars: 5 } });
});

test('answered twice under one key, it is counted once', async () => {
	const subject = await person();
	await give(subject);
	const survey = await create();
	const once = { key: 'the-same-key', request: Buffer.from('5') };
	for (let time = 0; time < 2; time++) {
		await surveys.answer(caller, { subject, survey: survey.id, answer: 5 }, once);
	}
	expect((await surveys.get(survey.id)).answers).toBe(1);
});

test('one click in the mail withdraws what it rested on, and the next sending leaves them out', async () => {
	const subject = await person();
	await give(subject);
	await surveys.send(AGENT, (await create()).id, ORIGIN);
	const [message] = await messagesTo(subject);
	const secret = tokenOf(keyring.index.key, 'survey-invitation', message!.id);
	const standing = async () =>
		(await consents.list(caller, { subject })).find(({ about }) => about === 'surveys')?.standing;
	for (const wrong of [`${secret.slice(0, -2)}AA`, secret.slice(1), '', 'x'.repeat(43)]) {
		await expect(surveys.optOut(wrong)).rejects.toMatchObject({ code: 'code-refused' });
	}
	const other = tokenOf(keyring.index.key, 'support-answered', message!.id);
	await expect(surveys.optOut(other)).rejects.toMatchObject({ code: 'code-refused' });
	expect(await standing()).toBe('given');
	await surveys.optOut(secret);
	expect(await standing()).toBe('withdrawn');
	await surveys.optOut(secret);
	expect(await standing()).toBe('withdrawn');
	await surveys.send(AGENT, (await create()).id, ORIGIN);
	expect(await messagesTo(subject)).toHaveLength(1);
});

test('invitations go with the person, and their link opens nothing any more', async () => {
	const subject = await person();
	await give(subject);
	await surveys.send(AGENT, (await create()).id, ORIGIN);
	const [message] = await messagesTo(subject);
	await vault.erase(caller, { subject });
	await vault.settled();
	expect(await rowsOf(database, 'survey_invitation', subject)).toEqual([]);
	const secret = tokenOf(keyring.index.key, 'survey-invitation', message!.id);
	await expect(surveys.optOut(secret)).rejects.toMatchObject({ code: 'code-refused' });
});

test('bad input: another role, an unknown service or survey, no words, another service’s survey', async () => {
	const officer = { ...AGENT, role: 'privacy-officer' } as const;
	const survey = await create();
	await expect(surveys.send(officer, survey.id, ORIGIN)).rejects.toMatchObject({ code: 'role-lacking' });
	const elsewhere = surveys.create(AGENT, { service: 'nothing', ...WORDS });
	await expect(elsewhere).rejects.toMatchObject({ code: 'service-unknown' });
	const wordless = surveys.create(AGENT, { service: 'shop', ...WORDS, question: {} });
	await expect(wordless).rejects.toMatchObject({ code: 'value-invalid' });
	const unknown = { code: 'survey-unknown' };
	await expect(surveys.get(crypto.randomUUID())).rejects.toMatchObject(unknown);
	await expect(surveys.send(AGENT, crypto.randomUUID(), ORIGIN)).rejects.toMatchObject(unknown);
	const app = { ...caller, service: 'app' };
	const foreign = surveys.answer(app, { subject: await person(), survey: survey.id, answer: 1 });
	await expect(foreign).rejects.toMatchObject(unknown);
	const none = off().surveys.create(AGENT, { service: 'shop', ...WORDS });
	await expect(none).rejects.toMatchObject({ code: 'feature-undeclared' });
});

test('everybody is considered, in as many batches as it takes', async () => {
	const survey = await create();
	const before = (await surveys.send(AGENT, survey.id, ORIGIN)).considered;
	for (let batch = 0; batch < 6; batch++) {
		await Promise.all(Array.from({ length: 100 }, () => person()));
	}
	const again = await surveys.send(AGENT, survey.id, ORIGIN);
	const invited = (await outbox.count('survey-invitation', 'surveyId', survey.id)).queued;
	expect(again.considered).toBe(before + 600 - invited);
	expect(time.now).toBeGreaterThan(0);
});

test('an invitation names the survey in each language it has words in', () => {
	expect(invitationParams({ id: 'i', title: { en: 'one', zh: '一' } }, ['de', 'en', 'zh'])).toEqual({
		surveyId: 'i',
		survey: 'one',
		'survey.en': 'one',
		'survey.zh': '一',
	});
});
