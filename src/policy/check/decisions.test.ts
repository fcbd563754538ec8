import { describe, expect, test } from 'vitest';
import type { AutomatedDecision } from '../accountability.js';
import type { Policy } from '../model.js';
import { smallItem, smallPolicy } from '../small.fixture.js';
import { checkDecisions } from './decisions.js';
import { told, where } from './flows.fixture.js';

const decision: AutomatedDecision = {
	title: { en: 'limit' },
	purpose: 'serve',
	ground: { de: 'contract' },
	logic: { en: 'a sum' },
	significance: { en: 'paying later' },
	consequences: { en: 'paying first' },
	humanReview: true,
	refusable: true,
};

function deciding(changes: Partial<AutomatedDecision>, policy = smallPolicy()): Policy {
	return {
		...policy,
		rights: ['access', 'explain'],
		clauses: [...policy.clauses, { id: 'S2.9', rules: ['automated-decisions'], declaration: false }],
		accountability: { ...policy.accountability, automatedDecisions: { limit: { ...decision, ...changes } } },
	};
}

const found = (policy: Policy) => told(checkDecisions(policy, where));

describe('a decision of a machine', () => {
	test.each<[string, Partial<AutomatedDecision>, string[][]]>([
		['is lawful', {}, []],
		['without its logic', { logic: {} }, [['decision-unexplained', 'EU-13-2-f CN-24-3']]],
		['without what follows', { consequences: { de: 'Vorkasse' } }, [['decision-unexplained', 'EU-13-2-f']]],
		['without a ground', { ground: {} }, [['decision-ungrounded', 'EU-22']]],
		[
			'on consent nobody is asked for',
			{ ground: { de: 'explicit-consent' } },
			[['decision-ungrounded', 'EU-22']],
		],
		['nobody looks at again', { humanReview: false }, [['decision-final', 'EU-22']]],
		['nobody can refuse', { refusable: false }, [['decision-final', 'CN-24-3']]],
		['nobody can turn from', { humanReview: false, refusable: false }, [['decision-final', 'EU-22 CN-24-3']]],
		['for a purpose there is not', { purpose: 'server' }, [['reference-unknown', '']]],
	])('%s', (_, changes, findings) => {
		expect(found(deciding(changes))).toEqual(findings);
	});

	test('is told of', () => {
		const silent = { ...deciding({}), clauses: [] };
		expect(found(silent)).toEqual([['decision-untold', 'EU-13-2-f']]);
	});

	test('is explained where one asks', () => {
		expect(found({ ...deciding({}), rights: [] })).toEqual([['decision-final', 'CN-24-3']]);
	});

	test('needs explicit consent for sensitive data', () => {
		const policy = smallPolicy();
		const data = { ...policy.data, email: smallItem({ sensitive: true }) };
		expect(found(deciding({}, { ...policy, data }))).toEqual([['decision-ungrounded', 'EU-22']]);
	});

	test('needs no ground where its purpose is off', () => {
		const policy = smallPolicy();
		const serve = { ...policy.purposes.serve!, basis: { cn: 'contract' as const }, offIn: ['de'] };
		const off = deciding({ ground: {} }, { ...policy, purposes: { serve } });
		expect(found(off)).toEqual([]);
	});
});
