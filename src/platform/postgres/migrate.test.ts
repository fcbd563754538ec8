import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeEach, expect, inject, test } from 'vitest';
import { migrate } from './migrate.js';

const root = mkdtempSync(join(tmpdir(), 'obhut-migrate-'));
const cluster = inject('cluster');
const admin = new pg.Client({ ...cluster, database: 'postgres' });
await admin.connect();
const databases: string[] = [];
let target: pg.ClientConfig;
let folder: string;

beforeEach(async () => {
	const database = `migrate_${crypto.randomUUID().replaceAll('-', '')}`;
	await admin.query(`create database ${database}`);
	databases.push(database);
	target = { ...cluster, database };
	folder = mkdtempSync(join(root, 'sql-'));
	write('0001-people.sql', 'create table people (n int); insert into people values (1);');
	write('schema.sql', 'not a migration');
});
afterAll(async () => {
	for (const name of databases) await admin.query(`drop database ${name}`);
	await admin.end();
	rmSync(root, { recursive: true });
});

function write(name: string, sql: string): void {
	writeFileSync(join(folder, name), sql);
}

async function count(table: string): Promise<number> {
	const client = new pg.Client(target);
	await client.connect();
	try {
		return (await client.query(`select count(*)::int as n from ${table}`)).rows[0].n;
	} finally {
		await client.end();
	}
}

test('applies each file once, in order, and says which', async () => {
	expect(await migrate(target, folder)).toEqual(['0001-people.sql']);
	write('0003-more.sql', 'insert into people select n + 1 from people;');
	write('0002-again.sql', 'insert into people values (2);');
	expect(await migrate(target, folder)).toEqual(['0002-again.sql', '0003-more.sql']);
	expect(await migrate(target, folder)).toEqual([]);
	expect(await count('people')).toBe(4);
});

test('processes that migrate at once apply each file once', async () => {
	write('0002-more.sql', 'insert into people values (2);');
	const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(target, folder)));
	expect(applied.flat().sort()).toEqual(['0001-people.sql', '0002-more.sql']);
	expect(await count('people')).toBe(2);
});

test('a file that fails leaves nothing behind, names its line, and can be mended', async () => {
	write('0002-broken.sql', 'insert into people values (2);\ninsert into peopel values (3);');
	await expect(migrate(target, folder)).rejects.toMatchObject({
		code: 'migration-failed',
		message: expect.stringContaining('`0002-broken.sql` line 2'),
	});
	expect(await count('people')).toBe(1);
	write('0002-broken.sql', 'insert into people values (2);');
	expect(await migrate(target, folder)).toEqual(['0002-broken.sql']);
});

test('an applied file that was edited is refused', async () => {
	await migrate(target, folder);
	write('0001-people.sql', 'create table people (n int); ');
	await expect(migrate(target, folder)).rejects.toMatchObject({ code: 'migration-edited' });
});

test('an applied file that is gone is refused', async () => {
	write('0002-later.sql', 'select 1;');
	await migrate(target, folder);
	rmSync(join(folder, '0002-later.sql'));
	await expect(migrate(target, folder)).rejects.toMatchObject({ code: 'migration-missing' });
});

test('a new file below an applied one is refused', async () => {
	write('0003-later.sql', 'select 1;');
	await migrate(target, folder);
	write('0002-between.sql', 'select 1;');
	await expect(migrate(target, folder)).rejects.toMatchObject({ code: 'migration-out-of-order' });
});

test.each(['0001-double.sql', '12-short.sql', '0002_wrong.sql'])('the name %s is refused', async name => {
	write(name, 'select 1;');
	await expect(migrate(target, folder)).rejects.toMatchObject({ code: 'migration-misnamed' });
});
