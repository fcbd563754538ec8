/** What a policy says about data, purposes, recipients and how long data is kept. */
import { canonicalJson } from '../canonical.js';
import { entry, policyFor } from '../compose.js';
import type { Basis, DataItem, Policy, Purpose, RetentionRule } from '../model.js';
import { retentionEnd } from '../retention.js';
import {
	type Fact,
	heavier,
	indifferent,
	type Judge,
	lighter,
	longer,
	type Part,
	unordered,
	wording,
} from './fact.js';

type Name = 'data' | 'purposes';

/** Facts of the general rules, and of a service's own where one of the two compared versions has such (S6.3). */
export function ruleFacts(policy: Policy, owned: Record<Name, [service: string, id: string][]>): Fact[] {
	const own = (name: Name, facts: (rule: string, view: Policy, id: string) => Fact[]) =>
		owned[name].flatMap(([service, id]) =>
			facts(`services.${service}.${name}.${id}`, policyFor(policy, service), id),
		);
	return [
		...Object.keys(policy.data).flatMap(id => itemFacts(`data.${id}`, policy, id)),
		...own('data', itemFacts),
		...Object.keys(policy.purposes).flatMap(id => purposeFacts(`purposes.${id}`, policy, id)),
		...own('purposes', purposeFacts),
		...recipientFacts(policy),
		...retentionFacts(policy),
	];
}

/** A fact of one rule with a value. */
export function valued(rule: string) {
	return (part: Part, value: Fact['value'], judge: Judge): Fact[] =>
		value === undefined ? [] : [{ rule, part, weight: 'none', value, judge }];
}

/** A fact of one rule for each element of a set. */
export function members(rule: string) {
	return (part: Part, all: readonly string[], weight: Fact['weight']): Fact[] =>
		all.map(member => ({ rule, part, member, weight }));
}

/** What a policy says of one data item; nothing where it has none of this id. */
export function itemFacts(rule: string, policy: Policy, id: string): Fact[] {
	const item: DataItem | undefined = entry(policy.data, id);
	if (!item) return [];
	const value = valued(rule);
	return [
		{ rule, part: '', weight: 'burden' },
		...value('title', canonicalJson([item.title, item.consequence ?? {}]), wording),
		...value('category', item.is, unordered),
		...value('form', item.form, unordered),
		...value('many', item.many, heavier),
		...value('limit', item.limit, indifferent),
		...value('source', item.source.kind === 'observed', heavier),
		...members(rule)('required-for', item.requiredFor, 'burden'),
		...value('held-by', item.heldBy === 'account', heavier),
		...value('sensitive', Number(item.sensitive) + Number(item.mayHoldSensitive), lighter),
		...value('identifies', item.identifies, heavier),
		...value('device-access', ['', 'consent', 'necessary'].indexOf(item.deviceAccess ?? ''), heavier),
	];
}

const ASKED: readonly Basis[] = ['separate-consent', 'consent'];

/** Being asked is better than not being asked; the other bases cannot be ordered. */
const weaker: Judge = (from, to) => {
	const rank = (basis: typeof from) =>
		(ASKED.indexOf(basis as Basis) + ASKED.length + 1) % (ASKED.length + 1);
	const [before, after] = [rank(from), rank(to)];
	return before === after ? 'reduces-rights' : heavier(before, after);
};

/** What a policy says of one purpose; nothing where it has none of this id. */
export function purposeFacts(rule: string, policy: Policy, id: string): Fact[] {
	const purpose: Purpose | undefined = entry(policy.purposes, id);
	if (!purpose) return [];
	const value = valued(rule);
	const set = members(rule);
	return [
		{ rule, part: '', weight: 'burden' },
		...value('title', canonicalJson([purpose.title, purpose.interest ?? {}]), wording),
		...value('purpose-category', purpose.is, unordered),
		...Object.entries(purpose.basis).map(
			([member, basis]): Fact => ({
				rule,
				part: 'basis',
				member,
				weight: 'burden',
				value: basis,
				judge: weaker,
			}),
		),
		...set('uses', purpose.uses, 'burden'),
		...value('services', purpose.services === undefined, heavier),
		...set('services', purpose.services ?? [], 'burden'),
		...value('across-services', purpose.acrossServices, heavier),
		...value('consent-lasts', purpose.consentLasts ?? 'always', longer),
		...value('while-frozen', purpose.whileFrozen, heavier),
		...value('before-guardian', purpose.beforeGuardian, heavier),
	];
}

function recipientFacts(policy: Policy): Fact[] {
	return Object.entries(policy.recipients).flatMap(([id, recipient]) => {
		const rule = `recipients.${id}`;
		const value = valued(rule);
		return [
			{ rule, part: '', weight: 'burden' } satisfies Fact,
			...value('title', canonicalJson(recipient.title), wording),
			...value('role', recipient.role, unordered),
			...value('country', recipient.country, unordered),
			...members(rule)('purposes', recipient.purposes, 'burden'),
		];
	});
}

/** By what holds in the end for an item under a purpose, whichever rule says it. */
function retentionFacts(policy: Policy): Fact[] {
	return Object.keys(policy.services).flatMap(service => {
		const view = policyFor(policy, service);
		return Object.entries(view.purposes).flatMap(([purpose, { uses }]) =>
			uses.flatMap(item => {
				const end = retentionEnd(policy, service, item, purpose);
				if (!end) return [];
				const own = entry(policy.servicePolicies, service)?.retention ?? {};
				const prefix = Object.hasOwn(own, end.rule) ? `services.${service}.` : '';
				const rule = `${prefix}retention.${end.rule}`;
				const keep = entry(view.retention, end.rule)!.keep;
				const member = `${service} ${item} ${purpose}`;
				return retentionRuleFacts(rule, { keep, after: end.event, then: end.then }).map(fact => ({
					...fact,
					member,
				}));
			}),
		);
	});
}

/** What a retention rule says, whatever it is about. */
export function retentionRuleFacts(
	rule: string,
	{ keep, after, then }: Pick<RetentionRule, 'keep' | 'after' | 'then'>,
): Fact[] {
	const value = valued(rule);
	return [
		...value('keep', keep, longer),
		...value('after', after, unordered),
		...value('then', then, anonymised),
	];
}

/** What is anonymised lives on; what is deleted does not. */
const anonymised: Judge = (_from, to) => (to === 'delete' ? 'extends-rights' : 'reduces-rights');
