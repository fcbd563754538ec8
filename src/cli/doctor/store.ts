/** What the doctor asks a database. */
import pg from 'pg';

export interface DatabaseFacts {
	/** As `server_version_num`: 180004. */
	version: number;
	synchronousCommit: string;
	fsync: string;
	standby: boolean;
	/** Milliseconds since 1970-01-01T00:00Z, by the server's clock. */
	now: number;
	/** Files of `sql/` applied; null where obhut has not been there. */
	migrations: number | null;
	/** Whether people are kept there. */
	people: boolean;
}

export async function databaseFacts(target: pg.ClientConfig): Promise<DatabaseFacts> {
	const client = new pg.Client({ connectionTimeoutMillis: 5_000, ...target });
	await client.connect();
	try {
		const { rows } = await client.query({
			text: `select current_setting('server_version_num')::int, current_setting('synchronous_commit'),
				current_setting('fsync'), pg_is_in_recovery(),
				(extract(epoch from clock_timestamp()) * 1000)::float8,
				to_regclass('public.schema_migration') is not null, to_regclass('public.subject') is not null`,
			rowMode: 'array',
		});
		const [version, synchronousCommit, fsync, standby, now, known, people] = rows[0] as [
			number,
			string,
			string,
			boolean,
			number,
			boolean,
			boolean,
		];
		const migrations = known ? await countMigrations(client) : null;
		return { version, synchronousCommit, fsync, standby, now, migrations, people };
	} finally {
		await client.end();
	}
}

async function countMigrations(client: pg.Client): Promise<number> {
	const { rows } = await client.query<{ count: number }>(
		'select count(*)::int as count from schema_migration',
	);
	return rows[0]?.count ?? 0;
}
