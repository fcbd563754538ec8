/**
 * Personal data in no log, no error, no table in the clear (DESIGN §9). A canary goes into every input of every route;
 * afterwards it may be found nowhere, in no encoding. Each place is also shown to be searched: a leak put there is found.
 */
import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import type { FastifyInstance, FastifyPluginAsync, InjectOptions } from 'fastify';
import pg from 'pg';
import pino from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SCOPES } from '../src/identity/service-keys/index.js';
import { Problem } from '../src/platform/problem.js';
import { buildApp } from '../src/server/app.js';
import { DOORS } from '../src/server/doors.js';
import type { House } from '../src/server/house.js';
import { BUILT_WEB, housePages } from '../src/server/house-pages.js';
import { openHouse } from '../src/server/open.js';
import type { OpenRegion } from '../src/server/region.js';
import { CANARY, encodings, filesBelow, tableColumns, traces } from './canary.js';
import { openTestDatabase } from './postgres.js';
import { exampleSources } from './region.js';

const ADDRESS = `${CANARY}@example.org`;
const IMAGE = Buffer.from(CANARY).toString('base64');
const dot = sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } });
/** A picture with the canary behind it. */
const PICTURE = Buffer.concat([await dot.png().toBuffer(), Buffer.from(CANARY)]).toString('base64');
const database = await openTestDatabase();
const folder = mkdtempSync(join(tmpdir(), 'obhut-canaries-'));
const [home, policyDirectory] = [join(folder, 'home'), join(folder, 'policy')];
for (const { path, text } of exampleSources()) {
	mkdirSync(dirname(join(policyDirectory, path)), { recursive: true });
	writeFileSync(join(policyDirectory, path), text);
}

const log: Buffer[] = [];
/** What came back as an error, and every header. */
const answers: Buffer[] = [];
const statuses = new Set<number>();
let house: House;
let app: FastifyInstance;
let url: string;
let key: string;
let subject: string;
let activity: string;

/** Guards broken on purpose, to see that their breaking is noticed. */
const brokenGuards: FastifyPluginAsync = async pages => {
	pages.post('/leak/log', async request => request.log.info({ body: request.body }));
	pages.post('/leak/answer', async request => {
		throw new Problem('value-invalid', { detail: JSON.stringify(request.body) });
	});
};

beforeAll(async () => {
	const sink = new Writable({
		write(chunk, _encoding, next) {
			log.push(Buffer.from(chunk));
			next();
		},
	});
	const logger = pino({ level: 'trace' }, sink);
	house = await openHouse({
		policyDirectory,
		home,
		regions: ['eu'],
		databaseUrls: { eu: database.url },
		logger,
	});
	const allPages: FastifyPluginAsync = async pages => {
		await pages.register(
			housePages(house, Date.now, {
				web: BUILT_WEB,
				https: false,
				base: 'http://127.0.0.1',
				attemptsPerMinute: 1_000,
			}),
		);
		await pages.register(brokenGuards);
	};
	app = buildApp(house, { pages: allPages, denialsPerMinute: 1_000_000 });
	url = await app.listen({ port: 0, host: '127.0.0.1' });
	key = (await house.regions.get('eu')!.keys.issue({ service: 'app', scopes: [...SCOPES] })).key;
	await send('/v1/subjects', good().subjects);
	subject = (await send('/v1/lookup', good().lookup)).json().subject;
	activity = (await send('/v1/activities', good().activities)).json().activity;
});

afterAll(async () => {
	await app.close();
	await house.close();
	rmSync(folder, { recursive: true, force: true });
});

/** A body every door takes, canaries wherever a value goes. */
function good(): Record<keyof typeof DOORS, Record<string, unknown>> {
	const purpose = 'provide-service';
	const values = { email: ADDRESS, language: CANARY, avatar: PICTURE };
	const shown = house.policy.compiled.version;
	return {
		subjects: {
			residence: 'DE',
			collectedIn: 'DE',
			born: '2014-05',
			shown,
			purpose: 'ask-guardian',
			values: { email: ADDRESS, residence: CANARY, 'guardian-contact': `g-${ADDRESS}` },
		},
		lookup: { item: 'email', value: ADDRESS, purpose: 'ask-guardian' },
		read: { subject, purpose, items: ['email'], recipient: 'mail-delivery-eu' },
		write: { subject, purpose, values },
		append: { subject, purpose, item: 'support-case', value: { [CANARY]: [CANARY] } },
		consents: { subject, about: 'surveys', act: 'give', language: 'de' },
		consentList: { subject },
		events: { subject, event: 'last-contact' },
		decisions: { subject, purpose, items: ['email'] },
		erase: { subject },
		auditList: { subject, limit: 5, kind: 'read' },
		signInCode: { item: 'email', value: ADDRESS, language: 'de' },
		signIn: { item: 'email', value: ADDRESS, code: '012345', shown },
		sessions: { session: CANARY.padEnd(43, 's').slice(0, 43) },
		sessionEnd: { session: CANARY.padEnd(43, 's').slice(0, 43) },
		sessionLink: { session: CANARY.padEnd(43, 's').slice(0, 43) },
		shown: { subject, version: CANARY },
		guardianAsk: { subject },
		guardianStanding: { subject },
		requests: { subject, right: 'access', text: CANARY },
		requestList: { subject },
		export: { subject },
		exportLog: { subject },
		restrict: { subject, on: false },
		telemetry: { observations: [{ kind: 'errors', name: 'start-page' }] },
		telemetrySeries: { from: new Date().toISOString() },
		support: { subject, text: CANARY },
		supportList: { subject },
		activities: { title: { en: 'raffle' }, endsAt: '2126-12-24T18:00:00Z' },
		activityList: {},
		activityEnter: { subject, activity, entry: { [CANARY]: [CANARY] } },
		surveyGet: { survey: activity },
		surveyAnswer: { subject, survey: activity, answer: { [CANARY]: [CANARY] } },
		updatePublish: {
			platform: 'linux-x64',
			version: '1.4.0',
			digest: 'ab'.repeat(32),
			url: 'https://app.example.org/file',
		},
		updateCheck: { subject, platform: 'linux-x64', installed: '1.3.9' },
	};
}

async function send(path: string, payload: unknown, more: InjectOptions = {}) {
	const { headers, ...rest } = more;
	const answer = await app.inject({
		method: 'POST',
		url: path,
		headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
		payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
		...rest,
	});
	statuses.add(answer.statusCode);
	answers.push(Buffer.from(JSON.stringify(answer.headers)));
	if (answer.statusCode >= 400) answers.push(Buffer.from(answer.body));
	return answer;
}

/** The body with one field spoilt at a time, and with a field nobody asked for. */
function* spoilt(body: Record<string, unknown>): Generator<unknown> {
	const forms = [CANARY, ADDRESS, IMAGE, [CANARY], { [CANARY]: CANARY }, encodings(CANARY).hex!.toString()];
	for (const field of Object.keys(body)) for (const form of forms) yield { ...body, [field]: form };
	for (const form of forms) {
		if ('values' in body)
			for (const item of [CANARY, 'email', 'phone', 'avatar', 'support-case'])
				yield { ...body, values: { [item]: form } };
		if ('items' in body) yield { ...body, items: ['email', form] };
	}
	yield { ...body, [CANARY]: CANARY };
	yield [CANARY];
}

async function raw(bytes: string): Promise<void> {
	const { hostname, port } = new URL(url);
	await new Promise<void>(resolve => {
		const socket = connectSocket(Number(port), hostname, () => socket.write(bytes));
		socket.on('data', chunk => answers.push(chunk));
		socket.on('close', () => resolve());
		socket.on('error', () => {});
	});
}

async function plantEverywhere(): Promise<void> {
	for (const [name, body] of Object.entries(good())) {
		const { path } = DOORS[name as keyof typeof DOORS];
		const headers = { 'idempotency-key': `${CANARY}-${name}` };
		if (name !== 'erase') await send(path, body, { headers });
		if (name !== 'erase') await send(path, body, { headers });
		for (const each of spoilt(body)) await send(path, each);
		await send(path, body, { headers: { 'idempotency-key': ADDRESS } });
		await send(path, body, { headers: { authorization: `Bearer ${CANARY}` } });
		await send(path, body, {
			headers: { authorization: `Bearer obh_eu_${CANARY}_${CANARY.padEnd(43, 'a')}` },
		});
		await send(path, CANARY, { headers: { 'content-type': `text/${CANARY}` } });
		await send(path, `{"${CANARY}": "${CANARY}`);
		await send(path, { ...body, [CANARY]: CANARY.repeat(1_100_000) });
		const odd = {
			'user-agent': CANARY,
			referer: CANARY,
			cookie: CANARY,
			'x-request-id': CANARY,
			'x-forwarded-for': CANARY,
		};
		await send(`${path}?${CANARY}=${CANARY}`, { ...body, purpose: CANARY }, { headers: odd });
		await send(`${path}/${CANARY}`, body);
		await send(path, body, { method: 'PUT', headers: odd });
	}
	for (const lost of [
		`/${CANARY}`,
		`/v1/%zz${CANARY}`,
		`/problems/${CANARY}`,
		`/problems/${'x'.repeat(200)}${CANARY}`,
	]) {
		await send(lost, undefined as never, { method: 'GET', payload: '' });
	}
	await plantInPages();
	await raw(`GET /${CANARY} HTTP/1.1\r\n${CANARY} ${CANARY}\r\n\r\n`);
	await raw(`GET / HTTP/1.1\r\nhost: x\r\nx: ${CANARY.repeat(2000)}\r\n\r\n`);
	await send(DOORS.erase.path, good().erase);
}

/** Pages answer with pages; none of them may repeat what it was asked with. */
async function plantInPages(): Promise<void> {
	const odd = {
		cookie: `obhut_staff=${CANARY}; ${CANARY}=${CANARY}`,
		'accept-language': CANARY,
		origin: url,
		host: new URL(url).host,
	};
	const paths = [
		'/policy',
		'/policy/versions',
		`/policy/versions/${CANARY}/en`,
		`/policy/versions/${CANARY}/en.md`,
		'/policy/en/evidence',
	];
	for (const path of [...paths, '/staff', '/staff/sign-in', `/assets/${CANARY}`]) {
		const get = await send(`${path}?lang=${CANARY}&${CANARY}=${CANARY}`, '', { method: 'GET', headers: odd });
		answers.push(Buffer.from(get.body));
		const form = { ...odd, 'content-type': 'application/x-www-form-urlencoded' };
		const post = await send(path, `code=${CANARY}&${CANARY}=${CANARY}`, { headers: form });
		answers.push(Buffer.from(post.body));
	}
}

/** The log of the database server, wherever it runs from. */
async function postgresLog(): Promise<string> {
	const client = new pg.Client(database.config);
	await client.connect();
	const { rows } = await client.query<{ folder: string; pid: number }>(
		`select current_setting('data_directory') as folder, pg_backend_pid() as pid`,
	);
	const { folder, pid } = rows[0]!;
	const data = folder.startsWith('/proc/self/') ? readlinkSync(`/proc/${pid}/cwd`) : folder;
	await client.end();
	return `${data}.log`;
}

describe('a canary in every input', () => {
	beforeAll(async () => {
		await plantEverywhere();
	}, 120_000);

	test('was stored, refused and lost in every way there is', () => {
		for (const status of [200, 202, 400, 401, 403, 404, 405, 413, 415, 422])
			expect(statuses).toContain(status);
		for (const status of statuses) expect(status).toBeLessThan(500);
	});

	test('is in no error and in no header', () => {
		expect(answers.flatMap(bytes => traces(bytes).map(trace => [trace, bytes.toString()]))).toEqual([]);
	});

	test('is in no line of the log', () => {
		expect(log.length).toBeGreaterThan(100);
		expect(log.flatMap(bytes => traces(bytes).map(trace => [trace, bytes.toString()]))).toEqual([]);
	});

	test('is in no column of any table', async () => {
		const columns = await tableColumns(database.config);
		expect(columns.map(({ column }) => column)).toEqual(
			expect.arrayContaining(['log_batch.entries', 'log_tile.hashes', 'page.sealed', 'idempotency.answer']),
		);
		expect(columns.flatMap(({ column, bytes }) => traces(bytes).map(trace => `${column}: ${trace}`))).toEqual(
			[],
		);
		for (const region of house.regions.values()) await (region as OpenRegion).integrator.integrate();
		const moved = await tableColumns(database.config);
		expect(moved.find(({ column }) => column === 'log_tile.hashes')!.bytes.length).toBeGreaterThan(1000);
		expect(moved.flatMap(({ column, bytes }) => traces(bytes).map(trace => `${column}: ${trace}`))).toEqual(
			[],
		);
	});

	test('is in no file of the house, and not in the log of the database', async () => {
		const server = await postgresLog();
		const files = [...filesBelow(home), { path: server, bytes: readFileSync(server) }];
		expect(files.length).toBeGreaterThan(2);
		expect(files.flatMap(({ path, bytes }) => traces(bytes).map(trace => `${path}: ${trace}`))).toEqual([]);
	});
});

describe('a leak is found', () => {
	const forms = Object.entries(encodings(CANARY));

	test.each(forms)('in bytes, as %s', (name, form) => {
		expect(traces(Buffer.concat([Buffer.from('before'), form, Buffer.from('after')]))).toContain(name);
	});

	test('in the log, when a route logs what it was sent', async () => {
		const before = log.length;
		await send('/leak/log', { text: CANARY });
		expect(traces(Buffer.concat(log.splice(before)))).toEqual(['plain']);
	});

	test('in an answer, when a problem repeats what was sent', async () => {
		const before = answers.length;
		await send('/leak/answer', { text: CANARY });
		expect(traces(Buffer.concat(answers.splice(before)))).toEqual(['plain']);
	});

	test('in a table, as text and as bytes', async () => {
		const client = new pg.Client(database.config);
		await client.connect();
		await client.query('create table leak (words text, bytes bytea, words_in_json jsonb)');
		await client.query('insert into leak values ($1, $2, $3)', [
			CANARY,
			encodings(CANARY)['utf-16le'],
			`["${CANARY}"]`,
		]);
		await client.end();
		const found = (await tableColumns(database.config)).filter(({ bytes }) => traces(bytes).length > 0);
		expect(found.map(({ column }) => column)).toEqual(['leak.words', 'leak.bytes', 'leak.words_in_json']);
	});

	test('in a file of the house', () => {
		writeFileSync(join(home, 'leak'), IMAGE);
		expect(filesBelow(home).flatMap(({ bytes }) => traces(bytes))).toEqual(['base64']);
	});
});
