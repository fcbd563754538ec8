import pino from 'pino';
import { afterAll, expect, test } from 'vitest';
import { openTestPeople } from '../identity/people/people.fixture.js';
import { buildApp } from '../server/app.js';
import type { House } from '../server/house.js';
import { connect } from './connect.js';

const { region, people, somebody, sent } = await openTestPeople();
const app = buildApp({
	regions: new Map([['eu', { ...region, rooms: { people } }]]),
	policy: region.policy,
	logger: pino({ level: 'silent' }),
} as unknown as House);
const { key } = await region.keys.issue({ service: 'shop', scopes: ['people'] });
const obhut = connect({ url: await app.listen({ port: 0, host: '127.0.0.1' }), key });

afterAll(async () => {
	await obhut.close();
	await app.close();
});

test('a person signs in with a code, is known by the session, goes to Obhut’s page, and signs out', async () => {
	const { email, subject } = await somebody();
	const visitor = obhut.signIn('email', email);
	await visitor.sendCode('de');
	const { version } = region.policy.compiled;
	const { session, ...begun } = await visitor.with(await sent(), { shown: version });
	expect(begun).toMatchObject({ subject, acting: 'self' });
	const present = obhut.session(session);
	expect(await present.who()).toEqual({ ...begun, service: 'shop' });
	const [path, code] = (await present.privacyLink()).split('#');
	expect(path).toBe('/privacy/enter');
	const [home, way] = code!.split('.');
	expect(home).toBe('eu');
	expect((await people.enter(way!)).subject).toBe(subject);
	await obhut.subject(subject).shown(version);
	await present.end();
	await expect(present.who()).rejects.toMatchObject({ code: 'session-ended' });
});

test('a wrong code is a problem, and nobody learns whether anyone has the address', async () => {
	const visitor = obhut.signIn('email', 'nobody@people.example');
	await visitor.sendCode('de');
	await expect(visitor.with('000000')).rejects.toMatchObject({ code: 'code-refused' });
});
