/** Service-specific policies over the general one: the specific prevails (S6.3), entry by entry. */
import { clauseNaming } from './membership.js';
import type { Clause, DataItem, Policy } from './model.js';

/** An own member only: `constructor` and its like are names an author may choose. */
export function entry<T>(record: Record<string, T>, id: string): T | undefined {
	return Object.hasOwn(record, id) ? record[id] : undefined;
}

/**
 * The policy as it applies to one service: its own entries replace the general ones of the same id, its own clauses
 * come first and replace those of the same id. Without a policy of its own, the general one.
 */
export function policyFor(policy: Policy, service: string): Policy {
	const own = entry(policy.servicePolicies, service);
	if (own === undefined) return policy;
	const ownIds = new Set(own.clauses.map(clause => clause.id));
	return {
		...policy,
		data: { ...policy.data, ...own.data },
		purposes: { ...policy.purposes, ...own.purposes },
		retention: { ...policy.retention, ...own.retention },
		clauses: [...own.clauses, ...policy.clauses.filter(clause => !ownIds.has(clause.id))],
	};
}

/**
 * Every data item of the general and all service policies. An item is stored in one shape for the whole vault, so
 * the general declaration stands before a service's, and services stand in order of their ids.
 */
export function everyItem(policy: Policy): Record<string, DataItem> {
	const specific = Object.entries(policy.servicePolicies).sort(([a], [b]) => (a < b ? 1 : -1));
	return Object.assign({ ...policy.data }, ...specific.map(([, own]) => own.data), policy.data);
}

/**
 * The id of the first clause bound to the reference itself, else to what encloses it (`retention.sign-ins` →
 * `retention`), else null.
 */
export function clauseFor(clauses: Clause[], reference: string): string | null {
	for (let at = reference; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
		const clause = clauseNaming(clauses, at);
		if (clause !== undefined) return clause;
	}
	return null;
}
