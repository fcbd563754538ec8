import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { exampleSources } from '../../test/region.js';
import { emptyDatabase } from '../../test/telemetry.js';
import { parsePolicy } from '../policy/parse.js';
import { type Observation, openTelemetry, type Telemetry } from './index.js';
import { MOST_NAMES } from './rules.js';

const HOUR = 3_600_000;
const { policy } = parsePolicy(exampleSources());
const target = await emptyDatabase();
const region = await openTestDatabase();
const time = { now: Date.UTC(2026, 10, 23, 12, 34, 56, 789) };
const noon = Date.UTC(2026, 10, 23, 12);
const opened: Telemetry[] = [];

async function open(): Promise<Telemetry> {
	const telemetry = (await openTelemetry(target, policy!, () => time.now))!;
	opened.push(telemetry);
	return telemetry;
}

const telemetry = await open();
afterAll(async () => {
	for (const each of opened) await each.close();
});

async function asOwner<T extends pg.QueryResultRow>(
	config: pg.ClientConfig,
	...statements: string[]
): Promise<T[]> {
	const client = new pg.Client(config);
	await client.connect();
	try {
		let rows: T[] = [];
		for (const text of statements) rows = (await client.query<T>(text)).rows;
		return rows;
	} finally {
		await client.end();
	}
}

async function seriesOf(name: string) {
	return (await telemetry.since(time.now)).filter(series => series.name === name);
}

test('observations of an hour become one counter, those of the next another', async () => {
	await telemetry.observe('shop', [
		{ kind: 'frequency-of-use', name: 'start' },
		{ kind: 'frequency-of-use', name: 'start' },
	]);
	await telemetry.observe('app', [{ kind: 'frequency-of-use', name: 'start' }]);
	time.now += HOUR;
	await telemetry.observe('shop', [{ kind: 'frequency-of-use', name: 'start' }]);
	const later = await seriesOf('start');
	time.now -= HOUR;
	const base = { kind: 'frequency-of-use', name: 'start', buckets: {} };
	expect(later).toEqual([{ ...base, service: 'shop', hour: noon + HOUR, count: 1 }]);
	expect(await seriesOf('start')).toEqual([
		{ ...base, service: 'app', hour: noon, count: 1 },
		{ ...base, service: 'shop', hour: noon, count: 2 },
		{ ...base, service: 'shop', hour: noon + HOUR, count: 1 },
	]);
});

test('of a duration only its bucket is kept', async () => {
	const took = [0, 10, 10.5, 240, 9_999, 60_000];
	await telemetry.observe(
		'shop',
		took.map(took => ({ kind: 'performance', name: 'page', took })),
	);
	const [series] = await seriesOf('page');
	expect(series).toMatchObject({
		count: 6,
		buckets: { 10: 2, 25: 3, 50: 3, 100: 3, 250: 4, 500: 4, 5000: 4, 10000: 5 },
	});
	const stored = await asOwner<{ at_most: number }>(
		target,
		`select at_most from counter where name = 'page'`,
	);
	expect(stored.map(row => row.at_most).sort((a, b) => a - b)).toEqual([10, 25, 250, 10_000, Infinity]);
});

test('a thousand at once, from two processes, are all counted', async () => {
	const other = await open();
	const one: Observation[] = [
		{ kind: 'errors', name: 'one' },
		{ kind: 'errors', name: 'two' },
	];
	await Promise.all(
		Array.from({ length: 1000 }, (_, at) =>
			(at % 2 ? telemetry : other).observe('shop', at % 3 ? one : [...one].reverse()),
		),
	);
	expect((await seriesOf('one'))[0]?.count).toBe(1000);
	expect((await seriesOf('two'))[0]?.count).toBe(1000);
});

test('what is acknowledged is stored: another process sees it at once', async () => {
	const other = await open();
	for (let count = 1; count <= 20; count += 1) {
		await telemetry.observe('shop', [{ kind: 'overall-use', name: 'acknowledged' }]);
		const seen = (await other.since(time.now)).find(({ name }) => name === 'acknowledged');
		expect(seen?.count).toBe(count);
	}
});

test.each<[string, Observation, string]>([
	['a kind the policy does not declare', { kind: 'heartbeats' as 'errors', name: 'x' }, 'count-undeclared'],
	['a name with capitals', { kind: 'errors', name: 'Ada' }, 'invalid-request'],
	['an address for a name', { kind: 'errors', name: 'ada@example.org' }, 'invalid-request'],
	['an id for a name', { kind: 'errors', name: 'f47ac10b-58cc-4372-a567-0e02b2c3d479' }, 'invalid-request'],
	['a performance without a duration', { kind: 'performance', name: 'x' }, 'invalid-request'],
	['a duration of something else', { kind: 'errors', name: 'x', took: 1 }, 'invalid-request'],
	['a negative duration', { kind: 'performance', name: 'x', took: -1 }, 'invalid-request'],
	['no duration at all', { kind: 'performance', name: 'x', took: Number.NaN }, 'invalid-request'],
])('%s is refused, and nothing beside it is counted', async (_what, observation, code) => {
	const before = await telemetry.since(time.now);
	const good: Observation = { kind: 'errors', name: 'beside' };
	await expect(telemetry.observe('shop', [good, observation])).rejects.toMatchObject({ code });
	expect(await telemetry.since(time.now)).toEqual(before);
});

test('series reach 31 days back and no further', async () => {
	await expect(telemetry.since(time.now - 31 * 24 * HOUR - 1)).rejects.toMatchObject({
		code: 'invalid-request',
	});
	await expect(telemetry.since(Number.NaN)).rejects.toMatchObject({ code: 'invalid-request' });
	expect(await telemetry.since(time.now - 31 * 24 * HOUR)).not.toEqual([]);
});

test('no more than 200 names a kind and service, whichever processes bring them', async () => {
	const other = await open();
	const names = Array.from({ length: MOST_NAMES + 40 }, (_, at) => `person-${at}`);
	const outcomes = await Promise.allSettled(
		names.map((name, at) => (at % 2 ? telemetry : other).observe('app', [{ kind: 'app-source', name }])),
	);
	const refused = outcomes.filter(outcome => outcome.status === 'rejected');
	expect(refused).toHaveLength(40);
	for (const { reason } of refused) expect(reason).toMatchObject({ code: 'count-undeclared' });
	const known = (await telemetry.since(time.now)).find(({ kind }) => kind === 'app-source')!;
	await expect(telemetry.observe('app', [{ kind: 'app-source', name: known.name }])).resolves.toBeUndefined();
	await expect(telemetry.observe('shop', [{ kind: 'app-source', name: 'new' }])).resolves.toBeUndefined();
	const insert = `insert into counted_name values ('app-source', 'app', ${MOST_NAMES + 1}, 'smuggled')`;
	await expect(asOwner(target, insert)).rejects.toThrow('counted_name_slot_check');
});

test('a policy that declares no counts opens nothing', async () => {
	const { telemetry: _, ...silent } = policy!;
	expect(await openTelemetry(target, silent as typeof policy & object, () => time.now)).toBeNull();
});

/** What a role may do to the tables of a database. */
async function privileges(config: pg.ClientConfig, role: string) {
	return asOwner(
		config,
		`select c.relname, p.privilege from pg_class c,
			unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as p(privilege)
		 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
			and has_schema_privilege('${role}', 'public', 'usage')
			and (has_table_privilege('${role}', c.oid, p.privilege)
				or p.privilege in ('select', 'insert', 'update') and has_any_column_privilege('${role}', c.oid, p.privilege))
		 order by 1, 2`,
	);
}

test.each([
	['obhut_counter', 'a region’s database', region.config],
	['obhut_runtime', 'the database of counts', target],
	['obhut_auditor', 'the database of counts', target],
])('%s can do nothing in %s', async (role, _where, config) => {
	expect(await privileges(config, role)).toEqual([]);
	const [login] = await asOwner(
		config,
		`select rolcanlogin, rolsuper from pg_roles where rolname = '${role}'`,
	);
	expect(login).toEqual({ rolcanlogin: false, rolsuper: false });
	const [{ name }] = (await asOwner(
		config,
		`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' limit 1`,
	)) as [{ name: string }];
	const reach = asOwner(config, `set role ${role}`, `select count(*) from public.${name}`);
	await expect(reach).rejects.toMatchObject({ code: '42501' });
});

test('obhut_counter adds and reads, and can neither delete nor move a count; a grant too much is seen', async () => {
	expect(await privileges(target, 'obhut_counter')).toEqual([
		{ relname: 'counted_name', privilege: 'insert' },
		{ relname: 'counted_name', privilege: 'select' },
		{ relname: 'counter', privilege: 'insert' },
		{ relname: 'counter', privilege: 'select' },
		{ relname: 'counter', privilege: 'update' },
	]);
	await expect(
		asOwner(target, 'set role obhut_counter', 'update counter set hour = hour'),
	).rejects.toMatchObject({ code: '42501' });
	await asOwner(
		target,
		'grant usage on schema public to obhut_runtime',
		'grant select on counter to obhut_runtime',
	);
	expect(await privileges(target, 'obhut_runtime')).toEqual([{ relname: 'counter', privilege: 'select' }]);
	await asOwner(
		target,
		'revoke all on counter from obhut_runtime',
		'revoke usage on schema public from obhut_runtime',
	);
});

test('the database itself takes no finer time and no longer name', async () => {
	const insert = (hour: string, name: string) =>
		asOwner(target, `insert into counter values ('errors', 'shop', '${name}', '${hour}', 'infinity', 1)`);
	await expect(insert('2026-11-23T12:00:01Z', 'finer')).rejects.toThrow('counter_hour_check');
	await expect(insert('2026-11-23T12:00:00Z', 'a'.repeat(33))).rejects.toThrow('counter_name_check');
	await expect(insert('2026-11-23T12:00:00Z', 'exact')).resolves.toEqual([]);
});
