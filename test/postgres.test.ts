import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase, openTestDatabase } from './postgres.js';

const database = await openTestDatabase();
const pool = new pg.Pool(database.config);
afterAll(() => pool.end());

test('a test file has a database of its own, with the migrations applied', async () => {
	const { rows } = await pool.query(
		'select current_database() as name, count(*)::int as known from public.schema_migration',
	);
	expect(rows).toEqual([{ name: database.name, known: expect.any(Number) }]);
});

test('its address reaches the same database', async () => {
	const client = new pg.Client(database.url);
	await client.connect();
	expect((await client.query('select current_database() as name')).rows).toEqual([{ name: database.name }]);
	await client.end();
});

test('a connection left open fails the file, and the database is dropped all the same', async () => {
	const { database: leaking, close } = await createTestDatabase();
	const client = new pg.Client({ ...leaking.config, application_name: 'forgotten' });
	client.on('error', () => {});
	await client.connect();
	await expect(close()).rejects.toThrow('forgotten');
	expect((await pool.query('select 1 from pg_database where datname = $1', [leaking.name])).rowCount).toBe(0);
});

test('a file that closes its connections passes', async () => {
	const { database: clean, close } = await createTestDatabase();
	const client = new pg.Client(clean.config);
	await client.connect();
	await client.end();
	await expect(close()).resolves.toBeUndefined();
});
