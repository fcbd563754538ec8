import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SUBJECT } from '../../test/house-double.js';
import { type DoorName, expectProblem, GOOD, served } from '../../test/served.js';
import { PROBLEMS } from '../platform/problem.js';
import { DOORS } from './doors.js';

const NAMES = Object.keys(DOORS) as DoorName[];

describe('every door', () => {
	let shared: Awaited<ReturnType<typeof served>>;

	beforeAll(async () => {
		shared = await served({}, {}, 'kept');
	});

	beforeEach(() => {
		shared.calls.splice(0);
	});

	afterAll(() => shared.app.close());

	test.each(NAMES)('%s takes its body and gives what its schema says', async name => {
		const { send } = shared;
		const answer = await send(name, GOOD[name]);
		expect(answer.statusCode).toBe('accepted' in DOORS[name] ? 202 : 200);
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
		const takesAnything = ['append.value', 'activityEnter.entry', 'surveyAnswer.answer'];
		const wrong = takesAnything.includes(`${name}.${field}`) ? undefined : { secret: 'ada@example.org' };
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

	test('values are nested 64 deep at most, with an idempotency key and without', async () => {
		const { send, calls } = await served();
		const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
		const body = (levels: number) =>
			JSON.stringify({ ...GOOD.append, value: 0 }).replace('"value":0', `"value":${nested(levels)}`);
		const json = { 'content-type': 'application/json' };
		expect((await send('append', body(64), json)).statusCode).toBe(200);
		for (const levels of [66, 300_000]) {
			const deep = await send('append', body(levels), { ...json, 'idempotency-key': 'f81d4fae-7dec' });
			expect(expectProblem(deep, 'invalid-request').where).toBe('/value');
		}
		expect(calls).toHaveLength(1);
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
			['append', { ...GOOD.append, values: [1] }, 'invalid-request'],
			['append', { ...GOOD.append, value: undefined, values: [] }, 'invalid-request'],
			['append', { ...GOOD.append, value: undefined, values: Array(1001).fill(1) }, 'invalid-request'],
			['append', { ...GOOD.append, value: undefined }, 'invalid-request'],
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
