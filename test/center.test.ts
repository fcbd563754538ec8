/** The pages for people over HTTP: what they take, what they refuse, and what they leave behind. */
import { expect, test } from 'vitest';
import { openClauseHouse } from './clauses/house.js';

const { app, ask, consent, form, house, log, mailsTo, page, person, read, rooms, signIn, staff, time } =
	await openClauseHouse({ pages: true });

const { minors: MINORS } = house.policy.compiled.clauses;
let people = 0;

/** Ends the session on the browser's side. */
const FORGET = 'obhut_person=';

interface Sent {
	site?: string;
	cookie?: string;
	language?: string;
	type?: string;
}

/** A form as a browser sends it, from whichever site. */
function post(path: string, body: Record<string, string> | string, sent: Sent = {}) {
	const { site = 'same-origin', cookie = '', language = 'en' } = sent;
	return app.inject({
		method: 'POST',
		url: `${path}?lang=${language}`,
		headers: {
			'content-type': sent.type ?? 'application/x-www-form-urlencoded',
			'sec-fetch-site': site,
			cookie,
		},
		payload: typeof body === 'string' ? body : new URLSearchParams(body).toString(),
	});
}

const alert = (body: string) => /role="alert">([^<]*)</.exec(body)?.[1] ?? null;

/** The cookie of somebody come in by a service's one-time link. */
async function enter(email: string): Promise<string> {
	const { body } = await ask('sessions/link', { session: await signIn(email) });
	const { status, cookie } = await form('/privacy/enter', { code: body.code });
	expect(status).toBe(303);
	return cookie;
}

/** Somebody new, signed in to the center. */
async function somebody(values: Record<string, unknown> = {}) {
	const email = `center${people++}@example.org`;
	const subject = await person({ email, ...values });
	return { email, subject, cookie: await enter(email) };
}

/** A child of twelve, and the secret in the mail to the guardian. */
async function child() {
	const [email, guardian] = [`center${people}@example.org`, `guardian${people++}@example.org`];
	const values = { email, residence: 'DE', 'guardian-contact': guardian };
	const subject = await person(values, { born: '2014-05', purpose: 'ask-guardian' });
	await ask('guardian/ask', { subject, language: 'en' });
	const [mail] = await mailsTo(guardian);
	const code = new URL(/http:\S+/.exec(mail!.text)![0]).hash.slice(1);
	return { subject, email, guardian, code };
}

const ACTS: Record<string, Record<string, string>> = {
	'/privacy/sign-out': {},
	'/privacy/choices': { about: 'surveys', act: 'give' },
	'/privacy/correct': { item: 'phone', value: '+491711234567' },
	'/privacy/restriction': { on: 'yes' },
	'/privacy/requests': { right: 'access', text: 'words' },
	'/privacy/shown': {},
	'/privacy/ask-guardian': {},
	'/privacy/guardian/withdraw': {},
	'/privacy/export': {},
	'/privacy/log': {},
	'/privacy/erase': {},
};

const DOORS: Record<string, Record<string, string>> = {
	'/privacy/code': { region: 'eu', address: 'x@example.org' },
	'/privacy/sign-in': { region: 'eu', address: 'x@example.org', code: '000000' },
	'/privacy/enter': { code: 'eu.x' },
	'/guardian/question': { code: 'x' },
	'/guardian/answer': { code: 'x', agree: 'yes' },
	'/guardian/link': { region: 'eu', address: 'x@example.org' },
};

test('a form of another site does nothing, at any address', async () => {
	const { subject, cookie } = await somebody();
	for (const [path, fields] of Object.entries({ ...ACTS, ...DOORS })) {
		const answer = await post(path, fields, { site: 'cross-site', cookie });
		expect(answer.statusCode, path).toBe(403);
		expect(alert(answer.body), path).toContain('did not come from this page');
		expect(answer.headers['set-cookie'], path).toBeUndefined();
	}
	expect((await read(subject, 'surveys', ['email'])).body.code).toBe('denied');
	expect(await page('/privacy', cookie)).toContain('What is kept about you');
});

test('without a session, with one of another region or a made-up one, every act is refused and forgotten', async () => {
	const { cookie } = await somebody();
	const foreign = cookie.replace('=eu.', '=cn.');
	expect(foreign).not.toBe(cookie);
	for (const presented of [
		'',
		foreign,
		cookie.replace('=eu.', '=mars.'),
		'obhut_person=eu.x',
		'obhut_person=eu',
	]) {
		for (const [path, fields] of Object.entries(ACTS)) {
			const { statusCode, body } = await post(path, fields, { cookie: presented });
			expect(statusCode, path).toBe(401);
			expect(alert(body), path).toContain('session has ended');
		}
		const looked = await app.inject({ url: '/privacy?lang=en', headers: { cookie: presented } });
		expect([303, 401]).toContain(looked.statusCode);
		if (looked.statusCode === 401) expect(looked.headers['set-cookie']).toContain(`${FORGET};`);
	}
});

test.each([
	['/privacy/choices', { about: 'nothing', act: 'give' }],
	['/privacy/choices', { about: 'surveys', act: 'sell' }],
	['/privacy/choices', { about: 'provide-service', act: 'withdraw' }],
	['/privacy/choices', { act: 'give' }],
	['/privacy/choices', {}],
	['/privacy/restriction', { on: 'perhaps' }],
	['/privacy/restriction', {}],
	['/privacy/requests', { right: 'access', text: ' ' }],
	['/privacy/requests', { right: 'fly', text: 'words' }],
	['/privacy/requests', { text: 'words' }],
	['/privacy/requests', { right: 'access', text: 'w'.repeat(8001) }],
	['/privacy/correct', { item: 'sign-in', value: 'x' }],
	['/privacy/correct', { item: 'birth-month', value: '1990-01' }],
	['/privacy/correct', { item: 'guardian-contact', value: 'me@example.org' }],
	['/privacy/correct', { item: 'constructor', value: 'x' }],
	['/privacy/correct', { item: 'email', value: '' }],
	['/privacy/correct', { item: 'email', value: 'not an address' }],
	['/privacy/correct', { item: 'phone', value: '0' }],
	['/privacy/correct', { value: 'x' }],
	['/privacy/ask-guardian', {}],
	['/privacy/guardian/withdraw', {}],
])('%s, case %#: said above the center in the person’s language, nothing changed', async (path, fields) => {
	const { subject, cookie } = await someone();
	const before = JSON.stringify((await ask('export', { subject })).body);
	const { statusCode, body } = await post(path, fields, { cookie, language: 'zh' });
	expect(statusCode).toBeGreaterThanOrEqual(400);
	expect(statusCode).toBeLessThan(500);
	expect(alert(body)).toMatch(/^[^a-z]+未做任何更改。$/);
	expect(JSON.stringify((await ask('export', { subject })).body)).toBe(before);
});

let shared: ReturnType<typeof somebody> | undefined;
/** One person for the tests that change nothing. */
const someone = () => (shared ??= somebody({ phone: '+491711234567' }));

test('bodies too large or of another kind are refused', async () => {
	const { cookie } = await someone();
	const large = await post('/privacy/requests', { right: 'access', text: 'w'.repeat(70_000) }, { cookie });
	expect(large.statusCode).toBe(413);
	expect(alert(large.body)).toContain('too long');
	const json = await post('/privacy/choices', '{"about":"surveys"}', { cookie, type: 'application/json' });
	expect(json.statusCode).toBe(400);
	const file = await post('/privacy/choices', 'x', { cookie, type: 'multipart/form-data; boundary=x' });
	expect(file.statusCode).toBe(415);
	for (const url of ['/privacy/choices', '/privacy/export', '/guardian/answer']) {
		expect((await app.inject({ url })).statusCode).toBe(405);
	}
});

test('signing in: the same page for known and unknown, no address in any URL, and a strict cookie', async () => {
	const email = 'signing@example.org';
	await person({ email });
	const plain = (body: string) => body.replaceAll(/[a-z]+@example\.org/g, '');
	const pages = [];
	for (const address of [email, 'nobody@example.org'])
		pages.push(plain((await post('/privacy/code', { region: 'eu', address })).body));
	expect(pages[0]).toBe(pages[1]);
	const [mail] = await mailsTo(email);
	const code = /^\d{6}$/m.exec(mail!.text)![0];
	const wrong = await post('/privacy/sign-in', { region: 'eu', address: email, code: 'abcdef' });
	expect(wrong.statusCode).toBe(403);
	expect(wrong.body).toContain('name="code"');
	for (const region of ['', 'mars', 'cn']) {
		const { statusCode } = await post('/privacy/sign-in', { region, address: email, code });
		expect(statusCode).toBe(403);
	}
	const right = await post('/privacy/sign-in', { region: 'eu', address: email, code });
	expect(right.statusCode).toBe(303);
	expect(right.headers.location).toBe('/privacy?lang=en');
	expect(right.headers['set-cookie']).toMatch(
		/^obhut_person=eu\.[\w-]{43}; Path=\/privacy; HttpOnly; SameSite=Strict; Max-Age=\d+$/,
	);
	const lines = log.join('');
	expect(lines).toContain('/privacy/sign-in');
	for (const secret of [email, code, String(right.headers['set-cookie']).split(/[.;]/)[1]!])
		expect(lines).not.toContain(secret);
});

test('a one-time link names its region, and lets in once', async () => {
	const email = 'linked@example.org';
	await person({ email });
	const { body } = await ask('sessions/link', { session: await signIn(email) });
	expect(body.code).toMatch(/^eu\.[\w-]{43}$/);
	const secret = body.code.slice(3);
	for (const code of ['', secret, `cn.${secret}`, `mars.${secret}`, 'eu.', `eu.${secret}.x`])
		expect((await post('/privacy/enter', { code })).statusCode, code).toBe(403);
	const whole = { code: `http://127.0.0.1/privacy/enter#${body.code}` };
	expect((await post('/privacy/enter', whole)).statusCode).toBe(303);
	expect((await post('/privacy/enter', whole)).statusCode).toBe(403);
});

test('a choice changes what is decided, a refusal names its clause', async () => {
	const { subject, cookie } = await somebody();
	await form('/privacy/choices', { about: 'surveys', act: 'give' }, cookie);
	expect((await read(subject, 'surveys', ['email'])).status).toBe(200);
	expect(await page('/privacy', cookie)).toContain('On: agreed');
	await form('/privacy/restriction', { on: 'yes' }, cookie);
	const { status, body } = await form(
		'/privacy/correct',
		{ item: 'email', value: 'new@example.org' },
		cookie,
	);
	expect(status).toBe(403);
	expect(alert(body)).toMatch(/^Clause S7\.1 of the policy does not allow this now/);
	await form('/privacy/restriction', { on: 'no' }, cookie);
	expect((await form('/privacy/correct', { item: 'email', value: 'new@example.org' }, cookie)).status).toBe(
		303,
	);
	const found = await ask('lookup', { item: 'email', value: 'new@example.org', purpose: 'provide-service' });
	expect(found.body.subject).toBe(subject);
});

test('an address of somebody else is not taken over', async () => {
	const other = await somebody();
	const { cookie } = await somebody();
	const { status, body } = await form('/privacy/correct', { item: 'email', value: other.email }, cookie);
	expect(status).toBe(409);
	expect(alert(body)).toContain('cannot be used');
	expect(alert(body)).not.toContain(other.email);
});

test('what is written on the page stays text', async () => {
	const { cookie } = await somebody({ language: '"><script>alert(1)</script>' });
	await form('/privacy/requests', { right: 'access', text: '<img src=x onerror=alert(1)>' }, cookie);
	const shown = await page('/privacy', cookie);
	expect(shown).not.toMatch(/<script>alert|<img src=x/);
	expect(shown).toContain('&lt;img src=x');
	const { headers } = await app.inject({ url: '/privacy?lang=en&note=<script>', headers: { cookie } });
	expect(headers['content-security-policy']).toContain("default-src 'none'");
});

test('erasing takes everything, the session and the cookie', async () => {
	const { email, subject, cookie } = await somebody();
	const sure = await page('/privacy/erase', cookie);
	expect(sure).toMatch(/[23] values are stored/);
	expect((await ask('audit/list', { subject, kind: 'erase' })).body.entries).toEqual([]);
	const { statusCode, headers } = await post('/privacy/erase', {}, { cookie });
	expect(statusCode).toBe(303);
	expect(headers.location).toBe('/privacy/sign-in?lang=en&note=erased');
	expect(headers['set-cookie']).toBe('obhut_person=; Path=/privacy; HttpOnly; SameSite=Strict; Max-Age=0');
	expect((await ask('read', { subject, purpose: 'provide-service', items: ['email'] })).body.code).toBe(
		'subject-unknown',
	);
	expect((await post('/privacy/export', {}, { cookie })).statusCode).toBe(401);
	await post('/privacy/code', { region: 'eu', address: email });
	expect(await mailsTo(email)).toHaveLength(1);
});

test('a hold keeps from erasing, and the page says so by its clause', async () => {
	const { subject, cookie } = await somebody();
	const [ada, grace] = [await staff(), await staff()];
	const order = { ground: 'court-order', reference: '7 O 12/26', until: time.now + 86_400_000 } as const;
	const proposal = await rooms.retention.proposeHold(ada, { subject, items: ['email'], ...order });
	await rooms.retention.approveHold(grace, proposal);
	const { statusCode, body, headers } = await post('/privacy/erase', {}, { cookie, language: 'de' });
	expect(statusCode).toBe(409);
	expect(alert(body)).toMatch(/^Noch ist nichts gelöscht.*Abschnitt S3\.2/);
	expect(headers['set-cookie']).toBeUndefined();
	expect(body).toContain('durch eine Sperre eingefroren');
});

test('a child without a guardian can ask, sign out and be erased, and nothing else', async () => {
	const { email, subject } = await child();
	const cookie = await enter(email);
	expect(await page('/privacy', cookie)).toContain('Waiting for your guardian');
	for (const [path, fields] of Object.entries(ACTS)) {
		if (/sign-out|ask-guardian|erase/.test(path)) continue;
		const { statusCode, body } = await post(path, fields, { cookie });
		expect(statusCode, path).toBe(403);
		expect(alert(body), path).toContain(`Clause ${MINORS}`);
	}
	expect((await ask('consents/list', { subject })).body.consents).toContainEqual(
		expect.objectContaining({ about: 'surveys', standing: 'missing' }),
	);
	expect((await form('/privacy/ask-guardian', {}, cookie)).status).toBe(303);
	expect(await page('/privacy/erase', cookie)).toContain('Yes, erase me');
	expect((await form('/privacy/erase', {}, cookie)).status).toBe(303);
	expect((await ask('erase', { subject })).body.code).toBe('subject-unknown');
});

test('a guardian’s wrong or used link opens nothing, and an answer is yes or no', async () => {
	const { subject, code } = await child();
	for (const wrong of ['', 'x', `${code}x`, code.slice(1)]) {
		expect((await form('/guardian/question', { code: wrong })).status).toBe(403);
		expect((await form('/guardian/answer', { code: wrong, agree: 'yes' })).status).toBe(403);
	}
	expect((await form('/guardian/answer', { code, agree: 'maybe' })).status).toBe(400);
	expect((await form('/guardian/answer', { code })).status).toBe(400);
	expect((await ask('guardian/standing', { subject })).body.standing).toBe('pending');
	expect((await form('/guardian/question', { code })).body).toContain('under 14');
	const { cookie } = await form('/guardian/answer', { code, agree: 'yes' });
	expect(await page('/privacy', cookie)).toContain('The child’s privacy');
	expect((await form('/guardian/answer', { code, agree: 'no' })).status).toBe(403);
	expect((await form('/guardian/question', { code })).body).toContain('answered already');
});

test('a guardian’s session ends when they take their agreement back, and so does the child’s', async () => {
	const { email, subject, code } = await child();
	const { cookie } = await form('/guardian/answer', { code, agree: 'yes' });
	const own = await enter(email);
	expect((await form('/privacy/guardian/withdraw', {}, own)).status).toBe(409);
	const { statusCode, headers } = await post('/privacy/guardian/withdraw', {}, { cookie });
	expect(statusCode).toBe(303);
	expect(headers['set-cookie']).toContain(FORGET);
	for (const ended of [cookie, own])
		expect((await app.inject({ url: '/privacy', headers: { cookie: ended } })).statusCode).toBe(401);
	expect((await ask('guardian/standing', { subject })).body.standing).toBe('pending');
});

test('a session of a guardian who does not agree opens nothing, however it came about', async () => {
	const { subject } = await child();
	const { token } = await rooms.people.begin(subject, 'guardian', 'shop');
	const cookie = `obhut_person=eu.${token}`;
	expect((await app.inject({ url: '/privacy', headers: { cookie } })).statusCode).toBe(401);
	await expect(rooms.people.verify(token)).rejects.toMatchObject({ code: 'session-ended' });
});

test('a guardian’s session ends when the child comes of age', async () => {
	const email = `center${people++}@example.org`;
	const guardian = 'nearly@example.org';
	const values = { email, residence: 'DE', 'guardian-contact': guardian };
	const subject = await person(values, { born: '2008-11', purpose: 'ask-guardian' });
	await ask('guardian/ask', { subject, language: 'en' });
	const [mail] = await mailsTo(guardian);
	const code = new URL(/http:\S+/.exec(mail!.text)![0]).hash.slice(1);
	time.now = Date.UTC(2026, 10, 30, 12);
	const { cookie } = await form('/guardian/answer', { code, agree: 'yes' });
	expect(await page('/privacy', cookie)).toContain(email);
	time.now = Date.UTC(2026, 11, 1, 1);
	const { statusCode, headers, body } = await app.inject({ url: '/privacy', headers: { cookie } });
	expect(statusCode).toBe(401);
	expect(headers['set-cookie']).toContain(FORGET);
	expect(body).not.toContain(email);
});

test('a way back in is mailed to the stored address, alike for known and unknown', async () => {
	const { email, guardian, code } = await child();
	await form('/guardian/answer', { code, agree: 'yes' });
	const answers = [];
	for (const address of [email, 'nobody@example.org'])
		answers.push(await form('/guardian/link', { region: 'eu', address }));
	expect(answers[0]).toEqual(answers[1]);
	for (const region of ['', 'mars'])
		expect((await form('/guardian/link', { region, address: email })).status).toBe(403);
	const [mail] = await mailsTo(guardian);
	expect(mail!.text).toMatch(/\/guardian\/enter#/);
});

test('one click in a mail ends surveys; looking at the page does not', async () => {
	const { email, subject } = await somebody();
	await consent(subject, 'surveys', 'give');
	const agent = await staff('support-agent');
	const words = { title: { en: 'tea' }, question: { en: 'which' } };
	const { id } = await rooms.surveys.create(agent, { service: 'shop', ...words });
	await rooms.surveys.send(agent, id, 'https://shop.cncest.example');
	const [mail] = await mailsTo(email);
	const { pathname } = new URL(mail!.optOut!);
	expect(await page(pathname)).toContain('Stop them');
	expect((await read(subject, 'surveys', ['email'])).status).toBe(200);
	expect((await post(`${pathname}x`, {}, { site: 'cross-site' })).statusCode).toBe(403);
	expect((await post(pathname, { 'List-Unsubscribe': 'One-Click' }, { site: 'cross-site' })).statusCode).toBe(
		200,
	);
	expect((await read(subject, 'surveys', ['email'])).body).toMatchObject({ code: 'denied', clause: 'S2.6' });
	expect(log.join('')).not.toContain(pathname.split('/').at(-1));
});
