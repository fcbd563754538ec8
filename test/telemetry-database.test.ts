/** Where the database of counts comes from when only the regions' were given. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { afterAll, expect, test } from 'vitest';
import { openHouse } from '../src/server/open.js';
import { openTestDatabase } from './postgres.js';
import { exampleSources } from './region.js';

const eu = await openTestDatabase();
const home = mkdtempSync(join(tmpdir(), 'obhut-counts-'));
const own = `${eu.name}_telemetry`;

for (const { path, text } of exampleSources()) {
	mkdirSync(dirname(join(home, 'policy', path)), { recursive: true });
	writeFileSync(join(home, 'policy', path), text);
}

async function query(database: string, sql: string) {
	const client = new pg.Client({ ...eu.config, database });
	await client.connect();
	return (await client.query(sql).finally(() => client.end())).rows;
}

afterAll(async () => {
	await query('postgres', `drop database if exists ${own}`);
	rmSync(home, { recursive: true, force: true });
});

const open = () =>
	openHouse({
		policyDirectory: join(home, 'policy'),
		home,
		regions: ['eu'],
		databaseUrls: { eu: eu.url },
		logger: pino({ level: 'silent' }),
	});

test('beside the first region one is made, and the next start counts on in it', async () => {
	for (const start of [1, 2]) {
		const house = await open();
		await house.telemetry!.observe('shop', [{ kind: 'overall-use', name: 'start' }]).finally(house.close);
		const [row] = await query(own, 'select sum(count)::int as count from counter');
		expect(row).toEqual({ count: start });
	}
	const inRegion = await query(eu.name, `select relname from pg_class where relname like 'count%'`);
	expect(inRegion).toEqual([]);
});

test('counts what the published version declares, whatever the folder says meanwhile', async () => {
	const file = join(home, 'policy', 'policy.yaml');
	const before = readFileSync(file, 'utf8');
	const edited = before.replace('errors, overall-use, performance', 'errors, performance');
	expect(edited).not.toBe(before);
	writeFileSync(file, edited);
	const house = await open();
	try {
		expect(house.policy.policy.telemetry?.counts).toContain('overall-use');
		await house.telemetry!.observe('shop', [{ kind: 'overall-use', name: 'edited' }]);
	} finally {
		await house.close();
		writeFileSync(file, before);
	}
	const [row] = await query(own, `select count::int from counter where name = 'edited'`);
	expect(row).toEqual({ count: 1 });
});
