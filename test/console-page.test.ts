/** The console in a real browser: three languages, two widths, light and dark, by keyboard, with something on every page. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffRole } from '../src/identity/staff/index.js';
import { openBrowser } from './browser.js';
import { openClauseHouse } from './clauses/house.js';
import { fieldIn, signIn } from './console-staff.js';
import { KEPT_LONGER, laterVersion, store } from './publishing.js';

const SHOTS = fileURLToPath(new URL('../.cache/screenshots/', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const EU = { region: 'eu' };

const open = await openClauseHouse({ pages: true });
let browser: Browser;
let address: string;

beforeAll(async () => {
	mkdirSync(SHOTS, { recursive: true });
	address = await open.app.listen({ port: 0, host: '127.0.0.1' });
	browser = await openBrowser();
	await someWork();
}, 120_000);

afterAll(() => browser?.close());

/** Something that waits, stands or was done on every page. */
async function someWork(): Promise<void> {
	const { house, ask, person, consent, databases } = open;
	const [ada, ben, cleo, dora] = [
		await signIn(open, 'privacy-officer', 'ada'),
		await signIn(open, 'privacy-officer', 'ben'),
		await signIn(open, 'support-agent', 'cleo'),
		await signIn(open, 'operator', 'dora'),
	] as const;
	const held = { address: 'held@example.org', items: ['email', 'support-case'], until: '2027-06-30' };
	await person({ email: held.address });
	const subject = await person();
	await consent(await person(), 'surveys', 'give');
	await ask('requests', { subject, right: 'access', text: 'What do you keep about me, and since when?' });
	await ask('requests', { subject, right: 'correct', text: 'My country is wrong.' });
	await ask('support', { subject, text: 'My order did not come.\nIt was two chairs.' });
	const words = { 'title-en': 'How was it?', 'title-de': 'Wie war es?', 'title-zh': '感觉如何？' };
	const survey = { ...EU, service: 'shop', ...words, 'question-en': 'Would you come again?' };
	await cleo.does('surveys', 'create', survey);
	const court = { ...EU, ...held, ground: 'court-order' };
	await ada.does('retention', 'hold', { ...court, reference: '7 Gs 12/26' });
	const id = fieldIn((await ben.see('approvals')).body, 'approve-hold', 'id');
	await ben.does('approvals', 'approve-hold', { ...EU, id });
	await ada.does('retention', 'hold', { ...court, reference: '8 Gs 4/26', sealed: '2027-01-31' });
	const order = {
		ground: 'authority-order',
		recipient: 'Amtsgericht Hamburg',
		country: 'DE',
		reference: '7 Gs 99/26',
	};
	await ben.does('approvals', 'disclose', { ...EU, ...order, address: held.address, items: ['email'] });
	const disclosure = fieldIn((await ada.see('approvals')).body, 'approve-disclosure', 'id');
	await ada.send('approvals', 'approve-disclosure', { ...EU, id: disclosure });
	await ada.does('retention', 'end', { ...EU, rehearsal: 'yes' });
	await dora.does('retention', 'sweep', EU);
	const drafted = [databases.eu, databases.cn].map(config => ({ config }));
	await store(drafted, laterVersion('2027-03-01', KEPT_LONGER), true);
	await store(drafted, laterVersion('2026-11-24', KEPT_LONGER), true);
	await dora.does('incidents', 'stop', { ...EU, stop: 'purpose:across-services' });
	const span = { from: '2026-11-23T10:00', to: '2026-11-23T13:00' };
	const what = {
		'what-en': 'A key was copied.',
		'what-de': 'Ein Schlüssel wurde kopiert.',
		'what-zh': '一把密钥被复制。',
	};
	await ada.does('incidents', 'open', { ...EU, ...span, ...what });
	await house.telemetry!.observe('shop', [
		{ kind: 'frequency-of-use', name: 'page-view' },
		{ kind: 'performance', name: 'checkout', took: 80 },
	]);
}

/** A page of a member of staff, and everything the browser complains about, a broken CSP included. */
async function visit(role: StaffRole, person: string, options: BrowserContextOptions = {}) {
	const { cookie } = await signIn(open, role, person);
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
	const [name, value] = cookie.split('=', 2) as [string, string];
	await context.addCookies([{ name, value, domain: '127.0.0.1', path: '/staff' }]);
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on('console', message => {
		if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
	});
	page.on('pageerror', error => complaints.push(error.message));
	return { page, context, complaints };
}

async function expectSound(page: Page, width: number): Promise<void> {
	await page.evaluate('document.fonts.ready');
	await page.evaluate(AXE);
	const violations = await page.evaluate(
		'axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))',
	);
	expect(violations).toEqual([]);
	expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
}

const EVERYWHERE: [role: StaffRole, places: string[]][] = [
	['privacy-officer', ['', 'inbox', 'retention', 'approvals', 'incidents', 'figures', 'colleagues']],
	['support-agent', ['inbox', 'surveys']],
	['operator', ['approvals', 'incidents']],
];

test.each([
	['en', 1280, 'light'],
	['de', 390, 'light'],
	['zh', 1280, 'dark'],
	['en', 390, 'dark'],
] as const)(
	'in %s at %i pixels in %s every page is sound',
	async (language, width, colorScheme) => {
		for (const [role, places] of EVERYWHERE) {
			const { page, context, complaints } = await visit(role, role, {
				viewport: { width, height: 900 },
				colorScheme,
				bypassCSP: true,
			});
			for (const place of places) {
				await page.goto(`${address}/staff${place && `/${place}`}?lang=${language}`);
				await expectSound(page, width);
				const name = `console-${place || 'overview'}-${role}-${language}-${width}-${colorScheme}`;
				await page.screenshot({ path: `${SHOTS}${name}.png`, fullPage: true });
			}
			expect(complaints).toEqual([]);
			await context.close();
		}
	},
	90_000,
);

test('by keyboard: a conversation is opened, answered, and the note stands above what still waits', async () => {
	const { page, context, complaints } = await visit('support-agent', 'cleo');
	await page.goto(`${address}/staff/inbox?lang=en`);
	const opener = page.locator('form[action*="/inbox/case"] button');
	await tabTo(page, 'form[action*="/inbox/case"] button');
	await page.keyboard.press('Enter');
	await page.getByText('It was two chairs.').waitFor();
	await expectSound(page, 1280);
	await page.screenshot({ path: `${SHOTS}console-opened-en-1280-light.png`, fullPage: true });
	await tabTo(page, 'textarea');
	await page.keyboard.type('They are on their way.');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await page.waitForURL('**/staff/inbox?lang=en&note=done');
	expect(await page.getByRole('status').textContent()).toBe('Done. It is in the log.');
	expect(await opener.count()).toBe(0);
	await page.reload();
	expect(page.url()).toContain('/staff/inbox?lang=en');
	expect(complaints).toEqual([]);
	await context.close();
});

async function tabTo(page: Page, selector: string): Promise<void> {
	for (let n = 0; n < 60; n++) {
		await page.keyboard.press('Tab');
		if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
	}
	throw new Error(`\`${selector}\` is not reached with Tab`);
}

test('a refusal is said in the member’s language, and marked as one', async () => {
	const { page, context } = await visit('privacy-officer', 'ada', { bypassCSP: true });
	await page.goto(`${address}/staff/approvals?lang=de`);
	const form = page.locator('form[action*="/disclose"]');
	await form.locator('[name=region]').selectOption('eu');
	await form.locator('[name=address]').fill('held@example.org');
	await form.locator('[name=items][value=email]').check();
	await form.locator('[name=ground]').selectOption('authority-order');
	await form.locator('[name=recipient]').fill('District Court');
	await form.locator('[name=country]').fill('US');
	await form.locator('[name=reference]').fill('1');
	await form.locator('button').click();
	expect(await page.getByRole('alert').textContent()).toContain('Nichts wurde herausgegeben');
	await expectSound(page, 1280);
	await context.close();
});
