/** Obhut's HTTP server over one region, as `obhut serve` runs it, in a process of its own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import pino from 'pino';
import { buildApp } from '../../src/server/app.js';
import { openHouse } from '../../src/server/open.js';
import { type Address, CALLER, REGION } from '../setting.js';
import { exampleSources } from '../world.js';
import type { Listening } from './http.js';

/** The policy folder the region was opened with. */
function policyFolder(home: string): string {
	const folder = join(home, 'policy');
	for (const { path, text } of exampleSources()) {
		const file = join(folder, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
	return folder;
}

function urlOf({ target }: Address): string {
	const { user, database, host, port } = target;
	return `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}

process.once('message', async (address: Address) => {
	const house = await openHouse({
		policyDirectory: policyFolder(address.home),
		home: address.home,
		databaseUrls: { [REGION.name]: urlOf(address) },
		regions: [REGION.name],
		logger: pino({ level: 'warn' }),
	});
	const order = { service: CALLER.service, scopes: ['people' as const] };
	const { key } = await house.regions.get(REGION.name)!.keys.issue(order);
	const app = buildApp(house);
	await app.listen({ host: '127.0.0.1', port: 0 });
	const { port } = app.server.address() as AddressInfo;
	process.once('disconnect', async () => {
		await app.close();
		await house.close();
	});
	process.send!({ port, key } satisfies Listening);
});
