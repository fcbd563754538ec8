/**
 * `sql/schema.sql` and `sql/telemetry/schema.sql` show in review what the migrations come to: tables, constraints, indexes
 * and who may do what. `OBHUT_UPDATE=1 npm test -- test/schema` writes them anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import { expect, test } from 'vitest';
import { migrate, TELEMETRY_MIGRATIONS } from '../src/platform/postgres/migrate.js';
import { openTestDatabase } from './postgres.js';
import { emptyDatabase } from './telemetry.js';

const HEAD = `-- What the migrations come to. Written by test/schema.test.ts (OBHUT_UPDATE=1), compared in every run.\n`;

const [{ config: region }, counts] = [await openTestDatabase(), await emptyDatabase()];
await migrate(counts, TELEMETRY_MIGRATIONS);

test.each([
	['sql/schema.sql', region],
	['sql/telemetry/schema.sql', counts],
])('%s is what the migrations make', async (file, database) => {
	const client = new pg.Client(database);
	await client.connect();
	try {
		const dumped = `${HEAD}${(await tables(client)).join('')}`;
		if (process.env.OBHUT_UPDATE === '1') writeFileSync(file, dumped);
		expect(readFileSync(file, 'utf8')).toBe(dumped);
	} finally {
		await client.end();
	}
});

async function tables(client: pg.Client): Promise<string[]> {
	const { rows } = await client.query<{ name: string }>(
		`select c.oid::regclass::text as name from pg_class c
		 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') order by 1`,
	);
	const dumped: string[] = [];
	for (const { name } of rows) dumped.push(await table(client, name));
	return dumped;
}

async function lines(client: pg.Client, text: string, name: string): Promise<string[]> {
	const { rows } = await client.query<{ line: string }>({ text, values: [name] });
	return rows.map(({ line }) => line);
}

async function table(client: pg.Client, name: string): Promise<string> {
	const columns = await lines(
		client,
		`select format('%I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
			case when a.attnotnull then ' not null' else '' end,
			case when a.attidentity <> '' then ' generated always as identity' else '' end,
			coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
		 from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
		 where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
		name,
	);
	const constraints = await lines(
		client,
		`select format('constraint %I %s', conname, pg_get_constraintdef(oid)) as line from pg_constraint
		 where conrelid = $1::regclass and contype <> 'n' order by contype desc, conname`,
		name,
	);
	const indexes = await lines(
		client,
		`select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i
		 where i.indrelid = $1::regclass
			and not exists (select from pg_constraint c where c.conindid = i.indexrelid) order by 1`,
		name,
	);
	const grants = await lines(
		client,
		`select format('grant %s on %s to %s;', string_agg(lower(privilege_type), ', ' order by privilege_type),
			$1::regclass, grantee) as line
		 from information_schema.table_privileges
		 where table_schema = 'public' and table_name = $1::regclass::text and grantee like 'obhut\\_%'
		 group by grantee
		 union all
		 select format('grant %s (%s) on %s to %s;', lower(privilege_type),
			string_agg(column_name, ', ' order by column_name), $1::regclass, grantee)
		 from information_schema.column_privileges p
		 where table_schema = 'public' and table_name = $1::regclass::text and grantee like 'obhut\\_%'
			and not exists (select from information_schema.table_privileges t
				where t.table_schema = 'public' and t.table_name = p.table_name
					and t.grantee = p.grantee and t.privilege_type = p.privilege_type)
		 group by privilege_type, grantee order by 1`,
		name,
	);
	const body = [...columns, ...constraints].map(line => `\t${line}`).join(',\n');
	return ['', `create table ${name} (`, body, ');', ...indexes, ...grants, ''].join('\n');
}
