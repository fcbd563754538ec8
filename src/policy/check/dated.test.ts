import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WordingReview } from '../accountability.js';
import { unbound } from '../law/judge.js';
import { LAW, RULE_IDS } from '../law/packs.js';
import { smallItem, smallPolicy, smallPurpose } from '../small.fixture.js';
import { checkDates } from './dated.js';
import { told, where } from './flows.fixture.js';
import { checkGrounds } from './grounds.js';
import { viewsOf } from './view.js';

const dated = (version: string, effective: string, reviews: Partial<Record<'en', WordingReview>> = {}) => {
	const policy = smallPolicy({ version, effective });
	return { ...policy, accountability: { ...policy.accountability, wordingReviews: reviews } };
};

describe('a policy', () => {
	test.each([
		['is dated', '2026-11-01', '2026-11-01', []],
		['comes into force later', '2026-11-01', '2026-12-01', []],
		['has a version that is no date', '3.2', '2026-11-01', []],
		['has no version', '', '2026-11-01', [['version-missing', 'GEN-06']]],
		['has no day', '2026-11-01', '', [['version-missing', 'GEN-06']]],
		['is dated back', '2026-11-02', '2026-11-01', [['version-backdated', 'GEN-06']]],
		['is older than the law', '2020-01-01', '2020-01-01', [['older-than-law', 'GEN-18']]],
	])('%s', (_, version, effective, findings) => {
		expect(told(checkDates(dated(version, effective), where))).toEqual(findings);
	});

	test('is looked at again when its words are read', () => {
		const read = (on: string) =>
			dated('2020-01-01', '2020-01-01', { en: { by: 'A', on, words: '0'.repeat(16) } });
		expect(told(checkDates(read('2026-11-01'), where))).toEqual([]);
		expect(told(checkDates(read('2020-06-01'), where))).toEqual([['older-than-law', 'GEN-18']]);
	});

	test('is not older than a law that binds it on a day, whichever', () => {
		const day = fc.date({ min: new Date('2018-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
		const plain = day.map(each => each.toISOString().slice(0, 10));
		fc.assert(
			fc.property(plain, plain, (effective, asOf) => {
				const policy = dated('1', effective);
				const newer = RULE_IDS.some(
					rule => LAW[rule].inForce > effective && unbound(rule, policy, asOf) === null,
				);
				expect(checkDates(policy, where, asOf).length).toBe(newer ? 1 : 0);
			}),
		);
	});
});

describe('what people are told of items and interests', () => {
	const paper = { is: 'balancing-test', at: 'https://small.example', on: '2026-01-01', covers: [] } as const;
	const run = (changes: { consequence?: object; interest?: object; about?: string[] }) => {
		const policy = smallPolicy();
		const { consequence, interest = { en: 'safety' }, about = ['purposes.secure'] } = changes;
		const email = smallItem({ requiredFor: ['serve'], consequence: consequence ?? { en: 'no account' } });
		const secure = smallPurpose({ basis: { de: 'legitimate-interest' }, interest, uses: ['visits'] });
		const documents = { balance: { ...paper, about, covers: [] } };
		const made = {
			...{ ...policy, languages: ['de', 'en'] as ('de' | 'en')[], data: { email } },
			purposes: { secure },
			accountability: { ...policy.accountability, documents },
		};
		return told(viewsOf(made, where).flatMap(checkGrounds));
	};
	const full = { consequence: { de: 'x', en: 'x' }, interest: { de: 'x', en: 'x' } };
	test.each([
		['everything', full, []],
		[
			'no consequence in German',
			{ ...full, consequence: { en: 'x' } },
			[['consequence-missing', 'EU-13-2-e']],
		],
		[
			'the interest in English only',
			{ ...full, interest: { en: 'x' } },
			[['interest-without-words', 'EU-13-1-d']],
		],
		['nothing was weighed', { ...full, about: ['purposes.serve'] }, [['interest-unbalanced', 'EU-13-1-d']]],
		[
			'something was weighed, whatever it was',
			{ ...full, about: [] },
			[['interest-unbalanced', 'EU-13-1-d']],
		],
	])('%s', (_, changes, findings) => {
		expect(run(changes)).toEqual(findings);
	});
});
