/** Which retention rule ends the use of an item for a purpose, when a service acts (S3.2). */
import type { RetentionEnd } from './compiled.js';
import { clauseFor, entry, policyFor } from './compose.js';
import { type DurationParts, parseDuration, shortestOf } from './duration.js';
import { holds, rulesKeeping } from './membership.js';
import type { Duration, Policy, RetentionRule } from './model.js';

/**
 * The end of using an item for a purpose, or undefined where no rule keeps it. A service's own rule prevails; of
 * several rules of one policy the shortest does, the first of equals.
 */
export function retentionEnd(
	policy: Policy,
	service: string,
	item: string,
	purpose: string,
): RetentionEnd | undefined {
	const view = policyFor(policy, service);
	const own = entry(policy.servicePolicies, service)?.retention ?? {};
	const rules = rulesKeeping(view.retention, item).filter(([, { purposes }]) => holds(purposes, purpose));
	const specific = rules.filter(([id]) => Object.hasOwn(own, id));
	const ends = (specific.length > 0 ? specific : rules).map(([id, rule]) => {
		const clauses = Object.hasOwn(own, id) ? view.clauses : policy.clauses;
		return ended(id, rule, clauseFor(clauses, `retention.${id}`));
	});
	return ends.sort((a, b) => a.atLeast - b.atLeast)[0];
}

/** The parts of a duration of a checked policy. */
export function checkedDuration(text: Duration): DurationParts {
	const parts = parseDuration(text);
	if (parts === null) throw new Error(`\`${text}\` is not a duration`);
	return parts;
}

function ended(id: string, rule: RetentionRule, clause: string | null): RetentionEnd {
	const parts = checkedDuration(rule.keep);
	return { rule: id, event: rule.after, ...parts, atLeast: shortestOf(parts), then: rule.then, clause };
}
