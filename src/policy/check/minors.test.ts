import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AgeBand, Policy, Purpose } from '../model.js';
import { smallItem, smallPolicy, smallPurpose } from '../small.fixture.js';
import { told, where } from './flows.fixture.js';
import { checkMinors, checkYouthData } from './minors.js';
import { viewsOf } from './view.js';

const paper = {
	is: 'minors-rules',
	at: 'https://small.example',
	on: '2026-01-01',
	about: [],
	covers: [],
} as const;

function withBands(minors: AgeBand[], changes: Partial<Policy> = {}): Policy {
	const policy = smallPolicy(changes);
	const documents = { rules: { ...paper, about: ['minors'], covers: [] } };
	return { ...policy, minors, accountability: { ...policy.accountability, documents } };
}

const band = (from: number, to: number, needsGuardian = true): AgeBand => ({
	id: `${from}-${to - 1}`,
	...{ from, to, needsGuardian, treatAsSensitive: true, may: [] },
});

const found = (policy: Policy) => told(checkMinors(policy, where));

describe('a guardian is asked', () => {
	test.each<[AgeBand[], string[][]]>([
		[[band(0, 16)], []],
		[[band(0, 14), band(14, 16)], []],
		[[band(0, 14), band(14, 16, false)], [['minors-ungated', 'EU-8']]],
		[[band(0, 14)], [['minors-ungated', 'EU-8']]],
		[[band(0, 13)], [['minors-ungated', 'EU-8 CN-31']]],
		[[], [['minors-ungated', 'EU-8 CN-31']]],
	])('%j', (bands, findings) => {
		expect(found(withBands(bands))).toEqual(findings);
	});

	test('below fourteen in China alone', () => {
		const jurisdictions = { cn: { residentsOf: ['CN'] } };
		expect(found(withBands([band(0, 14)], { jurisdictions }))).toEqual([]);
	});

	test('at every age below sixteen, whatever the bands', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(8), fc.boolean()), { maxLength: 5 }), made => {
				const bands = made.map(([from, years, guardian]) => band(from, from + years, guardian));
				const open = [...Array(16).keys()].some(
					age => !bands.some(each => each.needsGuardian && each.from <= age && age < each.to),
				);
				const codes = found(withBands(bands)).map(([code]) => code);
				expect(codes.includes('minors-ungated')).toBe(open);
			}),
		);
	});
});

test('data of children is sensitive, and has rules of its own that count', () => {
	const open = { ...band(0, 16), treatAsSensitive: false };
	expect(found(withBands([open]))).toEqual([['minors-not-sensitive', 'CN-31']]);
	const policy = withBands([band(0, 16)]);
	const having = (changes: object): Policy => {
		const documents = { rules: { ...paper, about: [], covers: [], ...changes } };
		return { ...policy, accountability: { ...policy.accountability, documents } };
	};
	const missing = [['minors-rules-missing', 'CN-31']];
	expect(found(having({}))).toEqual([]);
	expect(found(having({ about: ['purposes.serve'] }))).toEqual(missing);
	expect(found(having({ is: 'imprint' }))).toEqual(missing);
});

describe('data gathered to protect young people', () => {
	const data = {
		born: smallItem({ is: 'pd:BirthDate' }),
		parent: smallItem({ is: 'pd:EmailAddress', requiredFor: ['check'] }),
		email: smallItem({ is: 'pd:EmailAddress' }),
	};
	const check = smallPurpose({ is: 'dpv:AgeVerification', uses: ['born', 'parent', 'email'] });
	test.each<[string, Partial<Purpose>, number]>([
		['serves no advertising', { is: 'dpv:PersonalisedAdvertising', uses: ['born', 'parent', 'email'] }, 2],
		['serves no suggestions', { is: 'dpv:ServicePersonalisation', uses: ['born'] }, 1],
		['makes no profile', { methods: ['profiling'], uses: ['born'] }, 1],
		['serves rights', { is: 'dpv:RightsFulfilment', uses: ['born', 'parent'] }, 0],
		['is not every address', { is: 'dpv:PersonalisedAdvertising', uses: ['email'] }, 0],
	])('%s', (_, changes, count) => {
		const policy = { ...smallPolicy(), data, purposes: { check, other: smallPurpose(changes) } };
		const findings = told(viewsOf(policy, where).flatMap(checkYouthData));
		expect(findings).toEqual(Array(count).fill(['minors-data-reused', 'DE-TDDDG-20']));
	});
});
