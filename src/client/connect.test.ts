import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { houseDouble, SUBJECT } from '../../test/house-double.js';
import { buildApp } from '../server/app.js';
import { DOORS } from '../server/doors.js';
import { connect, ObhutDenied, ObhutProblem, ObhutUnavailable } from './connect.js';

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
});

/** The SDK over a listening server. */
async function connected(answers: Parameters<typeof houseDouble>[0] = {}) {
	const double = await houseDouble(answers);
	const app = buildApp(double.house);
	const paths = new Set<string>();
	app.server.on('request', ({ url }) => paths.add(String(url)));
	const url = await app.listen({ port: 0, host: '127.0.0.1' });
	const obhut = connect({ url: `${url}/`, key: double.key });
	closing.push(
		() => app.close(),
		() => obhut.close(),
	);
	return { ...double, obhut, paths };
}

/** The SDK over a server that does what the test says, once per request. */
async function against(answers: ((response: ServerResponse, request: IncomingMessage) => void)[]) {
	const seen: IncomingMessage[] = [];
	const server = createServer((request, response) => {
		seen.push(request);
		request.resume().on('end', () => answers[Math.min(seen.length, answers.length) - 1]?.(response, request));
	});
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	closing.push(async () => {
		server.closeAllConnections();
		await new Promise(resolve => server.close(resolve));
	});
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const obhut = connect({ url, key: 'k', timeout: 300, retries: 2 });
	return { obhut, seen, server };
}

const status =
	(code: number, body: object = {}, headers: Record<string, string> = {}) =>
	(response: ServerResponse) => {
		response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
	};
const dropped = (response: ServerResponse) => response.destroy();
const silent = () => {};

describe('the handles', () => {
	test('ask every door the server has', async () => {
		const { obhut, paths } = await connected();
		await obhut.register({
			residence: 'DE',
			collectedIn: 'DE',
			shown: '1',
			purpose: 'accounts',
			values: { email: 'a@b.c' },
		});
		expect(await obhut.lookup('email', 'a@b.c').for('accounts')).toBe(SUBJECT);
		const person = obhut.subject(SUBJECT);
		expect((await person.for('accounts').read('email')).values).toEqual({ email: 'ada@example.org' });
		expect(await person.for('accounts').write({ avatar: null })).toEqual({ revision: 2 });
		expect(await person.for('diagnostics').append('crash-report', { at: 'start' })).toBe(SUBJECT);
		expect((await person.for('accounts').explain('email')).permitted).toBe(true);
		for (const act of ['give', 'withdraw', 'object', 'lift'] as const) {
			expect((await person.consents[act]('surveys', 'de')).about).toBe('surveys');
		}
		expect(await person.consents.list()).toHaveLength(1);
		await person.happened('account-closed');
		expect((await person.erase()).erasedAt).toMatch(/^2026/);
		expect((await obhut.audit({ limit: 1 })).entries).toEqual([]);
		await obhut.telemetry.observe([{ kind: 'errors', name: 'start-page' }]);
		expect(await obhut.telemetry.since(new Date())).toEqual([]);
		await obhut.signIn('email', 'a@b.c').sendCode('de');
		await obhut.signIn('email', 'a@b.c').with('012345');
		const session = obhut.session('s'.repeat(43));
		await session.who();
		await session.privacyLink();
		await session.end();
		await person.shown('1');
		await person.guardian.ask('de');
		expect(await person.guardian.standing()).toBe('adult');
		await person.rights.request('access', 'what do you hold?');
		expect(await person.rights.requests()).toHaveLength(1);
		await person.rights.export();
		await person.rights.log();
		await person.rights.restrict();
		await obhut.activities.open({ en: 'raffle' }, new Date());
		expect(await obhut.activities.list()).toHaveLength(1);
		await obhut.surveys.get(SUBJECT);
		const file = { digest: 'ab'.repeat(32), url: 'https://app.example.org/file' };
		await obhut.updates.publish({ platform: 'linux', version: '1.4.0', ...file });
		await person.offers.writeToSupport('where is my parcel?');
		expect(await person.offers.support()).toHaveLength(1);
		await person.offers.enter(SUBJECT, { guess: 42 });
		await person.offers.answerSurvey(SUBJECT, { stars: 5 });
		expect(await person.offers.checkUpdate('linux', '1.3.9')).not.toBeNull();
		expect([...paths].sort()).toEqual(
			Object.values(DOORS)
				.map(({ path }) => path)
				.sort(),
		);
	});

	test('ask for many people in portions the server takes', async () => {
		const { obhut, calls } = await connected();
		const results = await obhut.subjects(Array(2500).fill(SUBJECT)).for('accounts').read('email');
		expect(results).toHaveLength(2500);
		expect(calls.map(call => (call.ask as { subjects: string[] }).subjects.length)).toEqual([
			1000, 1000, 500,
		]);
	});

	test('name the recipient where the purpose is bound', async () => {
		const { obhut, calls } = await connected();
		await obhut.subject(SUBJECT).for('delivery', { recipient: 'courier' }).read('email');
		expect(calls[0]?.ask).toMatchObject({ purpose: 'delivery', recipient: 'courier' });
	});
});

describe('refusals', () => {
	test('carry reason, clause and items', async () => {
		const denied = [{ item: 'email', permit: false, reason: 'consent-missing', clause: 'S2.6' }];
		const { obhut } = await connected({
			read: () => [{ subject: SUBJECT, known: true, values: {}, denied }],
		});
		const refusal = await obhut
			.subject(SUBJECT)
			.for('surveys')
			.read('email')
			.catch(error => error);
		expect(refusal).toBeInstanceOf(ObhutDenied);
		expect(refusal).toMatchObject({ reason: 'consent-missing', clause: 'S2.6', items: [{ item: 'email' }] });
		expect(refusal.message).toBe('the policy refuses: consent-missing (clause S2.6)');
	});

	test('of what was sent carry the code, where and a hint', async () => {
		const { obhut } = await connected();
		const problem = await obhut
			.subject('nobody')
			.for('surveys')
			.read('email')
			.catch(error => error);
		expect(problem).toBeInstanceOf(ObhutProblem);
		expect(problem).toMatchObject({ code: 'invalid-request', where: '/subject' });
	});
});

describe('when Obhut is away', () => {
	const read = (obhut: ReturnType<typeof connect>) => obhut.subject(SUBJECT).for('accounts').read('email');

	test('a lost connection, 502, 503, 504 and 429 are tried again', async () => {
		for (const fault of [dropped, status(502), status(503), status(504), status(429)]) {
			const { obhut, seen } = await against([fault, status(200, { values: { email: 'x' }, denied: [] })]);
			expect((await read(obhut)).values).toEqual({ email: 'x' });
			expect(seen).toHaveLength(2);
		}
	});

	test('retries of an act carry the same idempotency key, and another act another', async () => {
		const { obhut, seen } = await against([dropped, status(200, { revision: 2 })]);
		await obhut.subject(SUBJECT).for('accounts').write({ name: 'Ada' });
		await obhut.subject(SUBJECT).for('accounts').write({ name: 'Ada' });
		const [first, second, other] = seen.map(request => request.headers['idempotency-key']);
		expect(first).toMatch(/^[0-9a-f-]{36}$/);
		expect(second).toBe(first);
		expect(other).not.toBe(first);
	});

	test('what was refused is not tried again', async () => {
		const { obhut, seen } = await against([status(422, { code: 'item-unknown', title: 't' })]);
		await expect(read(obhut)).rejects.toMatchObject({ code: 'item-unknown' });
		expect(seen).toHaveLength(1);
	});

	test('a code is not asked for again by itself: each asking counts against the person’s hour', async () => {
		const { obhut, seen } = await against([status(429, { code: 'too-many-codes', title: 't' })]);
		const asking = obhut.signIn('email', 'ada@example.org').sendCode('en');
		await expect(asking).rejects.toMatchObject({ code: 'too-many-codes' });
		expect(seen).toHaveLength(1);
	});

	test('Retry-After is waited for, and one too long is not', async () => {
		const short = await against([status(429, {}, { 'retry-after': '1' }), status(200, { values: {} })]);
		const before = performance.now();
		await read(short.obhut);
		expect(performance.now() - before).toBeGreaterThanOrEqual(990);
		const long = await against([
			status(429, { code: 'too-many-denials', title: 't' }, { 'retry-after': '60' }),
		]);
		await expect(read(long.obhut)).rejects.toMatchObject({ code: 'too-many-denials' });
		expect(long.seen).toHaveLength(1);
	});

	test('an answer that does not come is given up after the timeout, each time', async () => {
		const { obhut, seen } = await against([silent]);
		const error = await read(obhut).catch(error => error);
		expect(error).toBeInstanceOf(ObhutUnavailable);
		expect(error.message).toContain('did not answer within 300 ms');
		expect(seen).toHaveLength(3);
	});

	test('a server that is gone, or is something else, is said to be; nothing stale is returned', async () => {
		const { obhut, seen } = await against([status(200, { values: { email: 'x' }, denied: [] }), dropped]);
		expect((await read(obhut)).values).toEqual({ email: 'x' });
		const gone = await read(obhut).catch(error => error);
		expect(gone).toBeInstanceOf(ObhutUnavailable);
		expect(gone.message).toContain('cannot be reached');
		expect(seen).toHaveLength(4);
		const other = await against([status(404, { error: 'nginx' })]);
		await expect(read(other.obhut)).rejects.toThrow('something that is not obhut answered with status 404');
	});

	test('a database that is away counts as Obhut being away', async () => {
		const { obhut } = await against([
			status(503, { code: 'storage-unavailable', title: 'the database does not answer' }),
		]);
		await expect(read(obhut)).rejects.toThrow(ObhutUnavailable);
	});

	test('closing ends what is under way', async () => {
		const { obhut, server } = await against([silent]);
		const reading = read(obhut).catch(error => error);
		await new Promise(resolve => server.once('request', resolve));
		await obhut.close();
		expect(await reading).toBeInstanceOf(ObhutUnavailable);
		await expect(read(obhut)).rejects.toThrow('this connection was closed');
	});
});
