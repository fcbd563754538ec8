/** The database of counts, empty, as the server makes it on first use. */
import pg from 'pg';
import { afterAll, inject } from 'vitest';

/** Makes one for this test file and drops it behind the file's last hook. */
export async function emptyDatabase(): Promise<{
	host: string;
	port: number;
	user: string;
	database: string;
}> {
	const cluster = inject('cluster');
	const database = `test_${crypto.randomUUID().replaceAll('-', '')}`;
	const run = async (sql: string) => {
		const client = new pg.Client({ ...cluster, database: 'postgres' });
		await client.connect();
		await client.query(sql).finally(() => client.end());
	};
	await run(`create database ${database} template template0`);
	afterAll(() => run(`drop database ${database}`));
	return { ...cluster, database };
}

/** As an address, for what takes `OBHUT_DATABASE_URL_TELEMETRY`. */
export function addressOf({ host, port, user, database }: Awaited<ReturnType<typeof emptyDatabase>>): string {
	return `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}
