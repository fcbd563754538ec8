/**
 * The runtime's connections to one region's database: pipelined lanes for autocommit statements, a pool for
 * transactions. Loads and appends have lanes of their own, so that a commit's wait for the disk never stands in front of
 * a read.
 */
import pg from 'pg';
import { Problem } from '../problem.js';
import { Lane } from './lane.js';
import {
	type ConnectionSettings,
	isConnectionFailure,
	type Session,
	type Statement,
	sessionOn,
	setUpSession,
	types,
} from './session.js';

export interface DatabaseOptions {
	target: pg.ClientConfig;
	/** Connections for transactions. */
	poolSize?: number;
	/** Milliseconds. */
	statementTimeout?: number;
}

/** A transaction in progress. */
export type Transaction = Session;

export class Database implements Session {
	/** For reads by key. */
	readonly loads: Session;
	/** For audit entries. */
	readonly appends: Session;
	/** For the auditor's reports; the runtime role cannot read the log. */
	readonly reports: Session;
	readonly #lanes: Lane[];
	readonly #pool: pg.Pool;
	readonly #integrators: pg.Pool;

	constructor(options: DatabaseOptions) {
		const settings = (role: ConnectionSettings['role'], genericPlans: boolean): ConnectionSettings => ({
			target: options.target,
			role,
			statementTimeout: options.statementTimeout ?? 15_000,
			genericPlans,
		});
		const lane = (role: ConnectionSettings['role'], genericPlans: boolean) =>
			new Lane(settings(role, genericPlans));
		const [loads, appends, reports] = [
			lane('obhut_runtime', true),
			lane('obhut_runtime', true),
			lane('obhut_auditor', false),
		];
		this.loads = loads;
		this.appends = appends;
		this.reports = reports;
		this.#lanes = [loads, appends, reports];
		const pool = (role: ConnectionSettings['role'], max: number) => {
			const onConnect = (client: pg.ClientBase) => setUpSession(client, settings(role, true));
			const made = new pg.Pool({ ...options.target, max, types, onConnect } as pg.PoolConfig);
			made.on('error', () => {});
			return made;
		};
		this.#pool = pool('obhut_runtime', options.poolSize ?? 8);
		this.#integrators = pool('obhut_integrator', 1);
	}

	/** An autocommit statement on the load lane; a lost connection becomes the `storage-unavailable` problem. */
	async query<Row extends unknown[]>(statement: Statement): Promise<Row[]> {
		try {
			return await this.loads.query<Row>(statement);
		} catch (error) {
			throw asProblem(error);
		}
	}

	/** Runs `work` in one read-committed transaction; any throw rolls back. */
	transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
		return transactionOn(this.#pool, work);
	}

	/** The same as the role that moves entries into the log's tree, one at a time. */
	integration<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
		return transactionOn(this.#integrators, work);
	}

	async close(): Promise<void> {
		const pools = [this.#pool, this.#integrators];
		await Promise.all([...this.#lanes.map(lane => lane.close()), ...pools.map(pool => pool.end())]);
	}
}

async function transactionOn<T>(pool: pg.Pool, work: (transaction: Transaction) => Promise<T>): Promise<T> {
	const client = await pool.connect().catch(error => {
		throw asProblem(error);
	});
	let broken = false;
	try {
		await client.query('begin');
		const result = await work(sessionOn(client));
		await client.query('commit');
		return result;
	} catch (error) {
		broken = isConnectionFailure(error);
		if (!broken) await client.query('rollback').catch(() => {});
		throw asProblem(error);
	} finally {
		client.release(broken);
	}
}

/** A lost connection as the `storage-unavailable` problem; any other error as it is. */
export function asProblem(error: unknown): unknown {
	if (!isConnectionFailure(error)) return error;
	return new Problem('storage-unavailable', { hint: 'retry; if it lasts, run `obhut doctor`' });
}
