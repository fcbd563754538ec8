/** S2.7, S8.2–S8.3: a new purpose asks everybody, a changed one asks again, and nothing is read before people were shown. */
import { expect, test } from 'vitest';
import { openTestDatabase } from './postgres.js';
import { laterVersion, NEWSLETTER, officer, openTestPublication, store } from './publishing.js';
import { openTestRegion } from './region.js';

const database = await openTestDatabase();
const opened = await openTestRegion(database);
const { region, caller, time } = opened;

test('a new purpose and a changed one wait for people to be shown, then to be asked; other consents carry over', async () => {
	const { publication, close } = openTestPublication([{ database, test: opened }]);
	const subject = await opened.person();
	for (const about of ['surveys', 'improve']) {
		await region.consents.act(caller, { subject, about, act: 'give', language: 'de' });
	}
	const next = laterVersion('2027-01-15', ...NEWSLETTER, [
		'uses: [email, language, survey-answer]',
		'uses: [email, phone, language, survey-answer]',
	]);
	await store([database], next, true);
	const { id } = await publication.propose(officer('ada'), '2027-01-15');
	await publication.approve(officer('grace'), id);
	// A week past its date the mail nobody fetched here no longer holds it back.
	time.now = Date.parse('2027-01-22');
	expect(await publication.carryOn()).toBe('2027-01-15');
	await close();

	const later = await opened.reopen();
	const read = async (purpose: string) => {
		const [answer] = await later.vault.read(caller, { subjects: [subject], purpose, items: ['email'] });
		if (!answer?.known) throw new Error('the person is not found');
		return answer.denied[0]?.reason ?? 'permitted';
	};
	expect(await read('provide-service')).toBe('version-not-shown');
	await later.rooms.people.showed(subject, '2027-01-15', 'shop');
	expect(await read('provide-service')).toBe('permitted');
	const standing = Object.fromEntries(
		(await later.consents.list(caller, { subject })).map(one => [one.about, one.standing]),
	);
	expect(standing).toMatchObject({ newsletter: 'missing', surveys: 'outdated', improve: 'given' });
	expect(await read('newsletter')).toBe('consent-missing');
	expect(await read('surveys')).toBe('consent-outdated');
	await later.consents.act(caller, { subject, about: 'surveys', act: 'give', language: 'de' });
	expect(await read('surveys')).toBe('permitted');
});
