/**
 * S2.10 · People act at known times in both worlds, and somebody who holds every database whole tries to join the
 * counts with them. The bound: an hour's counter is one higher for each observation of that hour, and nothing else.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Obhut } from '../src/client/connect.js';
import { HouseTransport } from '../src/client/open.js';
import type { House } from '../src/server/house.js';
import { openHouse } from '../src/server/open.js';
import { type Observation, openTelemetry } from '../src/telemetry/index.js';
import { type Dump, difference, dump, joins, since } from './join-attack.js';
import { openTestDatabase } from './postgres.js';
import { exampleSources } from './region.js';
import { addressOf, emptyDatabase } from './telemetry.js';

const PEOPLE = 200;
const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 23, 12);

const [eu, cn] = [await openTestDatabase(), await openTestDatabase()];
const [counts, fewer] = [await emptyDatabase(), await emptyDatabase()];
const home = mkdtempSync(join(tmpdir(), 'obhut-join-'));
const time = { now: START };
let house: House;
let before: Dump[];
let people: Dump[];
const ids: string[] = [];

interface Person {
	region: 'eu' | 'cn';
	/** Milliseconds of the first day. */
	acts: number;
	observed: Observation[];
}

/** Everybody acts once, at a moment and in a way of their own, within six hours. */
const everybody = Array.from({ length: PEOPLE }, (_, at): Person => {
	const moment = (at * 7_919_993) % (6 * HOUR);
	const took = (at * 37) % 12_000;
	return {
		region: at % 2 ? 'eu' : 'cn',
		acts: START + moment,
		observed: [
			{ kind: 'frequency-of-use', name: `page-${at % 9}` },
			{ kind: 'performance', name: `page-${at % 9}`, took },
			{ kind: 'app-source', name: ['search', 'friend', 'shelf'][at % 3]! },
		],
	};
}).sort((one, other) => one.acts - other.acts);

beforeAll(async () => {
	const policy = join(home, 'policy');
	for (const { path, text } of exampleSources()) {
		mkdirSync(dirname(join(policy, path)), { recursive: true });
		writeFileSync(join(policy, path), text);
	}
	house = await openHouse({
		policyDirectory: policy,
		home,
		databaseUrls: { eu: eu.url, cn: cn.url, telemetry: addressOf(counts) },
		logger: pino({ level: 'silent' }),
		clock: () => time.now,
	});
	before = [await dump(counts), await dump(eu.config), await dump(cn.config)];
	await live();
	people = [since(before[1]!, await dump(eu.config)), since(before[2]!, await dump(cn.config))];
}, 120_000);

afterAll(async () => {
	await house?.close();
	rmSync(home, { recursive: true, force: true });
});

/** Each registers, is read and is counted, at their moment. */
async function live(): Promise<void> {
	for (const [at, { region, acts, observed }] of everybody.entries()) {
		time.now = acts;
		const obhut = new Obhut(new HouseTransport(house, { service: 'shop', region, actor: 'key:test' }));
		const email = `person${at}@example.org`;
		const country = region === 'eu' ? 'DE' : 'CN';
		await obhut.register({
			residence: country,
			collectedIn: country,
			shown: house.policy.compiled.version,
			purpose: 'provide-service',
			values: { email },
		});
		const id = (await obhut.lookup('email', email).for('provide-service'))!;
		ids.push(id);
		await obhut.subject(id).for('provide-service').read('email');
		await obhut.telemetry.observe(observed);
	}
}

async function planted(...statements: string[]): Promise<string[]> {
	const client = new pg.Client(counts);
	await client.connect();
	try {
		await client.query('begin');
		for (const text of statements) await client.query(text);
		const { rows } = await client.query('select * from counter');
		await client.query('rollback');
		return joins(new Map([['counter', rows]]), people);
	} finally {
		await client.end();
	}
}

test('S2.10 nothing in the counts joins with anybody', async () => {
	const counted = since(before[0]!, await dump(counts));
	const total = counted.get('counter')!.reduce((sum, { count }) => sum + Number(count), 0);
	expect(total).toBe(PEOPLE * 3);
	expect(people.map(side => side.get('subject')?.length)).toEqual([PEOPLE / 2, PEOPLE / 2]);
	expect(joins(counted, people)).toEqual([]);
});

test('S2.10 one person more is one more in the counters of their hour, and nothing else', async () => {
	const { policy } = house.policy;
	const left = 77;
	const telemetry = (await openTelemetry(fewer, policy, () => time.now))!;
	const none = await dump(fewer);
	for (const [at, { acts, observed }] of everybody.entries()) {
		time.now = acts;
		if (at !== left) await telemetry.observe('shop', observed);
	}
	await telemetry.close();
	const changed = difference(since(none, await dump(fewer)), since(before[0]!, await dump(counts)));
	expect(Object.values(changed)).toEqual([1, 1, 1]);
	const hour = new Date(Math.floor(everybody[left]!.acts / HOUR) * HOUR).toISOString();
	for (const row of Object.keys(changed)) expect(row).toContain(`"hour":"${hour}"`);
});

test('S2.10 the attack finds a session id, its hash, and a time of day, where a build would keep them', async () => {
	const id = ids[50]!;
	const widen = (type: string) => `alter table counter add column kept ${type}`;
	expect(await planted(widen('uuid'), `update counter set kept = '${id}'`)).toEqual([
		'counter.kept is shared',
	]);
	const hashed = `update counter set kept = encode(sha256('${id}'), 'hex')`;
	expect(await planted(widen('text'), hashed)).toEqual(['counter.kept is shared']);
	const part = `update counter set kept = substr('${id}', 3, 12)`;
	expect(await planted(widen('text'), part)).toEqual(['counter.kept is shared']);
	const last = new Date(everybody[50]!.acts).toISOString();
	const moment = `update counter set kept = '${last}'`;
	expect(await planted(widen('timestamptz'), moment)).toEqual(['counter.kept tells a moment']);
	const minutes = "update counter set hour = hour + interval '1 minute' where count = 1";
	const unguarded = 'alter table counter drop constraint counter_hour_check';
	expect(await planted(unguarded, minutes)).toEqual(['counter.hour tells a moment']);
});
