/** S2 · What it is used for. */
import { expect, test } from 'vitest';
import { verifyRelease } from '../../src/client/verify-release.js';
import { expectRead, expectRefused, openClauseHouse } from './house.js';

const { app, ask, consent, house, mailsTo, page, person, read, rooms, signIn, staff, time } =
	await openClauseHouse({
		pages: true,
	});

const APP = { service: 'app' } as const;
const CN = { region: 'cn' } as const;

/** Appends a record under the purpose; throws unless it was taken. */
async function append(subject: string, purpose: string, item: string, as = {}): Promise<void> {
	const { status, body } = await ask('append', { subject, purpose, item, value: { note: 'a' } }, as);
	expect(status, body.code).toBe(200);
}

test('S2.1 a read to provide the service gives what that purpose uses, refuses the rest, and leaves an entry', async () => {
	const subject = await person({ email: 's21@example.org', language: 'de' });
	const answer = await read(subject, 'provide-service', ['email', 'sign-in']);
	expect(answer.body).toMatchObject({
		values: { email: 's21@example.org' },
		denied: [{ item: 'sign-in', reason: 'item-not-used', clause: 'S2.1' }],
	});
	const { body } = await ask('audit/list', { subject, kind: 'read' });
	expect(body.entries[0]).toMatchObject({ purpose: 'provide-service', service: 'shop' });
});

test('S2.1 what the service offers runs under this purpose, and not while the person has it frozen', async () => {
	const subject = await person();
	const endsAt = new Date(time.now + 3_600_000).toISOString();
	const { activity } = (await ask('activities', { title: { en: 'raffle' }, endsAt })).body;
	const features = [
		() => ask('write', { subject, purpose: 'provide-service', values: { language: 'de' } }),
		() => ask('support', { subject, text: 'hello' }),
		() => ask('activities/enter', { subject, activity, entry: 1 }),
	];
	for (const feature of features) expect((await feature()).status).toBe(200);
	await ask('restrict', { subject, on: true });
	for (const feature of features) expectRefused(await feature(), 'frozen-by-restriction', 'S7.1');
	await ask('restrict', { subject, on: false });
	for (const feature of features) expect((await feature()).status).toBe(200);
});

test('S2.2 language and location serve individual needs only once the person agrees', async () => {
	const subject = await person({ language: 'zh' });
	expectRefused(await read(subject, 'personalise', ['language']), 'consent-missing', 'S2.2');
	await consent(subject, 'personalise', 'give');
	await ask('write', { subject, purpose: 'personalise', values: { 'location-setting': 'Hamburg' } });
	const known = { language: 'zh', 'location-setting': 'Hamburg' };
	expectRead(await read(subject, 'personalise', ['language', 'location-setting']), known);
	await consent(subject, 'personalise', 'withdraw');
	expectRefused(await read(subject, 'personalise', ['language']), 'consent-withdrawn', 'S2.2');
});

test('S2.3 a crash report is taken and analysed with consent, never with the address beside it', async () => {
	const subject = await person();
	const crash = { subject, purpose: 'improve', item: 'crash-report', value: { at: 'start' } };
	expectRefused(await ask('append', crash), 'consent-missing', 'S2.3');
	await consent(subject, 'improve', 'give');
	await append(subject, 'improve', 'crash-report');
	const { body } = await read(subject, 'improve', ['crash-report', 'email']);
	expect(body.values['crash-report']).toHaveLength(1);
	expect(body.denied).toMatchObject([{ item: 'email', reason: 'item-not-used', clause: 'S2.3' }]);
});

test('S2.4 security goes on without consent, and ends with an objection until that is lifted', async () => {
	const subject = await person();
	await append(subject, 'secure', 'sign-in');
	expect((await read(subject, 'secure', ['sign-in'])).status).toBe(200);
	await consent(subject, 'secure', 'object');
	expectRefused(await read(subject, 'secure', ['sign-in']), 'objected', 'S7.1');
	await consent(subject, 'secure', 'lift');
	expect((await read(subject, 'secure', ['sign-in'])).status).toBe(200);
});

test('S2.4 in China security is a legal obligation, and no objection ends it', async () => {
	const subject = await person({}, {}, CN);
	const objection = { subject, about: 'secure', act: 'object', language: 'zh' };
	expect(await ask('consents', objection, CN)).toMatchObject({ status: 409 });
	expect((await read(subject, 'secure', ['email'], CN)).status).toBe(200);
});

test('S2.4 a code to sign in is mailed for security, and the courier’s look at the address is in the log', async () => {
	const email = 's24@example.org';
	const subject = await person({ email });
	await signIn(email);
	const { body } = await ask('audit/list', { subject, kind: 'read' });
	expect(body.entries).toMatchObject([{ actor: 'courier', purpose: 'secure', service: 'shop' }]);
	const stranger = await ask('sign-in/code', { item: 'email', value: 'nobody@example.org', language: 'en' });
	expect(stranger.status).toBe(202);
	expect(await mailsTo('nobody@example.org')).toEqual([]);
	const wrong = await ask('sign-in', { item: 'email', value: email, code: '000000' });
	expect(wrong.body.code).toBe('code-refused');
});

test('S2.5 licences and updates are the app’s; the shop is refused', async () => {
	const subject = await person({}, {}, APP);
	await append(subject, 'manage-software', 'update-check', APP);
	expect((await read(subject, 'manage-software', ['update-check'], APP)).status).toBe(200);
	const shop = await read(subject, 'manage-software', ['update-check']);
	expectRefused(shop, 'service-not-covered', 'S2.5');
});

test('S2.5 an app is told of a newer release, signed, and the check is kept for a month', async () => {
	const release = { platform: 'android', version: '1.4.0', digest: 'ab'.repeat(32) };
	const url = 'https://cncest.example/app.apk';
	const { body: published } = await ask('updates/publish', { ...release, url }, APP);
	const subject = await person({}, {}, APP);
	const check = (installed: string) => ask('updates/check', { subject, platform: 'android', installed }, APP);
	const { body } = await check('1.3.9');
	expect(await verifyRelease(body.release, published.key)).toMatchObject(release);
	const manifest = body.release.manifest.replace('1.4.0', '9.9.9');
	expect(await verifyRelease({ ...body.release, manifest }, published.key)).toBeNull();
	expect((await check('1.4.0')).body).toEqual({});
	const kept = await read(subject, 'manage-software', ['update-check'], APP);
	expect(kept.body.values['update-check']).toHaveLength(2);
	const shop = await ask('updates/check', { subject, platform: 'android', installed: '1.0' });
	expectRefused(shop, 'service-not-covered', 'S2.5');
});

test('S2.6 a survey read is refused until the person agrees, and again after they withdraw', async () => {
	const email = 's26@example.org';
	const subject = await person({ email });
	expectRefused(await read(subject, 'surveys', ['email']), 'consent-missing', 'S2.6');
	await consent(subject, 'surveys', 'give');
	expectRead(await read(subject, 'surveys', ['email']), { email });
	await consent(subject, 'surveys', 'withdraw');
	expectRefused(await read(subject, 'surveys', ['email']), 'consent-withdrawn', 'S2.6');
});

test('S2.6 an invitation goes to whoever agreed, and one click in it ends them', async () => {
	const [willing, silent] = ['s26w@example.org', 's26s@example.org'];
	const subject = await person({ email: willing });
	await person({ email: silent });
	await consent(subject, 'surveys', 'give');
	const agent = await staff('support-agent');
	const send = async (title: string) => {
		const words = { title: { en: title }, question: { en: 'how do you like it' } };
		const { id } = await rooms.surveys.create(agent, { service: 'shop', ...words });
		return { id, ...(await rooms.surveys.send(agent, id, 'https://shop.cncest.example')) };
	};
	const first = await send('one');
	expect(first.refused).toContainEqual(
		expect.objectContaining({ reason: 'consent-missing', clause: 'S2.6' }),
	);
	const [mail] = await mailsTo(willing);
	expect(await mailsTo(silent)).toEqual([]);
	const answered = await ask('surveys/answer', { subject, survey: first.id, answer: 5 });
	expect(answered.status).toBe(200);
	expect(await rooms.surveys.get(first.id)).toMatchObject({ queued: 0, answers: 1 });
	const click = { method: 'POST', url: new URL(mail!.optOut!).pathname } as const;
	const form = { 'content-type': 'application/x-www-form-urlencoded' };
	const clicked = await app.inject({ ...click, headers: form, payload: 'List-Unsubscribe=One-Click' });
	expect(clicked.statusCode).toBe(200);
	expectRefused(await read(subject, 'surveys', ['email']), 'consent-withdrawn', 'S2.6');
	await send('two');
	expect(await mailsTo(willing)).toHaveLength(1);
});

test('S2.6 consent to surveys ends after two years', async () => {
	const subject = await person();
	await consent(subject, 'surveys', 'give');
	const then = time.now;
	time.now = Date.UTC(2028, 10, 24);
	try {
		expectRefused(await read(subject, 'surveys', ['email']), 'consent-expired', 'S2.6');
	} finally {
		time.now = then;
	}
});

test('S2.7 a purpose the policy does not declare is refused, whatever the person agreed to', async () => {
	const subject = await person();
	await consent(subject, 'surveys', 'give');
	const sold = await read(subject, 'sell-to-brokers', ['email']);
	expect(sold).toMatchObject({ status: 422, body: { code: 'purpose-unknown' } });
	const agreed = await ask('consents', { subject, about: 'sell-to-brokers', act: 'give', language: 'en' });
	expect(agreed).toMatchObject({ status: 422, body: { code: 'purpose-unknown' } });
});

test('S2.8 what the app collected comes back to the shop only across services, with its own consent', async () => {
	const subject = await person({}, {}, APP);
	await append(subject, 'provide-service', 'activity-entry', APP);
	expect((await read(subject, 'provide-service', ['activity-entry'], APP)).status).toBe(200);
	const items = ['activity-entry'];
	expectRefused(await read(subject, 'across-services', items), 'consent-missing', 'S2.8');
	await consent(subject, 'across-services', 'give');
	const { body } = await read(subject, 'across-services', items);
	expect(body.values['activity-entry']).toHaveLength(1);
	const own = await read(subject, 'provide-service', items);
	expect(own.body.values?.['activity-entry'] ?? []).toEqual([]);
	await consent(subject, 'across-services', 'withdraw');
	expectRefused(await read(subject, 'across-services', items), 'consent-withdrawn', 'S2.8');
});

test('S2.9 use, errors, times and origins are counted by the hour', async () => {
	const observations = [
		{ kind: 'frequency-of-use', name: 'start-page' },
		{ kind: 'frequency-of-use', name: 'start-page' },
		{ kind: 'errors', name: 'checkout' },
		{ kind: 'performance', name: 'start-page', took: 84 },
		{ kind: 'app-source', name: 'search-engine' },
	];
	const from = new Date(time.now).toISOString();
	expect((await ask('telemetry/series', { from })).body.series).toEqual([]);
	expect(await ask('telemetry', { observations })).toMatchObject({ status: 200 });
	const { body } = await ask('telemetry/series', { from });
	const of = (kind: string) => body.series.find((series: { kind: string }) => series.kind === kind);
	expect(of('frequency-of-use')).toMatchObject({ name: 'start-page', service: 'shop', count: 2 });
	expect(of('errors')).toMatchObject({ name: 'checkout', count: 1, hour: '2026-11-23T12:00:00.000Z' });
	expect(of('performance').buckets).toMatchObject({ 50: 0, 100: 1, 250: 1 });
	const { code } = await house.staff.invite('operator', 'bootstrap');
	const { token } = (await house.staff.signIn(code))!;
	const console = await page('/staff/figures', `obhut_staff=${token}`);
	for (const shown of ['start-page', 'search-engine']) expect(console).toContain(shown);
});

test('S2.10 a count takes no person, no session and no id', async () => {
	const subject = await person();
	const good = { kind: 'errors', name: 'checkout' };
	for (const body of [
		{ observations: [good], subject },
		{ observations: [{ ...good, session: 'x' }] },
		{ observations: [{ ...good, name: subject }] },
		{ observations: [{ ...good, name: 'person@example.org' }] },
		{ observations: [{ ...good, at: time.now }] },
		{ observations: [] },
		{ observations: Array.from({ length: 101 }, () => good) },
	]) {
		expect(await ask('telemetry', body)).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
	}
	const untimed = { observations: [{ kind: 'performance', name: 'checkout' }] };
	expect(await ask('telemetry', untimed)).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
	const undeclared = { observations: [{ kind: 'heartbeats', name: 'checkout' }] };
	expect(await ask('telemetry', undeclared)).toMatchObject({ status: 400 });
	const from = await ask('telemetry/series', { from: '2020-01-01T00:00:00Z' });
	expect(from).toMatchObject({ status: 400, body: { where: '/from' } });
});
