/** A server over the house double, and what its tests send. */
import type { InjectOptions } from 'fastify';
import { afterEach, expect } from 'vitest';
import { PROBLEMS, type ProblemCode } from '../src/platform/problem.js';
import { type AppOptions, buildApp } from '../src/server/app.js';
import { DOORS } from '../src/server/doors.js';
import { STATUS } from '../src/server/status.js';
import { houseDouble, SUBJECT } from './house-double.js';

export type DoorName = keyof typeof DOORS;

/** What a session looks like. */
const SESSION = 's'.repeat(43);

/** A body each door takes. */
export const GOOD: Record<DoorName, Record<string, unknown>> = {
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
	signInCode: { item: 'email', value: 'ada@example.org', language: 'de' },
	signIn: { item: 'email', value: 'ada@example.org', code: '012345' },
	sessions: { session: SESSION },
	sessionEnd: { session: SESSION },
	sessionLink: { session: SESSION },
	shown: { subject: SUBJECT, version: '1' },
	guardianAsk: { subject: SUBJECT },
	guardianStanding: { subject: SUBJECT },
	requests: { subject: SUBJECT, right: 'access', text: 'what do you hold?' },
	requestList: { subject: SUBJECT },
	export: { subject: SUBJECT },
	exportLog: { subject: SUBJECT },
	restrict: { subject: SUBJECT, on: true },
	telemetry: { observations: [{ kind: 'performance', name: 'start-page', took: 40 }] },
	telemetrySeries: { from: '2026-11-23T00:00:00Z' },
	support: { subject: SUBJECT, text: 'where is my parcel?' },
	supportList: { subject: SUBJECT },
	activities: { title: { en: 'raffle' }, endsAt: '2026-12-24T18:00:00Z' },
	activityList: {},
	activityEnter: { subject: SUBJECT, activity: SUBJECT, entry: { guess: 42 } },
	surveyGet: { survey: SUBJECT },
	surveyAnswer: { subject: SUBJECT, survey: SUBJECT, answer: { stars: 5 } },
	updatePublish: {
		platform: 'linux-x64',
		version: '1.4.0',
		digest: 'ab'.repeat(32),
		url: 'https://app.example.org/file',
	},
	updateCheck: { subject: SUBJECT, platform: 'linux-x64', installed: '1.3.9' },
};

/** Closed after each test. */
const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
	for (const app of open.splice(0)) await app.close();
});

/** Builds the server; it is closed after the test, unless `kept` for its file to close. */
export async function served(
	answers: Parameters<typeof houseDouble>[0] = {},
	options: AppOptions = {},
	keep?: 'kept',
) {
	const double = await houseDouble(answers);
	const app = buildApp(double.house, options);
	if (!keep) open.push(app);
	const send = (door: DoorName, payload: unknown, headers: Record<string, string> = {}) =>
		app.inject({
			method: 'POST',
			url: DOORS[door].path,
			headers: { authorization: `Bearer ${double.key}`, ...headers },
			payload: payload as Exclude<InjectOptions['payload'], undefined>,
		});
	return { ...double, app, send };
}

/** The answer is this problem, in its RFC 9457 form; gives its body. */
export function expectProblem(
	answer: { statusCode: number; headers: object; json(): unknown },
	code: ProblemCode,
) {
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
