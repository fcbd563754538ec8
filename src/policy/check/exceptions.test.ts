import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DisclosureGround, ExtensionGround, Policy } from '../model.js';
import { smallPolicy } from '../small.fixture.js';
import { checkExceptionsOf, KEPT_APPROVERS } from './exceptions.js';
import { told, where } from './flows.fixture.js';

interface Grounds {
	hold?: ExtensionGround[];
	disclose?: DisclosureGround[];
	exceptions?: { approvers: number; atMost: string };
}

function excepting({ hold = [], disclose = [], exceptions }: Grounds): Policy {
	const policy = smallPolicy();
	return {
		...policy,
		extendRetentionFor: hold,
		disclosure: { default: 'deny', grounds: disclose, foreignOrders: 'refused' },
		accountability: { ...policy.accountability, ...(exceptions && { exceptions }) },
	};
}

const found = (policy: Policy) => told(checkExceptionsOf(policy, where));
const year = (approvers: number, atMost = 'P1Y') => ({ approvers, atMost });

describe('an exception', () => {
	test.each<[string, Grounds, string[][]]>([
		['is none', {}, []],
		['without end or approval', { hold: ['court-order'] }, [['exceptions-unbounded', 'GEN-12']]],
		['for authorities', { disclose: ['authority-order'] }, [['exceptions-unbounded', 'GEN-12 EU-48']]],
		['one person agrees to', { hold: ['court-order'], exceptions: year(1) }, []],
		[
			'nobody agrees to',
			{ hold: ['court-order'], exceptions: year(0) },
			[['exceptions-unapproved', 'GEN-12']],
		],
		[
			'nobody agrees to, for authorities',
			{ disclose: ['authority-order'], exceptions: year(0) },
			[['exceptions-unapproved', 'GEN-12 EU-48']],
		],
		[
			'at once over',
			{ hold: ['court-order'], exceptions: year(1, 'PT0S') },
			[['exceptions-unbounded', 'GEN-12']],
		],
		[
			'without an end people live to see',
			{ hold: ['court-order'], exceptions: year(1, 'P11Y') },
			[['exceptions-unbounded', 'GEN-12']],
		],
		['of ten years', { hold: ['court-order'], exceptions: year(1, 'P10Y') }, []],
	])('%s', (_, grounds, findings) => {
		expect(found(excepting(grounds))).toEqual(findings);
	});

	test('is judged by as many as its grounds ask for and the vault keeps, whatever they are', () => {
		const objective = ['court-order', 'authority'] as const;
		const subjective = [
			'reasonable-belief',
			'contract-or-policy',
			'public-interest',
			'protection-of-rights',
		] as const;
		fc.assert(
			fc.property(
				fc.subarray([...objective, ...subjective], { minLength: 1 }),
				fc.nat(5),
				(hold, approvers) => {
					const needed = hold.some(ground => (subjective as readonly string[]).includes(ground)) ? 2 : 1;
					const findings = found(excepting({ hold, exceptions: year(approvers) }));
					expect(findings.length === 0).toBe(needed <= approvers && approvers <= KEPT_APPROVERS);
				},
			),
		);
	});
});

test('an order from abroad has a rule', () => {
	const policy = excepting({ disclose: ['authority-order'], exceptions: year(1) });
	expect(found(policy)).toEqual([]);
	const silent = { ...policy, disclosure: { default: 'deny' as const, grounds: policy.disclosure.grounds } };
	expect(found(silent)).toEqual([['foreign-orders-unsaid', 'EU-48']]);
});

describe('a law that makes the operator keep data', () => {
	const statutes = (...made: { law: string; of: string; keep: string }[]): Policy => {
		const policy = excepting({ hold: ['law'], exceptions: year(1) });
		const named = Object.fromEntries(made.map((each, index) => [`statute-${index}`, each]));
		return { ...policy, accountability: { ...policy.accountability, statutes: named } };
	};
	const missing = [['statutes-missing', 'DE-HOLD']];
	test.each<[string, Policy, string[][]]>([
		['is not named', statutes(), missing],
		['is another country’s', statutes({ law: '税收征收管理法 § 1', of: 'CN', keep: 'P8Y' }), missing],
		['is named', statutes({ law: 'AO § 147(3)', of: 'DE', keep: 'P8Y' }), []],
		['is named by no section', statutes({ law: 'Steuerrecht', of: 'DE', keep: 'P8Y' }), missing],
		['asks longer than any does', statutes({ law: 'AO § 147(3)', of: 'DE', keep: 'P30Y' }), missing],
	])('%s', (_, policy, findings) => {
		expect(found(policy)).toEqual(findings);
	});
});
