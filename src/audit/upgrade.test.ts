import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { MIGRATIONS, migrate } from '../platform/postgres/migrate.js';
import { packBatch } from './batch.js';
import { sealEntry } from './entry.js';
import { entryAbout, LOG, NOON, openTestLog, requireSoundTrees, treeContents } from './integrator.fixture.js';
import { listEntries } from './listing.js';
import { dailyReference } from './reference.js';

const cluster = inject('cluster');
const config = { ...cluster, database: `upgrade_${crypto.randomUUID().replaceAll('-', '')}` };
const admin = new pg.Client({ ...cluster, database: 'postgres' });
await admin.connect();
await admin.query(`create database ${config.database}`);
const before = mkdtempSync(join(tmpdir(), 'obhut-before-'));
afterAll(async () => {
	await admin.query(`drop database ${config.database} with (force)`);
	await admin.end();
	rmSync(before, { recursive: true });
});
// Its databases are closed before this one is dropped.
const { connect, integrator } = openTestLog({ config } as Parameters<typeof openTestLog>[0]);

test('entries written before there was a tree are moved into it, in their order', async () => {
	for (const name of readdirSync(MIGRATIONS).filter(
		file => /^00[0-2]\d-.*\.sql$/.test(file) && file < '0029',
	)) {
		copyFileSync(join(MIGRATIONS, name), join(before, name));
	}
	await migrate(config, before);
	const reference = (at: number) => dailyReference(Buffer.alloc(32, 5), LOG, at);
	const frame = { log: LOG, policy: '2026-11-01#1' };
	const old = new pg.Client(config);
	await old.connect();
	for (const about of ['first', 'second', 'third']) {
		const entries = [
			sealEntry(frame, entryAbout(about, { subject: reference(NOON) })),
			sealEntry(frame, entryAbout(`${about}, nobody`)),
		];
		await old.query('insert into audit_inbox (bucket, batch, entries) values (3, gen_random_uuid(), $1)', [
			packBatch(entries),
		]);
	}
	await old.end();
	expect(await migrate(config)).toContain('0029-log-tree.sql');
	const { database } = connect();
	const { reports } = database;
	const about = async () => (await listEntries(reports, { limit: 9 })).entries.map(entry => entry.about);
	const written = ['first', 'first, nobody', 'second', 'second, nobody', 'third', 'third, nobody'];
	expect(await about()).toEqual(written.toReversed());
	const one = integrator();
	await one.open();
	await one.integrate();
	await one.sign();
	expect(await treeContents(reports)).toEqual(written);
	expect(await requireSoundTrees(reports)).toEqual(new Map([[1, [6]]]));
	const { entries } = await listEntries(reports, { limit: 9, filter: { reference } });
	expect(entries.map(entry => entry.about)).toEqual(['third', 'second', 'first']);
});
