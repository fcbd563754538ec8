/** Doors of what is owed to people: the bodies each refuses, and what it gives back in what form. */
import { expect, test } from 'vitest';
import { SUBJECT } from '../../test/house-double.js';
import { type DoorName, expectProblem, GOOD, served } from '../../test/served.js';

const OWED = ['guardianAsk', 'guardianStanding', 'requests', 'requestList', 'export', 'restrict'] as const;

const SUBJECTS: [title: string, subject: unknown][] = [
	['nothing', undefined],
	['null', null],
	['a number', 7],
	['an address', 'ada@example.org'],
	['a list', [SUBJECT]],
	['an id in capitals', SUBJECT.toUpperCase()],
	['an id with more behind it', `${SUBJECT}\n`],
	['an id of another version', SUBJECT.replace('-8', '-4')],
];
const strange = OWED.flatMap(door => SUBJECTS.map(([title, subject]) => [door, title, subject] as const));

test.each(strange)('%s takes no person who is %s', async (door, _title, subject) => {
	const { send } = await served();
	const answer = await send(door, { ...GOOD[door], subject });
	expect(expectProblem(answer, 'invalid-request').where).toMatch(/^(\/subject)?$/);
	expect(answer.body).not.toContain('ada@');
});

const WRONG: [door: DoorName, field: string, value: unknown][] = [
	['guardianAsk', 'language', 'german'],
	['guardianAsk', 'language', 7],
	['guardianAsk', 'language', 'de\r\nBcc: x@example.org'],
	['guardianAsk', 'origin', 'https://elsewhere.example'],
	['requests', 'right', 'forget'],
	['requests', 'right', ['access']],
	['requests', 'text', ''],
	['requests', 'text', 'x'.repeat(16_385)],
	['requests', 'text', { toString: 'x' }],
	['restrict', 'on', 'yes'],
	['restrict', 'on', 1],
	['export', 'items', ['email']],
];
test.each(WRONG)('%s refuses `%s` of the wrong form', async (door, field, value) => {
	const { send } = await served();
	const answer = await send(door, { ...GOOD[door], [field]: value });
	expectProblem(answer, 'invalid-request');
});

test('text as long as it may be is taken', async () => {
	const { send } = await served();
	const answer = await send('requests', { ...GOOD.requests, text: '信'.repeat(16_384) });
	expect(answer.statusCode).toBe(200);
});

test('instants leave as ISO 8601, and an export names consents beside the items', async () => {
	const { send } = await served();
	expect((await send('requests', GOOD.requests)).json()).toEqual({
		request: SUBJECT,
		right: 'access',
		service: 'app',
		state: 'received',
		receivedAt: '2026-11-23T00:00:00.000Z',
		dueAt: '2026-12-08T00:00:00.000Z',
		settledAt: null,
	});
	expect((await send('export', GOOD.export)).json()).toEqual({
		items: { email: 'ada@example.org' },
		consents: [{ about: 'surveys', standing: 'missing', since: null }],
	});
	expect((await send('restrict', GOOD.restrict)).json()).toEqual({
		restrictedSince: '2026-11-23T00:00:00.000Z',
	});
});
