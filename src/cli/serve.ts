import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError } from 'commander';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { systemClock } from '../platform/clock.js';
import { buildApp } from '../server/app.js';
import type { House } from '../server/house.js';
import { BUILT_WEB, housePages } from '../server/house-pages.js';
import { openHouse } from '../server/open.js';
import { databaseUrls } from './databases.js';
import { EXIT, type ExitCode, Failure } from './failure.js';
import { announcement, type Started } from './serve-announcement.js';

interface Options {
	policy: string;
	home: string;
	port: number;
	host: string;
	region?: string[];
	newKey?: string | true;
	behindTls?: boolean;
	json?: boolean;
}

/** Milliseconds a client gets to take its answer when the server ends; one that reads no further would hold it forever. */
const FINISH_WITHIN = 3_000;

/** The policy folder that comes with the package. */
export const EXAMPLE_POLICY = fileURLToPath(new URL('../../policies/cncest', import.meta.url));

/** `obhut serve`: opens the house, listens, and says where everything is. */
export function serveCommand(program: Command, end: (code: ExitCode) => void): void {
	program
		.command('serve')
		.summary('run a policy: the vault behind HTTP, the published text, the evidence')
		.description(
			'Opens every region of the policy, listens, and says where everything is. The first start makes the databases, ' +
				'the keys and a service key, which is shown once. SIGINT or SIGTERM finishes what is under way and ends.',
		)
		.option('--policy <dir>', 'policy folder; the bundled example unless told', EXAMPLE_POLICY)
		.option('--home <dir>', 'folder for keys, ledger and the embedded database', '.obhut')
		.option('--port <number>', 'port to listen on', portNumber, 8474)
		.option('--host <address>', 'address to listen on', '127.0.0.1')
		.option('--region <id...>', 'serve only these regions of the policy')
		.option('--new-key [service]', 'make another service key; for the policy’s first service unless told')
		.option('--behind-tls', 'people reach this server over TLS: tell browsers to insist on it')
		.option('--json', 'print where everything is, and the log, as lines of JSON')
		.addHelpText(
			'after',
			'\nEnvironment:\n' +
				'  OBHUT_DATABASE_URL       a PostgreSQL server for all regions instead of the embedded one\n' +
				'  OBHUT_DATABASE_URL_<ID>  the database of one region, as OBHUT_DATABASE_URL_CN\n' +
				'\nExample:\n  obhut serve --policy policies/cncest --port 8474',
		)
		.action(async (options: Options) => {
			const signal = untilSignal();
			try {
				await serve(options, signal.received);
			} finally {
				signal.release();
			}
			end(EXIT.done);
		});
}

async function serve(options: Options, toldToEnd: Promise<void>): Promise<void> {
	const logger = pino({ level: options.json ? 'info' : 'warn' }, pino.destination(options.json ? 1 : 2));
	const urls = databaseUrls(process.env);
	const house = await openHouse({
		policyDirectory: options.policy,
		home: options.home,
		logger,
		...(urls ? { databaseUrls: urls } : {}),
		...(options.region ? { regions: options.region } : {}),
		onPostgresExit: exit => logger.error({ restarted: exit.restarted }, 'the embedded PostgreSQL ended'),
	});
	const https = options.behindTls ?? false;
	const pages = housePages(house, systemClock, { web: BUILT_WEB, https });
	const app = buildApp(house, { https, pages });
	try {
		const url = await listen(app, options);
		const embedded = [...house.regions.keys()].some(region => (urls?.[region] ?? urls?.['*']) === undefined);
		const started = await whatStarted(house, url, options, embedded);
		console.log(options.json ? JSON.stringify({ ready: started }) : announcement(started));
		await toldToEnd;
	} finally {
		const abandoned = setTimeout(() => app.server.closeAllConnections(), FINISH_WITHIN).unref();
		await app.close();
		clearTimeout(abandoned);
		await house.close();
	}
}

function portNumber(text: string): number {
	const port = Number(text);
	if (/^\d+$/.test(text) && port <= 65_535) return port;
	throw new InvalidArgumentError('a port is a number from 0 to 65535');
}

/** The address it listens at. */
async function listen(app: FastifyInstance, { host, port }: Options): Promise<string> {
	try {
		return await app.listen({ host, port });
	} catch (error) {
		const { code } = error as { code?: string };
		if (code === 'EADDRINUSE') {
			const hint = `stop what listens there, or choose another: --port ${port + 1}`;
			throw new Failure(EXIT.environment, `port ${port} is taken`, hint);
		}
		if (code === 'EACCES') {
			throw new Failure(
				EXIT.environment,
				`port ${port} may not be used`,
				'choose one above 1023: --port 8474',
			);
		}
		if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
			throw new Failure(
				EXIT.environment,
				`\`${host}\` is no address of this machine`,
				'try --host 127.0.0.1',
			);
		}
		throw error;
	}
}

async function whatStarted(house: House, url: string, options: Options, embedded: boolean): Promise<Started> {
	return {
		policy: { id: house.policy.policy.id, version: house.policy.compiled.version, page: `${url}/policy` },
		api: `${url}/v1`,
		openapi: `${url}/v1/openapi.json`,
		keys: await newKeys(house, options.newKey),
		staffLink: await house.staffLink(url),
		home: resolve(options.home),
		embedded,
		exposed: !isLoopback(options.host) && !options.behindTls,
		milliseconds: Math.round(performance.now()),
	};
}

/** A key per region that has none yet, or per region served where one was asked for. */
async function newKeys(house: House, asked: Options['newKey']): Promise<Started['keys']> {
	const services = Object.keys(house.policy.policy.services);
	const service = typeof asked === 'string' ? asked : services[0];
	if (service === undefined || !services.includes(service)) {
		const hint = `its services are ${services.join(', ')}`;
		throw new Failure(EXIT.usage, 'the policy declares no such service', hint);
	}
	const keys: Started['keys'] = [];
	for (const { region, keys: ring } of house.regions.values()) {
		if (!asked && (await ring.list()).length > 0) continue;
		const { key } = await ring.issue({ service, scopes: ['people', 'audit'], label: 'obhut serve' });
		keys.push({ region, service, key });
	}
	return keys;
}

function isLoopback(host: string): boolean {
	return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** Waits for the first signal to end; a second one ends at once. */
function untilSignal(): { received: Promise<void>; release(): void } {
	const signals = ['SIGINT', 'SIGTERM'] as const;
	let count = 0;
	let resolve = () => {};
	const received = new Promise<void>(done => {
		resolve = done;
	});
	const end = () => {
		count += 1;
		if (count > 1) process.exit(EXIT.refused);
		resolve();
	};
	for (const signal of signals) process.on(signal, end);
	return {
		received,
		release: () => {
			for (const signal of signals) process.off(signal, end);
		},
	};
}
