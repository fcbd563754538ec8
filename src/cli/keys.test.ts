import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { obhut } from '../../test/command.js';
import { openTestDatabase } from '../../test/postgres.js';
import { exampleSources, openTestRegion } from '../../test/region.js';

const [eu, cn] = [await openTestDatabase(), await openTestDatabase()];
const german = await openTestRegion(eu, 'eu');
const chinese = await openTestRegion(cn, 'cn');
const policy = mkdtempSync(join(tmpdir(), 'obhut-keys-'));
const keys = (...argv: string[]) => obhut('keys', ...argv, '--policy', policy, '--home', policy);

beforeAll(() => {
	for (const { path, text } of exampleSources()) {
		mkdirSync(dirname(join(policy, path)), { recursive: true });
		writeFileSync(join(policy, path), text);
	}
	vi.stubEnv('OBHUT_DATABASE_URL_EU', eu.url);
	vi.stubEnv('OBHUT_DATABASE_URL_CN', cn.url);
	for (const { home } of [german, chinese])
		cpSync(join(home, 'keys'), join(policy, 'keys'), { recursive: true });
	for (const { time } of [german, chinese]) time.now = Date.now();
});

afterAll(() => {
	vi.unstubAllEnvs();
	rmSync(policy, { recursive: true, force: true });
});

interface Issued {
	region: string;
	service: string;
	id: string;
	key: string;
}

async function issued(...more: string[]): Promise<Issued[]> {
	const { code, out, err } = await keys('issue', 'shop', '--json', ...more);
	expect({ code, err }).toEqual({ code: 0, err: '' });
	return JSON.parse(out).keys;
}

async function acts({ region, caller }: typeof german): Promise<(string | null)[][]> {
	const { entries } = await region.audit.list(caller, { limit: 100, kind: 'staff' });
	return entries.map(({ actor, outcome }) => [actor, outcome]);
}

test('a key per region, which a running server knows at once, is listed without itself and revoked at once', async () => {
	const [ofCn, ofEu] = await issued('--scope', 'people', 'offers', '--label', 'till');
	expect([ofCn!.region, ofEu!.region]).toEqual(['cn', 'eu']);
	expect(await chinese.region.keys.verify(ofCn!.key)).toMatchObject({ valid: true, service: 'shop' });
	expect(await german.region.keys.verify(ofEu!.key)).toMatchObject({ scopes: ['people', 'offers'] });

	const { out } = await keys('list', '--json');
	for (const { key } of [ofCn!, ofEu!]) expect(out).not.toContain(key.slice(-43));
	expect(out).not.toMatch(/hash|Buffer/);
	const listed = JSON.parse(out).keys.find(({ id }: Issued) => id === ofEu!.id);
	expect(listed).toEqual({
		...{ id: ofEu!.id, service: 'shop', region: 'eu', scopes: ['people', 'offers'], label: 'till' },
		...{ created: expect.stringMatching(/Z$/), expires: null, revoked: null },
	});

	const revoked = await keys('revoke', `key:${ofEu!.id}`);
	expect(revoked).toMatchObject({
		code: 0,
		err: '',
		out: `eu: key \`${ofEu!.id}\` opens nothing any more\n`,
	});
	expect(await german.region.keys.verify(ofEu!.key)).toEqual({ valid: false, because: 'key-invalid' });
	expect(await chinese.region.keys.verify(ofCn!.key)).toMatchObject({ valid: true });
	expect((await keys('list')).out).toMatch(
		new RegExp(`${ofEu!.id}  eu  shop  people,offers  created \\S+Z  revoked \\S+Z  “till”`),
	);
	expect(await keys('revoke', ofEu!.id)).toMatchObject({ code: 1 });
	expect((await acts(german)).slice(0, 2)).toEqual([
		['cli', 'key-revoked'],
		['cli', 'key-issued'],
	]);
	expect((await acts(chinese)).slice(0, 1)).toEqual([['cli', 'key-issued']]);
});

test('a key ends when it was told to, in the regions it was asked for', async () => {
	const [one, ...others] = await issued('--region', 'eu', '--lasts', 'P90D');
	expect(others).toEqual([]);
	expect((await keys('list')).out).toMatch(new RegExp(`${one!.id}  eu  shop  people  created .*  expires `));
	german.time.now += 89 * 86_400_000;
	expect(await german.region.keys.verify(one!.key)).toMatchObject({ valid: true });
	german.time.now += 86_400_000 + 60_000;
	expect(await german.region.keys.verify(one!.key)).toEqual({ valid: false, because: 'key-expired' });
});

test('to issue takes the region’s own keyring; to list and revoke takes none', async () => {
	const [one] = await issued('--region', 'eu');
	const [bare, crossed] = ['bare', 'crossed'].map(name => join(policy, name)) as [string, string];
	cpSync(join(chinese.home, 'keys', 'cn'), join(crossed, 'keys', 'eu'), { recursive: true });
	const at = (home: string, ...argv: string[]) =>
		obhut('keys', ...argv, '--policy', policy, '--region', 'eu', '--home', home);
	const before = (await keys('list')).out;
	for (const [home, message] of [
		[bare, 'is missing'],
		[crossed, 'does not belong to its database'],
	] as const) {
		const { code, err, out } = await at(home, 'issue', 'shop');
		expect(code).not.toBe(0);
		expect(err).toContain(message);
		expect(out).toBe('');
	}
	expect((await keys('list')).out).toBe(before);
	expect((await at(bare, 'list')).out).toContain(one!.id);
	expect(await at(bare, 'revoke', one!.id)).toMatchObject({ code: 0 });
	expect(await german.region.keys.verify(one!.key)).toEqual({ valid: false, because: 'key-invalid' });
});

test.each([
	[['issue', 'nothing'], 1, 'declares no such service'],
	[['issue', 'shop', '--lasts', 'a while'], 2, '--lasts is no duration'],
	[['issue', 'shop', '--lasts', 'PT0S'], 2, '--lasts is no duration'],
	[['issue', 'shop', '--scope', 'everything'], 2, 'Allowed choices are people, offers, audit'],
	[['issue', 'shop', '--region', 'mars'], 2, 'no region `mars`'],
	[['revoke', `obh_eu_shop_${'a'.repeat(43)}`], 2, 'this is no id of a key'],
	[['revoke', '0b9f6f3e-6c1b-4f0e-9f43-0a1de1a4b0c1'], 1, 'no key of this id stands'],
])('obhut keys %j says what is wrong, and changes nothing', async (argv, code, message) => {
	const before = (await keys('list')).out;
	const ended = await keys(...argv);
	expect(ended.code).toBe(code);
	expect(ended.err).toContain(message);
	expect(ended.err).not.toContain('obh_');
	expect((await keys('list')).out).toBe(before);
});
