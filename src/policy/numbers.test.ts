import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Numbers } from './compiled.js';
import type { Policy } from './model.js';
import { assignNumbers, formatNumbers, NO_NUMBERS, numbersBehind, parseNumbers } from './numbers.js';
import { smallItem, smallPolicy, type smallPurpose } from './small.fixture.js';

const policy = smallPolicy();
const numbers = assignNumbers(policy, NO_NUMBERS);

function withPurpose(id: string, changes: Parameters<typeof smallPurpose>[0]): Policy {
	return { ...policy, purposes: { ...policy.purposes, [id]: { ...policy.purposes[id]!, ...changes } } };
}

describe('assignNumbers', () => {
	it('counts each kind from 1 in the order declared', () => {
		expect(numbers.items).toEqual({ email: 1, phone: 2, visits: 3 });
		expect(numbers.purposes).toEqual({ serve: 1, surveys: 2, secure: 3 });
		expect(numbers.recipients).toEqual({ mailer: 1, partner: 2 });
		expect(Object.keys(numbers.consents)).toEqual(['purposes.surveys', 'recipients.partner']);
	});

	it('appends and never reuses the number of a retired name', () => {
		const { email: _, ...data } = policy.data;
		const later = assignNumbers({ ...policy, data: { note: smallItem(), ...data } }, numbers);
		expect(later.items).toEqual({ email: 1, phone: 2, visits: 3, note: 4 });
	});

	it('gives a name that returns its old number', () => {
		const gone = assignNumbers({ ...policy, data: {} }, numbers);
		expect(assignNumbers(policy, gone).items).toEqual(numbers.items);
	});

	it('numbers names every object answers to', () => {
		const odd = assignNumbers({ ...policy, data: { constructor: smallItem() } }, NO_NUMBERS);
		expect(Object.entries(odd.items)).toEqual([['constructor', 1]]);
	});

	it.each([
		['the purpose itself', { is: 'dpv:Advertising' }],
		['the items it uses', { uses: ['email', 'phone'] }],
		['the services that act', { services: ['shop'] }],
		['use across services', { acrossServices: true }],
	])('asks consent again when %s changes', (_what, changes) => {
		const later = assignNumbers(withPurpose('surveys', changes), numbers);
		expect(later.consents['purposes.surveys']!.map(({ number }) => number)).toEqual([1, 3]);
	});

	it('asks consent to a third party again when it gets other items', () => {
		const later = assignNumbers(withPurpose('surveys', { uses: ['email', 'phone'] }), numbers);
		expect(later.consents['recipients.partner']!.map(({ number }) => number)).toEqual([2, 4]);
	});

	it('asks consent again when another recipient gets the data', () => {
		const mailer = { ...policy.recipients.mailer!, purposes: ['serve', 'surveys'] };
		const later = assignNumbers({ ...policy, recipients: { ...policy.recipients, mailer } }, numbers);
		expect(later.consents['purposes.surveys']).toHaveLength(2);
	});

	it.each([
		['its title', { title: { en: 'ask you' } }],
		['the order of its items', { uses: ['email'] }],
		['how long a consent lasts', { consentLasts: 'P1Y' }],
	])('does not ask again for %s', (_what, changes) => {
		expect(assignNumbers(withPurpose('surveys', changes), numbers).consents).toEqual(numbers.consents);
	});

	it('appends a third number when a meaning returns', () => {
		const changed = assignNumbers(withPurpose('surveys', { uses: ['phone'] }), numbers);
		const back = assignNumbers(policy, changed).consents['purposes.surveys']!;
		expect(back.map(({ number }) => number)).toEqual([1, 3, 5]);
		expect(back[2]!.meaning).toBe(back[0]!.meaning);
	});

	it("numbers the consent to a service's own words apart", () => {
		const own = { service: 'app', data: {}, retention: {}, clauses: [] };
		const surveys = policy.purposes.surveys!;
		const later = assignNumbers(
			{ ...policy, servicePolicies: { app: { ...own, purposes: { surveys } } } },
			numbers,
		);
		expect(later.consents['services.app.purposes.surveys']!.map(({ number }) => number)).toEqual([3]);
	});

	it('moves nothing, whatever is declared next', () => {
		const names = fc.uniqueArray(fc.constantFrom('email', 'phone', 'visits', 'a', 'b', 'c'));
		fc.assert(
			fc.property(fc.array(names, { maxLength: 6 }), versions => {
				let before: Numbers = NO_NUMBERS;
				for (const ids of versions) {
					const data = Object.fromEntries(ids.map(id => [id, smallItem()]));
					const after = assignNumbers({ ...policy, data }, before);
					expect(after.items).toMatchObject(before.items);
					expect(new Set(Object.values(after.items)).size).toBe(Object.keys(after.items).length);
					before = after;
				}
			}),
			{ numRuns: 200 },
		);
	});
});

describe('numbersBehind', () => {
	it('says nothing when the lock is in step', () => {
		expect(numbersBehind(policy, numbers)).toEqual([]);
	});

	it('names what has no number and what now means something else', () => {
		const later = withPurpose('surveys', { uses: ['phone'] });
		later.data = { ...later.data, note: smallItem() };
		expect(numbersBehind(later, numbers)).toEqual([
			'items.note',
			'consents.purposes.surveys',
			'consents.recipients.partner',
		]);
	});
});

describe('numbers.lock', () => {
	it('holds what was written', () => {
		expect(parseNumbers(formatNumbers(numbers))).toEqual(numbers);
	});

	it('is the same text for the same numbers, in order of the numbers', () => {
		const shuffled = { ...numbers, items: { visits: 3, phone: 2, email: 1 } };
		expect(formatNumbers(shuffled)).toBe(formatNumbers(numbers));
	});

	const meaning = 'a'.repeat(64);
	const lock = (changes: object): string => JSON.stringify({ ...numbers, ...changes });
	it.each([
		['text that is not JSON', '{', 'is not JSON'],
		['a list', '[]', 'the file is not an object'],
		['a member nobody knows', lock({ item: {} }), 'unknown member `item`'],
		['a missing kind', lock({ regions: undefined }), '`regions` is not an object'],
		['a number twice', lock({ items: { a: 1, b: 1 } }), '`items.b` has a number that is taken already'],
		['a number below 1', lock({ items: { a: 0 } }), '`items.a` is not a whole number'],
		['a number past the end of a set', lock({ items: { a: 65_536 } }), '`items.a` is not a whole number'],
		['a number in quotes', lock({ items: { a: '1' } }), '`items.a` is not a whole number'],
		['a consent without meanings', lock({ consents: { a: [] } }), '`consents.a` is not a list'],
		['a meaning that is no digest', lock({ consents: { a: [{ number: 1, meaning: 'x' }] } }), 'SHA-256'],
		[
			'meanings out of order',
			lock({ consents: { a: [2, 1].map(number => ({ number, meaning })) } }),
			'not oldest first',
		],
		[
			'a consent number twice',
			lock({ consents: { a: [{ number: 1, meaning }], b: [{ number: 1, meaning }] } }),
			'`consents.b` has a number that is taken already',
		],
	])('refuses %s', (_what, text, message) => {
		expect(() => parseNumbers(text)).toThrow(message);
	});
});
