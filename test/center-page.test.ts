/** The pages for people in a real browser: by keyboard, in two widths, light and dark, and without scripts. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './browser.js';
import { openClauseHouse } from './clauses/house.js';

const SHOTS = fileURLToPath(new URL('../.cache/screenshots/', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const { app, ask, consent, mailsTo, person, read, rooms, signIn, staff, time } = await openClauseHouse({
	pages: true,
});
let browser: Browser;
let address: string;
let children = 0;

const ADA = 'ada@example.org';

beforeAll(async () => {
	mkdirSync(SHOTS, { recursive: true });
	address = await app.listen({ port: 0, host: '127.0.0.1' });
	browser = await openBrowser();
	await someLife();
}, 120_000);

afterAll(() => browser?.close());

/** What makes every part of the center have something to say. */
async function someLife(): Promise<void> {
	const subject = await person({ email: ADA, phone: '+491711234567', language: 'de' });
	await ask('support', { subject, text: 'where is my parcel' });
	await read(subject, 'provide-service', ['email']);
	await read(subject, 'surveys', ['email']);
	await consent(subject, 'surveys', 'give');
	await consent(subject, 'secure', 'object');
	const { body } = await ask('requests', { subject, right: 'explain', text: 'why was I refused' });
	await rooms.rights.answer(await staff(), body.request, { text: 'you had not agreed', outcome: 'answered' });
	await mailsTo(ADA);
}

async function visit(path: string, options: BrowserContextOptions = {}) {
	const context = await browser.newContext({
		viewport: { width: 1280, height: 900 },
		locale: 'en-GB',
		...options,
	});
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on('console', message => {
		if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
	});
	page.on('pageerror', error => complaints.push(error.message));
	await page.goto(`${address}${path}`);
	return { page, context, complaints };
}

const sessions = new Map<string, Promise<string>>();

/** A link from a service's page, in the language asked for. */
async function linkIn(email: string, language = 'en'): Promise<string> {
	const session = sessions.get(email) ?? signIn(email);
	sessions.set(email, session);
	const { body } = await ask('sessions/link', { session: await session });
	return `/privacy/enter?lang=${language}#${body.code}`;
}

async function enter(email: string, language: string, options: BrowserContextOptions = {}) {
	const visited = await visit(await linkIn(email, language), options);
	await visited.page.locator('main button').click();
	await visited.page.waitForURL(`**/privacy?lang=${language}`);
	return visited;
}

async function codeFor(email: string): Promise<string> {
	const [mail] = await mailsTo(email);
	return /^\d{6}$/m.exec(mail!.text)![0];
}

/** A child of twelve, and the path in the mail to the guardian. */
async function child() {
	const [email, guardian] = [`kid${children}@example.org`, `mum${children++}@example.org`];
	const values = { email, residence: 'DE', 'guardian-contact': guardian };
	const subject = await person(values, { born: '2014-05', purpose: 'ask-guardian' });
	await ask('guardian/ask', { subject, language: 'en' });
	const [mail] = await mailsTo(guardian);
	const { pathname, hash } = new URL(/http:\S+/.exec(mail!.text)![0]);
	return { subject, email, guardian, link: (language: string) => `${pathname}?lang=${language}${hash}` };
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

test('by keyboard: a code lets in, a choice changes, and out again', async () => {
	const { page, context, complaints } = await visit('/privacy');
	expect(page.url()).toContain('/privacy/sign-in');
	await page.locator('#region').selectOption('eu');
	await page.locator('#address').fill(ADA);
	await page.keyboard.press('Enter');
	await page.locator('#code').waitFor();
	await page.locator('#code').fill(await codeFor(ADA));
	await page.keyboard.press('Enter');
	await page.waitForURL('**/privacy?lang=en');
	expect(await context.cookies()).toMatchObject([
		{ name: 'obhut_person', httpOnly: true, sameSite: 'Strict', path: '/privacy' },
	]);
	const choice = page.locator('#choice-improve');
	await choice.getByRole('button').focus();
	await page.keyboard.press('Enter');
	await page.waitForURL('**/privacy?lang=en&note=done');
	expect(await choice.locator('.standing').textContent()).toContain('On: agreed');
	expect(await page.getByRole('status').textContent()).toContain('Done');
	await choice.getByRole('button', { name: 'Take back' }).click();
	await expect.poll(() => choice.locator('.standing').textContent()).toContain('Off');
	await page.locator('.session button').press('Enter');
	await page.waitForURL('**/privacy/sign-in?lang=en&note=signed-out');
	expect(await context.cookies()).toEqual([]);
	await page.goto(`${address}/privacy`);
	expect(page.url()).toContain('/privacy/sign-in');
	expect(complaints).toEqual([]);
	await context.close();
});

test('everything is reached with Tab, in the order it is read, and seen where it is', async () => {
	const { page, context } = await enter(ADA, 'en');
	const reached: string[] = [];
	for (let n = 0; n < 20; n++) {
		await page.keyboard.press('Tab');
		reached.push(await page.evaluate('document.activeElement.textContent.trim()'));
		expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).not.toBe('none');
	}
	expect(reached).toEqual([
		'Skip to the text',
		...['Privacy', 'Versions', 'Evidence', 'Your data', 'Deutsch', 'English', '中文', 'Sign out'],
		...['What is kept about you', 'What it may be used for', 'Freeze the data', 'Ask us'],
		...['Who used the data', 'Erase me', 'Correct', 'Correct', 'Correct'],
		...['1 entry', '2 entries'],
	]);
	await context.close();
});

test('without scripts: the link is pasted, a number corrected, a question asked, and everything erased', async () => {
	const email = 'plain@example.org';
	const subject = await person({ email, phone: '+491701111111' });
	const path = await linkIn(email);
	const { page, context } = await visit('/privacy/enter', { javaScriptEnabled: false });
	await page.locator('#code').fill(`${address}${path}`);
	await page.locator('#code').press('Enter');
	await page.waitForURL('**/privacy?lang=en');
	const phone = page.locator('.held > div', { hasText: 'Mobile number' });
	await phone.locator('summary').click();
	await phone.locator('#correct-phone').fill('0');
	await phone.getByRole('button').click();
	expect(await page.getByRole('alert').textContent()).toContain('does not have the right form');
	await phone.locator('summary').click();
	await phone.locator('#correct-phone').fill('+49 170 2222222');
	await phone.getByRole('button').click();
	await page.waitForURL('**/privacy?lang=en&note=done');
	expect(await phone.locator('dd').first().textContent()).toContain('+491702222222');
	await page.locator('#right').selectOption('access');
	await page.locator('#words').fill('what do you know');
	await page.getByRole('button', { name: 'Send' }).click();
	await page.waitForURL('**/privacy?lang=en&note=received');
	expect(await page.locator('#requests .words').textContent()).toContain('what do you know');
	await page.getByRole('link', { name: 'Erase me…' }).click();
	expect(await page.locator('main').textContent()).toContain('4 values are stored');
	await page.getByRole('button', { name: 'Yes, erase me' }).click();
	await page.waitForURL('**/privacy/sign-in?lang=en&note=erased');
	expect(await context.cookies()).toEqual([]);
	expect((await ask('erase', { subject })).body.code).toBe('subject-unknown');
	await context.close();
});

test('a guardian agrees, sees the child’s page, and takes the agreement back', async () => {
	const { subject, link } = await child();
	const standing = async () => (await ask('guardian/standing', { subject })).body.standing;
	const { page, context, complaints } = await visit(link('en'));
	expect(page.url()).not.toContain('#');
	await page.keyboard.press('Enter');
	await page.waitForURL('**/guardian/question?lang=en');
	await expectSound(page, 1280);
	await page.getByRole('button', { name: 'I am the parent' }).click();
	await page.waitForURL('**/privacy?lang=en');
	expect(await standing()).toBe('agreed');
	expect(await page.locator('h1').textContent()).toBe('The child’s privacy');
	await page.getByRole('button', { name: 'I no longer agree' }).click();
	await page.waitForURL('**/privacy/sign-in?lang=en&note=guardian-withdrawn');
	expect(await standing()).toBe('pending');
	expect(await context.cookies()).toEqual([]);
	expect(complaints.filter(text => !text.includes('CSP') && !text.includes('Content Security'))).toEqual([]);
	await context.close();
});

test.each([
	['de', 1280, 'light'],
	['de', 390, 'dark'],
	['en', 1280, 'dark'],
	['en', 390, 'light'],
	['zh', 1280, 'light'],
	['zh', 390, 'dark'],
] as const)(
	'in %s at %i pixels in %s: nothing to complain about, nothing wider than the screen',
	async (language, width, colorScheme) => {
		const look = { viewport: { width, height: 900 }, colorScheme, bypassCSP: true };
		const { page, context, complaints } = await visit(`/privacy/sign-in?lang=${language}`, look);
		const shot = async (name: string) => {
			await expectSound(page, width);
			const path = `${SHOTS}center-${name}-${language}-${width}-${colorScheme}.png`;
			await page.screenshot({ path, fullPage: true });
		};
		await shot('sign-in');
		await page.goto(`${address}${await linkIn(ADA, language)}`);
		await shot('enter');
		await page.locator('main button').click();
		await page.waitForURL(`**/privacy?lang=${language}`);
		await shot('center');
		for (const closed of await page.locator('details > summary').all()) await closed.click();
		await shot('opened');
		await page.goto(`${address}/privacy/erase?lang=${language}`);
		await shot('erase');
		const { email, link } = await child();
		await page.goto(`${address}${link(language)}`);
		await shot('guardian');
		await page.locator('main button').first().click();
		await page.waitForURL(`**/guardian/question?lang=${language}`);
		await shot('question');
		await page.goto(`${address}${await linkIn(email, language)}`);
		await page.locator('main button').click();
		await page.waitForURL(`**/privacy?lang=${language}`);
		await shot('pending');
		expect(complaints).toEqual([]);
		await context.close();
	},
);

test('an announcement stands on top of the center and of the policy', async () => {
	const by = `staff:${(await staff('operator')).id}`;
	const what = { de: 'Ein Laptop ist weg.', en: 'A laptop is gone.', zh: '丢了一台电脑。' };
	const scope = { from: time.now - 1, to: time.now, purpose: 'surveys' };
	const { id } = await rooms.incidents.open(by, { what, scope, suspectedAt: time.now });
	await rooms.incidents.findTouched(by, id);
	await rooms.incidents.tell(by, id);
	const { page, context } = await enter(ADA, 'en');
	expect(await page.locator('aside.announcement').textContent()).toContain('A laptop is gone.');
	await page.goto(`${address}/policy/de`);
	expect(await page.locator('aside.announcement').textContent()).toContain('Ein Laptop ist weg.');
	await context.close();
});
