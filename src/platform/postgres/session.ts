/** How Obhut's connections to PostgreSQL are set up, whichever way they are used. */
import pg from 'pg';

/** A named, prepared statement; rows come back as arrays in column order. */
export interface Statement {
	name: string;
	text: string;
	values?: unknown[];
}

/** Something statements can be run on: a lane, or a transaction. */
export interface Session {
	/** Rows as arrays: `bytea` as Buffer, `bigint` as number, `timestamptz` as milliseconds. */
	query<Row extends unknown[]>(statement: Statement): Promise<Row[]>;
}

/** Database roles of `sql/`: what a connection may do is decided there, not here. */
export type Role = 'obhut_runtime' | 'obhut_auditor' | 'obhut_integrator' | 'obhut_counter';

/** Statements on one connection, one after the other. */
export function sessionOn(client: pg.ClientBase): Session {
	return {
		async query<Row extends unknown[]>(statement: Statement) {
			return (await client.query({ ...statement, rowMode: 'array' })).rows as unknown as Row[];
		},
	};
}

export interface ConnectionSettings {
	target: pg.ClientConfig;
	role: Role;
	/** Longest a statement may run, milliseconds. */
	statementTimeout: number;
	/** Plan once and keep it: right for statements by key, wrong for reports. */
	genericPlans: boolean;
}

const BIGINT = 20;
const TIMESTAMPTZ = 1184;

/** `bigint` as a number (ours stay below 2^53), `timestamptz` as milliseconds; everything else as pg does. */
export const types: pg.CustomTypesConfig = {
	getTypeParser(oid: number, format?: 'text' | 'binary') {
		if (oid === BIGINT) return Number;
		if (oid === TIMESTAMPTZ) return (text: string) => Date.parse(text);
		return pg.types.getTypeParser(oid, format as 'text');
	},
} as pg.CustomTypesConfig;

/**
 * Sets the session up and verifies what an acknowledgement rests on: a server that answers "committed" before the
 * commit is on disk would make every promise about durable audit entries untrue.
 */
export async function setUpSession(client: pg.ClientBase, settings: ConnectionSettings): Promise<void> {
	await client.query({
		text: `select set_config('role', $1, false),
			set_config('synchronous_commit', 'on', false),
			set_config('statement_timeout', $2, false),
			set_config('plan_cache_mode', $3, false),
			set_config('timezone', 'UTC', false)`,
		values: [
			settings.role,
			String(settings.statementTimeout),
			settings.genericPlans ? 'force_generic_plan' : 'auto',
		],
	});
	const { rows } = await client.query({
		text: `select current_setting('synchronous_commit'), current_setting('fsync'), pg_is_in_recovery()::text`,
		rowMode: 'array',
	});
	const [synchronous, fsync, standby] = rows[0] as string[];
	if (synchronous !== 'on' || fsync !== 'on' || standby !== 'false') {
		throw new Error(
			`the database does not make commits durable: synchronous_commit=${synchronous}, fsync=${fsync}, standby=${standby}`,
		);
	}
}

/** SQLSTATE classes after which the outcome of a statement is unknown or the server is not there. */
const LOST = /^(08|57P|53|58)/;

/** True when the database could not be reached or gave up, as against refusing what it was asked. */
export function isConnectionFailure(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const code = (error as Error & { code?: unknown }).code;
	if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return LOST.test(code);
	if (typeof code === 'string') return /^E[A-Z]+$/.test(code);
	return /connection|terminat|timeout|not queryable|closed/i.test(error.message);
}
