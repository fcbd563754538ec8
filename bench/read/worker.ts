/** One of two processes that share the reads of P1: opens the region by its address, then runs what it is told. */
import pg from 'pg';
import { closedLoop } from '../harness/rounds.js';
import { pooledReader } from '../peers.js';
import type { Address } from '../setting.js';
import { anyOf, openAt } from '../world.js';
import { compliantRead } from './read.js';

/** Half of what one process has in flight. */
const IN_FLIGHT = 32;

type Order = { kind: 'ours' | 'pool'; milliseconds: number };

async function subjectsOf({ target }: Address): Promise<string[]> {
	const client = new pg.Client(target);
	await client.connect();
	const { rows } = await client.query<{ id: string }>('select id from subject');
	await client.end();
	return rows.map(({ id }) => id);
}

process.once('message', async (address: Address) => {
	const region = await openAt(address);
	const pool = pooledReader(address);
	const subjects = await subjectsOf(address);
	process.on('message', async ({ kind, milliseconds }: Order) => {
		const operation =
			kind === 'ours' ? () => compliantRead({ region }, anyOf(subjects)) : () => pool.read(anyOf(subjects));
		process.send!(await closedLoop(IN_FLIGHT, milliseconds, operation));
	});
	process.once('disconnect', async () => {
		await pool.close();
		await region.close();
	});
	process.send!('ready');
});
