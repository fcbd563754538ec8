/** The compiled policy said in Cedar: one `permit` for each purpose a service may act on. */
import type { StatefulAuthorizationCall } from '@cedar-policy/cedar-wasm/nodejs';
import { birthday } from '../../src/decide/age.js';
import type { NamedAsk } from '../../src/decide/names.js';
import type { SubjectState } from '../../src/decide/state.js';
import { hasBit } from '../../src/policy/bitset.js';
import type { CompiledPolicy, PurposeRule } from '../../src/policy/compiled.js';

export type CedarCall = StatefulAuthorizationCall;

/** Later than any instant; Cedar has integers only. */
const FAR = 9_000_000_000_000_000;

function listed(names: string[]): string {
	return `[${names.map(name => JSON.stringify(name)).join(', ')}]`;
}

export function cedarPolicies(policy: CompiledPolicy): string[] {
	const { services, purposes } = policy.numbers;
	return Object.entries(services).flatMap(([service, number]) =>
		Object.entries(purposes).flatMap(([purpose, at]) => {
			const rule = policy.rules[number]?.[at];
			return rule?.covered ? [permit(policy, service, purpose, rule)] : [];
		}),
	);
}

function permit(policy: CompiledPolicy, service: string, purpose: string, rule: PurposeRule): string {
	const { items, jurisdictions } = policy.numbers;
	const used = Object.keys(items).filter(item => hasBit(rule.uses, items[item]!));
	const under = (bases: (string | undefined)[]) =>
		listed(Object.keys(jurisdictions).filter(name => bases.includes(rule.basis[jurisdictions[name]!])));
	const known = Object.keys(jurisdictions).filter(name => rule.basis[jurisdictions[name]!] !== undefined);
	const consent = `resource.consents.c${rule.consent}`;
	const conditions = [
		`${listed(used)}.contains(context.item)`,
		'context.region == resource.region',
		`${listed(known)}.contains(resource.jurisdiction)`,
		`resource.shown >= ${policy.mustHaveSeen}`,
		'context.now < resource.keptUntil',
		...(rule.whileFrozen
			? []
			: ['!(resource.restrictedFrom <= context.now && context.now < resource.restrictedUntil)']),
		...(rule.beforeGuardian
			? []
			: [
					'(resource.adultFrom <= context.now || (resource.guardianFrom <= context.now && context.now < resource.guardianUntil))',
				]),
		`(!${under(['legitimate-interest', 'public-task'])}.contains(resource.jurisdiction) || !resource.objections.contains(${rule.number}))`,
	];
	if (rule.consent > 0) {
		conditions.push(
			`(!${under(['consent', 'separate-consent'])}.contains(resource.jurisdiction) || ` +
				`(resource.consents has c${rule.consent} && ${consent}.given <= context.now && ` +
				`context.now < ${consent}.until && context.now < ${consent}.withdrawn))`,
		);
	}
	const scope = `principal == Service::${JSON.stringify(service)}, action == Action::${JSON.stringify(purpose)}, resource`;
	return `permit (${scope}) when {\n\t${conditions.join(' &&\n\t')}\n};`;
}

/** One ask about one person as an application would pass it to Cedar. */
export function cedarCall(policy: CompiledPolicy, state: SubjectState, ask: NamedAsk): CedarCall {
	const resource = { type: 'Person', id: 'p' };
	return {
		principal: { type: 'Service', id: ask.service },
		action: { type: 'Action', id: ask.purpose },
		resource,
		context: { item: ask.items[0]!, region: ask.region, now: ask.now },
		preparsedPolicySetId: policy.id,
		entities: [{ uid: resource, attrs: attributes(policy, state), parents: [] }],
	};
}

function attributes(policy: CompiledPolicy, state: SubjectState) {
	const { regions, jurisdictions } = policy.numbers;
	const nameOf = (numbers: Record<string, number>, number: number) =>
		Object.keys(numbers).find(name => numbers[name] === number) ?? 'none';
	const at = (instant: number) => Math.min(instant, FAR);
	const consents = state.consents.flatMap((fact, number) =>
		fact
			? [[`c${number}`, { given: fact.given, until: at(fact.until), withdrawn: at(fact.withdrawn) }] as const]
			: [],
	);
	const oldest = Math.max(...policy.bands.filter(({ needsGuardian }) => needsGuardian).map(({ to }) => to));
	return {
		region: nameOf(regions, state.region),
		jurisdiction: nameOf(jurisdictions, state.jurisdiction),
		shown: state.shown,
		keptUntil: at(state.accountClosed),
		restrictedFrom: at(state.restrictedFrom),
		restrictedUntil: at(state.restrictedUntil),
		guardianFrom: at(state.guardianFrom),
		guardianUntil: at(state.guardianUntil),
		adultFrom: state.bornBy === 0 ? 0 : birthday(state.bornBy, oldest),
		objections: state.objections.flatMap((since, number) => (since === undefined ? [] : [number])),
		consents: Object.fromEntries(consents),
	};
}
