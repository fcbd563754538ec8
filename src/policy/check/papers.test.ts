import { describe, expect, test } from 'vitest';
import type { Document } from '../accountability.js';
import { ENTRUSTMENT_POINTS, PROCESSOR_POINTS } from '../law/papers.js';
import type { Policy } from '../model.js';
import { smallPolicy } from '../small.fixture.js';
import { told, where, withRecipient } from './flows.fixture.js';
import { checkPapers } from './papers.js';

function naming(policy: Policy, ...papers: Partial<Document>[]): Policy {
	const made = papers.map((paper, index): [string, Document] => [
		`paper-${index}`,
		{ is: 'processor-contract', at: 'documents/a.pdf', on: '2026-01-01', about: [], covers: [], ...paper },
	]);
	return {
		...policy,
		accountability: { ...policy.accountability, documents: Object.fromEntries(made) },
	};
}

const found = (policy: Policy) => told(checkPapers(policy, where));
const about = ['recipients.partner'];

describe('a contract with each processor', () => {
	const assessed = (policy: Policy, ...papers: Partial<Document>[]) =>
		naming(policy, ...papers, {
			is: 'impact-assessment',
			covers: ['a', 'b', 'c', 'd', 'lawfulness', 'impact', 'measures'],
			keptFor: 'P3Y',
		});

	test('is named, with the points of each law', () => {
		const policy = withRecipient({});
		expect(found(assessed(policy))).toEqual([['processor-contract-missing', 'EU-28 CN-20-21']]);
		const covers = [...PROCESSOR_POINTS, ...ENTRUSTMENT_POINTS];
		expect(found(assessed(policy, { about, covers, keptFor: 'P3Y' }))).toEqual([]);
		expect(found(assessed(policy, { about, covers }))).toEqual([['paper-kept-too-short', 'CN-20-21']]);
		expect(found(assessed(policy, { about, covers: covers.slice(1), keptFor: 'P3Y' }))).toEqual([
			['processor-contract-partial', 'EU-28'],
		]);
	});

	test('is about that processor, and not about the policy as a whole', () => {
		const covers = [...PROCESSOR_POINTS];
		const policy = withRecipient({ regions: ['eu'] });
		expect(found(assessed(policy, { covers }))).toEqual([['processor-contract-missing', 'EU-28']]);
		expect(found(assessed(policy, { covers, about }))).toEqual([]);
	});

	test('may be two papers that cover the points together', () => {
		const policy = withRecipient({ regions: ['eu'] });
		const two = [
			{ about, covers: ['a', 'b', 'c'] },
			{ about, covers: ['d', 'e', 'f', 'g', 'h'] },
		];
		expect(found(assessed(policy, ...two))).toEqual([]);
	});

	test('is none where the recipient decides for itself', () => {
		expect(found(assessed(withRecipient({ role: 'third-party' })))).toEqual([]);
	});
});

describe('an impact assessment', () => {
	const policy = withRecipient({ role: 'third-party' });

	test('is asked for by the laws that ask for one', () => {
		expect(found(policy)).toEqual([['impact-assessment-missing', 'CN-55-56']]);
		expect(found(smallPolicy({ recipients: {} }))).toEqual([]);
	});

	test('covers what the law wants in it, and is kept', () => {
		const is = 'impact-assessment' as const;
		expect(found(naming(policy, { is, covers: ['lawfulness'], keptFor: 'P36M' }))).toEqual([
			['impact-assessment-partial', 'CN-55-56'],
		]);
		const covers = ['lawfulness', 'impact', 'measures'];
		expect(found(naming(policy, { is, covers, keptFor: 'P2Y' }))).toEqual([
			['paper-kept-too-short', 'CN-55-56'],
		]);
		expect(found(naming(policy, { is, covers, keptFor: 'P3Y' }))).toEqual([]);
	});
});

test('a paper about a rule that is not there is about nothing', () => {
	const policy = naming(smallPolicy({ recipients: {} }), { is: 'imprint', about: ['recipients.nobody'] });
	expect(checkPapers(policy, where)).toMatchObject([
		{ code: 'reference-unknown', file: 'documents.paper-0.about.0' },
	]);
});
