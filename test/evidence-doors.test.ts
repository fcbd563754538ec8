/** `/v1/evidence`, `/v1/health` and `/metrics` over a whole house. */
import { expect, test } from 'vitest';
import { openClauseHouse } from './clauses/house.js';

const { app, house, log, person, time } = await openClauseHouse();

const evidence = async () => (await app.inject('/v1/evidence')).json();
const health = async () => (await app.inject('/v1/health')).json();
const clauseOf = async (id: string) =>
	(await evidence()).clauses.find(({ clause }: { clause: string }) => clause === id);

/** Moves the clock on and does what is due. */
async function later(milliseconds: number): Promise<void> {
	time.now += milliseconds;
	await house.offerTurns();
}

test('before the first check what it is to show is unknown; after it, it holds and says when it was tried', async () => {
	await person({ email: 'evidence@example.org' });
	expect(await clauseOf('S2.1')).toMatchObject({ verdict: 'unknown', because: 'synthetic-late' });
	await later(1);
	await later(6_000);
	const shown = await clauseOf('S2.1');
	expect(shown).toMatchObject({ verdict: 'holds', because: 'decided-as-promised' });
	expect(shown.synthetic.map(({ region, late }: Record<string, unknown>) => [region, late])).toEqual([
		['cn', false],
		['eu', false],
	]);
	expect(shown.synthetic[0].steps.every(({ ok }: { ok: boolean }) => ok)).toBe(true);
	expect(shown.tests[0]).toMatchObject({ file: 'test/clauses/s2.test.ts' });
	// A partner that may have data of one region only is refused that of the others.
	expect(await clauseOf('S4.3')).toMatchObject({ verdict: 'holds' });
	expect(await clauseOf('S4.1')).toMatchObject({ verdict: 'holds', because: 'tried-in-vault' });
});

test('the answer is for anybody, names nobody, and leads to the log', async () => {
	// Heads are signed some seconds apart.
	const signed = async () => {
		await later(1_000);
		return (await evidence()).logs.length;
	};
	await expect.poll(signed, { timeout: 15_000, interval: 250 }).toBe(2);
	const answer = await app.inject('/v1/evidence');
	expect(answer.statusCode).toBe(200);
	expect(answer.body).not.toMatch(/@|[0-9a-f]{8}-[0-9a-f]{4}-8/);
	const { policy, logs, law } = answer.json();
	expect(policy.version).toBe(house.policy.compiled.version);
	expect(law.counts.pass).toBeGreaterThan(0);
	for (const { region, checkpoint, key } of logs) {
		expect(checkpoint).toBe(`/log/${region}/1/checkpoint`);
		expect(key).toMatch(/\+[0-9a-f]{8}\+/);
		expect((await app.inject(checkpoint)).statusCode).toBe(200);
	}
});

test('a check that comes late turns its clauses unknown, never green', async () => {
	time.now += 70_000;
	expect(await clauseOf('S2.1')).toMatchObject({ verdict: 'unknown', because: 'synthetic-late' });
	await later(1);
	time.now += 6_000;
	expect(await clauseOf('S2.1')).toMatchObject({ verdict: 'holds' });
});

test('health names the alarms that are on by code, and nothing else of them', async () => {
	// The database’s clock is not the one tests move.
	await later(30_000);
	// Heads are signed some seconds apart, by a clock nobody moves.
	const quiet = async () => {
		await later(1_000);
		return (await health()).alarms.filter((code: string) => code !== 'clock-skew');
	};
	await expect.poll(quiet, { timeout: 15_000, interval: 250 }).toEqual([]);
	time.now += 3 * 3_600_000;
	const { alarms, status } = await health();
	expect(status).toBe('degraded');
	expect(alarms).toEqual(expect.arrayContaining(['synthetic-late', 'clock-skew', 'sweep-late']));
	expect((await app.inject('/v1/health')).body).not.toMatch(/since|clause|severity/);
});

test('metrics are for the holder of a key with their scope, and are Prometheus text', async () => {
	const ring = house.regions.get('eu')!.keys;
	const [watcher, reader] = await Promise.all([
		ring.issue({ service: 'shop', scopes: ['metrics'] }),
		ring.issue({ service: 'shop', scopes: ['people', 'audit'] }),
	]);
	const scrape = (key?: string) =>
		app.inject({ url: '/metrics', headers: key ? { authorization: `Bearer ${key}` } : {} });
	expect((await scrape()).json().code).toBe('key-missing');
	expect((await scrape(reader.key)).json().code).toBe('key-scope-missing');
	const answer = await scrape(watcher.key);
	expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
	expect(answer.body).toMatch(/^obhut_alarm\{region="eu",code="synthetic-late",severity="warning"\} 1$/m);
	expect(answer.body).toMatch(/^obhut_clauses\{verdict="holds"\} \d+$/m);
	for (const line of answer.body.trimEnd().split('\n')) {
		expect(line).toMatch(
			/^(# (HELP|TYPE) obhut_[a-z_]+ .+|obhut_[a-z_]+\{([a-z]+="[^"]*",?)*\} -?[0-9.]+(e[+-]?\d+)?)$/,
		);
	}
	expect(log.join('')).not.toContain(watcher.key);
});
