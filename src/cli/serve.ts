import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError } from 'commander';
import pino from 'pino';
import { CLAUSE_STANDINGS, countStandings } from '../evidence/index.js';
import { systemClock } from '../platform/clock.js';
import { readPolicyFolder } from '../platform/policy-folder.js';
import { canonicalJson } from '../policy/canonical.js';
import { buildApp } from '../server/app.js';
import { CurrentHouse } from '../server/current-house.js';
import type { House } from '../server/house.js';
import { evidenceOf } from '../server/house-evidence.js';
import { BUILT_WEB, housePages } from '../server/house-pages.js';
import { errorTrace } from '../server/log.js';
import { openHouse } from '../server/open.js';
import { databaseUrls } from './databases.js';
import { EXIT, type ExitCode, Failure } from './failure.js';
import { announcement, type Started } from './serve-announcement.js';
import { DEMO_LABEL, type DemoPlace, startDemo } from './serve-demo.js';
import { alarmAddress, mailOf } from './serve-mail.js';

interface Options {
	policy: string;
	home: string;
	port: number;
	host: string;
	region?: string[];
	newKey?: string | true;
	behindTls?: boolean;
	base?: string;
	alarmsTo?: string;
	/** Port of the demo shop. */
	demo?: number | true;
	json?: boolean;
}

/** Milliseconds a client gets to take its answer when the server ends; one that reads no further would hold it forever. */
const FINISH_WITHIN = 3_000;

/** Milliseconds between looks at which version of the policy is in force. */
const LOOK_EVERY = 1_000;

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
		.option(
			'--base <url>',
			'address people reach this server at, for links in mails; where it listens unless told',
		)
		.option('--alarms-to <address>', 'mail address told when an alarm goes on and off; nobody unless told')
		.option('--demo [port]', 'run the demo shop beside it, on this port', portNumber)
		.option('--json', 'print where everything is, and the log, as lines of JSON')
		.addHelpText(
			'after',
			'\nEnvironment:\n' +
				'  OBHUT_DATABASE_URL       a PostgreSQL server for all regions instead of the embedded one\n' +
				'  OBHUT_DATABASE_URL_<ID>  the database of one region, as OBHUT_DATABASE_URL_CN, or of the counts, _TELEMETRY\n' +
				'  OBHUT_SMTP_URL           the mail server, as smtp://user:password@host:587; without it a mailbox at /mailbox\n' +
				'  OBHUT_ALARMS_TO          the same as --alarms-to\n' +
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
	const https = options.behindTls ?? false;
	const base = await publicBase(options);
	const alarmsTo = alarmAddress(options.alarmsTo, process.env.OBHUT_ALARMS_TO);
	const post = mailOf(process.env.OBHUT_SMTP_URL);
	const visible = post.mailbox && isLoopback(options.host) ? { mailbox: post.mailbox } : {};
	const serviceOrigin = options.demo === undefined ? {} : { serviceOrigin: demoOrigin(options) };
	const current = await CurrentHouse.open({
		open: async sources => {
			const house = await openHouse({
				policyDirectory: options.policy,
				home: options.home,
				logger,
				mailer: post.mailer,
				base,
				alarmsTo,
				...(sources ? { sources } : {}),
				...(urls ? { databaseUrls: urls } : {}),
				...(options.region ? { regions: options.region } : {}),
				onPostgresExit: exit => logger.error({ restarted: exit.restarted }, 'the embedded PostgreSQL ended'),
			});
			house.keepTurns((work, error) =>
				logger.error({ work, error: errorTrace(error) }, 'recurring work failed'),
			);
			return house;
		},
		build: house => {
			const evidence = evidenceOf(house, systemClock);
			const places = { web: BUILT_WEB, https, base, evidence, ...serviceOrigin, ...visible };
			return buildApp(house, { https, evidence, pages: housePages(house, systemClock, places) });
		},
		every: LOOK_EVERY,
	});
	let demo: Awaited<ReturnType<typeof startDemo>> | null = null;
	try {
		const url = await listen(current.server, options);
		const { house } = current;
		const embedded = [...house.regions.keys()].some(region => (urls?.[region] ?? urls?.['*']) === undefined);
		demo = options.demo === undefined ? null : await startDemo(house, demoPlace(options, url));
		const started = await whatStarted(house, url, options, embedded, demo?.address ?? null);
		console.log(options.json ? JSON.stringify({ ready: started }) : announcement(started));
		await toldToEnd;
	} finally {
		await demo?.stop();
		const abandoned = setTimeout(() => current.server.closeAllConnections(), FINISH_WITHIN).unref();
		await current.close();
		clearTimeout(abandoned);
		post.mailer.close();
	}
}

/** Address for links in mails. A port the system shall choose is chosen here, as a house is opened before it listens. */
async function publicBase(options: Options): Promise<string> {
	if (options.base !== undefined) {
		if (URL.canParse(options.base) && /^https?:$/.test(new URL(options.base).protocol)) {
			return new URL(options.base).origin;
		}
		throw new Failure(EXIT.usage, '--base is no http address', 'https://privacy.example.org');
	}
	if (options.port === 0) {
		options.port = await freePort(options.host);
		if (options.demo === true) options.demo = await freePort(options.host);
	}
	return `http://${isLoopback(options.host) ? options.host : 'localhost'}:${options.port}`;
}

async function freePort(host: string): Promise<number> {
	const server = createServer().listen({ host, port: 0 });
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

/** The demo listens where Obhut does, on the next port unless told. */
function demoPlace({ demo, host, port }: Options, url: string): DemoPlace {
	return { host, port: typeof demo === 'number' ? demo : port + 1, url };
}

function demoOrigin(options: Options): string {
	const { host, port } = demoPlace(options, '');
	return `http://${host}:${port}`;
}

function portNumber(text: string): number {
	const port = Number(text);
	if (/^\d+$/.test(text) && port <= 65_535) return port;
	throw new InvalidArgumentError('a port is a number from 0 to 65535');
}

/** The address it listens at. */
async function listen(server: Server, { host, port }: Options): Promise<string> {
	try {
		server.listen({ host, port });
		await once(server, 'listening');
		const at = server.address() as AddressInfo;
		const reached = at.address === '0.0.0.0' ? '127.0.0.1' : at.address === '::' ? '::1' : at.address;
		return `http://${reached.includes(':') ? `[${reached}]` : reached}:${at.port}`;
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

async function whatStarted(
	house: House,
	url: string,
	options: Options,
	embedded: boolean,
	demo: string | null,
): Promise<Started> {
	return {
		policy: { id: house.policy.policy.id, version: house.policy.compiled.version, page: `${url}/policy` },
		api: `${url}/v1`,
		openapi: `${url}/v1/openapi.json`,
		clauses: countStandings(
			CLAUSE_STANDINGS,
			house.policy.policy.clauses.map(({ id }) => id),
		),
		keys: await newKeys(house, options.newKey),
		staffLink: await house.staffLink(url),
		home: resolve(options.home),
		unpublished: isUnpublished(house, options.policy),
		embedded,
		demo,
		mailbox: process.env.OBHUT_SMTP_URL || !isLoopback(options.host) ? null : `${url}/mailbox`,
		exposed: !isLoopback(options.host) && !options.behindTls,
		milliseconds: Math.round(performance.now()),
	};
}

/** Whether the folder says something else than the newest published version. */
function isUnpublished({ policy: { versions } }: House, folder: string): boolean {
	return canonicalJson(versions.at(-1)!.sources) !== canonicalJson(readPolicyFolder(folder));
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
		if (!asked && (await ring.list()).some(({ label }) => label !== DEMO_LABEL)) continue;
		const { key } = await ring.issue({
			service,
			scopes: ['people', 'offers', 'audit'],
			label: 'obhut serve',
		});
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
