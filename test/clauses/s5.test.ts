/** S5 · Minors. */
import { expect, test } from 'vitest';
import { expectRead, expectRefused, openClauseHouse } from './house.js';

const { ask, form, mailsTo, page, person, read, time } = await openClauseHouse({ pages: true });

let children = 0;

/** A child of twelve at the shop, whose guardian was asked. */
async function child() {
	const [email, guardian] = [`child${children}@example.org`, `guardian${children++}@example.org`];
	const values = { email, residence: 'DE', 'guardian-contact': guardian };
	const subject = await person(values, { born: '2014-05', purpose: 'ask-guardian' });
	expect((await ask('guardian/ask', { subject, language: 'en' })).status).toBe(200);
	const [mail] = await mailsTo(guardian);
	const code = new URL(/http:\S+/.exec(mail!.text)![0]).hash.slice(1);
	const answer = (agree: 'yes' | 'no') => form('/guardian/answer', { code, agree });
	const standing = async () => (await ask('guardian/standing', { subject })).body.standing;
	return { subject, email, guardian, code, answer, standing };
}

test('S5.1 of a minor nothing is processed but asking the guardian', async () => {
	const guardian = 'guardian@example.org';
	const values = { email: 's51@example.org', residence: 'DE', 'guardian-contact': guardian };
	const subject = await person(values, { born: '2014-05', purpose: 'ask-guardian' });
	expectRead(await read(subject, 'ask-guardian', ['guardian-contact']), { 'guardian-contact': guardian });
	expectRefused(await read(subject, 'provide-service', ['email']), 'minor-without-guardian', 'S5.1');
	expectRefused(await read(subject, 'surveys', ['email']), 'minor-without-guardian', 'S5.1');
});

test('S5.1 a child is pending until the guardian agrees in answer to the mail, and comes of age', async () => {
	const { subject, email, code, answer, standing } = await child();
	expect(await standing()).toBe('pending');
	expectRefused(await read(subject, 'provide-service', ['email']), 'minor-without-guardian', 'S5.1');
	const guess = await form('/guardian/answer', {
		code: code.replace(/^./, one => (one === 'A' ? 'B' : 'A')),
		agree: 'yes',
	});
	expect(guess.status).toBeGreaterThanOrEqual(400);
	expect(await standing()).toBe('pending');
	expect((await answer('yes')).status).toBe(303);
	expect(await standing()).toBe('agreed');
	expectRead(await read(subject, 'provide-service', ['email']), { email });
	const then = time.now;
	time.now = Date.UTC(2032, 5, 2);
	expect(await standing()).toBe('adult');
	time.now = then;
});

test('S5.1 a guardian who refuses has the child’s account erased', async () => {
	const { subject, answer } = await child();
	expect((await answer('no')).status).toBe(200);
	expect((await ask('guardian/standing', { subject })).body.code).toBe('subject-unknown');
});

test('S5.2 a guardian sees, corrects, takes along, withdraws and erases for the child', async () => {
	const { subject, email, answer, standing } = await child();
	const { cookie } = await answer('yes');
	expect(await page('/privacy', cookie)).toContain(email);
	const { body } = await form('/privacy/export', {}, cookie);
	expect(JSON.parse(body).items).toMatchObject({ email });
	const corrected = { item: 'phone', value: '+49301234567' };
	expect((await form('/privacy/correct', corrected, cookie)).status).toBe(303);
	expectRead(await read(subject, 'provide-service', ['phone']), { phone: corrected.value });
	const about = { about: 'surveys', act: 'give' };
	expect((await form('/privacy/choices', about, cookie)).status).toBe(303);
	expect((await read(subject, 'surveys', ['email'])).status).toBe(200);
	await form('/privacy/choices', { about: 'surveys', act: 'withdraw' }, cookie);
	expectRefused(await read(subject, 'surveys', ['email']), 'consent-withdrawn', 'S2.6');
	const { body: log } = await ask('audit/list', { subject, kind: 'consent' });
	expect(log.entries[0]).toMatchObject({ actor: 'guardian' });
	expect(await standing()).toBe('agreed');
	expect((await form('/privacy/erase', {}, cookie)).status).toBe(303);
	expect((await ask('erase', { subject })).body.code).toBe('subject-unknown');
});

test('S5.2 a guardian who agreed is mailed a new way in, and nobody else is', async () => {
	const { email, guardian, answer } = await child();
	const link = () => form('/guardian/link', { region: 'eu', address: email });
	await link();
	expect(await mailsTo(guardian)).toHaveLength(1);
	await answer('yes');
	await link();
	const [mail, ...earlier] = await mailsTo(guardian);
	expect(earlier).toHaveLength(1);
	const code = new URL(/http:\S+/.exec(mail!.text)![0]).hash.slice(1);
	const { cookie } = await form('/guardian/question', { code });
	expect(await page('/privacy', cookie)).toContain(email);
});
