import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { entryAbout, openTestLog, requireSoundTrees } from './integrator.fixture.js';
import { thinCheckpoints } from './thinning.js';

const testDatabase = await openTestDatabase();
const { connect, integrator } = openTestLog(testDatabase);
const { database, log } = connect();
const superuser = new pg.Client(testDatabase.config);
beforeAll(() => superuser.connect());
afterAll(() => superuser.end());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const time = { now: 0 };

/** Signs one entry more at each of these instants. */
async function signAt(...instants: number[]): Promise<void> {
	const one = integrator({ clock: () => time.now });
	for (const at of instants) {
		time.now = at;
		await one.open();
		await log.append([log.seal(entryAbout('one more', { at }))]);
		await one.integrate();
		await one.sign();
	}
}

async function kept(): Promise<number[]> {
	const { rows } = await superuser.query('select at from log_checkpoint order by size');
	return rows.map(({ at }) => at.getTime());
}

test('of past days the last head of each hour stays, and of the last day every one', async () => {
	const hour = Math.floor(Date.now() / HOUR) * HOUR;
	const old = hour - 48 * HOUR;
	const recent = [hour - 2 * HOUR, hour - 2 * HOUR + MINUTE];
	const [first, second] = [old + 59 * MINUTE, old + HOUR];
	await signAt(old, old + MINUTE, first, second, ...recent);
	expect(await thinCheckpoints(database)).toBe(2);
	expect(await kept()).toEqual([first, second, ...recent]);
	expect(await thinCheckpoints(database)).toBe(0);
	// What is left is consistent, and signed.
	expect((await requireSoundTrees(database.reports)).get(1)).toEqual([3, 4, 5, 6]);
});

test('control: without thinning they stand there for ever; and the integrator may delete none by itself', async () => {
	const day = Date.now() - 100 * HOUR;
	const before = await kept();
	await superuser.query(`insert into log_checkpoint (epoch, size, at, note)
		select 1, 100 + n, to_timestamp(${Math.floor(day / HOUR) * 3600} + n), 'old' from generate_series(1, 50) n`);
	expect(await kept()).toHaveLength(before.length + 50);
	const statement = { name: 'delete-heads', text: 'delete from log_checkpoint' };
	await expect(database.integration(session => session.query(statement))).rejects.toMatchObject({
		code: '42501',
	});
	expect(await thinCheckpoints(database)).toBe(49);
});
