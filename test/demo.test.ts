/**
 * The first five minutes, as the strip on top of the demo tells them, in a real browser over the running thing. With
 * OBHUT_UPDATE=1 the pictures of the README are taken anew.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { filesBelow, tableColumns, traces } from './canary.js';
import { openDemoHouse } from './demo-house.js';

const IMAGES = fileURLToPath(
	new URL(process.env.OBHUT_UPDATE ? '../docs/images/' : '../.cache/screenshots/', import.meta.url),
);
mkdirSync(IMAGES, { recursive: true });

/** Words only this person gives. */
const NAME = 'laternenfreundin4xw';
const EMAIL = `${NAME}@example.org`;
const POEM = 'ein-licht-geht-auf-7kq';
const SURVEY = 'How do you like the light?';

const demo = await openDemoHouse();

async function shot(page: Page, name: string, fullPage = false): Promise<void> {
	const taken = await page.screenshot({ fullPage });
	const small = await sharp(taken)
		.png({ palette: true, colours: 48, compressionLevel: 9, effort: 10 })
		.toBuffer();
	writeFileSync(`${IMAGES}first-five-minutes-${name}.png`, small);
}

/** Where in the databases or files of Obhut a word of the person's, or their id, still stands. */
async function placesOf(words: string[], subject: string): Promise<string[]> {
	const id = Buffer.from(subject.replaceAll('-', ''), 'hex');
	const found = (where: string, bytes: Buffer) =>
		words.some(word => traces(bytes, word).length > 0) || bytes.includes(id) || bytes.includes(subject)
			? [where]
			: [];
	const inTables = await Promise.all(
		Object.values(demo.databases).map(async database =>
			(await tableColumns(database)).flatMap(({ column, bytes }) => found(column, bytes)),
		),
	);
	return [...inTables.flat(), ...filesBelow(demo.home).flatMap(({ path, bytes }) => found(path, bytes))];
}

/** How many people have agreed to surveys now, as the evidence beside the clause says. */
async function agreedNow(page: Page): Promise<string> {
	await page.goto(`${demo.url}/policy/en#S2.6`);
	const clause = page
		.locator('article.clause', { has: page.locator('#S2\\.6') })
		.or(page.locator('article#S2\\.6'));
	await clause
		.locator('details')
		.first()
		.evaluate(details => details.setAttribute('open', ''));
	return String(await clause.locator('.figures').textContent());
}

/** The page's script takes the code from the link; pressing the button is the visitor's own act. */
async function comeIn(page: Page): Promise<void> {
	await expect.poll(() => page.locator('[name=code]').inputValue()).not.toBe('');
	await page.click('main button');
}

async function sendSurvey(staff: Page, title: string): Promise<string> {
	await staff.goto(`${demo.url}/staff/surveys?lang=en`);
	const form = staff.locator('form[action^="/staff/surveys/create"]');
	await form.locator('[name=region]').selectOption('eu');
	await form.locator('[name=service]').selectOption('shop');
	await form.locator('[name^=title]').first().fill(title);
	await form.locator('[name^=question]').first().fill('What should it do next?');
	await form.locator('button').click();
	const row = staff.locator('li', { has: staff.getByRole('heading', { name: title }) });
	await row.locator('button').click();
	return String(await staff.locator('main [role=status]').textContent());
}

test('the first five minutes: agree, be asked, withdraw, be left alone, be erased', async () => {
	const { page } = await demo.visitor();
	const { page: staff } = await demo.visitor();
	const steps = page.locator('.strip li.done');
	const now = page.locator('.strip .now');

	await page.goto(demo.shop);
	expect(await now.textContent()).toContain('nobody is signed in');
	await page.goto(`${demo.shop}/register`);
	await page.check('[name=seen]');
	await page.fill('[name=email]', EMAIL);
	await shot(page, '1-register');
	await page.click('main button[type=submit]');
	const code = await demo.codeFor(EMAIL);
	const { page: mailbox } = await demo.visitor();
	await mailbox.goto(`${demo.url}/mailbox?lang=en`);
	expect(await mailbox.locator('article.mail').first().textContent()).toContain(code);
	await page.fill('[name=code]', code);
	await page.click('main button[type=submit]');
	await page.waitForURL(`${demo.shop}/account`);
	expect(await now.textContent()).toContain('you have not agreed (clause S2.6)');
	expect(await page.locator('.strip [aria-current=step]').textContent()).toContain('Agree to surveys');
	await page.goto(`${demo.shop}/activities`);
	await page.fill('[name=entry]', POEM);
	await page.click('main section button');

	const shop = demo.obhuts.shop('eu');
	const subject = await shop.lookup('email', EMAIL).for('provide-service');
	const before = await agreedNow(staff);

	await page.click('.strip .ways a[href="/your-privacy"]');
	await comeIn(page);
	await page.click('#choice-surveys button');
	await page.locator('#choice-surveys').scrollIntoViewIfNeeded();
	expect(await page.locator('#choice-surveys .standing').textContent()).toMatch(/^On: agreed/);
	await page.locator('#choices').evaluate(section => section.scrollIntoView());
	await shot(page, '2-consent');
	await expect.poll(() => agreedNow(staff), { timeout: 20_000 }).not.toBe(before);
	const agreed = await agreedNow(staff);

	await staff.goto(await demo.house.staffLink(demo.url));
	await comeIn(staff);
	expect(await sendSurvey(staff, SURVEY)).toContain('1');
	await shot(staff, '3-survey-sent');
	const invitations = () =>
		demo.mailbox.list().filter(({ to, subject }) => to === EMAIL && subject.includes(SURVEY));
	await expect.poll(() => invitations().length, { timeout: 10_000 }).toBe(1);
	await mailbox.reload();
	expect(await mailbox.locator('article.mail').first().textContent()).toContain(SURVEY);
	await shot(mailbox, '4-mailbox');

	await page.goto(`${demo.shop}/your-privacy`);
	await comeIn(page);
	await page.click('#choice-surveys button');
	await page.locator('#choices').evaluate(section => section.scrollIntoView());
	expect(await page.locator('#choice-surveys .standing').textContent()).toMatch(/^Off/);
	await shot(page, '5-withdrawn');

	const refusal = await sendSurvey(staff, 'Another question');
	expect(refusal).toContain('S2.6');
	await shot(staff, '6-refused');
	await page.goto(demo.shop);
	expect(await now.textContent()).toContain('you took your consent back (clause S2.6)');
	expect(await steps.count()).toBe(3);

	expect(JSON.stringify(await shop.subject(subject!).rights.export())).toContain(POEM);
	expect(await placesOf([SURVEY], subject!)).not.toEqual([]);
	const known = await placesOf([NAME, POEM], subject!);
	expect(known).not.toEqual([]);
	await page.goto(`${demo.shop}/your-privacy`);
	await comeIn(page);
	await page.goto(`${demo.url}/privacy/erase?lang=en`);
	await page.click('main button.danger');
	await page.waitForURL(/note=erased|privacy/);
	await page.goto(demo.shop);
	expect(await now.textContent()).toContain('there is nobody left');
	expect(await page.locator('.strip').textContent()).toContain('not built yet');
	await shot(page, '7-erased');

	expect(await shop.lookup('email', EMAIL).for('provide-service')).toBeNull();
	await expect(shop.subject(subject!).rights.export()).rejects.toMatchObject({ code: 'subject-unknown' });
	await expect.poll(() => placesOf([NAME, POEM], subject!), { timeout: 20_000, interval: 500 }).toEqual([]);
	await page.goto(`${demo.shop}/sign-in`);
	await page.fill('[name=email]', EMAIL);
	await page.click('main button[type=submit]');
	await page.fill('[name=code]', code);
	await page.click('main button[type=submit]');
	expect(await page.locator('[role=alert]').textContent()).toContain('The code is wrong');
	expect(invitations()).toHaveLength(1);

	await expect.poll(() => agreedNow(staff), { timeout: 20_000 }).not.toBe(agreed);
	await staff.locator('#S2\\.6').evaluate(clause => clause.scrollIntoView());
	await shot(staff, '8-evidence');
}, 120_000);
