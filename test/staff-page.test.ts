/** The staff pages in a real browser: by keyboard, in two widths, light and dark, and without scripts. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './browser.js';
import { openTestDatabase } from './postgres.js';
import { openStaffHouse, type StaffHouse } from './staff-house.js';

const SHOTS = fileURLToPath(new URL('../.cache/screenshots/', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const databases = [await openTestDatabase(), await openTestDatabase()] as const;
let staff: StaffHouse;
let browser: Browser;
let address: string;

beforeAll(async () => {
	mkdirSync(SHOTS, { recursive: true });
	staff = await openStaffHouse(...databases);
	address = await staff.app.listen({ port: 0, host: '127.0.0.1' });
	browser = await openBrowser();
	await someLife();
}, 120_000);

afterAll(async () => {
	await browser?.close();
	await staff?.close();
});

/** People in one region, so that the pages show a region in use and one that is quiet. */
async function someLife(): Promise<void> {
	const { vault, consents } = staff.house.regions.get('eu')!;
	const caller = { service: 'shop', actor: 'key:test', region: 'eu' };
	for (const name of ['ada', 'ben', 'cleo']) {
		const email = `${name}@example.org`;
		await vault.register(caller, {
			residence: 'DE',
			collectedIn: 'DE',
			shown: staff.house.policy.compiled.version,
			purpose: 'provide-service',
			values: { email },
		});
		const found = await vault.lookup(caller, { item: 'email', value: email, purpose: 'provide-service' });
		const subject = 'done' in found ? found.done.subject! : '';
		await vault.read(caller, { subjects: [subject], purpose: 'surveys', items: ['email'] });
		await consents.act(caller, { subject, about: 'surveys', act: 'give', language: 'en' });
		await vault.read(caller, { subjects: [subject], purpose: 'surveys', items: ['email'] });
	}
}

/** Opens an address and collects every request and everything the browser complains about, a broken CSP included. */
async function visit(url: string, options: BrowserContextOptions = {}) {
	const context = await browser.newContext({
		viewport: { width: 1280, height: 900 },
		locale: 'en-GB',
		...options,
	});
	const page = await context.newPage();
	const complaints: string[] = [];
	const sent: string[] = [];
	page.on('console', message => {
		if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
	});
	page.on('pageerror', error => complaints.push(error.message));
	page.on('request', request => sent.push(`${request.url()} ${request.headers().referer ?? ''}`));
	await page.goto(url);
	return { page, context, complaints, sent };
}

const newLink = () => staff.house.staffLink(address);

async function expectSound(page: Page, width: number): Promise<void> {
	await page.evaluate('document.fonts.ready');
	await page.evaluate(AXE);
	const violations = await page.evaluate(
		'axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))',
	);
	expect(violations).toEqual([]);
	expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
}

test('by keyboard: the link fills the form, Enter signs in, the table is there, and out again', async () => {
	const link = await newLink();
	const code = new URL(link).hash.slice(1);
	const { page, context, complaints, sent } = await visit(link);
	expect(page.url()).toBe(`${address}/staff/sign-in`);
	expect(await page.locator('#code').inputValue()).toBe(code);
	await page.keyboard.press('Enter');
	await page.waitForURL('**/staff?lang=en');
	expect(await page.locator('#region-eu tbody tr').count()).toBeGreaterThan(10);
	expect(await page.locator('#region-eu .refused').first().textContent()).toBe('denied');
	expect(await page.locator('#region-cn .message').textContent()).toContain('Every read');
	const clause = page.locator('#region-eu td a').first();
	expect(await clause.getAttribute('href')).toBe('/policy/en#S2.6');
	expect(await context.cookies()).toMatchObject([
		{ name: 'obhut_staff', httpOnly: true, sameSite: 'Strict', path: '/staff' },
	]);
	expect(await page.evaluate('document.cookie')).toBe('');
	await page.locator('.session button').focus();
	await page.keyboard.press('Enter');
	await page.waitForURL('**/staff/sign-in?lang=en&note=signed-out');
	expect(await page.locator('[role=status]').textContent()).toBe('You are signed out.');
	await page.goto(`${address}/staff`);
	expect(page.url()).toContain('/staff/sign-in');
	expect(sent.join('\n')).not.toContain(code);
	expect(await page.evaluate('window.history.length')).toBeLessThan(6);
	await page.goBack();
	expect(page.url()).not.toContain(code);
	expect(complaints).toEqual([]);
	await context.close();
});

test('everything is reached with Tab, in the order it is read', async () => {
	const { page, context } = await visit(`${address}/staff/sign-in`);
	const reached: string[] = [];
	for (let n = 0; n < 10; n++) {
		await page.keyboard.press('Tab');
		reached.push(
			await page.evaluate('(document.activeElement.id || document.activeElement.textContent).trim()'),
		);
	}
	expect(reached).toEqual([
		'Skip to the text',
		'Privacy',
		'Versions',
		'Evidence',
		'Your data',
		'Deutsch',
		'English',
		'中文',
		'code',
		'Sign in',
	]);
	await context.close();
});

test('a link used before says so, and the way on is in the same place', async () => {
	const link = await newLink();
	for (const expected of ['/staff?lang=en', '/staff/sign-in?lang=en']) {
		const { page, context } = await visit(link);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.waitForURL(`**${expected}`);
		if (expected.includes('sign-in'))
			expect(await page.getByRole('alert').textContent()).toContain('already used');
		await context.close();
	}
});

test('a second link in the same tab, and another language, keep the code', async () => {
	const { page, context } = await visit(await newLink());
	const link = await newLink();
	await page.evaluate(`window.location.hash = ${JSON.stringify(new URL(link).hash)}`);
	await page.waitForFunction("window.location.hash === ''");
	await page.getByRole('link', { name: 'Deutsch' }).click();
	await page.getByRole('button', { name: 'Anmelden' }).click();
	await page.waitForURL('**/staff?lang=de');
	await context.close();
});

test('without scripts the link is pasted', async () => {
	const link = await newLink();
	const { page, context } = await visit(`${address}/staff/sign-in`, { javaScriptEnabled: false });
	await page.locator('#code').fill(link);
	await page.locator('#code').press('Enter');
	await page.waitForURL('**/staff?lang=en');
	await page.locator('.session button').click();
	await page.waitForURL('**/staff/sign-in?lang=en&note=signed-out');
	await context.close();
});

test('a form on another site does not sign anybody in', async () => {
	const link = await newLink();
	const code = new URL(link).hash.slice(1);
	const { page, context } = await visit(`data:text/html,<form method="post" action="${address}/staff/sign-in">
<input name="code" value="${code}"><button>go</button></form>`);
	await page.locator('button').click();
	await page.waitForURL('**/staff/sign-in');
	expect(await page.getByRole('alert').textContent()).toContain('did not come from this page');
	expect(await context.cookies()).toEqual([]);
	await context.close();
});

test.each([
	['de', 1280, 'light'],
	['de', 390, 'dark'],
	['en', 1280, 'light'],
	['en', 390, 'light'],
	['en', 1280, 'dark'],
	['en', 390, 'dark'],
	['zh', 1280, 'dark'],
	['zh', 390, 'light'],
] as const)(
	'in %s at %i pixels in %s: nothing to complain about, nothing wider than the screen',
	async (language, width, colorScheme) => {
		const { page, context, complaints } = await visit(`${address}/staff/sign-in?lang=${language}`, {
			viewport: { width, height: 900 },
			colorScheme,
			bypassCSP: true,
		});
		const shot = (name: string) =>
			page.screenshot({
				path: `${SHOTS}staff-${name}-${language}-${width}-${colorScheme}.png`,
				fullPage: true,
			});
		await expectSound(page, width);
		await shot('sign-in');
		await page.locator('#code').fill('wrong');
		await page.locator('button').click();
		await page.getByRole('alert').waitFor();
		await expectSound(page, width);
		await shot('refused');
		const refusals = complaints.splice(0);
		expect(refusals.every(text => text.includes('403'))).toBe(true);
		await page.locator('#code').fill(await newLink());
		await page.locator('button').click();
		await page.waitForURL(`**/staff?lang=${language}`);
		await expectSound(page, width);
		await shot('overview');
		expect(complaints).toEqual([]);
		await context.close();
	},
);
