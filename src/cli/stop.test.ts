import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { obhut } from '../../test/command.js';
import { openTestDatabase } from '../../test/postgres.js';
import { exampleSources, openTestRegion } from '../../test/region.js';

const [eu, cn] = [await openTestDatabase(), await openTestDatabase()];
const german = await openTestRegion(eu, 'eu');
const chinese = await openTestRegion(cn, 'cn');
const policy = mkdtempSync(join(tmpdir(), 'obhut-stop-'));
const stop = (...argv: string[]) => obhut('stop', ...argv, '--policy', policy, '--home', policy);

beforeAll(() => {
	for (const { path, text } of exampleSources()) {
		mkdirSync(dirname(join(policy, path)), { recursive: true });
		writeFileSync(join(policy, path), text);
	}
	vi.stubEnv('OBHUT_DATABASE_URL_EU', eu.url);
	vi.stubEnv('OBHUT_DATABASE_URL_CN', cn.url);
});

afterAll(() => {
	vi.unstubAllEnvs();
	rmSync(policy, { recursive: true, force: true });
});

async function read({ region, caller }: typeof german, subject: string): Promise<string[]> {
	const ask = { subjects: [subject], purpose: 'provide-service', items: ['email'] };
	const [result] = await region.vault.read(caller, ask);
	return result?.known ? result.denied.map(({ reason }) => reason) : ['unknown'];
}

test('S4.5: stops in every region while servers run, from their next read on, and lifts again', async () => {
	const people = [await german.person(), await chinese.person()] as const;
	const reads = async () => [await read(german, people[0]), await read(chinese, people[1])];
	expect(await reads()).toEqual([[], []]);
	const stopped = await stop('purpose', 'provide-service');
	expect(stopped).toMatchObject({ code: 0, err: '' });
	expect(stopped.out).toMatch(
		/^cn: purpose `provide-service` stopped since .*\neu: purpose `provide-service` stopped/,
	);
	expect(await reads()).toEqual([['stopped'], ['stopped']]);
	const lifted = await stop('purpose', 'provide-service', '--lift', '--json');
	const told = JSON.parse(lifted.out) as { regions: { region: string; stop: { liftedAt: number } }[] };
	expect(told.regions.map(({ region }) => region)).toEqual(['cn', 'eu']);
	for (const { stop } of told.regions) expect(stop.liftedAt).toBeGreaterThan(0);
	expect(await reads()).toEqual([[], []]);
	expect((await stop('purpose', 'provide-service', '--lift')).out).toContain('was not stopped');
});

test('is held to one region where told so', async () => {
	const subject = await german.person();
	expect((await stop('actor', 'key:test', '--region', 'eu')).out).toMatch(/^eu: [^\n]*\n$/);
	expect(await read(german, subject)).toEqual(['stopped']);
	expect(await read(chinese, await chinese.person())).toEqual([]);
	await stop('actor', 'key:test', '--lift');
	expect(await read(german, subject)).toEqual([]);
});

test('stops what a newer version has migrated: an emergency waits for no upgrade of the command', async () => {
	const admin = new pg.Client(eu.config);
	await admin.connect();
	await admin.query(`insert into schema_migration (name, sha256) values ('9999-later.sql', 'x')`);
	try {
		expect(await stop('actor', 'key:test', '--region', 'eu')).toMatchObject({ code: 0, err: '' });
		expect(await stop('actor', 'key:test', '--region', 'eu', '--lift')).toMatchObject({ code: 0, err: '' });
	} finally {
		await admin.query(`delete from schema_migration where name = '9999-later.sql'`);
		await admin.end();
	}
});

test.each([
	[['purpose', 'nothing'], 1, 'no such purpose'],
	[['service', 'nothing'], 1, 'no such service'],
	[['actor', 'somebody@example.org'], 1, 'an actor is named as in the log'],
	[['purpose', 'surveys', '--region', 'mars'], 2, 'no region `mars`'],
	[['everything', 'x'], 2, 'Allowed choices are purpose, service, actor'],
])('obhut stop %j says what is wrong', async (argv, code, message) => {
	const ended = await stop(...argv);
	expect(ended.code).toBe(code);
	expect(ended.err).toContain(message);
});
