/** The verdict of each rule of law on a policy, as in force on a day. */
import { cited, FINDINGS, type Finding } from '../finding.js';
import type { FindingKind } from '../findings/kind.js';
import type { PlainDate, Policy } from '../model.js';
import { APPLIES } from './applies.js';
import { LAW, RULE_IDS, type RuleId } from './packs.js';

/** **unknown** is never shown as a pass: nobody has looked, or only the running system can show it. */
export type Verdict = 'pass' | 'fail' | 'unknown' | 'n/a';

export interface RuleVerdict {
	rule: RuleId;
	verdict: Verdict;
	/** Why, in a few words. */
	because: string;
}

/** Why a rule does not bind a policy on a day; null where it does. Without a day every rule counts as in force. */
export function unbound(rule: RuleId, policy: Policy, asOf?: PlainDate): string | null {
	if (asOf !== undefined && LAW[rule].inForce > asOf) return `in force from ${LAW[rule].inForce}`;
	return APPLIES[rule](policy);
}

/** The findings that rest on a rule that binds, each narrowed to those rules, and all that rest on none. */
export function bindingFindings(findings: Finding[], policy: Policy, asOf?: PlainDate): Finding[] {
	return findings.flatMap(each => {
		if (each.rules.length === 0) return [each];
		const rules = each.rules.filter(rule => unbound(rule, policy, asOf) === null);
		const kind: FindingKind = FINDINGS[each.code];
		if (rules.length === 0 && !kind.needed) return [];
		const { law: _, ...rest } = each;
		return [{ ...rest, rules, ...(rules.length > 0 && { law: cited(rules) }) }];
	});
}

/** What each rule says of a policy with these findings. */
export function verdicts(policy: Policy, findings: Finding[], asOf?: PlainDate): RuleVerdict[] {
	return RULE_IDS.map(rule => ({ rule, ...verdictOf(rule, policy, findings, asOf) }));
}

function verdictOf(
	rule: RuleId,
	policy: Policy,
	findings: Finding[],
	asOf?: PlainDate,
): Omit<RuleVerdict, 'rule'> {
	const why = unbound(rule, policy, asOf);
	if (why !== null) return { verdict: 'n/a', because: why };
	const broken = findings.filter(each => each.rules.includes(rule));
	if (broken.length > 0) return { verdict: 'fail', because: broken[0]!.message };
	const { kind } = LAW[rule];
	if (kind === 'runtime') return { verdict: 'unknown', because: 'the running system shows it' };
	if (kind === 'human') return { verdict: 'unknown', because: 'nobody has vouched for it' };
	return { verdict: 'pass', because: 'nothing found' };
}
