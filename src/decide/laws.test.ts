/** What must hold whatever the policy, the person and the ask. Each law is also shown to catch a decision that breaks it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../test/size.js';
import type { CompiledPolicy } from '../policy/compiled.js';
import { entry } from '../policy/compose.js';
import type { Policy } from '../policy/model.js';
import { smallPurpose } from '../policy/small.fixture.js';
import type { Ask } from './ask.js';
import { decide } from './decide.js';
import { type Decision, REASON } from './decision.js';
import { type AskAboutRecords, type SubjectFacts, toAsk, toState } from './facts.js';
import { published, type Situation, situations, UNDECLARED } from './situation.fixture.js';
import { NEVER, type SubjectState } from './state.js';

const numRuns = size(300, 20_000);
const timeout = size(30_000, 900_000);

type Decide = (policy: CompiledPolicy, state: SubjectState, ask: Ask) => Decision;

interface Law {
	title: string;
	/** Whether the law holds in a situation, judged by what `decide` answers. */
	holds(decide: Decide, situation: Situation): boolean;
	/** A decision that forgets what the law protects. */
	broken: Decide;
}

const year = 366 * 24 * 3_600_000;

function reasons(decide: Decide, situation: Situation, facts: SubjectFacts, ask: AskAboutRecords): number[] {
	const policy = published(situation);
	return decide(policy, toState(policy, facts), toAsk(policy, ask)).reasons;
}

const nothing = (given: number[]): boolean => given.every(reason => reason !== REASON.permitted);
const gainsNothing = (before: number[], after: number[]): boolean =>
	after.every((reason, index) => reason !== REASON.permitted || before[index] === REASON.permitted);
const everConsenting = (state: SubjectState): SubjectState => ({
	...state,
	consents: Array.from({ length: 64 }, () => ({ given: 0, until: NEVER, withdrawn: NEVER })),
});

function ruleOf({ policy, ask }: Situation) {
	const own = entry(policy.servicePolicies, ask.service)?.purposes ?? {};
	return entry(own, ask.purpose) ?? entry(policy.purposes, ask.purpose);
}

/** The same situation with everybody's law resting on consent for the purpose asked. */
function restingOnConsent(situation: Situation): Situation {
	const policy = structuredClone(situation.policy);
	for (const { purposes } of [policy, ...Object.values(policy.servicePolicies)]) {
		for (const purpose of Object.values(purposes)) purpose.basis = { de: 'consent', cn: 'separate-consent' };
	}
	return { ...situation, policy };
}

const consentsTo = ({ policy }: Situation): string[] => [
	...Object.keys(policy.purposes).map(id => `purposes.${id}`),
	...Object.entries(policy.servicePolicies).flatMap(([service, { purposes }]) =>
		Object.keys(purposes).map(id => `services.${service}.purposes.${id}`),
	),
];

const LAWS: Law[] = [
	{
		title: 'no third party without a ground',
		holds: (decide, situation) => {
			const { facts } = situation;
			const consents = facts.consents.filter(({ about }) => !about.startsWith('recipients.'));
			return Object.keys(situation.policy.recipients)
				.filter(id => situation.policy.recipients[id]!.role === 'third-party')
				.every(recipient =>
					nothing(reasons(decide, situation, { ...facts, consents }, { ...situation.ask, recipient })),
				);
		},
		broken: (policy, state, ask) => decide(policy, state, { ...ask, recipient: 0 }),
	},
	{
		title: 'an undeclared recipient gets nothing',
		holds: (decide, situation) =>
			UNDECLARED.every(recipient =>
				nothing(reasons(decide, situation, situation.facts, { ...situation.ask, recipient })),
			),
		broken: (policy, state, ask) => decide(policy, state, { ...ask, recipient: Math.max(0, ask.recipient) }),
	},
	{
		title: 'a withdrawn consent denies from that instant',
		holds: (decide, given) => {
			const situation = restingOnConsent(given);
			const { facts, ask } = situation;
			const withdrawn = (at: number): SubjectFacts => ({
				...facts,
				consents: consentsTo(situation).map(about => ({
					about,
					meaning: 'current',
					given: ask.now - year,
					withdrawn: at,
				})),
			});
			const before = reasons(decide, situation, withdrawn(ask.now + 1), ask);
			const from = reasons(decide, situation, withdrawn(ask.now), ask);
			return nothing(from) && !before.includes(REASON['consent-withdrawn']);
		},
		broken: (policy, state, ask) => decide(policy, everConsenting(state), ask),
	},
	{
		title: 'consent to an earlier meaning does not carry over',
		holds: (decide, given) => {
			const situation = restingOnConsent(given);
			const consents = consentsTo(situation).map(about => ({
				about,
				meaning: 'earlier' as const,
				given: situation.ask.now - year,
			}));
			return nothing(reasons(decide, situation, { ...situation.facts, consents }, situation.ask));
		},
		broken: (policy, state, ask) => {
			const rule = policy.rules[ask.service]?.[ask.purpose];
			const consents = state.consents.slice();
			if (rule) consents[rule.consent] ??= consents[rule.earlierConsents.at(-1) ?? 0];
			return decide(policy, { ...state, consents }, ask);
		},
	},
	{
		title: "a minor without a guardian's consent gives nothing",
		holds: (decide, situation) => {
			const { guardian: _, ...facts } = situation.facts;
			const guarded = situation.policy.minors.some(band => band.needsGuardian);
			if (!guarded || ruleOf(situation)?.beforeGuardian) return true;
			const bornBy = situation.ask.now - 10 * year;
			return nothing(reasons(decide, situation, { ...facts, bornBy }, situation.ask));
		},
		broken: (policy, state, ask) => decide(policy, { ...state, bornBy: 0 }, ask),
	},
	{
		title: 'specific prevails over general',
		holds: (decide, situation) => {
			const { policy, facts, ask } = situation;
			const own = entry(policy.servicePolicies, ask.service);
			if (own === undefined || !Object.hasOwn(own.purposes, ask.purpose)) return true;
			const other = smallPurpose({ uses: [], services: [], basis: {} });
			const changed: Policy = { ...policy, purposes: { ...policy.purposes, [ask.purpose]: other } };
			const consents = facts.consents.filter(({ about }) => about !== `purposes.${ask.purpose}`);
			const before = reasons(decide, situation, { ...facts, consents }, ask);
			const after = reasons(decide, { ...situation, policy: changed }, { ...facts, consents }, ask);
			return before.join() === after.join();
		},
		broken: (policy, state, ask) => decide(policy, state, { ...ask, service: policy.numbers.services.shop! }),
	},
	{
		title: 'a hold never grants a read',
		holds: (decide, situation) => {
			const { facts, ask } = situation;
			const hold = { items: ask.items, from: ask.now - year };
			const held = reasons(decide, situation, { ...facts, holds: [...facts.holds, hold] }, ask);
			const frozen = ruleOf(situation)?.whileFrozen || nothing(held);
			return gainsNothing(reasons(decide, situation, facts, ask), held) && frozen;
		},
		broken: (policy, state, ask) =>
			state.holds.length > 0 ? { reasons: ask.items.map(() => 0) } : decide(policy, state, ask),
	},
	{
		title: 'an undeclared purpose gives nothing',
		holds: (decide, situation) =>
			UNDECLARED.every(purpose =>
				nothing(reasons(decide, situation, situation.facts, { ...situation.ask, purpose })),
			),
		broken: (policy, state, ask) => decide(policy, state, { ...ask, purpose: ask.purpose || 1 }),
	},
	{
		title: 'an undeclared item gives nothing',
		holds: (decide, situation) =>
			nothing(reasons(decide, situation, situation.facts, { ...situation.ask, items: UNDECLARED })),
		broken: (policy, state, ask) =>
			decide(policy, state, { ...ask, items: ask.items.map(item => item || 1) }),
	},
	{
		title: 'time alone never turns a retention-over denial into a permit',
		holds: (decide, situation) => {
			const { facts, ask } = situation;
			const records =
				ask.records ?? ask.items.map(() => ({ collectedBy: ask.service, collectedAt: ask.now }));
			const before = reasons(decide, situation, facts, { ...ask, records });
			return [1, 3_600_000, year, 40 * year].every(passed => {
				const after = reasons(decide, situation, facts, { ...ask, records, now: ask.now + passed });
				return before.every((was, at) => was !== REASON['retention-over'] || after[at] !== REASON.permitted);
			});
		},
		broken: (policy, state, ask) => {
			const long = ask.now > Date.parse('2060-01-01');
			const forgotten = { accountClosed: NEVER, lastContact: NEVER, activityEnded: NEVER };
			return decide(policy, long ? { ...state, ...forgotten } : state, ask);
		},
	},
	{
		title: 'data of one region is not read from another',
		holds: (decide, situation) =>
			nothing(
				reasons(decide, situation, { ...situation.facts, region: 'cn' }, { ...situation.ask, region: 'eu' }),
			),
		broken: (policy, state, ask) => decide(policy, state, { ...ask, region: state.region }),
	},
	{
		title: 'each item is decided on its own',
		holds: (decide, situation) => {
			const { facts, ask } = situation;
			const together = reasons(decide, situation, facts, ask);
			return together.every((reason, at) => {
				const records = ask.records?.slice(at, at + 1);
				const alone = { ...ask, items: [ask.items[at]!], ...(records ? { records } : {}) };
				return reasons(decide, situation, facts, alone)[0] === reason;
			});
		},
		broken: (policy, state, ask) => {
			const [first] = decide(policy, state, ask).reasons;
			return { reasons: ask.items.map(() => first!) };
		},
	},
	{
		title: 'accepting a newer version gives no consent',
		holds: (decide, given) => {
			const situation = restingOnConsent(given);
			const facts = { ...situation.facts, consents: [], shown: 2 };
			return nothing(reasons(decide, situation, facts, situation.ask));
		},
		broken: (policy, state, ask) =>
			decide(policy, state.shown >= policy.ordinal ? everConsenting(state) : state, ask),
	},
];

describe('laws of deciding', () => {
	for (const { title, holds, broken } of LAWS) {
		it(title, { timeout }, () => {
			fc.assert(
				fc.property(situations, situation => holds(decide, situation)),
				{ numRuns },
			);
		});

		it(`a decision that breaks it is caught: ${title}`, () => {
			const caught = fc.check(
				fc.property(situations, situation => holds(broken, situation)),
				{ numRuns: 2_000, seed: 7, endOnFailure: true },
			);
			expect(caught.errorInstance).toEqual(new Error('Property failed by returning false'));
		});
	}
});
