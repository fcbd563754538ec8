/** The report of `obhut check --report` as a lawyer opens it: in a real browser, wide and narrow, light and dark, on paper. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { STYLE } from '../src/cli/report/style.js';
import { readPolicyFolder } from '../src/platform/policy-folder.js';
import type { SourceFile } from '../src/policy/source-file.js';
import { RULES, WORDS } from '../src/policy/vouched.fixture.js';
import { openBrowser } from './browser.js';
import { obhut } from './command.js';

const SHOTS = fileURLToPath(new URL('../.cache/screenshots/', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const HOSTILE = `Erika <script>document.title = 'taken'</script> & "Muster"`;
const room = mkdtempSync(join(tmpdir(), 'obhut-report-'));

let browser: Browser;

beforeAll(async () => {
	mkdirSync(SHOTS, { recursive: true });
	browser = await openBrowser();
}, 120_000);

afterAll(async () => {
	await browser?.close();
	rmSync(room, { recursive: true, force: true });
});

/** Writes the report of a folder. */
async function report(name: string, files: SourceFile[]): Promise<string> {
	for (const { path, text } of files) {
		mkdirSync(dirname(join(room, name, path)), { recursive: true });
		writeFileSync(join(room, name, path), text);
	}
	const file = join(room, `${name}.html`);
	const { out } = await obhut('check', join(room, name), '--as-of', '2026-11-24', '--report', file);
	expect(out).toContain(`wrote ${file}`);
	return file;
}

const bakery = (rules: string): SourceFile[] => [{ path: 'policy.yaml', text: rules }, WORDS];

/** Without an authority, which somebody lives with, and with people who vouch. */
const vouched = () =>
	report(
		'vouched',
		bakery(`${RULES.replace(/ {4}authority:.*\n/, '')}
waivers:
  - { finding: authority-missing, at: jurisdictions.de, by: ${JSON.stringify(HOSTILE)}, on: 2026-01-01, until: 2026-12-31, because: asked for }
attestations:
  DE-BDSG-38: { by: Erika Muster, on: 2026-03-01, says: Seven people handle data }
documents:
  rules-for-minors: { is: minors-rules, at: "https://papers.example/minors", on: 2026-01-01 }
`),
	);

async function visit(file: string, options: BrowserContextOptions = {}): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
	const page = await context.newPage();
	await page.goto(pathToFileURL(file).href);
	return page;
}

async function axeViolations(page: Page): Promise<string[]> {
	await page.evaluate(AXE);
	return (await page.evaluate(
		'axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))',
	)) as string[];
}

const seed = () => report('seed', readPolicyFolder('policies/cncest-as-written'));
const unread = () => report('unread', bakery(RULES.replace('purposes:', 'porpoises:')));

test.each([
	['the seed as it stands', seed, 1280, 'light'],
	['the seed as it stands', seed, 390, 'dark'],
	['a policy people vouch for', vouched, 1280, 'dark'],
	['a policy people vouch for', vouched, 390, 'light'],
	['rules that cannot be read', unread, 390, 'light'],
] as const)('%s: accessible, nothing wider than the screen', async (name, write, width, colorScheme) => {
	const page = await visit(await write(), { viewport: { width, height: 900 }, colorScheme });
	expect(await axeViolations(page)).toEqual([]);
	expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
	const shot = `law-report-${name.replaceAll(' ', '-')}-${width}-${colorScheme}.png`;
	await page.screenshot({ path: `${SHOTS}${shot}`, fullPage: true });
	await page.context().close();
});

test('it names rule, law with its address, place, lines and what would mend it', async () => {
	const abroad = RULES.replace('established-in: DE', 'established-in: CN');
	const page = await visit(await report('abroad', bakery(abroad)));
	const article = page.locator('article[aria-labelledby=broken-EU-27]');
	expect(await article.locator('a').first().getAttribute('href')).toMatch(/^https:\/\/eur-lex\.europa\.eu\//);
	expect(await article.textContent()).toMatch(/EU representative named.*Asks.*policy\.yaml, line \d+/s);
	expect(await article.locator('pre').first().textContent()).toMatch(/\d+ {2}/);
	expect(await page.locator('.publication').textContent()).toMatch(/may not be published: \d+ error/);
	const counted = await page.locator('.counts dd').allTextContents();
	const rows = await page.locator('section[aria-labelledby=rules] tbody tr').count();
	expect(counted.map(Number).reduce((sum, each) => sum + each)).toBe(rows);
	await page.context().close();
});

test('it names who lives with what and who vouches, says unknown plainly, and runs nothing it was given', async () => {
	const file = await vouched();
	const page = await visit(file);
	expect(await page.title()).toBe('The law on bakery, as of 2026-11-24');
	expect(await page.locator('[aria-label=Waivers]').textContent()).toContain(HOSTILE);
	expect(await page.locator('[aria-label=Attestations]').textContent()).toMatch(
		/DE-BDSG-38.*Erika Muster.*2026-03-01.*met/s,
	);
	expect(await page.locator('[aria-labelledby=unknown]').textContent()).toMatch(
		/Do not take them for kept.*GEN-19.*nobody has read/s,
	);
	expect(readFileSync(file, 'utf8')).not.toContain('<script');
	await page.context().close();
});

test('it prints: black on white, addresses written out', async () => {
	const page = await visit(await vouched(), { colorScheme: 'dark' });
	await page.emulateMedia({ media: 'print' });
	expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
	await page.pdf({ path: join(room, 'law.pdf') });
	expect(readFileSync(join(room, 'law.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
	await page.context().close();
});

test('it needs nothing from elsewhere, and its colours are those of the pages', () => {
	expect(STYLE).not.toMatch(/url\(|@import/);
	const colours = (css: string) =>
		[...css.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => `${name} ${value}`);
	const [light, dark] = readFileSync('web/styles/tokens.css', 'utf8').split(
		'@media (prefers-color-scheme: dark)',
	);
	const [ownLight, ownDark] = STYLE.split('@media print')[0]!.split('@media (prefers-color-scheme: dark)');
	expect(colours(ownLight!)).toEqual(colours(light!));
	expect(colours(ownDark!)).toEqual(colours(dark!));
});
