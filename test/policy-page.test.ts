import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.js';
import { builtPages, type ServedSite, servedSite } from './policy-page-site.js';
import { size } from './size.js';

const NOW = Date.parse('2026-11-23T14:05:09Z');
const SHOTS = fileURLToPath(new URL('../.cache/screenshots/', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LANGUAGES = ['de', 'en', 'zh'] as const;

let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
	mkdirSync(SHOTS, { recursive: true });
	site = await servedSite(await builtPages(), NOW);
	browser = await openBrowser();
}, 120_000);

afterAll(async () => {
	await browser?.close();
	await site?.app.close();
});

/** Opens a page and collects everything the browser complains about, a broken CSP included. */
async function visit(
	path: string,
	options: BrowserContextOptions = {},
): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on('console', message => {
		if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
	});
	page.on('pageerror', error => complaints.push(error.message));
	await page.goto(`${site.address}${path}`);
	await page.evaluate('document.fonts.ready');
	return { page, context, complaints };
}

async function axeViolations(page: Page): Promise<string[]> {
	await page.evaluate(AXE);
	const found = await page.evaluate(
		'axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))',
	);
	return found as string[];
}

type Screen = [width: 1280 | 390, colorScheme: 'light' | 'dark'];

/** Every width and scheme in the full run; otherwise two for each language, so that all four are tried. */
function screens(language: (typeof LANGUAGES)[number]): Screen[] {
	const one: Screen[] = [
		[1280, 'light'],
		[390, 'dark'],
	];
	const other: Screen[] = [
		[1280, 'dark'],
		[390, 'light'],
	];
	const [first, second] = language === 'en' ? [other, one] : [one, other];
	return [...first, ...second].slice(0, size(2, 4));
}

describe.each(LANGUAGES)('in %s', language => {
	test.each(screens(language))(
		'at %i pixels in %s: nothing to complain about, nothing wider than the screen',
		async (width, colorScheme) => {
			const { page, context, complaints } = await visit(`/policy/${language}`, {
				viewport: { width, height: 900 },
				colorScheme,
				bypassCSP: true,
			});
			await page
				.locator('details')
				.nth(7)
				.evaluate(details => details.setAttribute('open', ''));
			await page.locator('#law').evaluate(details => details.setAttribute('open', ''));
			expect(await axeViolations(page)).toEqual([]);
			expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
			await page.screenshot({
				path: `${SHOTS}policy-${language}-${width}-${colorScheme}.png`,
				fullPage: true,
			});
			expect(complaints).toEqual([]);
			await context.close();
		},
	);

	test('every clause has its anchor, its verdict in words, and sentences for its rules', async () => {
		const { page, context } = await visit(`/policy/${language}`);
		const clauses = await page.locator('article.clause').all();
		expect(clauses.length).toBe(33);
		for (const clause of clauses) {
			expect(await clause.locator('.verdict').first().textContent()).not.toBe('');
			expect(await clause.locator('.rules li').count()).toBeGreaterThan(0);
		}
		expect(await page.locator('#S3\\.2').count()).toBe(1);
		expect(await page.locator('body').textContent()).not.toContain('{{');
		await context.close();
	});
});

test('under its own content security policy the page loads its styles, fonts and script without a complaint', async () => {
	const { page, context, complaints } = await visit('/policy/de');
	expect(await page.evaluate('customElements.get("obhut-evidence") !== undefined')).toBe(true);
	expect(await page.evaluate('document.fonts.check("16px \\"Source Serif 4 Variable\\"")')).toBe(true);
	expect(complaints).toEqual([]);
	await page.evaluate('document.body.insertAdjacentHTML("beforeend", "<p style=color:red>")');
	await expect.poll(() => complaints.length, { timeout: 5_000 }).toBeGreaterThan(0);
	await context.close();
});

test('by keyboard alone: skip to the text, walk to a clause and open it', async () => {
	const { page, context } = await visit('/policy/en');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	expect(await page.evaluate('document.activeElement.id')).toBe('text');
	for (let steps = 0; steps < 80; steps++) {
		await page.keyboard.press('Tab');
		if (
			await page.evaluate(
				'document.activeElement.closest("#S2\\\\.6") && document.activeElement.tagName === "SUMMARY"',
			)
		)
			break;
	}
	const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
	expect(outline).toBe('solid');
	await page.keyboard.press('Enter');
	const drawer = page.locator('#S2\\.6 .drawer');
	expect(await drawer.isVisible()).toBe(true);
	expect(await drawer.textContent()).toContain('412');
	expect(await drawer.textContent()).toContain('purposes.surveys');
	await context.close();
});

test('without JavaScript the page is complete and its clauses open', async () => {
	const { page, context, complaints } = await visit('/policy/zh', { javaScriptEnabled: false });
	const summary = page.locator('#S2\\.6 summary');
	expect(await page.locator('#S2\\.6 .drawer').isVisible()).toBe(false);
	await summary.click();
	expect(await page.locator('#S2\\.6 .drawer').isVisible()).toBe(true);
	expect(complaints).toEqual([]);
	await context.close();
});

test('the script exchanges figures in place and leaves an open clause open', async () => {
	const { page, context, complaints } = await visit('/policy/de');
	const summary = page.locator('#S2\\.6 summary');
	await summary.click();
	expect(await summary.textContent()).toContain('412 Personen haben zugestimmt');
	const counts = site.counts!;
	const consents = new Map(
		[...counts.consents].map(([number, value]) => [number, value === 412 ? 411 : value]),
	);
	site.counts = { ...counts, consents };
	await page.evaluate('document.querySelector("obhut-evidence").refresh()');
	expect(await summary.textContent()).toContain('411 Personen haben zugestimmt');
	expect(await page.locator('#S2\\.6 .drawer').isVisible()).toBe(true);
	site.counts = counts;
	expect(complaints).toEqual([]);
	await context.close();
});

test('printed, the words and tables stand alone', async () => {
	const { page, context } = await visit('/policy/de');
	await page.emulateMedia({ media: 'print' });
	for (const rail of ['.contents', '.clause details', '.totals', '.top nav'])
		expect(await page.locator(rail).first().isVisible()).toBe(false);
	expect(await page.locator('#S2\\.6 .words').isVisible()).toBe(true);
	expect(await page.locator('#list table').isVisible()).toBe(true);
	await context.close();
});

describe.each(LANGUAGES)('the page of evidence in %s', language => {
	test.each(screens(language))(
		'at %i pixels in %s: nothing to complain about',
		async (width, colorScheme) => {
			const { page, context, complaints } = await visit(`/policy/evidence/${language}`, {
				viewport: { width, height: 900 },
				colorScheme,
				bypassCSP: true,
			});
			expect(await axeViolations(page)).toEqual([]);
			expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
			await page.screenshot({
				path: `${SHOTS}evidence-${language}-${width}-${colorScheme}.png`,
				fullPage: true,
			});
			expect(complaints).toEqual([]);
			await context.close();
		},
	);
});

test('the page of evidence needs no script and no mouse, and says what nothing shows', async () => {
	const { page, context, complaints } = await visit('/policy/evidence', { javaScriptEnabled: false });
	expect(page.url()).toMatch(/\/policy\/evidence\/(de|en|zh)$/);
	expect(await page.locator('#unnoticed li').count()).toBe(7);
	expect(await page.locator('#synthetic .step').count()).toBe(20);
	expect(await page.locator('#verify pre').textContent()).toContain('obhut audit verify');
	const focused = () => page.locator(':focus').getAttribute('href');
	await page.keyboard.press('Tab');
	expect(await focused()).toBe('#text');
	for (let steps = 0; steps < 40 && (await focused()) !== '#unnoticed'; steps++)
		await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	expect(page.url()).toContain('#unnoticed');
	expect(complaints).toEqual([]);
	await context.close();
});

test('a clause shows when it was tried on the running vault, and turns red with a failed step', async () => {
	const { page, context } = await visit('/policy/en');
	const clause = page.locator('#S2\\.2');
	await clause.locator('summary').click();
	expect(await clause.locator('.checks').textContent()).toContain('at 14:05:09 UTC');
	const counts = site.counts!;
	const synthetic = counts.synthetic.map(standing => ({
		...standing,
		newest: {
			at: NOW,
			outcomes: standing.newest!.outcomes.map(one =>
				one.step === 'read-refused' ? { ...one, got: 'permitted', ok: false } : one,
			),
		},
	}));
	site.counts = { ...counts, synthetic };
	await page.evaluate('document.querySelector("obhut-evidence").refresh()');
	expect(await clause.locator('summary').textContent()).toContain('broken');
	expect(await clause.locator('.checks').textContent()).toContain('permitted');
	await page.screenshot({ path: `${SHOTS}policy-synthetic-failed.png`, fullPage: false });
	site.counts = counts;
	await context.close();
});

test('the versions page links to every version, and an earlier one reads as it was', async () => {
	const { page, context, complaints } = await visit('/policy/versions/de', { bypassCSP: true });
	expect(await axeViolations(page)).toEqual([]);
	await page.screenshot({ path: `${SHOTS}versions-de.png`, fullPage: true });
	await page.getByRole('link', { name: '2021-05-16' }).click();
	expect(await page.locator('.totals').textContent()).toContain('frühere Fassung');
	expect(await page.locator('.provenance').textContent()).toContain('2021-05-16');
	expect(await page.locator('details').count()).toBe(0);
	expect(await axeViolations(page)).toEqual([]);
	expect(complaints).toEqual([]);
	await context.close();
});

describe('over HTTP', () => {
	test.each([
		['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
		['fr, en;q=0.5', 'en-GB'],
		['fr', 'de-DE'],
	])('`Accept-Language: %s` gets %s', async (accepted, tag) => {
		const answer = await site.app.inject({ url: '/policy', headers: { 'accept-language': accepted } });
		expect(answer.headers.vary).toBe('accept-language');
		expect(answer.body).toContain(`<html lang="${tag}">`);
	});

	test('`?lang=` prevails over the header, and an unknown one is ignored', async () => {
		expect((await site.app.inject('/policy?lang=zh')).body).toContain('<html lang="zh-CN">');
		expect((await site.app.inject('/policy?lang=%3Cscript%3E')).body).not.toContain('<script>');
	});

	test('built files never change and are cached for good', async () => {
		const { body } = await site.app.inject('/policy/de');
		const style = /href="(\/assets\/[^"]+\.css)"/.exec(body)![1]!;
		const answer = await site.app.inject(style);
		expect(answer.statusCode).toBe(200);
		expect(answer.headers['cache-control']).toContain('immutable');
		expect((await site.app.inject('/assets/.vite/manifest.json')).statusCode).toBe(404);
	});

	test('a database that does not answer hides the figures, not the policy', async () => {
		const counts = site.counts;
		site.counts = null;
		const answer = await site.app.inject('/policy/de');
		site.counts = counts;
		expect(answer.statusCode).toBe(200);
		expect(answer.body.includes('id="S2.6"')).toBe(true);
		expect(answer.body.includes('Zahlen lassen sich gerade nicht erheben')).toBe(true);
		expect(answer.body.includes('<span class="verdict holds">')).toBe(false);
	});

	test('the text can be saved as Markdown; a version that never was is not found', async () => {
		const saved = await site.app.inject('/policy/versions/2026-11-01/en.md');
		expect(saved.headers['content-type']).toContain('text/markdown');
		expect(saved.body).toContain('{#S2.6}');
		expect((await site.app.inject('/policy/versions/1999-01-01/en')).statusCode).toBe(404);
	});
});
