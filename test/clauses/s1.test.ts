/** S1 · What is collected. */
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { expectRead, expectRefused, openClauseHouse } from './house.js';

const { ask, consent, house, mailsTo, person, read, rooms, signIn, staff, time } = await openClauseHouse();

test('S1.0 an item the policy does not declare is refused at collection, and an optional one is not demanded', async () => {
	const subject = await person();
	const write = await ask('write', { subject, purpose: 'provide-service', values: { 'shoe-size': 42 } });
	expect(write).toMatchObject({ status: 422, body: { code: 'item-unknown' } });
	const registration = await ask('subjects', {
		residence: 'DE',
		collectedIn: 'DE',
		shown: '2026-11-01',
		purpose: 'provide-service',
		values: { email: 'more@example.org', income: 1 },
	});
	expect(registration).toMatchObject({ status: 422, body: { code: 'item-unknown' } });
	expectRead(await read(subject, 'provide-service', ['avatar', 'language', 'phone']), {});
});

test('S1.1 e-mail and mobile number are taken at registration and come back', async () => {
	const [email, phone] = ['s11@example.org', '+4930123456'];
	const subject = await person({ email, phone, language: 'de' });
	expectRead(await read(subject, 'provide-service', ['email', 'phone', 'language']), {
		email,
		phone,
		language: 'de',
	});
});

test('S1.1 nobody is registered who was not shown the policy first', async () => {
	const unseen = await ask('subjects', {
		residence: 'DE',
		collectedIn: 'DE',
		shown: '2020-01-01',
		purpose: 'provide-service',
		values: { email: 'unseen@example.org' },
	});
	expect(unseen).toMatchObject({ status: 409, body: { code: 'notice-not-shown' } });
});

test('S1.1 of an uploaded avatar the picture is kept, and nothing that was hidden in the file', async () => {
	const pixels = sharp({ create: { width: 40, height: 40, channels: 3, background: 'red' } });
	const taken = await pixels
		.withExif({ IFD0: { Make: 'taken-at-home' } })
		.jpeg()
		.toBuffer();
	expect(taken.includes('taken-at-home')).toBe(true);
	const subject = await person();
	const upload = (avatar: string) =>
		ask('write', { subject, purpose: 'provide-service', values: { avatar } });
	expect((await upload(taken.toString('base64'))).status).toBe(200);
	const { body } = await read(subject, 'provide-service', ['avatar']);
	const kept = Buffer.from(body.values.avatar, 'base64');
	expect(await sharp(kept).metadata()).toMatchObject({ format: 'webp', width: 40, height: 40 });
	expect(kept.includes('taken-at-home')).toBe(false);
	const script = Buffer.from('<svg onload="alert(1)"/>').toString('base64');
	expect((await upload(script)).body.code).toBe('image-invalid');
});

test('S1.1 what somebody writes to customer service is answered by staff, and a mail says so', async () => {
	const email = 's11c@example.org';
	const subject = await person({ email });
	const { body } = await ask('support', { subject, text: 'where is my parcel' });
	const agent = await staff('support-agent');
	expect(await rooms.support.inbox(9)).toMatchObject([{ id: body.case, state: 'open' }]);
	await rooms.support.answer(agent, body.case, 'on its way');
	const { body: listed } = await ask('support/list', { subject });
	expect(listed.cases).toMatchObject([
		{
			state: 'answered',
			words: [
				{ from: 'person', text: 'where is my parcel' },
				{ from: 'staff', text: 'on its way' },
			],
		},
	]);
	const [mail] = await mailsTo(email);
	expect(mail?.text).not.toMatch(/parcel|on its way/);
});

test('S1.1 an entry to an activity is kept, until half a year after the activity', async () => {
	const subject = await person();
	const endsAt = new Date(time.now + 3_600_000).toISOString();
	const opened = await ask('activities', { title: { en: 'raffle' }, endsAt });
	const { activity } = opened.body;
	const entered = await ask('activities/enter', { subject, activity, entry: { guess: 42 } });
	expect(entered.status).toBe(200);
	expect((await ask('activities/list', {})).body.activities).toMatchObject([{ activity, entries: 1 }]);
	const stored = () => read(subject, 'provide-service', ['activity-entry']);
	expect((await stored()).body.values['activity-entry']).toMatchObject([{ value: { entry: { guess: 42 } } }]);
	time.now = Date.parse(endsAt);
	await house.offerTurns();
	const ended = time.now;
	time.now = Date.UTC(2027, 4, 24);
	expect((await stored()).body.values?.['activity-entry'] ?? []).toEqual([]);
	time.now = ended;
});

test('S1.2 sign-ins are kept as declared, for security, and for nothing else', async () => {
	const subject = await person();
	await ask('append', { subject, purpose: 'secure', item: 'sign-in', value: { with: 'code' } });
	const { body } = await read(subject, 'secure', ['sign-in']);
	expect(body.values['sign-in']).toMatchObject([{ value: { with: 'code' } }]);
	const other = await read(subject, 'provide-service', ['sign-in']);
	expect(other).toMatchObject({ status: 403, body: { reason: 'item-not-used' } });
});

test('S1.2 signing in with a mailed code, and signing out, are kept as such', async () => {
	const email = 's12@example.org';
	const subject = await person({ email });
	const session = await signIn(email);
	expect((await ask('sessions', { session })).body).toMatchObject({ subject, acting: 'self' });
	expect((await ask('sessions/end', { session })).status).toBe(200);
	expect((await ask('sessions', { session })).body.code).toBe('session-ended');
	const { body } = await read(subject, 'secure', ['sign-in', 'sign-out']);
	expect(body.values).toMatchObject({
		'sign-in': [{ value: { service: 'shop' } }],
		'sign-out': [{ value: { service: 'shop' } }],
	});
});

test.each(['crash-report', 'error-report'])('S1.2 a %s leaves the device only with consent', async item => {
	const subject = await person();
	const report = { subject, purpose: 'improve', item, value: { message: 'a page that crashes' } };
	expectRefused(await ask('append', report), 'consent-missing', 'S2.3');
	await consent(subject, 'improve', 'give');
	expect((await ask('append', report)).status).toBe(200);
	const { body } = await read(subject, 'improve', [item]);
	expect(body.values[item]).toHaveLength(1);
});
