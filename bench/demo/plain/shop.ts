/** The demo shop without Obhut, in a process of its own: the same server, pages and forms over plain tables. */
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { Obhuts } from '../../../examples/demo/obhuts.js';
import { openShop } from '../../../examples/demo/shop.js';
import { Obhut } from '../../../src/client/obhut.js';
import { makeTables } from './tables.js';
import { PlainTransport } from './transport.js';

const POOL = 10;

export interface PlainOrder {
	target: pg.ClientConfig;
	/** Folder of the demo's built styles and script. */
	web: string;
	/** Version of the policy its register page names. */
	version: string;
}

export interface PlainAnswer {
	port: number;
	/** How often its pages have asked something so far. */
	asks: number;
}

process.once('message', async ({ target, web, version }: PlainOrder) => {
	const pool = new pg.Pool({ ...target, max: POOL });
	await makeTables(pool);
	const transport = new PlainTransport(pool);
	const service = new Obhut(transport);
	const obhuts: Obhuts = {
		url: 'http://127.0.0.1',
		shop: () => service,
		app: () => service,
		version: async () => version,
	};
	const shop = await openShop({ obhuts, releaseKeys: {}, web });
	await shop.listen({ host: '127.0.0.1', port: 0 });
	const { port } = shop.server.address() as AddressInfo;
	process.once('disconnect', async () => {
		await shop.close();
		await service.close();
	});
	const answer = () => process.send!({ port, asks: transport.asks } satisfies PlainAnswer);
	process.on('message', answer);
	answer();
});
