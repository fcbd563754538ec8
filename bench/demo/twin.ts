/** The shop without Obhut in its process, and its codes from the table they stand in. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { PlainAnswer, PlainOrder } from './plain/shop.js';
import type { Visitor } from './visitor.js';

export interface Twin {
	shop: string;
	codes(visitors: Visitor[]): Promise<string[]>;
	/** How often its pages have asked something so far. */
	asks(): Promise<number>;
	stop(): Promise<void>;
}

export async function startTwin(order: PlainOrder): Promise<Twin> {
	const child = fork(fileURLToPath(new URL('plain/shop.js', import.meta.url)), {
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
	});
	const answer = async (message: PlainOrder | 'asks') => {
		child.send(message);
		return ((await once(child, 'message')) as [PlainAnswer])[0];
	};
	const { port } = await answer(order);
	const client = new pg.Client(order.target);
	await client.connect();
	return {
		shop: `http://127.0.0.1:${port}`,
		async codes(visitors) {
			const { rows } = await client.query<{ email: string; code: string }>(
				'select email, code from sign_in_code where email = any($1)',
				[visitors.map(({ email }) => email)],
			);
			const codes = new Map(rows.map(({ email, code }) => [email, code]));
			return visitors.map(({ email }) => codes.get(email)!);
		},
		asks: async () => (await answer('asks')).asks,
		async stop() {
			await client.end();
			child.disconnect();
			await once(child, 'exit');
		},
	};
}
