import { expect, test } from 'vitest';
import type { DataItem, Policy, Purpose } from '../model.js';
import { smallItem, smallPolicy, smallPurpose } from '../small.fixture.js';
import { told, where } from './flows.fixture.js';
import { checkSensitive, checkStrictMeasures } from './sensitive.js';
import { viewsOf } from './view.js';

const explained = { necessity: { en: 'needed' }, impact: { en: 'little' } };

function holding(item: Partial<DataItem>, purpose: Partial<Purpose> = {}): Policy {
	return smallPolicy({
		data: { health: smallItem({ is: 'pd:Health', sensitive: true, ...explained, ...item }) },
		purposes: {
			advise: smallPurpose({ uses: ['health'], specialGround: { de: 'health-care' }, ...purpose }),
		},
	});
}

const found = (policy: Policy) => told(viewsOf(policy, where).flatMap(checkSensitive));

test('what is sensitive by its category is marked so', () => {
	expect(found(holding({}))).toEqual([]);
	expect(found(holding({ sensitive: false }))).toEqual([['sensitive-unmarked', 'EU-9 CN-28-29']]);
	expect(found(holding({ sensitive: false, is: 'pd:BankAccount' }))).toEqual([
		['sensitive-unmarked', 'CN-28-29'],
	]);
	expect(found(holding({ sensitive: false, is: 'pd:EmailAddress' }))).toEqual([]);
});

test('people are told why, and what it means, in every language', () => {
	expect(found(holding({ necessity: {} }))).toEqual([['necessity-unsaid', 'CN-17-4 CN-28-29 CN-30']]);
	expect(found(holding({ impact: { de: 'wenig' } }))).toEqual([['impact-unsaid', 'CN-17-4 CN-30']]);
});

test('a ground of its own is named in the Union, and one that is consent is asked for', () => {
	expect(found(holding({}, { specialGround: {} }))).toEqual([['special-ground-missing', 'EU-9']]);
	expect(found(holding({}, { specialGround: { de: 'explicit-consent' } }))).toEqual([
		['special-ground-without-consent', 'EU-9'],
	]);
	const asked = { basis: { de: 'consent' }, specialGround: { de: 'explicit-consent' } } as const;
	expect(found(holding({}, asked))).toEqual([]);
	expect(found(holding({ is: 'pd:BankAccount' }, { specialGround: {} }))).toEqual([]);
	expect(found(holding({}, { specialGround: {}, basis: { cn: 'contract' } }))).toEqual([]);
	expect(found(holding({}, { specialGround: {}, is: 'dpv:RightsFulfilment' }))).toEqual([]);
});

test('in China consent to it is separate', () => {
	expect(found(holding({}, { basis: { cn: 'consent' } }))).toEqual([
		['sensitive-consent-bundled', 'CN-28-29'],
	]);
	expect(found(holding({}, { basis: { cn: 'separate-consent' } }))).toEqual([]);
});

test('it is kept with strict measures', () => {
	const missing = checkStrictMeasures(holding({}), where);
	expect(told(missing)).toEqual([['sensitive-unprotected', 'CN-28-29']]);
	const policy = holding({});
	policy.accountability.measures = ['encryption-in-transit', 'encryption-at-rest', 'least-privilege'];
	expect(checkStrictMeasures(policy, where)).toEqual([]);
	expect(checkStrictMeasures(smallPolicy(), where)).toEqual([]);
});
