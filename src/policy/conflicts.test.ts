import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../test/size.js';
import { MUST_HAVE_SEEN } from '../decide/cases/stand-in.js';
import type { AskAboutRecords, SubjectFacts } from '../decide/facts.js';
import { referenceReasons } from '../decide/reference.js';
import { type Situation, situations } from '../decide/situation.fixture.js';
import { type Conflict, departures } from './conflicts.js';
import type { Policy, ServicePolicy } from './model.js';
import { smallItem, smallPolicy, smallPurpose, smallRetention } from './small.fixture.js';

const own = (parts: Partial<ServicePolicy>): ServicePolicy => ({
	service: 'app',
	data: {},
	purposes: {},
	retention: {},
	clauses: [],
	...parts,
});

const base = smallPolicy();
const withOwn = (parts: Partial<ServicePolicy>): Policy => ({
	...base,
	servicePolicies: { app: own(parts) },
});
const of = (parts: Partial<ServicePolicy>) => departures(withOwn(parts))[0]!;
const said = ({ section, id, field, verdict }: Conflict) => `${verdict} ${section}.${id} ${field}`;

describe('a key said otherwise', () => {
	const surveys = base.purposes.surveys!;
	const account = base.retention.account!;
	it.each([
		[
			'a longer period',
			{ retention: { account: { ...account, keep: 'P1Y' } } },
			'loosens retention.account keep',
		],
		[
			'a shorter period',
			{ retention: { account: { ...account, keep: 'P7D' } } },
			'tightens retention.account keep',
		],
		[
			'a period sometimes longer',
			{ retention: { account: { ...account, keep: 'P1M' } } },
			'loosens retention.account keep',
		],
		[
			'more items',
			{ purposes: { surveys: { ...surveys, uses: ['email', 'phone'] } } },
			'loosens purposes.surveys uses',
		],
		['fewer items', { purposes: { surveys: { ...surveys, uses: [] } } }, 'tightens purposes.surveys uses'],
		[
			'a weaker basis',
			{ purposes: { surveys: { ...surveys, basis: { de: 'legitimate-interest', cn: 'consent' } } } },
			'loosens purposes.surveys basis',
		],
		[
			'a stronger basis',
			{ purposes: { surveys: { ...surveys, basis: { de: 'separate-consent', cn: 'consent' } } } },
			'tightens purposes.surveys basis',
		],
		[
			'another title',
			{ purposes: { surveys: { ...surveys, title: { en: 'ask' } } } },
			'differs purposes.surveys title',
		],
		[
			'use across services',
			{ purposes: { surveys: { ...surveys, acrossServices: true } } },
			'loosens purposes.surveys across',
		],
		[
			'some services instead of all',
			{ purposes: { surveys: { ...surveys, services: ['app'] } } },
			'tightens purposes.surveys services',
		],
		[
			'a demand',
			{ data: { email: { ...base.data.email!, requiredFor: ['serve'] } } },
			'loosens data.email required-for',
		],
		[
			'a field nobody weighs',
			{ data: { email: { ...base.data.email!, newKey: 'x' } } },
			'differs data.email new-key',
		],
		[
			'a clause that only declares',
			{ clauses: [{ id: 'S2.6', rules: ['purposes.surveys'], declaration: true }] },
			'loosens clauses.S2.6 declaration',
		],
	] as [string, Partial<ServicePolicy>, string][])('%s', (_, parts, expected) => {
		expect(of(parts).conflicts.map(said)).toEqual([expected]);
	});

	it('a sensitive item no longer called so', () => {
		const sensitive = { ...base, data: { ...base.data, phone: smallItem({ sensitive: true }) } };
		const policy = { ...sensitive, servicePolicies: { app: own({ data: { phone: smallItem() } }) } };
		expect(departures(policy)[0]?.conflicts.map(said)).toEqual(['loosens data.phone sensitive']);
	});

	it('items of a rule are weighed by what holds for them then', () => {
		const rule = { ...base.retention.account!, data: ['email'] };
		expect(of({ retention: { account: rule } }).conflicts).toEqual([
			expect.objectContaining({ field: 'data', verdict: 'differs' }),
			expect.objectContaining({
				verdict: 'loosens',
				reason: 'leaves data without the period it had',
				members: ['phone for serve'],
			}),
		]);
	});

	it('a rule of another name conflicts with the one it stands before', () => {
		const long = smallRetention({ data: ['email'], purposes: ['serve'], keep: 'P5Y' });
		const { conflicts, additions } = of({ retention: { long } });
		expect(conflicts).toEqual([
			expect.objectContaining({
				id: 'long',
				against: 'account',
				verdict: 'loosens',
				general: 'P30D',
				own: 'P5Y',
			}),
		]);
		expect(additions).toEqual([{ section: 'retention', id: 'long', verdict: 'differs' }]);
	});
});

it('what nothing general has is an addition, what it has the same a repeat', () => {
	const { conflicts, additions, repeats } = of({
		data: { steps: smallItem(), email: base.data.email! },
		purposes: { train: smallPurpose(), surveys: base.purposes.surveys! },
	});
	expect(conflicts).toEqual([]);
	expect(additions.map(({ section, id }) => `${section}.${id}`)).toEqual(['data.steps', 'purposes.train']);
	expect(repeats).toEqual([
		{ section: 'data', id: 'email', asksAgain: false },
		{ section: 'purposes', id: 'surveys', asksAgain: true },
	]);
});

it('each service stands for itself', () => {
	const shop = {
		...own({ purposes: { surveys: { ...base.purposes.surveys!, uses: [] } } }),
		service: 'shop',
	};
	const app = own({ retention: { account: { ...base.retention.account!, keep: 'P1Y' } } });
	const all = departures({ ...base, servicePolicies: { shop, app } });
	expect(all.map(each => [each.service, each.conflicts.map(({ verdict }) => verdict)])).toEqual([
		['shop', ['tightens']],
		['app', ['loosens']],
	]);
});

/** The same person as the general policy alone would see them: who agreed to the service's words agreed to its own. */
function generally({ facts, ask }: Situation): { facts: SubjectFacts; ask: AskAboutRecords } {
	const about = `services.app.purposes.${ask.purpose}`;
	const asked = facts.consents.some(consent => consent.about === about);
	const consents = asked
		? facts.consents
				.filter(consent => consent.about !== `purposes.${ask.purpose}`)
				.map(consent =>
					consent.about === about ? { ...consent, about: `purposes.${ask.purpose}` } : consent,
				)
		: facts.consents;
	return { facts: { ...facts, consents }, ask };
}

/** Whether the service's policy permits an item the general one denies. */
function givesMore(situation: Situation): boolean {
	const { policy, facts, ask } = situation;
	const specific = referenceReasons(policy, MUST_HAVE_SEEN, facts, ask);
	const same = generally(situation);
	const general = referenceReasons({ ...policy, servicePolicies: {} }, MUST_HAVE_SEEN, same.facts, same.ask);
	return specific.some((reason, index) => reason === 'permitted' && general[index] !== 'permitted');
}

const loosens = (policy: Policy) =>
	departures(policy).some(({ conflicts, additions }) =>
		[...conflicts, ...additions].some(({ verdict }) => verdict === 'loosens'),
	);

describe('by what is decided', () => {
	const inApp = situations.map(situation => ({ ...situation, ask: { ...situation.ask, service: 'app' } }));

	it('a service that permits what the general policy denies is said to loosen', { timeout: 60_000 }, () => {
		let met = 0;
		fc.assert(
			fc.property(inApp, situation => {
				if (!givesMore(situation)) return;
				met++;
				expect(loosens(situation.policy)).toBe(true);
			}),
			{ numRuns: size(3_000, 100_000), endOnFailure: true },
		);
		expect(met).toBeGreaterThan(10);
	});

	it('and would be caught if loosening were overlooked', () => {
		const missed = fc
			.sample(inApp, { numRuns: 3_000, seed: 1 })
			.filter(givesMore)
			.filter(({ policy }) =>
				departures(policy).every(({ conflicts }) => conflicts.every(({ field }) => field !== 'uses')),
			);
		expect(missed.length).toBeGreaterThan(0);
	});
});
