import { expect, test } from 'vitest';
import type { Export, Policy } from '../model.js';
import { smallPolicy } from '../small.fixture.js';
import { checkExports } from './exports.js';
import { told, where, withRecipient } from './flows.fixture.js';

const contract: Export = {
	condition: 'standard-contract',
	consent: 'separate',
	rightsAt: 'privacy@partner.example',
};

const to = (made?: Export, more: Partial<Policy> = {}, purposes = ['surveys']) =>
	withRecipient({ country: 'SG', purposes, ...(made && { export: made }) }, more);

function signed(policy: Policy): Policy {
	const tool = {
		is: 'transfer-tool',
		at: 'documents/contract.pdf',
		on: '2026-01-01',
		about: ['recipients.partner', 'regions.cn'],
		covers: [],
	} as const;
	const documents = { tool: { ...tool, about: [...tool.about], covers: [] } };
	return { ...policy, accountability: { ...policy.accountability, documents } };
}

const sized = (policy: Policy, people: number, criticalInfrastructure = false): Policy => ({
	...policy,
	accountability: {
		...policy.accountability,
		scale: { people, criticalInfrastructure, largePlatform: false },
	},
});

const found = (policy: Policy) => told(checkExports(policy, where));

test('nothing leaves China without a condition', () => {
	expect(found(to())).toEqual([['export-unconditioned', 'CN-17-4 CN-38 CN-39']]);
	expect(found(withRecipient({ country: 'SG', regions: ['eu'] }))).toEqual([]);
	expect(found(withRecipient({ country: 'CN' }))).toEqual([]);
});

test('a condition has its paper, an exemption its reason', () => {
	expect(found(to(contract))).toEqual([['export-without-paper', 'CN-38']]);
	expect(found(signed(to(contract)))).toEqual([]);
	expect(found(to({ ...contract, condition: 'exempt' }))).toEqual([['export-reason-missing', 'CN-38']]);
	expect(found(to({ ...contract, condition: 'exempt', because: { en: 'under 100,000' } }))).toEqual([]);
});

test('people agree apart from anything else where the purpose rests on their consent', () => {
	const unasked = { ...contract, consent: 'none' } as const;
	expect(found(signed(to(unasked)))).toEqual([['export-without-consent', 'CN-39']]);
	expect(found(signed(to(unasked, {}, ['serve'])))).toEqual([]);
});

test('from a million people on, and for critical infrastructure, only an assessment carries it', () => {
	expect(found(sized(signed(to(contract)), 999_999))).toEqual([]);
	expect(found(sized(signed(to(contract)), 1_000_000))).toEqual([['export-condition-weak', 'CN-38 CN-40']]);
	expect(found(sized(signed(to(contract)), 10, true))).toEqual([['export-condition-weak', 'CN-38 CN-40']]);
	const assessed = { ...contract, condition: 'security-assessment' } as const;
	expect(found(sized(signed(to(assessed)), 1_000_000))).toEqual([]);
});

test('such data is stored in China', () => {
	const export_ = { ...contract, condition: 'security-assessment' } as const;
	const region = { collectedIn: ['CN'], storedIn: 'SG', accessedFrom: [], export: export_ };
	const policy = signed(smallPolicy({ recipients: {}, regions: { cn: region } }));
	expect(found(policy)).toEqual([]);
	expect(found(sized(policy, 1_000_000))).toEqual([['stored-abroad', 'CN-40']]);
});
