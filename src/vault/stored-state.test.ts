import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEVER, newState } from '../decide/state.js';
import {
	decodeFacts,
	encodeFacts,
	FactsBroken,
	HEADER,
	macFacts,
	type StoredState,
	verifyFacts,
} from './stored-state.js';
import { newSubjectId } from './subject-id.js';

const instant = fc.oneof(fc.constant(NEVER), fc.integer({ min: 0, max: 4e12 }));
const sparse = <T>(value: fc.Arbitrary<T>) =>
	fc.dictionary(fc.integer({ min: 1, max: 300 }).map(String), value, { maxKeys: 5 }).map(entries => {
		const list: (T | undefined)[] = [];
		for (const [number, each] of Object.entries(entries)) list[Number(number)] = each;
		return list;
	});

const storedState: fc.Arbitrary<StoredState> = fc
	.record({
		version: fc.integer({ min: 1, max: 1e9 }),
		region: fc.integer({ min: 1, max: 255 }),
		jurisdiction: fc.integer({ min: 0, max: 65_535 }),
		bornBy: fc.integer({ min: 0, max: 4e12 }),
		guardianFrom: instant,
		guardianUntil: instant,
		restrictedFrom: instant,
		restrictedUntil: instant,
		shown: fc.integer({ min: 0, max: 1000 }),
		shownAt: instant,
		accountClosed: instant,
		lastContact: instant,
		activityEnded: instant,
		consents: sparse(fc.record({ given: instant, until: instant, withdrawn: instant })),
		objections: sparse(instant),
		holds: fc.array(
			fc.record({
				items: fc.uint32Array({ maxLength: 4 }),
				from: instant,
				until: instant,
				sealedUntil: instant,
				ground: fc.constantFrom('law', 'court-order', 'protection-of-rights'),
			}),
			{ maxLength: 3 },
		),
	})
	.chain(state =>
		fc.record({
			state: fc.constant(state),
			pages: fc.array(
				fc.record({
					page: fc.integer({ min: 1, max: 999 }),
					service: fc.integer({ min: 0, max: 99 }),
					revision: fc.integer({ min: 1, max: 1e9 }),
				}),
				{ maxLength: 4 },
			),
		}),
	);

test('what is stored of a state is the state', () => {
	fc.assert(
		fc.property(storedState, stored => {
			expect(decodeFacts(encodeFacts(stored))).toEqual(stored);
		}),
	);
});

test('bytes cut short or made longer are no state', () => {
	fc.assert(
		fc.property(storedState, fc.nat(), (stored, n) => {
			const bytes = encodeFacts(stored);
			expect(() => decodeFacts(bytes.subarray(0, n % bytes.length))).toThrow(FactsBroken);
			expect(() => decodeFacts(Buffer.concat([bytes, Buffer.alloc(1 + (n % 5))]))).toThrow(FactsBroken);
		}),
	);
});

test('any changed bit breaks the MAC; so do another person and another key generation', () => {
	const key = randomBytes(32);
	const subject = newSubjectId(2);
	fc.assert(
		fc.property(storedState, fc.nat(), (stored, n) => {
			const facts = encodeFacts(stored);
			const mac = macFacts(key, subject, 1, facts);
			verifyFacts(key, subject, 1, facts, mac);
			const flipped = Buffer.from(facts);
			flipped[n % facts.length]! ^= 1 << (n & 7);
			expect(() => verifyFacts(key, subject, 1, flipped, mac)).toThrow(FactsBroken);
			expect(() => verifyFacts(key, newSubjectId(2), 1, facts, mac)).toThrow(FactsBroken);
			expect(() => verifyFacts(key, subject, 2, facts, mac)).toThrow(FactsBroken);
		}),
	);
});

test('the bits SQL counts stand at their place: given and not withdrawn', () => {
	const state = newState(2, 1);
	state.consents[3] = { given: 1, until: NEVER, withdrawn: NEVER };
	state.consents[9] = { given: 1, until: NEVER, withdrawn: 5 };
	const bytes = encodeFacts({ state, pages: [] });
	expect(bytes[HEADER]).toBe(2);
	expect([...bytes.subarray(HEADER + 1, HEADER + 3)]).toEqual([0b1000, 0]);
});
