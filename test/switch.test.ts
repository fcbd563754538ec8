/** A version comes into force under a running server (S8.1): no request fails, and the new rule holds from the switch on. */

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, expect, test } from 'vitest';
import { buildApp } from '../src/server/app.js';
import { CurrentHouse } from '../src/server/current-house.js';
import type { House } from '../src/server/house.js';
import { openHouse } from '../src/server/open.js';
import { siteOf } from '../src/server/pages/policy-site.js';
import { openTestDatabase } from './postgres.js';
import { laterVersion, officer, openTestPublication, store } from './publishing.js';
import { exampleSources } from './region.js';

const [eu, cn] = [await openTestDatabase(), await openTestDatabase()];
const home = mkdtempSync(join(tmpdir(), 'obhut-switch-'));
const time = { now: Date.UTC(2026, 10, 23, 12) };
const PHONE = '+493012345678';
const opened: House[] = [];
const closed: House[] = [];
/** Fails the next opening. */
let broken = false;

const open = async (sources = exampleSources()): Promise<House> => {
	if (broken) throw new Error('broken');
	const house = await openHouse({
		policyDirectory: '',
		sources,
		home,
		databaseUrls: { eu: eu.url, cn: cn.url },
		logger: pino({ level: 'silent' }),
		clock: () => time.now,
	});
	const places = [...house.regions.keys()].map(name => ({
		database: name === 'eu' ? eu : cn,
		test: { region: { region: name, policy: house.policy }, home, time },
	}));
	const { publication, close } = openTestPublication(places);
	const served = {
		...house,
		publication,
		close: async () => {
			await close();
			await house.close();
			closed.push(served);
		},
	};
	opened.push(served);
	return served;
};

const current = await CurrentHouse.open({
	open,
	build: house => {
		const app = buildApp(house);
		const site = siteOf(house, () => time.now);
		app.get('/version', async () => site.current('en').version);
		return app;
	},
});

afterAll(async () => {
	await current.close();
	rmSync(home, { recursive: true, force: true });
});

async function listening(): Promise<string> {
	current.server.listen({ port: 0, host: '127.0.0.1' });
	await once(current.server, 'listening');
	return `http://127.0.0.1:${(current.server.address() as AddressInfo).port}`;
}

async function person() {
	const { vault, keys } = current.house.regions.get('eu')!;
	const caller = { service: 'shop', actor: 'key:test', region: 'eu' };
	const values = { email: 'ada@example.org', phone: PHONE };
	const where = { residence: 'DE', collectedIn: 'DE', shown: '2026-11-01' };
	await vault.register(caller, { ...where, purpose: 'provide-service', values });
	const ask = { item: 'email', value: values.email, purpose: 'provide-service' };
	const found = await vault.lookup(caller, ask);
	if (!('done' in found) || found.done.subject === null) throw new Error('the person is not found');
	const { key } = await keys.issue({ service: 'shop', scopes: ['people'] });
	return { subject: found.done.subject, key };
}

test('requests flow through the switch without one failure; the old rule before it, the new rule after it', async () => {
	const url = await listening();
	const { subject, key } = await person();
	const next = laterVersion('2026-12-01', [
		'uses: [email, phone, sign-in, sign-out]',
		'uses: [email, sign-in, sign-out]',
	]);
	await store([eu, cn], next, false);
	const { publication } = current.house;
	const { id } = await publication.propose(officer('ada'), '2026-12-01');
	await publication.approve(officer('grace'), id);

	let flowing = true;
	const failed: unknown[] = [];
	const seen: string[][] = [];
	const flow = async () => {
		const mine: string[] = [];
		seen.push(mine);
		while (flowing) {
			const before = await fetch(`${url}/version`);
			const answer = await fetch(`${url}/v1/read`, {
				method: 'POST',
				headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
				body: JSON.stringify({ subject, purpose: 'secure', items: ['email', 'phone'] }),
			}).catch(error => error as Error);
			if (answer instanceof Error || !before.ok || !answer.ok) {
				failed.push(answer instanceof Error ? answer.message : answer.status);
			} else
				mine.push(`${await before.text()} ${(await answer.text()).includes(PHONE) ? 'given' : 'denied'}`);
		}
	};
	const flows = Array.from({ length: 4 }, flow);
	await expect.poll(() => Math.min(...seen.map(each => each.length))).toBeGreaterThan(3);

	await current.look();
	expect(current.house).toBe(opened[0]);
	time.now = Date.parse('2026-12-01');
	broken = true;
	await current.look();
	expect(current.house).toBe(opened[0]);
	broken = false;
	await current.look();
	const after = seen.map(each => each.length);
	await expect.poll(() => Math.min(...seen.map((each, at) => each.length - after[at]!))).toBeGreaterThan(3);
	flowing = false;
	await Promise.all(flows);

	expect(failed).toEqual([]);
	for (const [at, each] of seen.entries()) {
		expect(each[0]).toBe('2026-11-01 given');
		expect(new Set(each.slice(after[at]! + 1))).toEqual(new Set(['2026-12-01 denied']));
		expect(each.indexOf('2026-12-01 denied')).toBeGreaterThan(each.lastIndexOf('2026-11-01 given'));
	}
	await expect.poll(() => closed).toEqual([opened[0]]);
	expect([...current.house.regions.values()].map(({ region }) => region)).toEqual(['cn', 'eu']);
});
