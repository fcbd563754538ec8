import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEVER, newState } from '../../decide/state.js';
import type { Policy } from '../../policy/model.js';
import {
	dueAt,
	requireAnswering,
	requireRight,
	restricted,
	restrictedSince,
	together,
	wordsOf,
} from './rules.js';

const DAY = 86_400_000;
const instant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2100, 0, 1) });

function within(answerWithin: string): Pick<Policy, 'contact'> {
	return { contact: { email: 'privacy@example.org', answerWithin, through: ['email'] } };
}

test('a request is due the promised days after it came, to the millisecond', () => {
	fc.assert(
		fc.property(instant, fc.integer({ min: 0, max: 90 }), (at, days) => {
			expect(dueAt(within(`P${days}D`), at) - at).toBe(days * DAY);
		}),
	);
});

test('a promised month ends on its calendar day and never after 31 days (GDPR Art. 12(3))', () => {
	fc.assert(
		fc.property(instant, at => {
			const due = new Date(dueAt(within('P1M'), at));
			const day = new Date(at).getUTCDate();
			expect(due.getTime() - at).toBeLessThanOrEqual(31 * DAY);
			expect(due.getTime() - at).toBeGreaterThanOrEqual(28 * DAY);
			expect(due.getUTCDate()).toBeLessThanOrEqual(day);
		}),
	);
	expect(dueAt(within('P1M'), Date.UTC(2027, 0, 31, 12))).toBe(Date.UTC(2027, 1, 28, 12));
});

test('who came first is due first', () => {
	fc.assert(
		fc.property(instant, instant, (a, b) => {
			const [first, second] = [Math.min(a, b), Math.max(a, b)];
			expect(dueAt(within('P1M2DT3H'), first)).toBeLessThanOrEqual(dueAt(within('P1M2DT3H'), second));
		}),
	);
});

test('a restriction stands from its instant until it is lifted, and asking twice moves neither end', () => {
	fc.assert(
		fc.property(instant, fc.integer({ min: 1, max: 1000 * DAY }), (from, lasts) => {
			const state = newState(1, 1);
			const on = restricted(state, true, from);
			expect(restrictedSince(on, from)).toBe(from);
			expect(restrictedSince(on, from - 1)).toBeNull();
			expect(restricted(on, true, from + lasts)).toBe(on);
			const off = restricted(on, false, from + lasts);
			expect(restrictedSince(off, from + lasts)).toBeNull();
			expect(restrictedSince(off, from + lasts - 1)).toBe(from);
			expect(restricted(off, true, from + lasts + 1).restrictedUntil).toBe(NEVER);
		}),
	);
	expect(restricted(newState(1, 1), false, 5)).toEqual(newState(1, 1));
});

test('words belong to the request they name, and the first ones gave it its id', () => {
	const at = (id: string, value: object) => ({ id, collectedAt: '', value: value as never });
	const records = [
		at('a', { from: 'person', text: 'what do you hold?', at: 1 }),
		at('b', { from: 'person', text: 'erase me', at: 2 }),
		at('c', { request: 'a', from: 'staff', text: 'this', at: 3 }),
		at('d', { request: 'a', from: 'nobody', text: 'this', at: 3 }),
		at('a', ['a list']),
	];
	expect(wordsOf('a', records).map(({ text }) => text)).toEqual(['what do you hold?', 'this']);
	expect(wordsOf('c', records)).toEqual([]);
});

test('what the policy does not name cannot be asked, and operators do not answer', () => {
	expect(() => requireRight({ rights: ['access'] }, 'erase')).toThrow('the form');
	expect(() => requireRight({ rights: ['access'] }, 'access')).not.toThrow();
	expect(() => requireAnswering('operator')).toThrow('another role');
	expect(() => requireAnswering('privacy-officer')).not.toThrow();
	expect(() => requireAnswering('support-agent')).not.toThrow();
});

test('what several services hold alike stands once, what differs stands in a list', () => {
	const readings = [{ licence: { a: 1, b: 2 } }, {}, { licence: { b: 2, a: 1 } }];
	expect(together(['licence', 'other'], readings)).toEqual({ licence: { a: 1, b: 2 } });
	expect(together(['licence'], [...readings, { licence: 3 }])).toEqual({ licence: [{ b: 2, a: 1 }, 3] });
});
