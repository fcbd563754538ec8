/**
 * One pipelined connection for autocommit statements: many in flight, each its own transaction and snapshot. It is
 * opened on first use and again after it was lost; what was in flight then fails with the connection's error, and only
 * the caller knows whether it may be sent again.
 */
import pg from 'pg';
import { type ConnectionSettings, type Session, type Statement, setUpSession, types } from './session.js';

export class Lane implements Session {
	readonly #settings: ConnectionSettings;
	#client: Promise<pg.Client> | null = null;
	#closed = false;

	constructor(settings: ConnectionSettings) {
		this.#settings = settings;
	}

	async query<Row extends unknown[]>(statement: Statement): Promise<Row[]> {
		const client = await this.#connected();
		const result = await client.query({ ...statement, rowMode: 'array' });
		return result.rows as unknown as Row[];
	}

	async close(): Promise<void> {
		this.#closed = true;
		const opening = this.#client;
		this.#client = null;
		if (opening) await opening.then(client => client.end()).catch(() => {});
	}

	#connected(): Promise<pg.Client> {
		if (this.#closed) return Promise.reject(new Error('the connection is closed'));
		this.#client ??= this.#open();
		return this.#client;
	}

	async #open(): Promise<pg.Client> {
		const client = new pg.Client({ ...this.#settings.target, pipeline: true, types });
		const lost = () => {
			this.#client = null;
		};
		client.on('error', lost);
		client.on('end', lost);
		try {
			await client.connect();
			await setUpSession(client, this.#settings);
			return client;
		} catch (error) {
			lost();
			client.end().catch(() => {});
			throw error;
		}
	}
}
