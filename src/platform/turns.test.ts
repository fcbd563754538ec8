import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { Database } from './postgres/database.js';
import { keepTurns, type Turns } from './turns.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;

const { config } = await openTestDatabase();
const database = new Database({ target: config });
const time = { now: Date.UTC(2026, 10, 23, 12) };
const kept: Turns[] = [];

afterEach(() => vi.useRealTimers());
afterAll(async () => {
	for (const turns of kept) await turns.stop();
	await database.close();
});

/** Work of an hourly kind, kept by as many processes as told; gives the instants at which it ran. */
function hourly(work: string, processes = 1): number[] {
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
	const ran: number[] = [];
	for (let process = 0; process < processes; process++) {
		const works = [{ work, period: HOUR, run: async (now: number) => void ran.push(now) }];
		kept.push(
			keepTurns(
				database,
				() => time.now,
				works,
				(_work, error) => expect.unreachable(String(error)),
			),
		);
	}
	return ran;
}

test('a process that lives a minute comes to hourly work', async () => {
	const ran = hourly('short-lived');
	vi.advanceTimersByTime(MINUTE - 1);
	expect(ran).toEqual([]);
	vi.advanceTimersByTime(1);
	await expect.poll(() => ran).toEqual([time.now]);
});

test('however many processes offer themselves however often, each turn is given once an hour', async () => {
	const ran = hourly('shared', 3);
	const begun = time.now;
	await Promise.all(kept.map(turns => turns.offer()));
	expect(ran).toEqual([begun]);
	time.now = begun + HOUR - 1;
	await Promise.all(kept.map(turns => turns.offer()));
	expect(ran).toEqual([begun]);
	time.now = begun + HOUR;
	await Promise.all(kept.map(turns => turns.offer()));
	expect(ran).toEqual([begun, begun + HOUR]);
});
