/** A house with its pages, and the demo shop beside it: everything `npm start` runs, over databases of the tests. */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import pino from 'pino';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, expect, vi } from 'vitest';
import { connectAll, type Obhuts } from '../examples/demo/obhuts.js';
import { openShop } from '../examples/demo/shop.js';
import { stock } from '../examples/demo/stock.js';
import { type Mailbox, openMailbox } from '../src/messages/index.js';
import { systemClock } from '../src/platform/clock.js';
import { buildApp } from '../src/server/app.js';
import type { House } from '../src/server/house.js';
import { housePages } from '../src/server/house-pages.js';
import { openHouse } from '../src/server/open.js';
import { openBrowser } from './browser.js';
import { openTestDatabase } from './postgres.js';
import { exampleSources } from './region.js';
import { addressOf, emptyDatabase } from './telemetry.js';

const CODE = /^\d{6}$/m;
const YEAR = 365 * 24 * 3_600_000;

export interface DemoHouse {
	house: House;
	/** Folder with its keys and ledger. */
	home: string;
	/** Address of Obhut, and of the shop. */
	url: string;
	shop: string;
	obhuts: Obhuts;
	mailbox: Mailbox;
	databases: Record<'eu' | 'cn' | 'telemetry', pg.ClientConfig>;
	browser: Browser;
	/** A browser of its own, in English and 1280 pixels wide unless told. */
	visitor(options?: BrowserContextOptions): Promise<{ page: Page; context: BrowserContext }>;
	/** The newest code mailed to an address; waits for its mail. */
	codeFor(address: string, after?: number): Promise<string>;
	/** Registers through the shop's page and signs in with the code. */
	arrive(page: Page, address: string): Promise<void>;
	/** Obhut stops listening, for good. */
	stop(): Promise<void>;
}

/** Opens one for this test file and closes it behind the file's last hook. */
export async function openDemoHouse(): Promise<DemoHouse> {
	const [eu, cn, telemetry] = [await openTestDatabase(), await openTestDatabase(), await emptyDatabase()];
	const home = mkdtempSync(join(tmpdir(), 'obhut-demo-'));
	const [port, shopPort] = [await freePort(), await freePort()];
	const [url, shopUrl] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${shopPort}`];
	const mailbox = openMailbox();
	const web = await builtWeb(home);
	const house = await openHouse({
		policyDirectory: writtenPolicy(home),
		home,
		databaseUrls: { eu: eu.url, cn: cn.url, telemetry: addressOf(telemetry) },
		logger: pino({ level: 'silent' }),
		mailer: mailbox,
		base: url,
	});
	const failures: unknown[] = [];
	house.keepTurns((work, error) => failures.push(work, error));
	const places = { web: join(web, 'obhut'), https: false, base: url, serviceOrigin: shopUrl, mailbox };
	const app = buildApp(house, { pages: housePages(house, systemClock, places) });
	await app.listen({ host: '127.0.0.1', port });
	const obhuts = connectAll(url, await demoKeys(house));
	const releaseKeys = await stock(obhuts, new Date(Date.now() + YEAR));
	const shop = await openShop({ obhuts, releaseKeys, web: join(web, 'shop') });
	await shop.listen({ host: '127.0.0.1', port: shopPort });
	const browser = await openBrowser();
	afterAll(async () => {
		await browser.close();
		await shop.close();
		await app.close();
		await house.close();
		rmSync(home, { recursive: true, force: true });
		expect(failures).toEqual([]);
	});
	const codeFor = async (address: string, after = 0): Promise<string> => {
		const codes = () =>
			mailbox.list().flatMap(({ to, text }) => (to === address ? (CODE.exec(text) ?? []) : []));
		await vi.waitFor(() => expect(codes().length).toBeGreaterThan(after), 10_000);
		return codes()[0]!;
	};
	return {
		...{ house, home, url, shop: shopUrl, obhuts, mailbox, browser, codeFor },
		databases: { eu: eu.config, cn: cn.config, telemetry },
		visitor: async options => {
			const context = await browser.newContext({
				viewport: { width: 1280, height: 900 },
				locale: 'en-GB',
				...options,
			});
			return { context, page: await context.newPage() };
		},
		arrive: async (page, address) => {
			await page.goto(`${shopUrl}/register`);
			await page.check('[name=seen]');
			await page.fill('[name=email]', address);
			await page.click('main button[type=submit]');
			await page.fill('[name=code]', await codeFor(address));
			await page.click('main button[type=submit]');
			await page.waitForURL(`${shopUrl}/account`);
		},
		stop: () => app.close(),
	};
}

async function demoKeys(house: House): Promise<Record<string, string>> {
	const keys: Record<string, string> = {};
	for (const { region, keys: ring } of house.regions.values()) {
		for (const service of ['shop', 'app']) {
			keys[`${region}.${service}`] = (await ring.issue({ service, scopes: ['people', 'offers'] })).key;
		}
	}
	return keys;
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

function writtenPolicy(home: string): string {
	const folder = join(home, 'policy');
	for (const { path, text } of exampleSources()) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	return folder;
}

/** Styles and scripts of Obhut's pages and of the shop's. */
async function builtWeb(home: string): Promise<string> {
	const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
	const common = { logLevel: 'error' as const };
	await build({
		...common,
		configFile: at('web/vite.config.ts'),
		build: { outDir: join(home, 'web', 'obhut') },
	});
	await build({
		...common,
		configFile: at('examples/demo/vite.config.ts'),
		mode: 'web',
		build: { outDir: join(home, 'web', 'shop') },
	});
	return join(home, 'web');
}
