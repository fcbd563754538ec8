/** The peers of a read: the same five values of one person by key, no encryption, no decision, no log. */
import pg from 'pg';
import type { Address } from './setting.js';

/** As fast as `pg` takes it: prepared, by primary key, rows as arrays. */
const SELECT = {
	name: 'plain-select',
	text: 'select item, value from plain_item where subject = $1',
	rowMode: 'array',
};

const POOL = 10;

export interface PlainReader {
	read(subject: string): Promise<Record<string, string>>;
	close(): Promise<void>;
}

function byItem(rows: unknown[]): Record<string, string> {
	const values: Record<string, string> = {};
	for (const [item, value] of rows as [number, string][]) values[item] = value;
	return values;
}

/** What a service without Obhut would do. */
export function pooledReader({ target }: Address): PlainReader {
	const pool = new pg.Pool({ ...target, max: POOL });
	return {
		read: async subject => byItem((await pool.query({ ...SELECT, values: [subject] })).rows),
		close: () => pool.end(),
	};
}

/** The fastest way `pg` has: one connection, many statements in flight. */
export async function pipelinedReader({ target }: Address): Promise<PlainReader> {
	const client = new pg.Client({ ...target, pipeline: true } as pg.ClientConfig);
	await client.connect();
	return {
		read: async subject => byItem((await client.query({ ...SELECT, values: [subject] })).rows),
		close: () => client.end(),
	};
}

/** One durable commit: an insert of `bytes` bytes on its own. */
export async function committer({ target }: Address, bytes: number) {
	const client = new pg.Client(target);
	await client.connect();
	const values = [Buffer.alloc(bytes, 1)];
	const insert = { name: 'plain-commit', text: 'insert into plain_log (entry) values ($1)', values };
	return { commit: () => client.query(insert), close: () => client.end() };
}
