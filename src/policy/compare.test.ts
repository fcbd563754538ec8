import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, compare, compareVersions, type Effect, reducesRights } from './compare.js';
import type { Policy, PolicyText } from './model.js';
import { smallItem, smallPolicy, smallPurpose, smallRetention } from './small.fixture.js';

const base = smallPolicy();

function effects(next: Policy, old = base): [string, string, Effect][] {
	return compare(old, next).map(({ rule, part, effect }) => [rule, part, effect]);
}

const withPurpose = (changes: Parameters<typeof smallPurpose>[0]): Policy => ({
	...base,
	purposes: { ...base.purposes, surveys: { ...base.purposes.surveys!, ...changes } },
});

const band = { id: 'minor', from: 0, to: 18, needsGuardian: true, treatAsSensitive: false, may: [] };

/** What is worse for people, and what it must be called. */
const REDUCING: [string, Policy, rule: string, part: string][] = [
	['a new item', { ...base, data: { ...base.data, avatar: smallItem() } }, 'data.avatar', ''],
	['a new purpose', { ...base, purposes: { ...base.purposes, ads: smallPurpose() } }, 'purposes.ads', ''],
	[
		'a new recipient',
		{ ...base, recipients: { ...base.recipients, cloud: { ...base.recipients.mailer! } } },
		'recipients.cloud',
		'',
	],
	[
		'a new storage country',
		{ ...base, regions: { ...base.regions, us: { collectedIn: ['US'], storedIn: 'US', accessedFrom: [] } } },
		'regions.us',
		'stored-in',
	],
	['an item used for more', withPurpose({ uses: ['email', 'phone'] }), 'purposes.surveys', 'uses'],
	[
		'a consent no longer asked for',
		withPurpose({ basis: { de: 'legitimate-interest', cn: 'consent' } }),
		'purposes.surveys',
		'basis',
	],
	['use across services', withPurpose({ acrossServices: true }), 'purposes.surveys', 'across-services'],
	[
		'longer retention',
		{ ...base, retention: { ...base.retention, account: { ...base.retention.account!, keep: 'P31D' } } },
		'retention.account',
		'keep',
	],
	[
		'anonymising instead of deleting',
		{ ...base, retention: { ...base.retention, account: { ...base.retention.account!, then: 'anonymise' } } },
		'retention.account',
		'then',
	],
	['a right gone', { ...base, rights: [] }, 'rights.access', ''],
	[
		'a ground to disclose',
		{ ...base, disclosure: { default: 'deny', grounds: ['legal-duty'] } },
		'disclosure',
		'grounds',
	],
	[
		'a ground to keep longer',
		{ ...base, extendRetentionFor: ['law', 'authority'] },
		'extend-retention-for',
		'grounds',
	],
	['fewer minors protected', { ...base, minors: [{ ...band, to: 16 }] }, 'minors', 'guardian'],
	[
		'a later answer',
		{ ...base, contact: { email: '', answerWithin: 'P30D', through: ['email'] } },
		'contact',
		'answer-within',
	],
	[
		'a channel of notice gone',
		{ ...base, changes: { ...base.changes, reducingRights: { notice: [] } } },
		'changes.reducing-rights',
		'notice',
	],
];

describe('what is worse for people reduces rights, and the way back extends them', () => {
	test.each(REDUCING)('%s', (_name, next, rule, part) => {
		expect(effects(next)).toContainEqual([rule, part, 'reduces-rights']);
		expect(effects(base, next)).toContainEqual([rule, part, 'extends-rights']);
		expect(effects(base, next).filter(([, , effect]) => effect === 'reduces-rights')).toEqual(
			// A younger person who needs no guardian may do alone what is then the guardian's again.
			rule === 'minors' ? [['minors', 'alone', 'reduces-rights']] : [],
		);
	});
});

test('another controller reduces rights both ways', () => {
	const other = { ...base, controller: { ...base.controller, name: 'Other' } };
	expect(effects(other)).toEqual([['controller', 'name', 'reduces-rights']]);
	expect(effects(base, other)).toEqual([['controller', 'name', 'reduces-rights']]);
});

test('titles and words alone are editorial', () => {
	const titled = withPurpose({ title: { en: 'invite to surveys' } });
	expect(effects(titled)).toEqual([['purposes.surveys', 'title', 'editorial']]);
	const text = (markdown: string): PolicyText[] => [
		{
			language: 'en',
			title: '',
			sections: [{ id: 'S2', heading: '', clauses: [{ id: 'S2.6', heading: '', markdown, line: 1 }] }],
		},
	];
	const changes = compareVersions({ policy: base, texts: text('one') }, { policy: base, texts: text('two') });
	expect(changes).toEqual([
		{
			rule: 'clauses.S2.6',
			part: 'words',
			members: [],
			kind: 'changed',
			effect: 'editorial',
			clause: 'S2.6',
		},
	]);
	expect(reducesRights(changes)).toBe(false);
});

test('a change names its clause, and what it is about once', () => {
	const longer = {
		...base,
		retention: { ...base.retention, account: { ...base.retention.account!, keep: 'P1Y' } },
	};
	expect(compare(base, longer)).toEqual([
		expect.objectContaining({ rule: 'retention.account', clause: 'S3.2', from: 'P30D', to: 'P1Y' }),
	]);
});

test('a service that gets a longer period of its own reduces rights there', () => {
	const own = { service: 'app', data: {}, purposes: {}, clauses: [] };
	const rule = smallRetention({ data: ['visits'], purposes: ['secure'], keep: 'P1Y', after: 'collected' });
	const next = { ...base, servicePolicies: { app: { ...own, retention: { visits: rule } } } };
	expect(effects(next)).toEqual([['services.app.retention.visits', 'keep', 'reduces-rights']]);
	expect(effects(base, next)).toEqual([['retention.visits', 'keep', 'extends-rights']]);
});

const keeps = fc.constantFrom('P30D', 'P6M', 'P1Y');
const flags = fc.boolean();

/** Policies that differ only in what can be ordered. */
const policies: fc.Arbitrary<Policy> = fc
	.record({
		keep: keeps,
		lasts: fc.option(keeps),
		uses: fc.subarray(['email', 'phone', 'visits']),
		frozen: flags,
		across: flags,
		many: flags,
		sensitive: flags,
		partner: flags,
		rights: fc.subarray(['access', 'erase', 'export'] as const),
		from: fc.integer({ min: 0, max: 18 }),
		guardian: flags,
		answer: keeps,
		consent: fc.constantFrom('separate-consent' as const, 'consent' as const, 'contract' as const),
		then: fc.constantFrom('delete' as const, 'anonymise' as const),
		own: flags,
	})
	.map(drawn => {
		const surveys = smallPurpose({
			basis: { de: drawn.consent },
			uses: drawn.uses,
			whileFrozen: drawn.frozen,
			acrossServices: drawn.across,
			...(drawn.lasts === null ? {} : { consentLasts: drawn.lasts }),
		});
		const account = smallRetention({ data: ['email', 'phone'], purposes: ['serve', 'surveys'] });
		const retention = { account: { ...account, keep: drawn.keep, then: drawn.then } };
		const own = { service: 'app', data: {}, purposes: { surveys }, retention, clauses: [] };
		return smallPolicy({
			data: { ...base.data, phone: smallItem({ many: drawn.many, sensitive: drawn.sensitive }) },
			purposes: { ...base.purposes, surveys },
			recipients: drawn.partner ? base.recipients : {},
			retention: { ...base.retention, ...retention },
			rights: drawn.rights,
			minors: [{ ...band, to: drawn.from, needsGuardian: drawn.guardian }],
			contact: { email: '', answerWithin: drawn.answer, through: ['email'] },
			servicePolicies: drawn.own ? { app: own } : {},
		});
	});

const MIRROR: Record<Effect, Effect> = {
	'reduces-rights': 'extends-rights',
	'extends-rights': 'reduces-rights',
	neutral: 'neutral',
	editorial: 'editorial',
};

function counted(changes: Change[], say: (effect: Effect) => Effect): string[] {
	return changes
		.flatMap(({ part, members, effect }) =>
			[members, ['']].find(list => list.length > 0)!.map(member => `${part} ${member} ${say(effect)}`),
		)
		.sort();
}

test('swapping old and new turns reducing into extending', () => {
	fc.assert(
		fc.property(policies, policies, (old, next) => {
			expect(counted(compare(old, next), effect => MIRROR[effect])).toEqual(
				counted(compare(next, old), effect => effect),
			);
		}),
	);
});

test('a policy compared with itself has no changes', () => {
	fc.assert(
		fc.property(policies, policy => {
			expect(compare(policy, structuredClone(policy))).toEqual([]);
		}),
	);
});
