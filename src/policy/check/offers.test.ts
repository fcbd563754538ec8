import { describe, expect, test } from 'vitest';
import type { Accountability } from '../accountability.js';
import type { Policy, Service } from '../model.js';
import { smallPolicy, smallPurpose } from '../small.fixture.js';
import { told, where } from './flows.fixture.js';
import { checkOffers } from './offers.js';

const FACTS: Partial<Accountability> = {
	pseudonymousUse: { offered: true, words: { en: 'no name is needed' } },
	succession: { notice: ['email'], tells: ['name', 'contact'] },
};

function offering(service: Partial<Service>, facts: Partial<Accountability> = {}): Policy {
	const policy = smallPolicy();
	return {
		...policy,
		services: { shop: { title: {}, is: [], ...service } },
		clauses: [{ id: 'S6', rules: ['services', 'pseudonymous-use', 'succession'], declaration: false }],
		accountability: { ...policy.accountability, ...FACTS, ...facts },
	};
}

const found = (policy: Policy) => told(checkOffers(policy, where));

describe('a service', () => {
	const ads = { labelled: true, toMinors: 'none' } as const;
	test.each<[string, Partial<Service>, string[][]]>([
		['of any kind', {}, []],
		['where a machine answers', { is: ['ai-chat'] }, [['machine-unnamed', 'EU-AI-50']]],
		['that says so', { is: ['ai-chat'], aiNotice: { en: 'a machine' } }, []],
		['that is a platform without advertising', { is: ['platform'] }, []],
		['that advertises', { is: ['platform', 'advertising'] }, [['platform-ads-unsafe', 'EU-DSA']]],
		['that advertises as it should', { is: ['platform'], ads }, []],
		[
			'that marks nothing',
			{ is: ['platform'], ads: { ...ads, labelled: false } },
			[['platform-ads-unsafe', 'EU-DSA']],
		],
		[
			'that profiles minors',
			{ is: ['platform'], ads: { ...ads, toMinors: 'with-profiling' } },
			[['platform-ads-unsafe', 'EU-DSA']],
		],
	])('%s', (_, service, findings) => {
		expect(found(offering(service))).toEqual(findings);
	});

	test('advertises where a purpose of its own does', () => {
		const policy = offering({ is: ['platform'] });
		const purpose = (services: string[]) => smallPurpose({ is: 'dpv:PersonalisedAdvertising', services });
		expect(found({ ...policy, purposes: { ads: purpose(['shop']) } })).toEqual([
			['platform-ads-unsafe', 'EU-DSA'],
		]);
		expect(found({ ...policy, purposes: { ads: purpose(['app']) } })).toEqual([]);
	});
});

describe('what people are told', () => {
	const nameless = [['pseudonymous-use-unsaid', 'DE-TDDDG-19-2']];
	const successor = [['succession-unsaid', 'CN-22']];
	test.each<[string, Partial<Accountability>, string[][]]>([
		['of a name that is needed', { pseudonymousUse: { offered: false, words: {} } }, nameless],
		['of a name that is not', { pseudonymousUse: { offered: true, words: { de: 'ohne Namen' } } }, nameless],
		['of a successor nobody can reach', { succession: { notice: ['email'], tells: ['name'] } }, successor],
		['of a successor by no way', { succession: { notice: [], tells: ['name', 'contact'] } }, successor],
	])('%s', (_, facts, findings) => {
		expect(found(offering({}, facts))).toEqual(findings);
	});

	test('in a clause', () => {
		expect(found({ ...offering({}), clauses: [] })).toEqual([...nameless, ...successor]);
	});

	test('which services have rules of their own', () => {
		const policy = offering({});
		const shop = { service: 'shop', data: {}, purposes: {}, retention: {}, clauses: [] };
		const own = { ...policy, servicePolicies: { shop } };
		expect(found(own)).toEqual([['overlay-unlisted', 'GEN-15']]);
		const listed = { id: 'S6.2', rules: ['services.shop'], declaration: false };
		expect(found({ ...own, clauses: [...policy.clauses, listed] })).toEqual([]);
	});
});
