/** Staff come in, look and leave, over HTTP and on real databases. */
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase } from './postgres.js';
import { openStaffHouse, type StaffHouse } from './staff-house.js';

const OURS = { 'sec-fetch-site': 'same-origin' };

const databases = [await openTestDatabase(), await openTestDatabase()] as const;
let staff: StaffHouse;
let app: FastifyInstance;

beforeAll(async () => {
	staff = await openStaffHouse(...databases);
	app = staff.app;
}, 120_000);

afterAll(() => staff.close());

beforeEach(() => {
	staff.time.now = Date.UTC(2026, 10, 23, 12);
});

async function newCode(): Promise<string> {
	return new URL(await staff.house.staffLink('http://127.0.0.1:8474')).hash.slice(1);
}

function submit(code: string, headers: Record<string, string> = OURS, server = app) {
	return server.inject({
		method: 'POST',
		url: '/staff/sign-in?lang=en',
		headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
		payload: new URLSearchParams({ code }).toString(),
	});
}

async function signedIn(): Promise<string> {
	const answer = await submit(await newCode());
	return String(answer.headers['set-cookie']).split(';', 1)[0]!;
}

const overview = (cookie: string, lang = 'en') =>
	app.inject({ url: `/staff?lang=${lang}`, headers: { cookie } });

async function acts(region: string): Promise<string[]> {
	const caller = { service: 'obhut', actor: 'key:test', region };
	const { entries } = await staff.house.regions.get(region)!.audit.list(caller, { limit: 100 });
	return entries.filter(({ kind }) => kind === 'staff').map(({ outcome }) => outcome);
}

describe('signing in', () => {
	test('with the code of a link gives a cookie no script reads and no other site sends', async () => {
		const answer = await submit(await newCode());
		expect(answer.statusCode).toBe(303);
		expect(answer.headers.location).toBe('/staff?lang=en');
		expect(answer.headers['set-cookie']).toMatch(
			/^obhut_staff=[\w-]{43}; Path=\/staff; HttpOnly; SameSite=Strict; Max-Age=28800$/,
		);
	});

	test('over TLS the cookie never leaves without', async () => {
		const answer = await submit(await newCode(), OURS, staff.serve({ https: true }));
		expect(answer.headers['set-cookie']).toMatch(/; Secure$/);
	});

	test('takes the whole link as well, for those without scripts', async () => {
		const answer = await submit(`${await staff.house.staffLink('http://127.0.0.1:8474')} `);
		expect(answer.statusCode).toBe(303);
	});

	test('wrong, used and expired codes get one and the same answer, and no cookie', async () => {
		const used = await newCode();
		await submit(used);
		const expired = await newCode();
		staff.time.now += 15 * 60_000;
		const answers = [];
		for (const code of [used, expired, 'a'.repeat(43), 'x', '']) answers.push(await submit(code));
		const [first] = answers;
		expect(first!.statusCode).toBe(403);
		expect(first!.body).toContain('does not open anything');
		for (const { statusCode, body, headers } of answers) {
			expect({ statusCode, body }).toEqual({ statusCode: 403, body: first!.body });
			expect(headers['set-cookie']).toBeUndefined();
		}
	});

	test('leaves entries for the act and for refused attempts in the first region', async () => {
		const [first] = staff.house.regions.keys();
		const before = (await acts(first!)).length;
		await submit(await newCode());
		await submit('x');
		const after = await acts(first!);
		expect(after.slice(0, after.length - before)).toEqual(['sign-in-refused', 'signed-in', 'invited']);
	});

	test.each([
		['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }],
		['another origin in an old browser', { origin: 'https://elsewhere.example' }],
		['nowhere', {}],
	])('from %s is refused and the code stays good', async (_, headers) => {
		const code = await newCode();
		const refused = await submit(code, headers);
		expect(refused.statusCode).toBe(403);
		expect(refused.headers['set-cookie']).toBeUndefined();
		expect((await submit(code)).statusCode).toBe(303);
	});

	test('too often from one address has to wait, and is not tried', async () => {
		const limited = staff.serve({ attemptsPerMinute: 3 });
		const code = await newCode();
		for (let n = 0; n < 3; n++) expect((await submit('x', OURS, limited)).statusCode).toBe(403);
		const waiting = await submit(code, OURS, limited);
		expect(waiting.statusCode).toBe(429);
		expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0);
		expect(waiting.body).toContain('Too many attempts');
		expect((await submit(code)).statusCode).toBe(303);
	});

	test('takes nothing but a small form', async () => {
		const json = await app.inject({
			method: 'POST',
			url: '/staff/sign-in',
			headers: OURS,
			payload: { code: await newCode() },
		});
		expect(json.statusCode).toBe(403);
		expect((await submit('x'.repeat(9000))).statusCode).toBe(413);
	});
});

describe('the page', () => {
	test.each([undefined, 'obhut_staff=', `obhut_staff=${'a'.repeat(43)}`])(
		'sends whoever has no session to the form (%s)',
		async cookie => {
			const answer = await app.inject({ url: '/staff', headers: cookie ? { cookie } : {} });
			expect(answer.statusCode).toBe(303);
			expect(answer.headers.location).toMatch(/^\/staff\/sign-in\?lang=/);
		},
	);

	test('shows version, digest, people and log of every region, and looking is an entry', async () => {
		const cookie = await signedIn();
		const { body, headers, statusCode } = await overview(cookie);
		expect(statusCode).toBe(200);
		expect(headers).toMatchObject({
			'cache-control': 'no-store',
			'referrer-policy': 'same-origin',
			'content-security-policy': expect.stringContaining("default-src 'none'"),
		});
		const { compiled } = staff.house.policy;
		for (const text of [compiled.version, compiled.digest, 'Region eu', 'Region cn', 'signed in as'])
			expect(body.toLowerCase()).toContain(text.toLowerCase());
		expect(
			body.match(/<td role="cell"><span[^>]*>Act<\/span>look at the log/g)?.length,
		).toBeGreaterThanOrEqual(2);
		const again = await overview(cookie);
		expect(count(again.body, 'look at the log')).toBe(count(body, 'look at the log') + 2);
	});

	test('shows refusals with reason and clause, at most fifty entries of a region', async () => {
		const eu = staff.house.regions.get('eu')!;
		const caller = { service: 'shop', actor: 'key:test', region: 'eu' };
		const identifier = { email: 'ada@example.org' };
		await eu.vault.register(caller, {
			residence: 'DE',
			collectedIn: 'DE',
			shown: staff.house.policy.compiled.version,
			purpose: 'provide-service',
			values: identifier,
		});
		const ask = { item: 'email', value: identifier.email, purpose: 'provide-service' };
		const found = await eu.vault.lookup(caller, ask);
		const subject = 'done' in found ? found.done.subject! : '';
		for (let n = 0; n < 60; n++)
			await eu.vault.read(caller, { subjects: [subject], purpose: 'surveys', items: ['email'] });
		const { body } = await overview(await signedIn());
		const [, section] = /<section id="region-eu"([\s\S]*?)<\/section>/.exec(body) ?? [];
		expect(count(section!, '<tr role="row"><th role="rowheader"')).toBe(50);
		expect(section).toMatch(/denied<\/span><\/td><td[^>]*><span[^>]*>Reason<\/span>consent missing<\/td>/);
		expect(section).toContain('<a href="/policy/en#S2.6">S2.6</a>');
		expect(body).not.toContain('ada@example.org');
		expect(body).not.toContain(subject);
	});

	test.each([
		['de', 'Abmelden'],
		['en', 'Sign out'],
		['zh', '退出登录'],
	])('speaks %s', async (lang, word) => {
		const cookie = await signedIn();
		expect((await overview(cookie, lang)).body).toContain(word);
		const negotiated = await app.inject({ url: '/staff', headers: { cookie, 'accept-language': lang } });
		expect(negotiated.body).toContain(word);
	});
});

describe('signing out', () => {
	const signOut = (headers: Record<string, string>) =>
		app.inject({ method: 'POST', url: '/staff/sign-out?lang=en', headers });

	test('ends the session in the database, not only in the browser', async () => {
		const cookie = await signedIn();
		const answer = await signOut({ cookie, ...OURS });
		expect(answer.statusCode).toBe(303);
		expect(answer.headers['set-cookie']).toMatch(/^obhut_staff=; .*Max-Age=0$/);
		expect((await overview(cookie)).headers.location).toBe('/staff/sign-in?lang=en&note=ended');
	});

	test('is not done by another site, nor by a GET', async () => {
		const cookie = await signedIn();
		expect((await signOut({ cookie, 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
		expect((await app.inject({ url: '/staff/sign-out', headers: { cookie } })).statusCode).toBe(405);
		expect((await overview(cookie)).statusCode).toBe(200);
	});
});

test('a session ends by the clock', async () => {
	const cookie = await signedIn();
	staff.time.now += 30 * 60_000;
	expect((await overview(cookie)).statusCode).toBe(303);
});

test('no code and no token stands in the log of the process', async () => {
	const code = await newCode();
	const answer = await submit(code);
	const cookie = String(answer.headers['set-cookie']).split(';', 1)[0]!;
	await overview(cookie);
	await submit(code);
	const lines = staff.log.join('');
	expect(lines).toContain('/staff/sign-in');
	expect(lines).not.toContain(code);
	expect(lines).not.toContain(cookie.slice('obhut_staff='.length));
});

function count(text: string, part: string): number {
	return text.split(part).length - 1;
}
