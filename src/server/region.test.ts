/** A database belongs to one region and one keyring; opened as another's it fails at once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
