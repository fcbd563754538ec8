import fc from 'fast-check';
import pino from 'pino';
import { afterAll, describe, expect, test } from 'vitest';
import { size } from '../../../test/size.js';
import { openTestPeople } from '../../identity/people/people.fixture.js';
import { PROBLEMS } from '../../platform/problem.js';
import { buildApp } from '../app.js';
import type { House } from '../house.js';
import { sessionEnd, sessionLink, sessions, shown } from './sessions.js';
import { signIn, signInCode } from './sign-in.js';

const { region, people, somebody, sent } = await openTestPeople();
const lines: string[] = [];
const house = {
	regions: new Map([['eu', { ...region, rooms: { people } }]]),
	policy: region.policy,
	logger: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }),
} as unknown as House;
const app = buildApp(house, { denialsPerMinute: 1_000_000 });
const { key } = await region.keys.issue({ service: 'shop', scopes: ['people'] });
const { version } = region.policy.compiled;

afterAll(() => app.close());

async function ask(door: { path: string }, payload: object, as = key) {
	const headers = { authorization: `Bearer ${as}` };
	const answer = await app.inject({ method: 'POST', url: door.path, payload, headers });
	return { status: answer.statusCode, body: answer.json() as Record<string, unknown>, text: answer.body };
}

describe('the doors of signing in', () => {
	test('lead from a code to a session, its link and its end', async () => {
		const { email, subject } = await somebody();
		const who = { item: 'email', value: email };
		expect(await ask(signInCode, { ...who, language: 'de' })).toMatchObject({
			status: 202,
			body: { status: 'accepted' },
		});
		const code = await sent();
		const begun = await ask(signIn, { ...who, code, shown: version });
		expect(begun).toMatchObject({ status: 200, body: { subject, acting: 'self' } });
		const { session, endsAt } = begun.body;
		expect((await ask(sessions, { session })).body).toEqual({
			subject,
			acting: 'self',
			service: 'shop',
			endsAt,
		});
		const { body: link } = await ask(sessionLink, { session });
		const [home, way = 'none'] = String(link.code).split('.');
		expect(home).toBe('eu');
		expect((await people.enter(way)).subject).toBe(subject);
		expect((await ask(shown, { subject, version })).body).toEqual({ status: 'recorded' });
		expect((await ask(sessionEnd, { session })).body).toEqual({ status: 'ended' });
		expect(await ask(sessions, { session })).toMatchObject({ status: 401, body: { code: 'session-ended' } });
		const logged = lines.join('');
		for (const secret of [email, subject, code, String(session), way]) {
			expect(logged).not.toContain(secret);
		}
		expect(lines.length).toBeGreaterThan(0);
	});

	test('answer alike whether an identifier is known or not', async () => {
		const { email } = await somebody();
		const plain = ({ status, body: { instance: _, ...body } }: Awaited<ReturnType<typeof ask>>) => ({
			status,
			body,
		});
		const answers = async (value: string) => {
			const who = { item: 'email', value };
			const asked = [];
			for (let n = 0; n < 6; n++) asked.push(plain(await ask(signInCode, { ...who, language: 'de' })));
			return [...asked, plain(await ask(signIn, { ...who, code: '000000' }))];
		};
		const known = await answers(email);
		expect(await answers('nobody@people.example')).toEqual(known);
		expect(known.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 429, 403]);
	});

	test('take a session with a key of its own region only', async () => {
		const { subject } = await somebody();
		const { token: session } = await people.begin(subject, 'self', 'shop');
		expect((await ask(sessions, { session })).status).toBe(200);
		const elsewhere = key.replace('eu', 'cn');
		expect(elsewhere).not.toBe(key);
		expect((await ask(sessions, { session }, elsewhere)).body).toMatchObject({ code: 'key-invalid' });
	});
});

const GOOD = {
	signInCode: [signInCode, { item: 'email', value: 'nobody@people.example', language: 'de' }],
	signIn: [signIn, { item: 'email', value: 'nobody@people.example', code: '000000', shown: version }],
	sessions: [sessions, { session: 's'.repeat(43) }],
	sessionEnd: [sessionEnd, { session: 's'.repeat(43) }],
	sessionLink: [sessionLink, { session: 's'.repeat(43) }],
	shown: [shown, { subject: '01b3f6de-93c4-8a51-9d0e-5f0a3c2b1d4e', version }],
} as const;

describe('any input', () => {
	test.each(Object.entries(GOOD))(
		'to %s gets an answer of ours that does not repeat it',
		async (_name, [door, good]) => {
			const value = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.jsonValue(), fc.emailAddress());
			const field = fc.constantFrom(...Object.keys(good), 'extra');
			await fc.assert(
				fc.asyncProperty(field, value, async (name, given) => {
					const { status, body, text } = await ask(door, { ...good, [name]: given });
					if (status < 300) return;
					expect(Object.keys(PROBLEMS)).toContain(body.code);
					expect(status).toBeLessThan(500);
					if (typeof given === 'string' && given.length > 12) expect(text).not.toContain(given);
				}),
				{ numRuns: size(40, 1000) },
			);
		},
	);
});
