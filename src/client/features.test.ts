import { expect, test } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { openTestRegion } from '../../test/region.js';
import { AGENT, openFeatures } from '../features/features.fixture.js';
import type { House } from '../server/house.js';
import { type Obhut, verifyRelease } from './connect.js';
import { Obhut as Handles } from './obhut.js';
import { HouseTransport } from './open.js';

const database = await openTestDatabase();
const opened = await openTestRegion(database);
const { person, region, time } = opened;
const rooms = openFeatures(opened, database.config);
const house = {
	regions: new Map([['eu', { ...region, rooms }]]),
	policy: region.policy,
} as unknown as House;

/** The SDK of a service, through the doors into real rooms. */
const sdk = (service: string): Obhut => new Handles(new HouseTransport(house, { ...opened.caller, service }));
const [shop, app] = [sdk('shop'), sdk('app')];

test('a service takes a person’s words to customer service, and shows the answer', async () => {
	const { offers } = shop.subject(await person());
	const opening = await offers.writeToSupport('where is my parcel');
	expect(opening).toEqual({
		case: opening.case,
		state: 'open',
		openedAt: new Date(time.now).toISOString(),
		lastAt: new Date(time.now).toISOString(),
	});
	await rooms.support.answer(AGENT, opening.case, 'on its way');
	await offers.writeToSupport('thank you', opening.case);
	const [conversation] = await offers.support();
	expect(conversation).toMatchObject({ ...opening, state: 'open' });
	expect(conversation!.words.map(({ text }) => text)).toEqual([
		'where is my parcel',
		'on its way',
		'thank you',
	]);
	await expect(offers.writeToSupport('x', crypto.randomUUID())).rejects.toMatchObject({
		code: 'case-unknown',
	});
});

test('a service opens an activity, and a person enters it', async () => {
	const endsAt = new Date(time.now + 86_400_000);
	const made = await shop.activities.open({ en: 'raffle' }, endsAt);
	expect(made).toEqual({
		activity: made.activity,
		title: { en: 'raffle' },
		endsAt: endsAt.toISOString(),
		entries: 0,
	});
	await shop.subject(await person()).offers.enter(made.activity, { guess: 42 });
	expect(await shop.activities.list()).toEqual([{ ...made, entries: 1 }]);
	expect(await app.activities.list()).toEqual([]);
});

test('a service shows a survey, and a person who agreed answers it', async () => {
	const words = { title: { de: 'Umfrage' }, question: { de: 'Wie gefällt es Ihnen?' } };
	const { id } = await rooms.surveys.create(AGENT, { service: 'shop', ...words });
	expect(await shop.surveys.get(id)).toEqual({ survey: id, ...words });
	await expect(app.surveys.get(id)).rejects.toMatchObject({ code: 'survey-unknown' });
	const subject = shop.subject(await person());
	await expect(subject.offers.answerSurvey(id, { stars: 5 })).rejects.toMatchObject({ clause: 'S2.6' });
	await subject.consents.give('surveys', 'de');
	await subject.offers.answerSurvey(id, { stars: 5 });
	expect((await rooms.surveys.get(id)).answers).toBe(1);
});

test('a service publishes a release, and an installation verifies it with the key it came with', async () => {
	const file = { platform: 'linux', digest: 'ab'.repeat(32), url: 'https://app.example.org/file' };
	const { key } = await app.updates.publish({ ...file, version: '1.4.0' });
	const { offers } = app.subject(await person());
	const signed = await offers.checkUpdate('linux', '1.3.9');
	expect(await verifyRelease(signed!, key)).toMatchObject({ service: 'app', ...file, version: '1.4.0' });
	expect(await offers.checkUpdate('linux', '1.4.0')).toBeNull();
});

test('what is nested too deep, no date, no id or no https address is refused at the door', async () => {
	const { offers } = app.subject(await person());
	let deep: unknown[] = [];
	for (let level = 0; level < 100; level++) deep = [deep];
	const id = crypto.randomUUID();
	const refused = { code: 'invalid-request' };
	await expect(offers.enter(id, deep as never)).rejects.toMatchObject(refused);
	await expect(offers.answerSurvey(id, deep as never)).rejects.toMatchObject(refused);
	await expect(offers.enter('1 or 1=1', 1)).rejects.toMatchObject(refused);
	const transport = new HouseTransport(house, { ...opened.caller, service: 'app' });
	const never = { title: { en: 'never' }, endsAt: '2026-13-45T99:00:00Z' };
	await expect(transport.ask('activities', never)).rejects.toMatchObject(refused);
	for (const url of ['http://app.example.org', 'javascript:alert(1)', 'https://a b', 'https://']) {
		const release = { platform: 'linux', version: '2.0', digest: 'ab'.repeat(32), url };
		await expect(app.updates.publish(release)).rejects.toMatchObject(refused);
	}
});
