/** P4: decisions of the example policy against the same rules in Cedar. */
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import type { Ask } from '../../src/decide/ask.js';
import { decide as decideAsk } from '../../src/decide/decide.js';
import { asNumbers } from '../../src/decide/names.js';
import { NEVER, newState, type SubjectState } from '../../src/decide/state.js';
import { readableVersion } from '../../src/obligations/publication/rules.js';
import { compile } from '../../src/policy/compile.js';
import type { CompiledPolicy } from '../../src/policy/compiled.js';
import type { Bench, Mode } from '../harness/bench.js';
import { spreadOf } from '../harness/result.js';
import { type Contender, compare, interleave, spreadFor } from '../harness/rounds.js';
import { anyOf, exampleSources } from '../world.js';
import { type CedarCall, cedarCall, cedarPolicies } from './cedar.js';

const LENGTH: Record<Mode, { rounds: number; milliseconds: number }> = {
	quick: { rounds: 7, milliseconds: 500 },
	full: { rounds: 11, milliseconds: 3_000 },
};

/** Asks gone through in turn; enough that no single answer is learned. */
const ASKS = 1024;
const NOW = Date.UTC(2026, 10, 23, 12);
const DAY = 86_400_000;

interface Case {
	state: SubjectState;
	ask: Ask;
	call: CedarCall;
}

/** Asks of every service and purpose about people in every standing, one item each; about half are permitted. */
function mixedCases(policy: CompiledPolicy): Case[] {
	const { services, purposes, items, regions } = policy.numbers;
	return Array.from({ length: ASKS }, () => {
		const state = anyState(policy);
		const purpose = anyOf(Object.keys(purposes));
		const rule = policy.rules[1]![purposes[purpose]!]!;
		const used = Object.keys(items).filter(item => (rule.uses[0]! >>> items[item]!) & 1);
		const named = {
			service: anyOf(Object.keys(services)),
			purpose,
			items: [Math.random() < 0.9 && used.length > 0 ? anyOf(used) : anyOf(Object.keys(items))],
			region: Math.random() < 0.9 ? nameOf(regions, state.region) : anyOf(Object.keys(regions)),
			now: NOW,
		};
		return { state, ask: asNumbers(policy, named), call: cedarCall(policy, state, named) };
	});
}

function anyState(policy: CompiledPolicy): SubjectState {
	const { regions, jurisdictions, consents } = policy.numbers;
	const chance = (share: number, instant: number) => (Math.random() < share ? instant : NEVER);
	const state = newState(anyOf(Object.values(regions)), anyOf(Object.values(jurisdictions)));
	state.shown = Math.random() < 0.95 ? policy.ordinal : 0;
	state.restrictedFrom = chance(0.05, NOW - DAY);
	state.bornBy = Math.random() < 0.1 ? NOW - 12 * 365 * DAY : 0;
	state.guardianFrom = chance(0.5, NOW - DAY);
	for (const about of Object.values(consents)) {
		if (Math.random() < 0.6) {
			const until = chance(0.5, NOW + 30 * DAY);
			state.consents[about.at(-1)!.number] = { given: NOW - DAY, until, withdrawn: chance(0.2, NOW - 1) };
		}
	}
	for (const number of Object.values(policy.numbers.purposes)) {
		if (Math.random() < 0.05) state.objections[number] = NOW - DAY;
	}
	return state;
}

function nameOf(numbers: Record<string, number>, number: number): string {
	return Object.keys(numbers).find(name => numbers[name] === number)!;
}

/** Calls a function over the cases in turn until the time is over. */
function over(name: string, cases: Case[], chunk: number, permits: (one: Case) => boolean): Contender {
	let at = 0;
	let permitted = 0;
	return {
		name,
		async run(milliseconds) {
			const before = process.cpuUsage();
			const start = performance.now();
			let calls = 0;
			while (performance.now() - start < milliseconds) {
				for (let left = chunk; left > 0; left--) if (permits(cases[at++ & (ASKS - 1)]!)) permitted++;
				calls += chunk;
			}
			if (permitted === 0) throw new Error(`${name} permitted nothing`);
			const seconds = (performance.now() - start) / 1000;
			const { user, system } = process.cpuUsage(before);
			const each = (seconds * 1000) / calls;
			return { perSecond: calls / seconds, p50: each, p99: each, cpu: (user + system) / calls };
		},
	};
}

function isAllowed(call: CedarCall): boolean {
	const answer = statefulIsAuthorized(call);
	if (answer.type !== 'success') throw new Error(`Cedar failed: ${JSON.stringify(answer.errors)}`);
	return answer.response.decision === 'allow';
}

/** Both must mean the same, or their speeds cannot be compared. */
function requireAgreement(policy: CompiledPolicy, cases: Case[]): number {
	let permits = 0;
	for (const { state, ask, call } of cases) {
		const ours = decideAsk(policy, state, ask).reasons[0] === 0;
		if (isAllowed(call) !== ours) {
			throw new Error(`Cedar and decide differ: ${JSON.stringify(call)}`);
		}
		if (ours) permits++;
	}
	return permits;
}

export const decide: Bench = {
	id: 'P4',
	async run(mode, progress) {
		const { policy: parsed, numbers } = readableVersion({ sources: exampleSources() });
		const policy = compile(parsed, numbers, { ordinal: 1, mustHaveSeen: 1 });
		const cases = mixedCases(policy);
		const names = { ours: 'Obhut', peer: 'Cedar (WebAssembly), pre-parsed' };
		const text = cedarPolicies(policy);
		const parsedSet = preparsePolicySet('cncest', { staticPolicies: text.join('\n') });
		if (parsedSet.type !== 'success') throw new Error(`Cedar policy: ${JSON.stringify(parsedSet.errors)}`);
		const permits = requireAgreement(policy, cases);
		const taken = await interleave(
			[
				over(names.ours, cases, 4096, ({ state, ask }) => decideAsk(policy, state, ask).reasons[0] === 0),
				over(names.peer, cases, 64, ({ call }) => isAllowed(call)),
			],
			{ ...LENGTH[mode], progress },
		);
		const perSecond = { ours: names.ours, peer: names.peer, figure: 'perSecond' as const };
		return {
			title: 'Decision',
			setting:
				`\`decide\` on the example policy, ${ASKS} mixed asks of one item each (${permits} permitted) about people in many standings, ` +
				`against ${text.length} Cedar policies generated from the same tables and checked to answer every ask alike.`,
			rounds: LENGTH[mode].rounds,
			comparisons: [
				{
					what: 'decisions per second on one core',
					unit: 'million/s',
					ours: spreadOf(taken.get(names.ours)!.map(round => round.perSecond / 1e6)),
					target: { of: 'figure', must: 'reach', value: 5 },
				},
				compare(taken, {
					...{ what: 'decisions per second', unit: '/s', ...perSecond },
					target: { of: 'ratio', must: 'reach', value: 100 },
				}),
			],
			timeGoes: [`one decision: ${(spreadFor(taken, names.ours, 'cpu').median * 1000).toFixed(0)} ns`],
			notes: [
				'Cedar takes the person’s facts and the ask as JavaScript objects for every call, as an application passes them; most of its time is that passage.',
			],
		};
	},
};
