/** Brings a database to the schema of this version: numbered SQL files, forward only, each applied once and whole. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { Fault } from '../fault.js';
import type { Session } from './session.js';

/** The repository's `sql/`, from the sources and from the built files alike. */
export const MIGRATIONS = fileURLToPath(new URL('../../../sql/', import.meta.url));

/** What the database of counts is made by. */
export const TELEMETRY_MIGRATIONS = `${MIGRATIONS}telemetry/`;

export type MigrationFaultCode =
	| 'migration-edited'
	| 'migration-missing'
	| 'migration-out-of-order'
	| 'migration-misnamed'
	| 'migration-failed';

/** SQLSTATE `insufficient_privilege`. */
const PRIVILEGE_MISSING = '42501';

const PRIVILEGE_HINT =
	'let the user make roles (`createrole`), or make obhut_runtime, obhut_auditor, obhut_integrator and obhut_counter and grant it each `with admin option`';

/** The schema cannot be brought to this version; nothing of the failing file was applied. */
export class MigrationFault extends Fault {
	readonly code: MigrationFaultCode;

	constructor(code: MigrationFaultCode, message: string, hint: string) {
		super(message, hint);
		this.code = code;
	}
}

interface Migration {
	name: string;
	sql: string;
	sha256: Buffer;
}

const APPLIED = 'select name, sha256 from public.schema_migration order by name';

/** Any constant that nothing else in the database locks. */
const MIGRATE_LOCK = 7_064_102;

/**
 * Applies what is missing. Processes that migrate at once take turns.
 * @param database an account that may create what the files create
 * @param folder where `NNNN-name.sql` lie; other names are left alone
 * @returns names of the files applied now, in order
 * @throws MigrationFault
 */
export async function migrate(database: pg.ClientConfig, folder: string = MIGRATIONS): Promise<string[]> {
	const files = readMigrations(folder);
	const client = new pg.Client(database);
	await client.connect();
	const applied: string[] = [];
	try {
		for (;;) {
			const name = await applyNext(client, files);
			if (name === null) return applied;
			applied.push(name);
		}
	} finally {
		await client.end();
	}
}

/** The first file a database made by `migrate` lacks; null where it lacks none. Throws `MigrationFault`. */
export async function dueMigration(session: Session): Promise<string | null> {
	const rows = await session.query<[string, Buffer]>({
		name: 'migrations-applied',
		text: APPLIED,
	});
	const applied = rows.map(([name, sha256]) => ({ name, sha256 }));
	return nextOf(readMigrations(MIGRATIONS), applied)?.name ?? null;
}

function readMigrations(folder: string): Migration[] {
	const names = readdirSync(folder)
		.filter(name => /^\d.*\.sql$/.test(name))
		.sort();
	return names.map((name, at) => {
		const previous = names[at - 1];
		if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(name) || previous?.slice(0, 4) === name.slice(0, 4)) {
			throw new MigrationFault(
				'migration-misnamed',
				`\`${name}\` is not named as a migration of its own number`,
				'name it with the next free number: NNNN-what-it-does.sql',
			);
		}
		const bytes = readFileSync(`${folder}/${name}`);
		return { name, sql: bytes.toString('utf8'), sha256: createHash('sha256').update(bytes).digest() };
	});
}

/** One file in one transaction; the lock is the transaction's, so that it also holds through a connection pooler. */
async function applyNext(client: pg.Client, files: Migration[]): Promise<string | null> {
	await client.query('begin');
	try {
		await client.query('select pg_advisory_xact_lock($1)', [MIGRATE_LOCK]);
		await client.query(`create table if not exists public.schema_migration (
			name text primary key,
			sha256 bytea not null,
			applied_at timestamptz not null default now()
		)`);
		const { rows } = await client.query<{ name: string; sha256: Buffer }>(APPLIED);
		const next = nextOf(files, rows);
		if (next) {
			await run(client, next);
			await client.query('insert into public.schema_migration (name, sha256) values ($1, $2)', [
				next.name,
				next.sha256,
			]);
		}
		await client.query('commit');
		return next?.name ?? null;
	} catch (cause) {
		await client.query('rollback').catch(() => {});
		throw cause;
	}
}

/** The first file not applied yet. What was applied must be exactly the files before it, unchanged. */
function nextOf(files: Migration[], applied: { name: string; sha256: Buffer }[]): Migration | undefined {
	for (const [at, row] of applied.entries()) {
		const file = files.find(file => file.name === row.name);
		if (!file) {
			throw new MigrationFault(
				'migration-missing',
				`the database has \`${row.name}\`, which this version does not bring`,
				'run the version that applied it, or a newer one',
			);
		}
		if (!file.sha256.equals(row.sha256)) {
			throw new MigrationFault(
				'migration-edited',
				`\`${file.name}\` was edited after it was applied`,
				'restore the file as it was, and put the change into a new one',
			);
		}
		const due = files[at];
		if (due && due !== file) {
			throw new MigrationFault(
				'migration-out-of-order',
				`\`${due.name}\` has a lower number than \`${row.name}\`, which is applied already`,
				'give the new file the next free number',
			);
		}
	}
	return files[applied.length];
}

async function run(client: pg.Client, { name, sql }: Migration): Promise<void> {
	try {
		await client.query(sql);
	} catch (cause) {
		if (!(cause instanceof pg.DatabaseError)) throw cause;
		const line = sql.slice(0, Number(cause.position ?? 1) - 1).split('\n').length;
		throw new MigrationFault(
			'migration-failed',
			`\`${name}\` line ${line}: ${cause.message}`,
			cause.code === PRIVILEGE_MISSING ? PRIVILEGE_HINT : 'nothing of this file was applied',
		);
	}
}
