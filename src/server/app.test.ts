import type { InjectOptions } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type HouseDouble, houseDouble, SUBJECT } from '../../test/house-double.js';
import { PROBLEMS, Problem, type ProblemCode } from '../platform/problem.js';
import { type AppOptions, buildApp } from './app.js';
import { DOORS } from './doors.js';
import { STATUS } from './status.js';

type DoorName = keyof typeof DOORS;

/** A body each door takes. */
const GOOD: Record<DoorName, Record<string, unknown>> = {
	subjects: {
		residence: 'DE',
		collectedIn: 'DE',
		shown: '1',
		purpose: 'provide-service',
		values: { email: 'ada@example.org' },
	},
	lookup: { item: 'email', value: 'ada@example.org', purpose: 'provide-service' },
	read: { subject: SUBJECT, purpose: 'provide-service', items: ['email'] },
	write: { subject: SUBJECT, purpose: 'provide-service', values: { avatar: null } },
	append: { subject: SUBJECT, purpose: 'provide-service', item: 'crash-report', value: { at: 'start' } },
	consents: { subject: SUBJECT, about: 'recipients.partner', act: 'give', language: 'de' },
	consentList: { subject: SUBJECT },
	events: { subject: SUBJECT, event: 'account-closed' },
	decisions: { subject: SUBJECT, purpose: 'provide-service', items: ['email'] },
	erase: { subject: SUBJECT },
	auditList: { limit: 10 },
};

const NAMES = Object.keys(DOORS) as DoorName[];
const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
	for (const app of open.splice(0)) await app.close();
});

async function served(answers: Parameters<typeof houseDouble>[0] = {}, options: AppOptions = {}) {
	const double = await houseDouble(answers);
	const app = buildApp(double.house, options);
	open.push(app);
	const send = (door: DoorName, payload: unknown, headers: Record<string, string> = {}) =>
		app.inject({
			method: 'POST',
			url: DOORS[door].path,
			headers: { authorization: `Bearer ${double.key}`, ...headers },
			payload: payload as Exclude<InjectOptions['payload'], undefined>,
		});
	return { ...double, app, send };
}

function expectProblem(answer: { statusCode: number; headers: object; json(): unknown }, code: ProblemCode) {
	const body = answer.json() as Record<string, unknown>;
	expect(body).toMatchObject({
		code,
		status: STATUS[code],
		title: PROBLEMS[code],
		type: `/problems/${code}`,
	});
	expect(answer.statusCode).toBe(STATUS[code]);
	expect(answer.headers).toMatchObject({
		'content-type': expect.stringContaining('application/problem+json'),
	});
	return body;
}

describe('every door', () => {
	let shared: Awaited<ReturnType<typeof served>>;

	beforeAll(async () => {
		shared = await served();
		open.splice(0);
	});

	beforeEach(() => {
		shared.calls.splice(0);
	});

	afterAll(() => shared.app.close());

	test.each(NAMES)('%s takes its body and gives what its schema says', async name => {
		const { send } = shared;
		const answer = await send(name, GOOD[name]);
		expect(answer.statusCode).toBe(name === 'subjects' ? 202 : 200);
		expect(Object.keys(answer.json()).length).toBeGreaterThan(0);
	});

	const bad: [title: string, spoil: (body: Record<string, unknown>) => unknown, where: RegExp][] = [
		['a field too many', body => ({ ...body, 'ada@example.org': 1 }), /^$/],
		['an array', () => [], /^$/],
		['null', () => 'null', /^$/],
	];
	const spoilt = NAMES.flatMap(name =>
		bad.map(([title, spoil, where]) => [name, title, spoil, where] as const),
	);
	test.each(spoilt)('%s refuses %s without repeating it', async (name, _title, spoil, where) => {
		const { send, calls } = shared;
		const answer = await send(name, spoil(GOOD[name]), { 'content-type': 'application/json' });
		expect(expectProblem(answer, 'invalid-request').where).toMatch(where);
		expect(answer.body).not.toContain('ada@');
		expect(calls).toEqual([]);
	});

	const fields = NAMES.flatMap(name => Object.keys(GOOD[name]).map(field => [name, field] as const));
	test.each(fields)('%s names `%s` when its form is wrong, and says the right one', async (name, field) => {
		const { send } = shared;
		const wrong = field === 'value' && name === 'append' ? undefined : { secret: 'ada@example.org' };
		const answer = await send(name, {
			...GOOD[name],
			[field]: field === 'values' ? 'ada@example.org' : wrong,
		});
		const body = expectProblem(answer, 'invalid-request');
		expect(`${body.where} ${body.detail}`).toContain(field);
		expect(String(body.detail).length).toBeGreaterThan(10);
		expect(answer.body).not.toContain('ada@');
	});

	const required = fields.filter(([name, field]) => name !== 'auditList' && field !== 'born');
	test.each(required)('%s lacks nothing but `%s`', async (name, field) => {
		const { send } = shared;
		const { [field]: _left, ...rest } = GOOD[name];
		const answer = await send(name, rest);
		expect(String(expectProblem(answer, 'invalid-request').detail)).toContain(`\`${field}\``);
	});

	test.each(NAMES)('%s asks for a key before it looks at the body', async name => {
		const { app, calls } = shared;
		const answer = await app.inject({
			method: 'POST',
			url: DOORS[name].path,
			payload: '{',
			headers: { 'content-type': 'application/json' },
		});
		expectProblem(answer, 'key-missing');
		expect(answer.headers['www-authenticate']).toBe('Bearer');
		expect(calls).toEqual([]);
	});
});

describe('bodies', () => {
	test('that are not JSON, empty, of another type, or too large', async () => {
		const { send } = await served();
		const json = { 'content-type': 'application/json' };
		expectProblem(await send('read', '{"subject": "ada@', json), 'malformed-json');
		expectProblem(await send('read', '', json), 'malformed-json');
		expectProblem(await send('read', '{"__proto__": 1}', json), 'malformed-json');
		expectProblem(
			await send('read', 'subject=ada', { 'content-type': 'text/plain' }),
			'unsupported-media-type',
		);
		expectProblem(await send('read', { ...GOOD.read, purpose: 'x'.repeat(1024 ** 2) }), 'body-too-large');
	});

	test('of writes may carry an image', async () => {
		const { send } = await served();
		const avatar = 'A'.repeat(9 * 1024 ** 2);
		expect((await send('write', { ...GOOD.write, values: { avatar } })).statusCode).toBe(200);
		expectProblem(
			await send('write', { ...GOOD.write, values: { avatar: avatar.repeat(2) } }),
			'body-too-large',
		);
	});

	test('a wrong key below `values` is pointed at without its name', async () => {
		const { send } = await served();
		const answer = await send('write', { ...GOOD.write, values: { 'ada@example.org': 1 } });
		expect(expectProblem(answer, 'invalid-request').where).toBe('/values');
		expect(answer.body).not.toContain('ada@');
	});

	test('a name the policy does not declare is refused by its place, without the name', async () => {
		const { send, calls } = await served();
		const near = expectProblem(
			await send('read', { ...GOOD.read, items: ['email', 'emial'] }),
			'item-unknown',
		);
		expect(near).toMatchObject({ where: '/items/1', hint: 'did you mean `email`?' });
		for (const [door, body, code] of [
			['read', { ...GOOD.read, purpose: 'ada-lovelace' }, 'purpose-unknown'],
			['decisions', { ...GOOD.decisions, recipient: 'ada-lovelace' }, 'recipient-unknown'],
			['append', { ...GOOD.append, item: 'ada-lovelace' }, 'item-unknown'],
			['write', { ...GOOD.write, values: { 'ada-lovelace': 1 } }, 'item-unknown'],
		] as const) {
			const answer = await send(door, body);
			expectProblem(answer, code);
			expect(answer.body).not.toContain('ada-');
		}
		expect(calls).toEqual([]);
	});

	test('a read asks for one person or for many', async () => {
		const { send } = await served();
		const both = expectProblem(await send('read', { ...GOOD.read, subjects: [SUBJECT] }), 'invalid-request');
		expect(both.detail).toContain('exactly one of `subject` and `subjects`');
		const { subject: _one, ...many } = GOOD.read;
		const answer = await send('read', { ...many, subjects: [SUBJECT, SUBJECT] });
		expect(answer.json().results).toHaveLength(2);
		expectProblem(await send('read', { ...many, subjects: Array(1001).fill(SUBJECT) }), 'invalid-request');
	});
});

describe('addresses', () => {
	test('nobody answers at, or not by that method', async () => {
		const { app } = await served();
		const lost = await app.inject({ url: '/v1/people/ada@example.org?email=ada@example.org' });
		expectProblem(lost, 'route-unknown');
		expect(lost.body).not.toContain('ada@');
		const get = await app.inject({ url: '/v1/read?email=ada@example.org' });
		expectProblem(get, 'method-not-allowed');
		expect(get.headers.allow).toBe('POST');
		const broken = await app.inject({ url: '/v1/%zz-ada@example.org' });
		expectProblem(broken, 'route-unknown');
		expect(broken.body).not.toContain('ada@');
	});

	test('a problem’s type leads to what it means', async () => {
		const { app } = await served();
		expect((await app.inject({ url: '/problems/denied' })).json()).toEqual({
			code: 'denied',
			title: PROBLEMS.denied,
			status: 403,
		});
		expectProblem(await app.inject({ url: '/problems/constructor' }), 'route-unknown');
	});

	test('every answer carries the security headers; TLS is insisted on only where it is spoken', async () => {
		const plain = await (await served()).app.inject({ url: '/v1/health' });
		expect(plain.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
		expect(plain.headers['strict-transport-security']).toBeUndefined();
		const tls = await (await served({}, { https: true })).app.inject({ url: '/nowhere' });
		expect(tls.headers['strict-transport-security']).toContain('max-age=');
	});
});

describe('keys', () => {
	const presented = async (
		key: string,
		prepare: (double: HouseDouble) => Promise<unknown> = async () => {},
	) => {
		const { app, ...double } = await served();
		await prepare(double);
		return app.inject({
			method: 'POST',
			url: '/v1/read',
			headers: { authorization: `Bearer ${key}` },
			payload: GOOD.read,
		});
	};

	test('of an unknown form, region or secret are invalid', async () => {
		for (const key of ['x', `obh_cn_app_${'a'.repeat(43)}`, `obh_eu_app_${'a'.repeat(43)}`]) {
			expectProblem(await presented(key), 'key-invalid');
		}
	});

	test('expire and are revoked from that instant', async () => {
		const { app, keys, time } = await served();
		const { id, key } = await keys.issue({ service: 'app', scopes: ['people'], lasts: 1000 });
		const read = () =>
			app.inject({
				method: 'POST',
				url: '/v1/read',
				headers: { authorization: `Bearer ${key}` },
				payload: GOOD.read,
			});
		expect((await read()).statusCode).toBe(200);
		time.now += 1000;
		expectProblem(await read(), 'key-expired');
		expect(await keys.revoke(id)).toBe(true);
		expectProblem(await read(), 'key-invalid');
		expect(await keys.revoke(id)).toBe(false);
	});

	test('open only the doors of their scopes', async () => {
		const { app, keys } = await served();
		const { key } = await keys.issue({ service: 'app', scopes: ['audit'] });
		const headers = { authorization: `Bearer ${key}` };
		expectProblem(
			await app.inject({ method: 'POST', url: '/v1/read', headers, payload: GOOD.read }),
			'key-scope-missing',
		);
		expect(
			(await app.inject({ method: 'POST', url: '/v1/audit/list', headers, payload: {} })).statusCode,
		).toBe(200);
	});

	test('say who calls; nothing in the body can', async () => {
		const { send, calls } = await served();
		await send('read', GOOD.read);
		expect(calls[0]?.caller).toEqual({ service: 'app', region: 'eu', actor: expect.stringMatching(/^key:/) });
	});
});

describe('refusals', () => {
	const denied = [{ item: 'email', permit: false, reason: 'consent-missing', clause: 'S2.6' }];

	test('of everything asked are 403 with reason, clause and items; of a part, a part', async () => {
		const read = () => [{ subject: SUBJECT, known: true, values: { avatar: 'AA==' }, denied }];
		const { send } = await served({ read });
		const all = expectProblem(await send('read', GOOD.read), 'denied');
		expect(all).toMatchObject({
			reason: 'consent-missing',
			clause: 'S2.6',
			items: [{ item: 'email', reason: 'consent-missing', clause: 'S2.6' }],
		});
		const part = await send('read', { ...GOOD.read, items: ['email', 'avatar'] });
		expect(part.json()).toEqual({ subject: SUBJECT, values: { avatar: 'AA==' }, denied });
	});

	test('of acts are 403 too', async () => {
		const { send } = await served({ write: () => ({ denied }), register: () => ({ denied }) });
		expectProblem(await send('write', GOOD.write), 'denied');
		expectProblem(await send('subjects', GOOD.subjects), 'denied');
	});

	test('an unknown person is 404 alone and `known: false` among many', async () => {
		const read = (ask: { subjects: string[] }) => ask.subjects.map(subject => ({ subject, known: false }));
		const { send } = await served({ read });
		expectProblem(await send('read', GOOD.read), 'subject-unknown');
		const { subject: _one, ...many } = GOOD.read;
		expect((await send('read', { ...many, subjects: [SUBJECT] })).json()).toEqual({
			results: [{ subject: SUBJECT, known: false }],
		});
	});

	test('too many of them make the key wait', async () => {
		const { send } = await served({ write: () => ({ denied }) }, { denialsPerMinute: 2 });
		expectProblem(await send('write', GOOD.write), 'denied');
		expectProblem(await send('write', GOOD.write), 'denied');
		const waiting = await send('read', GOOD.read);
		expectProblem(waiting, 'too-many-denials');
		expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0);
	});
});

describe('acts asked twice', () => {
	const once = { 'idempotency-key': 'f81d4fae-7dec' };

	test('reach the vault with the key and the same bytes however the body was ordered', async () => {
		const { send, calls } = await served();
		await send('write', GOOD.write, once);
		await send('write', Object.fromEntries(Object.entries(GOOD.write).reverse()), once);
		await send('append', GOOD.append, once);
		const [first, second, other] = calls.map(call => call.once);
		expect(first?.key).toBe('f81d4fae-7dec');
		expect(second?.request.equals(first?.request as Buffer)).toBe(true);
		expect(other?.request.toString()).toMatch(/^\/v1\/append\n/);
	});

	test('a key of another form is refused; doors that need none pass none on', async () => {
		const { send, calls } = await served();
		expectProblem(
			await send('write', GOOD.write, { 'idempotency-key': 'ada@example.org' }),
			'idempotency-key-invalid',
		);
		await send('read', GOOD.read, once);
		expect(calls[0]?.once).toBeUndefined();
	});
});

describe('what breaks', () => {
	test('inside is `internal`; its message reaches neither the answer nor the log', async () => {
		const read = () => {
			throw new Error('duplicate key (email)=(ada@example.org)');
		};
		const { send, log } = await served({ read });
		const answer = await send('read', GOOD.read);
		const { instance } = expectProblem(answer, 'internal');
		expect(answer.body + log.join('')).not.toContain('ada@');
		expect(log.join('')).toContain(String(instance).replace('urn:uuid:', ''));
	});

	test('in storage is said as such', async () => {
		const read = () => {
			throw new Problem('storage-unavailable', { hint: 'retry' });
		};
		const { send } = await served({ read });
		expect(expectProblem(await send('read', GOOD.read), 'storage-unavailable').hint).toBe('retry');
	});

	test('the log has one line per request: route, status, code, key and time', async () => {
		const { send, log } = await served();
		await send('read', GOOD.read);
		await send('read', { ...GOOD.read, subject: 'ada@example.org' });
		const lines = log.map(line => JSON.parse(line)).filter(line => line.route === '/v1/read');
		expect(lines).toHaveLength(2);
		expect(lines[0]).toMatchObject({
			method: 'POST',
			status: 200,
			key: expect.any(String),
			ms: expect.any(Number),
		});
		expect(lines[1]).toMatchObject({ status: 400, code: 'invalid-request' });
		expect(log.join('')).not.toMatch(new RegExp(`${SUBJECT}|ada@`));
	});
});
