/** Every page of the demo shop in a real browser: readable for everybody, on any screen, whatever is sent to it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { openDemoHouse } from './demo-house.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SHOTS = new URL('../.cache/screenshots/', import.meta.url).pathname;
const PNG = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#c62' } })
	.png()
	.toBuffer();

const demo = await openDemoHouse();
const staff = { id: crypto.randomUUID(), role: 'support-agent', person: 'somebody' } as const;
const { rooms } = demo.house.regions.get('eu')!;
const { id: survey } = await rooms.surveys.create(staff, {
	service: 'shop',
	title: { de: 'Licht', en: 'Light', zh: '灯光' },
	question: { de: 'Hell genug?', en: 'Bright enough?', zh: '够亮吗？' },
});
const { page, context } = await demo.visitor({ bypassCSP: true });
await demo.arrive(page, 'pages@example.org');
const session = await context.storageState();

const SIGNED_OUT = ['/', '/register', '/sign-in', '/no-such-page'];
const SIGNED_IN = ['/', '/account', '/help', '/activities', '/app', `/survey/${survey}`];

async function axeViolations(page: Page): Promise<string[]> {
	await page.evaluate(AXE);
	return page.evaluate(
		'axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))',
	);
}

describe.each([
	['de', 1280, 'light'],
	['de', 390, 'dark'],
	['en', 1280, 'dark'],
	['zh', 390, 'light'],
] as const)('in %s at %i pixels in %s', (lang, width, colorScheme) => {
	test.each([
		['signed out', SIGNED_OUT, undefined],
		['signed in', SIGNED_IN, session],
	] as const)(
		'%s: accessible, no wider than the screen, in its language',
		async (who, paths, storageState) => {
			const options = { viewport: { width, height: 800 }, colorScheme, bypassCSP: true };
			const { page, context } = await demo.visitor({ ...options, ...(storageState && { storageState }) });
			for (const path of paths) {
				await page.goto(`${demo.shop}${path}?lang=${lang}`);
				expect(await page.locator('html').getAttribute('lang'), path).toBe(lang);
				expect(await page.locator('body').textContent(), path).not.toMatch(/undefined|\[object|\{\w+\}/);
				expect(await axeViolations(page), path).toEqual([]);
				expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(width);
				const name = `demo${path.replace(survey, '').replaceAll('/', '-')}-${who.replace(' ', '-')}`;
				await page.screenshot({
					path: `${SHOTS}${name}-${lang}-${width}-${colorScheme}.png`,
					fullPage: true,
				});
			}
			await context.close();
		},
		60_000,
	);
});

/** The error shown above the page. */
const problem = async (page: Page): Promise<string> =>
	String(await page.locator('main [role=alert]').textContent());

/** Sends a form with what a browser would not let somebody type. */
async function send(page: Page, path: string, fields: Record<string, string>, action = path): Promise<void> {
	await page.goto(`${demo.shop}${path}`);
	await page.evaluate(
		({ action, fields }) => {
			const form = document.createElement('form');
			Object.assign(form, { method: 'post', action });
			for (const [name, value] of Object.entries(fields)) {
				const field = document.createElement('textarea');
				Object.assign(field, { name, value });
				form.append(field);
			}
			document.body.append(form);
			form.submit();
		},
		{ action, fields },
	);
	await page.waitForURL(url => url.pathname === action);
	await page.waitForLoadState();
}

const GIVEN = {
	seen: 'yes',
	shown: demo.house.policy.compiled.version,
	residence: 'DE',
	email: 'x@example.org',
};

test.each([
	['no notice seen', { ...GIVEN, seen: '' }, 'read the policy first'],
	['a version there is none of', { ...GIVEN, shown: '1999-01-01' }, 'read the policy first'],
	['a country nobody sells to', { ...GIVEN, residence: 'AQ' }, 'country'],
	['no address', { ...GIVEN, email: '' }, 'field'],
	['an address that is none', { ...GIVEN, email: 'x@' }, 'does not look like one'],
	['a number that is none', { ...GIVEN, phone: '12' }, 'does not look like one'],
	['a month to come', { ...GIVEN, born: '2999-01', guardian: 'g@example.org' }, 'month of birth'],
	['a minor without a guardian', { ...GIVEN, born: '2015-01' }, 'no guardian has agreed (clause S5.1)'],
	['a line break in the address', { ...GIVEN, email: 'x@example.org\nBcc: y@example.org' }, 'look like one'],
	['more than a form may hold', { ...GIVEN, email: 'x'.repeat(70_000) }, 'larger than we take'],
])('registering with %s says what is wrong', async (_name, fields, words) => {
	const { page, context } = await demo.visitor();
	await send(page, '/register', fields);
	expect(await problem(page)).toContain(words);
	expect(await page.locator('body').textContent()).not.toMatch(/[{}]/);
	await context.close();
});

test.each([
	['/sign-in', { region: 'eu', email: 'x@example.org', code: 'abc', shown: GIVEN.shown }, 'field'],
	['/sign-in', { region: 'eu', email: 'x@example.org', code: '000000', shown: GIVEN.shown }, 'code is wrong'],
	[
		'/sign-in',
		{ region: 'eu', email: 'x@example.org', code: '000000', shown: '1999-01-01' },
		'newer version',
	],
	['/sign-in/code', { residence: 'AQ', email: 'x@example.org' }, 'country'],
	['/sign-in/code', { residence: 'DE', email: '' }, 'field'],
])('%s with bad input says what is wrong: %o', async (action, fields, words) => {
	const { page, context } = await demo.visitor();
	await send(page, '/sign-in', fields, action);
	expect(await problem(page)).toContain(words);
	await context.close();
});

test.each([
	['/account', { language: 'tlh', location: 'x'.repeat(60_000) }, 'longer or larger'],
	['/help', { text: '' }, 'field'],
	['/help', { text: 'hello', case: 'none' }, 'field'],
	['/help', { text: 'hello', case: crypto.randomUUID() }, 'no such conversation'],
	['/activities', { activity: 'none', entry: 'x' }, 'field'],
	['/activities', { activity: crypto.randomUUID(), entry: 'x' }, 'no such activity'],
	['/survey/none', { answer: 'x' }, 'field'],
	[`/survey/${crypto.randomUUID()}`, { answer: 'x' }, 'no such survey'],
	[`/survey/${survey}`, { answer: 'x' }, 'you have not agreed (clause S2.6)'],
])('%s with bad input says what is wrong: %o', async (action, fields, words) => {
	await send(page, '/account', fields, action);
	expect(await problem(page)).toContain(words);
});

test.each([
	['a page behind a picture', Buffer.concat([PNG, Buffer.from('<script>alert(1)</script>')]), 'Saved'],
	['a page named as a picture', Buffer.from('<svg onload="alert(1)"></svg>'), 'no whole JPEG, PNG or WebP'],
	['half a picture', PNG.subarray(0, PNG.length / 2), 'no whole JPEG, PNG or WebP'],
	['nothing', Buffer.alloc(0), 'no whole JPEG, PNG or WebP'],
	['nine megabytes', Buffer.alloc(9 * 1024 ** 2), 'larger than we take'],
])('a profile picture of %s', async (_name, buffer, words) => {
	await page.goto(`${demo.shop}/account`);
	await page.setInputFiles('[name=picture]', { name: 'picture.png', mimeType: 'image/png', buffer });
	await page.click('form[action="/account/picture"] button');
	await page.waitForLoadState();
	expect(String(await page.locator('main .message').textContent())).toContain(words);
	if (words !== 'Saved') return;
	const kept = await page.request.get(`${demo.shop}/avatar`);
	expect(kept.headers()).toMatchObject({ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' });
	const bytes = await kept.body();
	expect(bytes.includes('alert')).toBe(false);
	expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 512 });
});

test('a form from another site, a broken cookie and a script’s nonsense change nothing', async () => {
	const post = async (path: string, headers: Record<string, string>, data: string) => {
		const answer = await page.request.post(`${demo.shop}${path}`, {
			headers,
			data: Buffer.from(data),
			maxRedirects: 0,
		});
		return [answer.status(), /role="alert">([^<]*)/.exec(await answer.text())?.[1]];
	};
	const form = { 'content-type': 'application/x-www-form-urlencoded' };
	const refused = [403, expect.stringContaining('did not come from this page')];
	expect(await post('/help', { ...form, 'sec-fetch-site': 'cross-site' }, 'text=hello')).toEqual(refused);
	expect(await post('/help', { ...form, origin: 'null' }, 'text=hello')).toEqual(refused);
	expect(await post('/help', form, 'text=hello')).toEqual(refused);
	expect(await post('/help', { ...form, origin: demo.shop }, 'text=hello')).toEqual([303, undefined]);
	const script = { 'content-type': 'application/json', origin: demo.shop };
	const unagreed = [403, expect.stringContaining('clause S2.3')];
	expect(await post('/crash', script, 'null')).toEqual(unagreed);
	expect(await post('/crash', script, '{')).toEqual([400, expect.stringContaining('could not be read')]);
	for (const cookie of [
		'shop=eu',
		'shop=eu.x.y',
		'shop=mars.x.y',
		'shop=eu..',
		`shop=eu.${'s'.repeat(43)}.x`,
	]) {
		const answer = await fetch(demo.shop, { headers: { cookie } });
		expect([answer.status, (await answer.text()).includes('nobody is signed in')]).toEqual([200, true]);
	}
});

test('signing in leads back to the page asked for, and to no other site', async () => {
	const { page, context } = await demo.visitor();
	await page.goto(`${demo.shop}/survey/${survey}`);
	expect(await page.locator('[name=onward]').inputValue()).toBe(`/survey/${survey}`);
	for (const onward of ['//evil.example', 'https://evil.example', '/\\evil.example', '/a?b']) {
		await page.goto(`${demo.shop}/sign-in?onward=${encodeURIComponent(onward)}`);
		expect(await page.locator('[name=onward]').inputValue()).toBe('/account');
	}
	await context.close();
});

test('without Obhut a plain page says so', async () => {
	await demo.stop();
	for (const path of ['/', '/account', '/register', '/no-such-page']) {
		const answer = await page.goto(`${demo.shop}${path}`);
		expect([answer?.status(), answer?.headers()['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
		expect(await problem(page)).toContain('does not answer');
	}
	expect(await axeViolations(page)).toEqual([]);
});
