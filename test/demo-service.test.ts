/** What the demo shop does for people, each in a real browser: only what the policy permits, and only when it does. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openDemoHouse } from './demo-house.js';

const demo = await openDemoHouse();
const staff = { id: crypto.randomUUID(), role: 'support-agent', person: 'somebody' } as const;
const { rooms } = demo.house.regions.get('eu')!;
const shop = demo.obhuts.shop('eu');

/** Somebody new, signed in. */
async function somebody(name: string) {
	const { page, context } = await demo.visitor();
	const email = `${name}@example.org`;
	await demo.arrive(page, email);
	const subject = await shop.lookup('email', email).for('provide-service');
	return { page, context, email, person: shop.subject(subject!) };
}

const text = async (page: Page, selector: string): Promise<string> =>
	String(await page.locator(selector).first().textContent());

test('registering records the version shown; signing in and out are events', async () => {
	const { page, person, email } = await somebody('events');
	expect((await person.for('provide-service').explain('email')).permitted).toBe(true);
	await page.click('form[action="/sign-out"] button');
	await page.waitForURL(`${demo.shop}/`);
	expect(await text(page, '.strip .now')).toContain('nobody is signed in');
	const { items } = await person.rights.export();
	expect(items['sign-in']).toHaveLength(1);
	expect(items['sign-out']).toHaveLength(1);
	expect(items.email).toBe(email);
});

test('the language stored is the language of the page, on every page; one chosen there goes before it', async () => {
	const { page } = await somebody('language');
	await page.goto(`${demo.shop}/account`);
	await page.selectOption('[name=language]', 'de');
	await page.click('form[action="/account"] button');
	for (const path of ['/account', '/', '/help']) {
		await page.goto(`${demo.shop}${path}`);
		expect(await page.locator('html').getAttribute('lang')).toBe('de');
	}
	await page.click('.languages a[lang=zh]');
	await page.goto(`${demo.shop}/activities`);
	expect(await page.locator('html').getAttribute('lang')).toBe('zh');
	await page.goto(`${demo.shop}/account`);
	await page.selectOption('[name=language]', 'en');
	await page.click('form[action="/account"] button');
	expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('a place changes what is shown while the person agrees to that use, and only then', async () => {
	const { page, person } = await somebody('place');
	const settings = async () => {
		await page.goto(`${demo.shop}/account`);
		return page.locator('[name=location]').count();
	};
	const home = async () => {
		await page.goto(demo.shop);
		return text(page, 'main > p');
	};
	expect(await settings()).toBe(0);
	await person.consents.give('personalise', 'en');
	expect(await settings()).toBe(1);
	await page.fill('[name=location]', 'Lübeck');
	await page.click('form[action="/account"] button');
	expect(await home()).toContain('near Lübeck');
	await person.consents.withdraw('personalise', 'en');
	expect(await home()).not.toContain('Lübeck');
	expect(await settings()).toBe(0);
});

test('a crash leaves the page only where the person agreed', async () => {
	const { page, person } = await somebody('crash');
	const sent: string[] = [];
	page.on('request', request => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
	const crash = async () => {
		await page.goto(demo.shop);
		sent.length = 0;
		await page.click('#crash');
		await page.locator('#crashed:not([hidden])').waitFor();
		return text(page, '#crashed');
	};
	const reports = async () => (await person.rights.export()).items['crash-report'];
	expect(await crash()).toContain('No crash report was sent');
	expect(sent).toEqual([]);
	expect(await reports()).toBeUndefined();
	await person.consents.give('improve', 'en');
	expect(await crash()).toContain('A crash report was sent');
	expect(sent).toEqual(['POST /crash']);
	expect(await reports()).toHaveLength(1);
});

test('S1.2 an error while the page goes on is reported only where the person agreed', async () => {
	const { page, person } = await somebody('error');
	const sent: string[] = [];
	page.on('request', request => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
	const fail = async () => {
		await page.goto(demo.shop);
		sent.length = 0;
		await page.evaluate(() => void Promise.reject(new Error('the lamp went out')));
		await page.evaluate(() => {
			const picture = document.createElement('img');
			picture.src = '/no-such-lantern.png';
			const failed = new Promise(resolve => picture.addEventListener('error', resolve));
			document.body.append(picture);
			return failed;
		});
	};
	const reports = async () => (await person.rights.export()).items['error-report'];
	await fail();
	expect(sent).toEqual(['GET /no-such-lantern.png']);
	expect(await reports()).toBeUndefined();
	await person.consents.give('improve', 'en');
	await fail();
	await expect.poll(reports).toHaveLength(2);
	expect(JSON.stringify(await reports())).toContain('the lamp went out');
});

test('customer service: what the person wrote and what staff answered stand in one conversation', async () => {
	const { page, person } = await somebody('support');
	await page.goto(`${demo.shop}/help`);
	await page.fill('[name=text]', 'My lantern\ndoes not glow.');
	await page.click('main form button');
	const [conversation] = await person.offers.support();
	await rooms.support.answer(staff, conversation!.case, 'Have you tried lighting it?');
	await page.goto(`${demo.shop}/help`);
	expect(await text(page, 'article')).toMatch(/You.*My lantern\s+does not glow.*We.*Have you tried/s);
	await page.fill('[name=text]', 'Now it glows.');
	await page.click('main form button');
	expect(await page.locator('article').count()).toBe(1);
	expect(await text(page, 'article')).toContain('Now it glows.');
});

test('the invitation leads to the question; signing in leads back to it; the answer is stored', async () => {
	const { page, context, person, email } = await somebody('survey');
	await person.consents.give('surveys', 'en');
	const made = { service: 'shop', title: { en: 'Light' }, question: { en: 'Bright enough?' } };
	const { id } = await rooms.surveys.create(staff, made);
	await rooms.surveys.send(staff, id, demo.shop);
	const mail = () => demo.mailbox.list().find(({ to, text }) => to === email && text.includes(id));
	await expect.poll(() => mail(), { timeout: 10_000 }).toBeDefined();
	const link = /http\S+\/survey\/\S+/.exec(mail()!.text)![0];
	await context.clearCookies();
	await page.goto(link);
	await page.fill('[name=email]', email);
	await page.click('main form button');
	await page.fill('[name=code]', await demo.codeFor(email, 1));
	await page.click('main form button');
	await page.waitForURL(link);
	expect(await text(page, 'main form')).toContain('Bright enough?');
	await page.fill('[name=answer]', 'Yes.');
	await page.click('main form button');
	expect(await text(page, 'main .message')).toContain('stored');
	expect((await person.rights.export()).items['survey-answer']).toHaveLength(1);
});

test('the app learns nothing of the shop until the person agrees, and no longer; its update is genuine', async () => {
	const { page, person } = await somebody('app');
	const knowledge = async () => {
		await page.goto(`${demo.shop}/app`);
		return text(page, '#knowledge');
	};
	expect(await knowledge()).toContain('Refused: you have not agreed (clause S2.8)');
	await person.consents.give('across-services', 'en');
	expect(await knowledge()).toContain('0 activity entries and 1 sign-in');
	await person.consents.withdraw('across-services', 'en');
	expect(await knowledge()).toContain('Refused: you took your consent back');
	await page.click('main form button');
	expect(await text(page, 'main .message')).toContain('its signature is genuine');
});

test('a minor waits, and nothing is done with their data, until a guardian agrees by mail', async () => {
	const { page } = await demo.visitor();
	const [child, guardian] = ['child@example.org', 'guardian@example.org'];
	await page.goto(`${demo.shop}/register`);
	await page.check('[name=seen]');
	await page.fill('[name=email]', child);
	await page.fill('[name=born]', '2015-03');
	await page.fill('[name=guardian]', guardian);
	await page.click('main form button');
	await page.fill('[name=code]', await demo.codeFor(child));
	await page.click('main form button');
	await page.waitForURL(`${demo.shop}/account`);
	expect(await text(page, 'main .message')).toContain('Until a parent or guardian agrees');
	for (const path of ['/help', '/activities', '/app', '/']) {
		await page.goto(`${demo.shop}${path}`);
		expect(await page.locator('h1').count(), path).toBe(1);
	}
	const mail = () => demo.mailbox.list().find(({ to }) => to === guardian);
	await expect.poll(() => mail(), { timeout: 10_000 }).toBeDefined();
	const { page: parent } = await demo.visitor();
	await parent.goto(/http\S+/.exec(mail()!.text)![0]);
	await expect.poll(() => parent.locator('#code').inputValue()).not.toBe('');
	await parent.locator('main form button').first().click();
	await parent.click('button[name=agree][value=yes]');
	await page.goto(`${demo.shop}/account`);
	expect(await page.locator('[name=picture]').count()).toBe(1);
});

test('what is counted has a kind and a name, and nobody in it', async () => {
	const { page } = await somebody('counted');
	await page.goto(`${demo.shop}/app`);
	await page.click('main form button');
	const { telemetry } = demo.house;
	const kinds = async () => [...new Set((await telemetry!.since(Date.now())).map(({ kind }) => kind))].sort();
	const expected = ['app-source', 'errors', 'frequency-of-use', 'overall-use', 'performance'];
	await expect.poll(kinds, { timeout: 10_000 }).toEqual(expected);
});
