/** The whole way: the SDK over HTTP, and in this process, into a real vault on a real database. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Obhut, ObhutDenied, type ObhutProblem } from '../src/client/connect.js';
import { open } from '../src/client/open.js';
import { buildApp } from '../src/server/app.js';
import type { House } from '../src/server/house.js';
import { openHouse } from '../src/server/open.js';
import { createTestDatabase, openTestDatabase } from './postgres.js';
import { exampleSources } from './region.js';

const database = await openTestDatabase();
const home = mkdtempSync(join(tmpdir(), 'obhut-http-'));
const policy = join(home, 'policy');
for (const { path, text } of exampleSources()) {
	mkdirSync(dirname(join(policy, path)), { recursive: true });
	writeFileSync(join(policy, path), text);
}

let house: House;
let url: string;
let obhut: Obhut;
let key: string;
let close: () => Promise<void>;

beforeAll(async () => {
	house = await openHouse({
		policyDirectory: policy,
		home,
		regions: ['eu'],
		databaseUrls: { eu: database.url },
		logger: pino({ level: 'silent' }),
	});
	const app = buildApp(house);
	url = await app.listen({ port: 0, host: '127.0.0.1' });
	const issued = await house.regions.get('eu')!.keys.issue({ service: 'shop', scopes: ['people', 'audit'] });
	key = issued.key;
	obhut = connect({ url, key });
	close = async () => {
		await obhut.close();
		await app.close();
		await house.close();
	};
});

afterAll(async () => {
	await close();
	rmSync(home, { recursive: true, force: true });
});

let people = 0;

async function person(over: Obhut = obhut) {
	const email = `ada${people++}@example.org`;
	await over.register({
		residence: 'DE',
		collectedIn: 'DE',
		shown: house.policy.compiled.version,
		purpose: 'provide-service',
		values: { email, language: 'de' },
	});
	const id = await over.lookup('email', email).for('provide-service');
	return { email, handle: over.subject(id as string) };
}

/** What the SDK promises, whichever way it travels. */
function promises(over: () => Obhut) {
	test('a registered person is found, read for a purpose, written, and read again', async () => {
		const { email, handle } = await person(over());
		const { values, denied } = await handle.for('provide-service').read('email', 'language');
		expect(values).toEqual({ email, language: 'de' });
		expect(denied).toEqual([]);
		await handle.for('provide-service').write({ language: 'en' });
		expect((await handle.for('provide-service').read('language')).values).toEqual({ language: 'en' });
	});

	test('a registration answers the same for somebody known', async () => {
		const { email } = await person(over());
		const again = over().register({
			residence: 'DE',
			collectedIn: 'DE',
			shown: house.policy.compiled.version,
			purpose: 'provide-service',
			values: { email },
		});
		await expect(again).resolves.toBeUndefined();
	});

	test('a purpose that needs consent is refused without it, given with it, refused from its withdrawal on', async () => {
		const { handle, email } = await person(over());
		const surveys = handle.for('surveys');
		const refusal = await surveys.read('email').catch(error => error);
		expect(refusal).toBeInstanceOf(ObhutDenied);
		expect(refusal).toMatchObject({ reason: 'consent-missing', clause: 'S2.6' });
		expect((await surveys.explain('email')).permitted).toBe(false);
		await handle.consents.give('surveys', 'de');
		expect((await surveys.read('email')).values).toEqual({ email });
		await handle.consents.withdraw('surveys', 'de');
		await expect(surveys.read('email')).rejects.toMatchObject({ reason: 'consent-withdrawn' });
		const standing = (await handle.consents.list()).find(({ about }) => about === 'surveys');
		expect(standing?.standing).toBe('withdrawn');
	});

	test('a part that is refused is named beside the part that is not', async () => {
		const { handle } = await person(over());
		const reading = await handle.for('provide-service').read('language', 'sign-in');
		expect(Object.keys(reading.values)).toEqual(['language']);
		expect(reading.denied).toMatchObject([{ item: 'sign-in', reason: 'item-not-used' }]);
	});

	test('records are appended and come back with their times', async () => {
		const { handle } = await person(over());
		const service = handle.for('provide-service');
		const record = await service.append('support-case', { text: 'help' });
		const { values } = await service.read('support-case');
		expect(values['support-case']).toMatchObject([{ id: record, value: { text: 'help' } }]);
		const more = await service.appendAll('support-case', [{ text: 'a' }, { text: 'b' }]);
		const all = (await service.read('support-case')).values['support-case'] as { id: string }[];
		expect(new Set(all.map(({ id }) => id))).toEqual(new Set([record, ...more]));
	});

	test('many people are read at once, unknown ones among them', async () => {
		const [first, second] = [await person(over()), await person(over())];
		const nobody = first.handle.id.replace(/.{12}$/, '000000000000');
		const ids = [second.handle.id, nobody, first.handle.id];
		const results = await over().subjects(ids).for('provide-service').read('email');
		expect(results.map(({ subject, known }) => [subject, known])).toEqual([
			[second.handle.id, true],
			[nobody, false],
			[first.handle.id, true],
		]);
	});

	test('an erased person is unknown from the answer on', async () => {
		const { handle, email } = await person(over());
		expect((await handle.erase()).erasedAt).toMatch(/^\d{4}-/);
		await expect(handle.for('provide-service').read('email')).rejects.toMatchObject({
			code: 'subject-unknown',
		});
		expect(await over().lookup('email', email).for('provide-service')).toBeNull();
	});

	test('wrong asks are the same problems', async () => {
		const { handle } = await person(over());
		const of = (promise: Promise<unknown>) => promise.catch((error: ObhutProblem) => error.code);
		expect(await of(over().subject('x').for('provide-service').read('email'))).toBe('invalid-request');
		expect(await of(handle.for('provide-service').write({ nothing: 1 }))).toBe('item-unknown');
		expect(await of(over().lookup('email', 'not an address').for('provide-service'))).toBe(
			'identifier-invalid',
		);
		expect(await of(handle.consents.give('nothing', 'de'))).toBe('purpose-unknown');
	});

	test('the log tells of a read, newest first, and of one person alone', async () => {
		const { handle } = await person(over());
		await handle.for('provide-service').read('email');
		const { entries } = await over().audit({ subject: handle.id, kind: 'read' });
		expect(entries).toHaveLength(1);
		expect(entries[0]).toMatchObject({ service: 'shop', purpose: 'provide-service', items: ['email'] });
		const first = await over().audit({ limit: 1 });
		const next = await over().audit({ limit: 1, after: first.next as string });
		expect(next.entries[0]!.at <= first.entries[0]!.at).toBe(true);
	});
}

describe('over HTTP', () => {
	promises(() => obhut);

	test('an act asked twice with one idempotency key is done once, and with another request refused', async () => {
		const { handle } = await person();
		const append = (value: unknown) =>
			fetch(`${url}/v1/append`, {
				method: 'POST',
				headers: {
					authorization: `Bearer ${key}`,
					'content-type': 'application/json',
					'idempotency-key': `one-act-${handle.id}`,
				},
				body: JSON.stringify({ subject: handle.id, purpose: 'provide-service', item: 'support-case', value }),
			});
		const [first, second] = [await append('help'), await append('help')];
		expect(await second.json()).toEqual(await first.json());
		expect((await append('another')).status).toBe(422);
		const { values } = await handle.for('provide-service').read('support-case');
		expect(values['support-case']).toHaveLength(1);
	});

	test('a key is revoked for the next request, whatever was asked with it before', async () => {
		const { keys } = house.regions.get('eu')!;
		const issued = await keys.issue({ service: 'shop', scopes: ['people'] });
		const other = connect({ url, key: issued.key });
		const { handle } = await person(other);
		await handle.for('provide-service').read('email');
		expect(await keys.revoke(issued.id)).toBe(true);
		await expect(handle.for('provide-service').read('email')).rejects.toMatchObject({ code: 'key-invalid' });
		await other.close();
	});

	test('many requests in one turn of the loop with good and bad keys are told apart', async () => {
		const { handle } = await person();
		const bad = connect({ url, key: `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}` });
		const asks = Array.from({ length: 20 }, (_, at) =>
			(at % 2 ? bad : obhut)
				.subject(handle.id)
				.for('provide-service')
				.read('email')
				.then(
					() => 'read',
					(error: ObhutProblem) => error.code,
				),
		);
		expect(await Promise.all(asks)).toEqual(asks.map((_, at) => (at % 2 ? 'key-invalid' : 'read')));
		await bad.close();
	});
});

describe('in this process', () => {
	let own: Obhut;
	let done: () => Promise<void>;

	beforeAll(async () => {
		const second = await createTestDatabase();
		const elsewhere = mkdtempSync(join(tmpdir(), 'obhut-open-'));
		own = await open({
			policy,
			region: 'eu',
			service: 'shop',
			home: elsewhere,
			database: second.database.url,
		});
		done = async () => {
			await own.close();
			await second.close();
			rmSync(elsewhere, { recursive: true, force: true });
		};
	});

	afterAll(() => done());

	promises(() => own);
});
