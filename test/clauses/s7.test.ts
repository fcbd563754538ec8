/** S7 · Contact and rights. */
import { expect, test } from 'vitest';
import { expectRead, expectRefused, openClauseHouse } from './house.js';

const { app, ask, consent, house, mailsTo, person, read, rooms, staff, time } = await openClauseHouse({
	pages: true,
});

test('S7 the text says whom to ask', async () => {
	const { body } = await app.inject({ url: '/policy/en' });
	expect(body).toContain(house.policy.policy.contact.email);
});

test('S7.1 a person’s data can be given to them, corrected, objected to and erased', async () => {
	const subject = await person({ email: 's71@example.org', language: 'de' });
	const items = ['email', 'language'];
	expectRead(await read(subject, 'answer-requests', items), { email: 's71@example.org', language: 'de' });
	await ask('write', { subject, purpose: 'provide-service', values: { language: 'zh' } });
	expectRead(await read(subject, 'answer-requests', ['language']), { language: 'zh' });
	await consent(subject, 'secure', 'object');
	expectRefused(await read(subject, 'secure', ['email']), 'objected', 'S7.1');
	expect((await ask('erase', { subject })).status).toBe(200);
	expect(await read(subject, 'answer-requests', items)).toMatchObject({
		status: 404,
		body: { code: 'subject-unknown' },
	});
});

test('S7 a request arrives with a date, is answered by staff, and is counted', async () => {
	const email = 's7@example.org';
	const subject = await person({ email });
	const { body } = await ask('requests', { subject, right: 'explain', text: 'why was I refused' });
	expect(body).toMatchObject({ state: 'received', dueAt: '2026-12-08T12:00:00.000Z' });
	expect(await rooms.rights.figures()).toMatchObject({ open: 1, overdue: 0, answered: 0 });
	const then = time.now;
	time.now += 16 * 86_400_000;
	expect(await rooms.rights.figures()).toMatchObject({ open: 1, overdue: 1 });
	time.now = then + 60_000;
	const officer = await staff();
	expect(await rooms.rights.inbox(9)).toMatchObject([{ id: body.request, right: 'explain' }]);
	const caller = { service: 'shop', actor: `staff:${officer.id.slice(0, 8)}`, region: 'eu' };
	expect(await rooms.rights.words(caller, body.request)).toMatchObject([{ text: 'why was I refused' }]);
	await rooms.rights.answer(officer, body.request, { text: 'because', outcome: 'answered' });
	expect(await rooms.rights.figures()).toMatchObject({ open: 0, overdue: 0, answered: 1 });
	expect((await ask('requests/list', { subject })).body.requests).toMatchObject([{ state: 'answered' }]);
	expect((await mailsTo(email)).map(mail => mail.text).join()).not.toMatch(/because|refused/);
	expect(await rooms.outbox.list({ subject, limit: 9 })).toMatchObject([
		{ template: 'request-answered', state: 'sent' },
		{ template: 'request-received', state: 'sent' },
	]);
});

test('S7.1 everything stored is taken along, and processing is frozen and resumed', async () => {
	const email = 's71b@example.org';
	const subject = await person({ email, language: 'de' });
	await ask('support', { subject, text: 'hello' });
	const { body } = await ask('export', { subject });
	expect(body.items).toMatchObject({ email, language: 'de', 'support-case': [{}] });
	expect(body.consents).toContainEqual({ about: 'surveys', standing: 'missing', since: null });
	await ask('restrict', { subject, on: true });
	expectRefused(await read(subject, 'provide-service', ['email']), 'frozen-by-restriction', 'S7.1');
	expectRead(await read(subject, 'answer-requests', ['email']), { email });
	await ask('restrict', { subject, on: false });
	expectRead(await read(subject, 'provide-service', ['email']), { email });
});
