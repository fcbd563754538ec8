/** A case and what came of it, in words. */
import type { DecisionCase } from '../decide/cases/model.js';
import type { Outcome } from '../decide/cases/try.js';
import type { ItemDecision } from '../decide/decision.js';
import type { Explanation } from '../decide/explain.js';
import { policyFor } from '../policy/compose.js';
import type { Policy } from '../policy/model.js';
import { counterfactual } from './explain.js';

/** What a case asks: `shop asks for email for surveys, on 2026-12-01`. */
export function asked({ ask, facts }: DecisionCase): string {
	const items = ask.items.length === 0 ? 'nothing' : ask.items.join(', ');
	const to = ask.recipient === undefined ? '' : `, to give it to ${ask.recipient}`;
	const where = ask.region === facts.region ? '' : `, from ${ask.region} of what lies in ${facts.region}`;
	const on = new Date(ask.now)
		.toISOString()
		.replace(/(:00)?\.000Z$/, 'Z')
		.replace('T00:00Z', '');
	return `${ask.service} asks for ${items} for ${ask.purpose}${to}${where}, on ${on}`;
}

/** What differs from the case, item by item; where the slow twin decides otherwise, that. */
export function differences({ items, twin }: Outcome): string[] {
	const missed = items.flatMap(item =>
		item.met ? [] : [`${item.item}: expected ${item.expected!.words}, came ${came(item)}`],
	);
	if (twin === null) return missed;
	return [
		...missed,
		`the reference implementation decides otherwise: ${twin.join(', ')}; this is a mistake of obhut, please report it`,
	];
}

/** A decision as a case would expect it. */
export function came({ permit, reason, clause }: ItemDecision): string {
	return `${permit ? 'permit' : `deny ${reason}`} ${clause ?? '-'}`;
}

/** Why the items that differ were decided so: what permits them, or what would. */
export function whyOf(policy: Policy, { case: one, items, explanation }: Outcome): string[] {
	const missed = items.filter(item => !item.met);
	const permitted = missed.filter(({ permit }) => permit).map(({ item }) => item);
	const { wouldChange } = explanation;
	const changes = wouldChange.filter(({ item }) => missed.some(each => !each.permit && each.item === item));
	return [
		...(permitted.length === 0 ? [] : [`${permitted.join(', ')}: ${groundOf(policy, one, explanation)}`]),
		...changes.map(
			({ item, by, clause }) =>
				`${item}: ${counterfactual(by)}${clause === null ? '' : ` (clause ${clause})`}`,
		),
	];
}

function groundOf(policy: Policy, { ask, facts }: DecisionCase, { spoke }: Explanation): string {
	const basis = policyFor(policy, ask.service).purposes[ask.purpose]?.basis[facts.jurisdiction] ?? 'nothing';
	const whose = spoke === 'general' ? 'the general policy' : `the policy of ${spoke}`;
	return `${whose} rests ${ask.purpose} on ${basis} in ${facts.jurisdiction}, and nothing stands against it`;
}
