/** Keys, refusals, repeated acts and breakage as callers see them. */

import { describe, expect, test } from 'vitest';
import { type HouseDouble, SUBJECT } from '../../test/house-double.js';
import { expectProblem, GOOD, served } from '../../test/served.js';
import { SCOPES } from '../identity/service-keys/index.js';
import { Problem } from '../platform/problem.js';
import { DOORS } from './doors.js';

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

	test('of one scope open no door of another', async () => {
		const { app, keys } = await served();
		const doors = Object.values(DOORS);
		// Metrics are read by GET: test/evidence-doors.test.ts.
		for (const scope of SCOPES.filter(each => each !== 'metrics')) {
			const { key } = await keys.issue({ service: 'app', scopes: SCOPES.filter(other => other !== scope) });
			const headers = { authorization: `Bearer ${key}` };
			const closed = doors.filter(door => door.scope === scope);
			expect(closed).not.toEqual([]);
			for (const { path } of closed) {
				const refused = await app.inject({ method: 'POST', url: path, headers, payload: {} });
				expectProblem(refused, 'key-scope-missing');
			}
		}
		const offered = doors.filter(({ scope }) => scope === 'offers').map(({ name }) => name);
		expect(offered.sort()).toEqual(['activities', 'updatePublish']);
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
