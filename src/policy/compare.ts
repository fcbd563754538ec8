/** What two versions of a policy say differently, and what it means for people (S8.1–S8.2): on the model, not the text. */
import { canonicalJson } from './canonical.js';
import type { Effect, Fact, Part, Weight } from './compare/fact.js';
import { promiseFacts } from './compare/promise-facts.js';
import { ruleFacts } from './compare/rule-facts.js';
import { clauseFor } from './compose.js';
import type { Policy, PolicyText } from './model.js';

export type { Effect } from './compare/fact.js';

export interface Change {
	/** Rule as clauses name it: `purposes.surveys`, `data.email`, `clauses.S2.6`. */
	rule: string;
	/** Attribute of the rule; empty where the rule itself came or went. */
	part: Part;
	/** Elements of the attribute it is about, `email` or `DE`; empty where it is no set. */
	members: string[];
	kind: 'added' | 'removed' | 'changed';
	effect: Effect;
	/** Values as the model has them, where a value changed. */
	from?: Fact['value'];
	to?: Fact['value'];
	/** Clause that publishes the rule. */
	clause: string | null;
}

/** What a policy version says in rules and in words. */
export interface Said {
	policy: Policy;
	texts: PolicyText[];
}

/**
 * Every change from one model to another, rule by rule. Swapping the two turns what reduces rights into what extends
 * them, but for what has no order: that reduces them both ways. A model compared with itself has no changes.
 */
export function compare(old: Policy, next: Policy): Change[] {
	const owned = { data: ownedBy(old, next, 'data'), purposes: ownedBy(old, next, 'purposes') };
	const [before, after] = [old, next].map(policy => [...ruleFacts(policy, owned), ...promiseFacts(policy)]);
	const changes = differences(before!, after!).map(change => {
		const clause = clauseOf(change.kind === 'removed' ? old : next, change.rule);
		return { ...change, clause };
	});
	return gathered(changes);
}

/** What a change says before it is known which clause publishes its rule. */
export type Difference = Omit<Change, 'clause'>;

/** Where two sets of facts differ, fact by fact. */
export function differences(from: Fact[], to: Fact[]): Difference[] {
	const [before, after] = [keyed(from), keyed(to)];
	return [...new Set([...before.keys(), ...after.keys()])].flatMap(key => {
		const [old, next] = [before.get(key), after.get(key)];
		const fact = (next ?? old)!;
		// A rule that came or went is one change, not one for each thing it says.
		if (fact.part !== '' && before.has(fact.rule) !== after.has(fact.rule)) return [];
		return changeOf(old, next) ?? [];
	});
}

/** The changes of the model, and behind them the clauses whose words alone changed. */
export function compareVersions(old: Said, next: Said): Change[] {
	const before = wordsOf(old.texts);
	const after = wordsOf(next.texts);
	const words = [...after]
		.filter(([clause, text]) => before.has(clause) && before.get(clause) !== text)
		.map(([clause]): Change => {
			const about = { rule: `clauses.${clause}`, part: 'words', members: [] } as const;
			return { ...about, members: [], kind: 'changed', effect: 'editorial', clause };
		});
	return [...compare(old.policy, next.policy), ...words];
}

/** Whether people must be told before it takes effect. */
export function reducesRights(changes: Change[]): boolean {
	return changes.some(({ effect }) => effect === 'reduces-rights');
}

function keyed(facts: Fact[]): Map<string, Fact> {
	return new Map(facts.map(fact => [keyOf(fact), fact]));
}

/** A rule's being there has the rule's name; what is kept or stored where is one thing whichever rule says it. */
function keyOf({ rule, part, member }: Fact): string {
	if (part === '' && member === undefined) return rule;
	const roof = /(^|\.)(retention|regions)\.[^.]+$/.test(rule) ? '' : rule;
	return [roof, part, member].join('/');
}

function ownedBy(old: Policy, next: Policy, name: 'data' | 'purposes'): [service: string, id: string][] {
	const all = [old, next].flatMap(policy =>
		Object.values(policy.servicePolicies).flatMap(own => Object.keys(own[name]).map(id => [own.service, id])),
	) as [string, string][];
	return [...new Map(all.map(pair => [pair.join(' '), pair])).values()];
}

const APPEARING: Record<Weight, Effect> = {
	burden: 'reduces-rights',
	benefit: 'extends-rights',
	none: 'neutral',
};

const VANISHING: Record<Weight, Effect> = {
	burden: 'extends-rights',
	benefit: 'reduces-rights',
	none: 'neutral',
};

function changeOf(from: Fact | undefined, to: Fact | undefined): Difference | null {
	const { rule, part, member } = (to ?? from)!;
	const about = { rule, part, members: member === undefined ? [] : [member] };
	if (!from) return { ...about, kind: 'added', effect: APPEARING[to!.weight] };
	if (!to) return { ...about, kind: 'removed', effect: VANISHING[from.weight] };
	if (from.value === to.value || from.value === undefined || to.value === undefined) return null;
	const effect = to.judge!(from.value, to.value);
	return { ...about, kind: 'changed', effect, from: from.value, to: to.value };
}

/** Changes that differ only in whom or what they are about are one. */
function gathered(changes: Change[]): Change[] {
	const groups = new Map<string, Change>();
	for (const change of changes) {
		const { members, ...rest } = change;
		const key = canonicalJson(rest);
		const group = groups.get(key);
		if (group) group.members.push(...members);
		else groups.set(key, { ...change, members: [...members] });
	}
	return [...groups.values()];
}

function clauseOf(policy: Policy, rule: string): string | null {
	if (rule.startsWith('clauses.')) return rule.slice('clauses.'.length);
	const [, service, own] = /^services\.([^.]+)\.(.+)$/.exec(rule) ?? [];
	const clauses = service === undefined ? [] : (policy.servicePolicies[service]?.clauses ?? []);
	const within = own === undefined ? null : (clauseFor(clauses, own) ?? clauseFor(policy.clauses, own));
	return within ?? clauseFor(policy.clauses, rule);
}

/** Words of each clause in every language. */
function wordsOf(texts: PolicyText[]): Map<string, string> {
	const words = new Map<string, string>();
	for (const { language, service, sections } of texts) {
		for (const { id, heading, markdown } of sections.flatMap(({ clauses }) => clauses)) {
			const clause = service === undefined ? id : `${service}.${id}`;
			words.set(clause, `${words.get(clause) ?? ''}${canonicalJson([language, heading, markdown])}`);
		}
	}
	return words;
}
