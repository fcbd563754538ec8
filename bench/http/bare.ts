/** The peer's server: one route, one plain select, nothing else. */
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { pooledReader } from '../peers.js';
import type { Address } from '../setting.js';
import type { Listening } from './http.js';

process.once('message', async (address: Address) => {
	const reader = pooledReader(address);
	const app = fastify();
	app.post('/v1/read', async request => {
		const { subject } = request.body as { subject: string };
		return { subject, values: await reader.read(subject) };
	});
	await app.listen({ host: '127.0.0.1', port: 0 });
	const { port } = app.server.address() as AddressInfo;
	process.once('disconnect', async () => {
		await app.close();
		await reader.close();
	});
	process.send!({ port, key: null } satisfies Listening);
});
