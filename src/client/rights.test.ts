import { afterEach, expect, test } from 'vitest';
import { houseDouble, SUBJECT } from '../../test/house-double.js';
import { buildApp } from '../server/app.js';
import { connect } from './connect.js';

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
});

async function connected() {
	const { house, key } = await houseDouble();
	const app = buildApp(house);
	const asked: [url: string, once: boolean, body: unknown][] = [];
	app.addHook('preHandler', async ({ url, headers, body }) => {
		asked.push([url, headers['idempotency-key'] !== undefined, body]);
	});
	const obhut = connect({ url: await app.listen({ port: 0, host: '127.0.0.1' }), key });
	closing.push(
		() => app.close(),
		() => obhut.close(),
	);
	return { asked, person: obhut.subject(SUBJECT) };
}

test('rights and guardians are asked at their doors, what changes something under a key of its own', async () => {
	const { asked, person } = await connected();
	const { rights, guardian } = person;
	expect(await rights.request('access', 'mine?')).toMatchObject({ right: 'access', state: 'received' });
	expect(await rights.requests()).toHaveLength(1);
	expect(await rights.export()).toMatchObject({ items: { email: 'ada@example.org' } });
	expect(await rights.log({ limit: 5 })).toEqual({ entries: [], next: null });
	await rights.restrict();
	await rights.resume();
	await guardian.ask();
	await guardian.ask('zh');
	expect(await guardian.standing()).toBe('adult');
	const subject = SUBJECT;
	expect(asked).toEqual([
		['/v1/requests', true, { subject, right: 'access', text: 'mine?' }],
		['/v1/requests/list', false, { subject }],
		['/v1/export', false, { subject }],
		['/v1/export/log', false, { subject, limit: 5 }],
		['/v1/restrict', true, { subject, on: true }],
		['/v1/restrict', true, { subject, on: false }],
		['/v1/guardian/ask', true, { subject }],
		['/v1/guardian/ask', true, { subject, language: 'zh' }],
		['/v1/guardian/standing', false, { subject }],
	]);
});
