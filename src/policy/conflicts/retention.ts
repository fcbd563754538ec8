/** Periods that hold otherwise than in the general policy because another rule is the one that ends the use (S3.2). */
import { retentionRuleFacts } from '../compare/rule-facts.js';
import { differences } from '../compare.js';
import { entry } from '../compose.js';
import { parseDuration } from '../duration.js';
import type { Policy, RetentionRule, ServicePolicy } from '../model.js';
import { retentionEnd } from '../retention.js';
import { type Conflict, verdictOf } from './conflict.js';
import { reasonFor } from './reason.js';

type Rules = Record<string, RetentionRule>;

/** An incomplete rule ends nothing yet, and is reported as such. */
const complete = (rules: Rules): Rules =>
	Object.fromEntries(Object.entries(rules).filter(([, { keep }]) => parseDuration(keep) !== null));

/** Conflicts for every item and purpose of the general policy whose use another rule ends, or none, in a service. */
export function retentionConflicts(policy: Policy, service: string): Conflict[] {
	const own = policy.servicePolicies[service]!;
	const general = { ...policy, retention: complete(policy.retention), servicePolicies: {} };
	const specific = {
		...general,
		servicePolicies: { [service]: { ...own, retention: complete(own.retention) } },
	};
	const found = new Map<string, Conflict>();
	for (const [purpose, item] of usesOf(policy, own)) {
		const before = retentionEnd(general, service, item, purpose)?.rule;
		const after = retentionEnd(specific, service, item, purpose)?.rule;
		const known = entry(policy.purposes, purpose)?.uses.includes(item) ?? false;
		if (before === after || (before === undefined && !known)) continue;
		for (const conflict of betweenRules(policy, own, before, after)) {
			const { id, field, against, verdict } = conflict;
			const key = [id, field, against, verdict].join(' ');
			const group = found.get(key) ?? { ...conflict, members: [] };
			group.members.push(`${item} for ${purpose}`);
			found.set(key, group);
		}
	}
	return [...found.values()];
}

/** What purposes of either policy use. */
function usesOf(policy: Policy, own: ServicePolicy): [purpose: string, item: string][] {
	return Object.entries({ ...policy.purposes, ...own.purposes }).flatMap(([id, { uses }]) => {
		const all = new Set([...(entry(policy.purposes, id)?.uses ?? []), ...uses]);
		return [...all].map((item): [string, string] => [id, item]);
	});
}

function betweenRules(
	policy: Policy,
	own: ServicePolicy,
	before: string | undefined,
	after: string | undefined,
): Conflict[] {
	const section = 'retention';
	if (after === undefined) {
		const reason = 'leaves data without the period it had';
		return [
			{ section, id: before!, field: 'data', members: [], verdict: 'loosens', reason, against: before! },
		];
	}
	if (before === undefined) {
		const reason = 'ends a use that had no end';
		return [{ section, id: after, field: 'data', members: [], verdict: 'tightens', reason }];
	}
	const ours = entry(own.retention, after);
	const id = ours ? after : before;
	const rule = ours ?? policy.retention[after]!;
	const theirs = policy.retention[before]!;
	return differences(retentionRuleFacts('', theirs), retentionRuleFacts('', rule)).map(
		({ part, effect, kind }) => {
			const verdict = verdictOf(effect);
			const field = part as 'keep' | 'after' | 'then';
			const values = { general: theirs[field], own: rule[field] };
			return {
				section,
				id,
				field,
				members: [],
				verdict,
				reason: reasonFor(part, verdict, kind),
				...values,
				against: before,
			};
		},
	);
}
