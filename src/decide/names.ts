/** Between the names people and services use and the numbers `decide` takes. */

import type { CompiledPolicy, PurposeRule } from '../policy/compiled.js';
import { entry } from '../policy/compose.js';
import type { Ask } from './ask.js';
import { type Decision, type ItemDecision, REASONS, type Reason } from './decision.js';
import type { Instant, SubjectState } from './state.js';

/** An ask as a service puts it. */
export interface NamedAsk {
	service: string;
	purpose: string;
	items: string[];
	/** Region the asking system works in. */
	region: string;
	/** Absent: the values stay with the controller. */
	recipient?: string | undefined;
	now: Instant;
}

/** The ask by numbers; a name the policy does not know becomes 0, an unknown recipient -1. */
export function asNumbers(policy: CompiledPolicy, ask: NamedAsk): Ask {
	const { numbers } = policy;
	return {
		service: entry(numbers.services, ask.service) ?? 0,
		purpose: entry(numbers.purposes, ask.purpose) ?? 0,
		items: ask.items.map(item => entry(numbers.items, item) ?? 0),
		region: entry(numbers.regions, ask.region) ?? 0,
		recipient: ask.recipient === undefined ? 0 : (entry(numbers.recipients, ask.recipient) ?? -1),
		now: ask.now,
	};
}

/** The decision in words: each item as it was asked for, the reason, and the clause that speaks. */
export function spellOut(
	policy: CompiledPolicy,
	state: SubjectState,
	ask: NamedAsk,
	decision: Decision,
): ItemDecision[] {
	const { service, purpose, items, recipient } = asNumbers(policy, ask);
	const rule = policy.rules[service]?.[purpose];
	return ask.items.map((item, position) => {
		const reason = REASONS[decision.reasons[position]!]!;
		const clause = spoken(policy, state, reason, rule, items[position]!, recipient);
		return { item, permit: reason === 'permitted', reason, clause };
	});
}

/** A purpose's own clause speaks unless the obstacle is another's; of what is sealed nothing is said. */
function spoken(
	policy: CompiledPolicy,
	state: SubjectState,
	reason: Reason,
	rule: PurposeRule | undefined,
	item: number,
	recipient: number,
): string | null {
	const { clauses } = policy;
	const purpose = rule?.clause ?? null;
	switch (reason) {
		case 'unknown-service':
			return clauses.services;
		case 'unknown-purpose':
			return clauses.purposes;
		case 'unknown-item':
			return clauses.data;
		case 'other-service':
			return clauses.acrossServices;
		case 'wrong-region':
			return clauses.regions[state.region] ?? null;
		case 'no-legal-basis':
			return clauses.jurisdictions[state.jurisdiction] ?? null;
		case 'frozen-by-hold':
			return clauses.hold;
		case 'frozen-by-restriction':
			return clauses.restriction;
		case 'minor-without-guardian':
			return clauses.minors;
		case 'version-not-shown':
			return clauses.changes;
		case 'objected':
			return clauses.objection;
		case 'recipient-without-ground':
			return policy.recipients[recipient]?.clause ?? clauses.disclosure;
		case 'retention-over':
			return rule?.retention[item]?.clause ?? null;
		case 'restricted':
			return null;
		default:
			return purpose;
	}
}
