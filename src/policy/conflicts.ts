/**
 * Where a service's own policy says something else than the general one (S6.3), and what that means for people. The
 * specific prevails all the same; what it means is weighed like a change from the general policy to the service's.
 */
import { canonicalJson } from './canonical.js';
import { PARTS, type Part } from './compare/fact.js';
import { clauseFacts } from './compare/promise-facts.js';
import { itemFacts, purposeFacts, retentionRuleFacts } from './compare/rule-facts.js';
import { type Difference, differences } from './compare.js';
import { entry, policyFor } from './compose.js';
import {
	type Conflict,
	type Given,
	OWN_SECTIONS,
	type OwnSection,
	type Verdict,
	verdictOf,
} from './conflicts/conflict.js';
import { reasonFor } from './conflicts/reason.js';
import { retentionConflicts } from './conflicts/retention.js';
import { needsConsent } from './meaning.js';
import type { Clause, Policy, ServicePolicy } from './model.js';

export type { Conflict, OwnSection, Verdict } from './conflicts/conflict.js';

/** An entry of the service that the general policy has nothing of. */
export interface Addition {
	section: OwnSection;
	id: string;
	/** A new item or purpose is more than the general policy tells people of. */
	verdict: Verdict;
}

/** An entry that says what the general one says. */
export interface Repeat {
	section: OwnSection;
	id: string;
	/** It is no repetition for people: they are asked for consent to it apart. */
	asksAgain: boolean;
}

export interface Departures {
	service: string;
	conflicts: Conflict[];
	additions: Addition[];
	repeats: Repeat[];
}

/** Keys whose name is not that of the model's field in kebab-case, and what the comparison calls them. */
const FIELDS: Record<string, { key?: string; part?: Part }> = {
	'data.is': { part: 'category' },
	'data.consequence': { part: 'title' },
	'data.mayHoldSensitive': { key: 'may-hold', part: 'sensitive' },
	'purposes.is': { part: 'purpose-category' },
	'purposes.interest': { part: 'title' },
	'purposes.acrossServices': { key: 'across', part: 'across-services' },
	'retention.purposes': { key: 'for' },
};

/** Everything each service with a policy of its own says differently, in the order of the policies. */
export function departures(policy: Policy): Departures[] {
	return Object.values(policy.servicePolicies).map(own => departuresOf(policy, own));
}

function departuresOf(policy: Policy, own: ServicePolicy): Departures {
	const made: Departures = { service: own.service, conflicts: [], additions: [], repeats: [] };
	for (const section of OWN_SECTIONS) {
		const general = entriesOf(policy, section);
		for (const [id, ours] of Object.entries(entriesOf(own, section))) {
			const theirs = entry(general, id);
			if (theirs === undefined) {
				const verdict = section === 'data' || section === 'purposes' ? 'loosens' : 'differs';
				made.additions.push({ section, id, verdict });
			} else if (canonicalJson(theirs) === canonicalJson(ours)) {
				const asksAgain = section === 'purposes' && needsConsent(own.purposes[id]!);
				made.repeats.push({ section, id, asksAgain });
			} else made.conflicts.push(...fieldConflicts({ policy, own, section, id }, theirs, ours));
		}
	}
	made.conflicts.push(...retentionConflicts(policy, own.service));
	return made;
}

type Entry = object;

function entriesOf(policy: Policy | ServicePolicy, section: OwnSection): Record<string, Entry> {
	if (section !== 'clauses') return policy[section];
	return Object.fromEntries(policy.clauses.map(clause => [clause.id, clause]));
}

function fieldConflicts(given: Given, theirs: Entry, ours: Entry): Conflict[] {
	const changes = weighed(given);
	const fields = new Set([...Object.keys(theirs), ...Object.keys(ours)]);
	return [...fields].flatMap(field => {
		const [general, own] = [theirs, ours].map(each => (each as Record<string, unknown>)[field]);
		if (canonicalJson(general ?? null) === canonicalJson(own ?? null)) return [];
		// Which items a rule is about weighs by the rule that holds for them otherwise.
		if (given.section === 'retention' && (field === 'data' || field === 'purposes')) {
			return [conflict(given, field, { general, own }, 'differs', 'is about something else')];
		}
		const part = partOf(given.section, field);
		const about = changes.filter(change => change.part === part);
		if (about.length === 0)
			return [conflict(given, field, { general, own }, 'differs', 'says something else')];
		return about.map(({ effect, members, kind }) => {
			const verdict = verdictOf(effect);
			return {
				...conflict(given, field, { general, own }, verdict, reasonFor(part!, verdict, kind)),
				members,
			};
		});
	});
}

function conflict(
	{ section, id }: Given,
	field: string,
	values: { general: unknown; own: unknown },
	verdict: Verdict,
	reason: string,
): Conflict {
	const said = Object.entries(values).filter(([, value]) => value !== undefined);
	const key = keyOf(section, field, values.own ?? values.general);
	return { section, id, field: key, members: [], verdict, reason, ...Object.fromEntries(said) };
}

/** How an item reaches us is the key itself: `given`, `observed`. */
function keyOf(section: OwnSection, field: string, value: unknown): string {
	if (section === 'data' && field === 'source') return (value as { kind: string }).kind;
	return FIELDS[`${section}.${field}`]?.key ?? kebab(field);
}

const kebab = (field: string): string => field.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);

function partOf(section: OwnSection, field: string): Part | undefined {
	return FIELDS[`${section}.${field}`]?.part ?? PARTS.find(part => part === kebab(field));
}

/** The differences of one entry as a change would have them, members of one fact together. */
function weighed({ policy, own, section, id }: Given): Difference[] {
	const [from, to] = [policy, policyFor(policy, own.service)].map(view => {
		if (section === 'data') return itemFacts(id, view, id);
		if (section === 'purposes') return purposeFacts(id, view, id);
		if (section === 'retention') return retentionRuleFacts(id, view.retention[id]!);
		const clauses = view.clauses.filter((clause: Clause) => clause.id === id);
		return clauseFacts({ clauses, servicePolicies: {} });
	});
	const found = differences(from!, to!);
	const limited = found.some(({ part, members }) => part === 'services' && members.length === 0);
	const groups = new Map<string, Difference>();
	for (const change of found) {
		// From every service to some, or back, is one change.
		if (limited && change.part === 'services' && change.members.length > 0) continue;
		const key = `${change.part} ${change.kind} ${change.effect}`;
		const group = groups.get(key);
		if (group) group.members.push(...change.members);
		else groups.set(key, { ...change, members: [...change.members] });
	}
	return [...groups.values()];
}
