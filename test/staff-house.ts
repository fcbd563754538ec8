/** A house of two regions on real databases, served with its staff pages. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { build } from 'vite';
import { buildApp } from '../src/server/app.js';
import type { House } from '../src/server/house.js';
import { housePages } from '../src/server/house-pages.js';
import { openHouse } from '../src/server/open.js';
import type { TestDatabase } from './postgres.js';
import { exampleSources } from './region.js';

export interface StaffHouse {
	house: House;
	app: FastifyInstance;
	/** What the house's clock says, milliseconds; tests move it. */
	time: { now: number };
	/** What was logged, as lines of JSON. */
	log: string[];
	/** A server more over the same house, as after a start with other options. */
	serve(options: { https?: boolean; attemptsPerMinute?: number }): FastifyInstance;
	close(): Promise<void>;
}

export async function openStaffHouse(eu: TestDatabase, cn: TestDatabase): Promise<StaffHouse> {
	const home = mkdtempSync(join(tmpdir(), 'obhut-staff-'));
	const web = join(home, 'web');
	const configFile = fileURLToPath(new URL('../web/vite.config.ts', import.meta.url));
	await build({ configFile, logLevel: 'error', build: { outDir: web } });
	const log: string[] = [];
	const time = { now: Date.UTC(2026, 10, 23, 12) };
	const house = await openHouse({
		policyDirectory: writtenPolicy(home),
		home,
		databaseUrls: { eu: eu.url, cn: cn.url },
		logger: pino({ level: 'trace' }, { write: line => log.push(line) }),
		clock: () => time.now,
	});
	const apps: FastifyInstance[] = [];
	const serve: StaffHouse['serve'] = ({ https = false, attemptsPerMinute = 1000 }) => {
		const pages = housePages(house, () => time.now, {
			web,
			https,
			base: 'http://127.0.0.1',
			attemptsPerMinute,
		});
		const app = buildApp(house, { https, pages });
		apps.push(app);
		return app;
	};
	const app = serve({});
	const close = async () => {
		for (const each of apps) await each.close();
		await house.close();
		rmSync(home, { recursive: true, force: true });
	};
	return { house, app, time, log, serve, close };
}

function writtenPolicy(home: string): string {
	const folder = join(home, 'policy');
	for (const { path, text } of exampleSources()) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	return folder;
}
