/** The role that owns the schema: it migrates, publishes and opens a region for the first time, and serves nothing. */
import pg from 'pg';
import { type Session, sessionOn, types } from './session.js';

/** Creates a database on the server `target` connects to, unless it is there. True when it was made. */
export async function ensureDatabase(target: pg.ClientConfig, name: string): Promise<boolean> {
	const client = new pg.Client(target);
	await client.connect();
	try {
		const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
		if (rowCount) return false;
		await client.query(`create database ${client.escapeIdentifier(name)} encoding 'UTF8' template template0`);
		return true;
	} finally {
		await client.end();
	}
}

/** Runs `work` in one transaction as the owner. */
export async function asOwner<T>(
	target: pg.ClientConfig,
	work: (session: Session) => Promise<T>,
): Promise<T> {
	const client = new pg.Client({ ...target, types });
	await client.connect();
	try {
		await client.query('begin');
		const result = await work(sessionOn(client));
		await client.query('commit');
		return result;
	} finally {
		await client.end();
	}
}
