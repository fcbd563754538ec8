/** On a real database: who looks, when, and what is kept where a notice was not taken. */
import pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase } from '../../../test/postgres.js';
import { Database } from '../../platform/postgres/database.js';
import { ALARMS, type Alarm } from '../alarms.js';
import { type Notice, noticesWork } from './index.js';
import { LOOK_EVERY, SETTLED_AFTER } from './model.js';
import type { NoticeParts } from './service.js';

const OPENED = Date.parse('2026-11-23T12:00:00Z');
const SETTLED = OPENED + SETTLED_AFTER;

const { config } = await openTestDatabase();
const database = new Database({ target: config });
const superuser = new pg.Client(config);
await superuser.connect();
afterAll(async () => {
	await superuser.end();
	await database.close();
});
beforeEach(() => superuser.query('delete from alarm_notice'));

const skewed: Alarm = {
	...{ code: 'clock-skew', region: 'eu', severity: ALARMS['clock-skew'].severity },
	...{ standing: 'on', since: OPENED, clause: null },
};

/** One process and what it told. */
function open(more: Partial<NoticeParts> = {}) {
	const told: Notice[] = [];
	const parts: NoticeParts = {
		...{ region: 'eu', database, clock: () => OPENED, look: async () => [skewed] },
		tell: async notice => void told.push(notice),
		...more,
	};
	return { told, work: noticesWork(parts) };
}

const kept = async () => (await superuser.query('select code, told_at from alarm_notice')).rows;

test('a process looks once it has lived a minute, and others know what it saw', async () => {
	const [one, other] = [open(), open()];
	await one.work.run(SETTLED - 1);
	expect(await kept()).toEqual([]);
	await one.work.run(SETTLED);
	expect(await kept()).toEqual([{ code: 'clock-skew', told_at: null }]);
	await other.work.run(SETTLED + LOOK_EVERY);
	await one.work.run(SETTLED + 2 * LOOK_EVERY);
	expect(one.told).toEqual([]);
	expect(other.told).toEqual([
		{
			...{ id: expect.stringMatching(/^[0-9a-f]{32}$/), region: 'eu', at: SETTLED + LOOK_EVERY },
			tellings: [{ change: 'on', alarm: skewed, since: OPENED }],
		},
	]);
});

test('what was not taken is not kept as told: it is told at the next look, under the same id', async () => {
	const refusal = new Error('connection refused by the mail server');
	const tried: Notice[] = [];
	const away = open({
		tell: async notice => {
			tried.push(notice);
			throw refusal;
		},
	});
	await away.work.run(SETTLED);
	await expect(away.work.run(SETTLED + LOOK_EVERY)).rejects.toBe(refusal);
	expect(await kept()).toEqual([{ code: 'clock-skew', told_at: null }]);
	const { told, work } = open();
	await work.run(SETTLED + 2 * LOOK_EVERY);
	expect(told.map(({ id }) => id)).toEqual(tried.map(({ id }) => id));
	await work.run(SETTLED + 3 * LOOK_EVERY);
	expect(told).toHaveLength(1);
});

/** A process whose telling takes longer than a turn, while another comes to its turn; how often it was told. */
async function toldWhileAnotherTells(more: Partial<NoticeParts>): Promise<number> {
	let tells = 0;
	let taken = () => {};
	const waiting = new Promise<void>(resolve => {
		taken = resolve;
	});
	const slow: Partial<NoticeParts> = {
		...more,
		tell: async () => {
			tells++;
			await waiting;
		},
	};
	const [one, other] = [open(slow), open(slow)];
	await one.work.run(SETTLED);
	const first = one.work.run(SETTLED + LOOK_EVERY);
	await expect.poll(() => tells).toBe(1);
	const second = other.work.run(SETTLED + 2 * LOOK_EVERY);
	await Promise.race([second, expect.poll(() => tells).toBe(2)]);
	taken();
	await Promise.all([first, second]);
	return tells;
}

test('while one is telling no other looks', async () => {
	expect(await toldWhileAnotherTells({})).toBe(1);
});

test('control: without the lock both tell', async () => {
	expect(await toldWhileAnotherTells({ lock: async () => true })).toBe(2);
});
