import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { obhut } from '../../../test/command.js';
import { openTestDatabase } from '../../../test/postgres.js';
import { exampleSources, openTestRegion } from '../../../test/region.js';

const eu = await openTestDatabase();
const { region, home, caller, person, time } = await openTestRegion(eu, 'eu');
const folder = mkdtempSync(join(tmpdir(), 'obhut-audit-'));
const policy = join(folder, 'policy');
const audit = (...argv: string[]) => obhut('audit', ...argv);
const here = (...more: string[]) => ['--policy', policy, '--home', home, ...more];
const exported = join(folder, 'eu');

beforeAll(() => {
	for (const { path, text } of exampleSources()) {
		mkdirSync(dirname(join(policy, path)), { recursive: true });
		writeFileSync(join(policy, path), text);
	}
	vi.stubEnv('OBHUT_DATABASE_URL_EU', eu.url);
	vi.stubEnv('OBHUT_DATABASE_URL_CN', eu.url);
	time.now = Date.now();
});

afterAll(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true, force: true });
});

const key = async () => (await region.tree.logs())[0]!.key;

test('a log is exported with what was just done, and verifies', async () => {
	await person();
	const { code, out, err } = await audit('export', exported, ...here('--region', 'eu', '--json'));
	expect({ code, err }).toEqual({ code: 0, err: '' });
	const [{ size }] = JSON.parse(out).epochs;
	expect(JSON.parse(out)).toMatchObject({ signed: true, epochs: [{ epoch: 1, checkpoints: 1 }] });
	const { entries } = await region.audit.list(caller, { limit: 10, kind: 'audit' });
	expect(entries.map(({ actor, outcome }) => `${actor} ${outcome}`)).toContain('cli exported');
	expect(readFileSync(join(exported, '1', 'checkpoint'), 'utf8').split('\n')[1]).toBe(String(size));
	expect(readFileSync(join(home, 'log', 'eu', 'checkpoint'))).toEqual(
		readFileSync(join(exported, '1', 'checkpoint')),
	);
	const verified = await audit('verify', exported, '--key', await key());
	expect(verified).toMatchObject({ code: 0, err: '' });
});

test('one entry is proven, as a file that verifies and as text', async () => {
	const { entries } = await region.audit.list(caller, { limit: 100, kind: 'register' });
	const id = entries[0]!.id;
	const proven = await audit('prove', ...here('--region', 'eu', '--json'), '--', id);
	expect(proven).toMatchObject({ code: 0, err: '' });
	const path = join(folder, 'proof.json');
	writeFileSync(path, proven.out);
	expect((await audit('verify', path, '--key', await key())).code).toBe(0);
	const text = await audit('prove', ...here('--region', 'eu'), '--', id);
	expect(text.out).toMatch(/^c2sp\.org\/tlog-proof@v1\nextra \S+\nindex \d+\n/);
	writeFileSync(path, text.out);
	expect(await audit('verify', path, '--key', await key())).toMatchObject({ code: 0, err: '' });
	expect(await audit('prove', 'none', ...here('--region', 'eu'))).toMatchObject({
		code: 1,
		err: expect.stringContaining('no entry of this id stands under a checkpoint'),
	});
});

test('without the keys it exports what is signed, and says so', async () => {
	await region.integrator.integrate();
	await region.integrator.sign();
	const elsewhere = join(folder, 'elsewhere');
	const asked = ['--policy', policy, '--home', elsewhere, '--region', 'eu'];
	const { code, out } = await audit('export', join(folder, 'other'), ...asked);
	expect(code).toBe(0);
	expect(out).toContain('the keys are not in this home');
	expect(existsSync(join(elsewhere, 'keys'))).toBe(false);
});

test('a database of an older version is named as one, before anything is asked of it', async () => {
	const admin = new pg.Client(eu.config);
	await admin.connect();
	const forget = 'delete from schema_migration where name >= $1 returning name, sha256, applied_at';
	const { rows } = await admin.query(forget, ['0031']);
	expect(rows.length).toBeGreaterThan(0);
	try {
		const { code, out, err } = await audit('prove', 'none', ...here('--region', 'eu'));
		expect([code, out]).toEqual([1, '']);
		expect(err).toContain('of an older version: it lacks `0031-thin-checkpoints.sql`');
		expect(err).toContain('obhut serve');
	} finally {
		for (const { name, sha256 } of rows) {
			await admin.query('insert into schema_migration (name, sha256) values ($1, $2)', [name, sha256]);
		}
		await admin.end();
	}
});

test('it asks for one region, and for a folder of this log', async () => {
	expect(await audit('export', exported, ...here())).toMatchObject({
		code: 2,
		err: expect.stringContaining('the log of which region?'),
	});
	writeFileSync(join(exported, '1', 'key'), 'another');
	const refused = await audit('export', exported, ...here('--region', 'eu'));
	expect(refused.code).toBe(3);
	expect(refused.err).toContain('holds the export of another log');
});
