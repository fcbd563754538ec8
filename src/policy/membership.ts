/** Who uses and keeps what, found without reading every list again. Policies do not change once they are built. */
import type { Clause, Policy, RetentionRule } from './model.js';

/** What is made of an object once, as long as the object lives. */
function once<K extends object, V>(make: (from: K) => V): (from: K) => V {
	const made = new WeakMap<K, V>();
	return from => {
		const known = made.get(from);
		if (known !== undefined) return known;
		const value = make(from);
		made.set(from, value);
		return value;
	};
}

const setOf = once((list: readonly string[]): ReadonlySet<string> => new Set(list));

/** Shorter than this a list is read faster than looked up. */
const FEW = 8;

/** Whether a list of names holds one. */
export function holds(list: readonly string[], name: string): boolean {
	return list.length < FEW ? list.includes(name) : setOf(list).has(name);
}

/** For each name, the entries whose list holds it, in their order. */
function byMember<T>(entries: readonly [members: readonly string[], entry: T][]): ReadonlyMap<string, T[]> {
	const found = new Map<string, T[]>();
	for (const [members, entry] of entries) {
		for (const name of new Set(members)) {
			const known = found.get(name);
			if (known) known.push(entry);
			else found.set(name, [entry]);
		}
	}
	return found;
}

const users = once((purposes: Policy['purposes']) =>
	byMember(Object.entries(purposes).map(([id, { uses }]) => [uses, id])),
);

/** Ids of the purposes that use an item, in the order they are written. */
export function purposesUsing(purposes: Policy['purposes'], item: string): readonly string[] {
	return users(purposes).get(item) ?? [];
}

const keepers = once((retention: Policy['retention']) =>
	byMember<[string, RetentionRule]>(Object.entries(retention).map(([id, rule]) => [rule.data, [id, rule]])),
);

/** Retention rules about an item with their ids, in the order they are written. */
export function rulesKeeping(
	retention: Policy['retention'],
	item: string,
): readonly [string, RetentionRule][] {
	return keepers(retention).get(item) ?? [];
}

const clausesOf = once((clauses: readonly Clause[]) => byMember(clauses.map(({ id, rules }) => [rules, id])));

/** Id of the first clause that names a rule. */
export function clauseNaming(clauses: readonly Clause[], rule: string): string | undefined {
	return clausesOf(clauses).get(rule)?.[0];
}
