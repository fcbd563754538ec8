/** A database belongs to one region and one keyring; opened as another's it fails at once. */
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { exampleSources, mailHere, openTestRegion } from '../../test/region.js';
import { openRegion, RegionMismatch } from './region.js';

const database = await openTestDatabase();
const { home, reopen } = await openTestRegion(database);
const elsewhere = mkdtempSync(join(tmpdir(), 'obhut-elsewhere-'));
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

const options = { target: database.config, sources: exampleSources(), clock: Date.now };

test('the same region with its own keys opens again', async () => {
	expect((await reopen()).region).toBe('eu');
});

test('another region’s database is refused', async () => {
	const opened = openRegion({ ...options, ...mailHere(), name: 'cn', number: 1, home });
	await expect(opened).rejects.toThrow(/keyring .* is missing/);
	const withKeys = openRegion({ ...options, ...mailHere(), name: 'eu', number: 1, home });
	await expect(withKeys).rejects.toThrow(RegionMismatch);
});

test('a home without its keys is refused, and none are made in their place', async () => {
	const open = () => openRegion({ ...options, ...mailHere(), name: 'eu', number: 2, home: elsewhere });
	await expect(open()).rejects.toThrow(/is missing although its database was opened with one/);
	await expect(open()).rejects.toThrow(/is missing/);
});

/** Files under the home that this process holds open: Linux lists them. */
const FILES = '/proc/self/fd';

function heldOpen(): string[] {
	const targets = readdirSync(FILES).map(number => {
		try {
			return readlinkSync(join(FILES, number));
		} catch {
			return '';
		}
	});
	return targets.filter(target => target.startsWith(home));
}

test.runIf(existsSync(FILES))('a region that cannot be opened leaves nothing open', async () => {
	const before = heldOpen();
	expect(before).toContain(join(home, 'ledger', 'eu', 'erasures'));
	const superuser = new pg.Client(database.config);
	await superuser.connect();
	try {
		await superuser.query('revoke delete on erasure_pending from obhut_runtime');
		await superuser.query('insert into erasure_pending (subject) values (gen_random_uuid())');
		await expect(reopen()).rejects.toThrow(/permission denied/);
		expect(heldOpen()).toEqual(before);
		await superuser.query('grant delete on erasure_pending to obhut_runtime');
		const again = await openRegion({ ...options, ...mailHere(), name: 'eu', number: 2, home });
		expect(heldOpen()).toHaveLength(before.length + 1);
		await again.close();
		expect(heldOpen()).toEqual(before);
	} finally {
		await superuser.end();
	}
});
