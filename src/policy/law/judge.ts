/** The verdict of each rule of law on a policy, as in force on a day. */
import { cited, FINDINGS, type Finding } from '../finding.js';
import type { FindingKind } from '../findings/kind.js';
import type { PlainDate, Policy } from '../model.js';
import { APPLIES } from './applies.js';
import { LAW, RULE_IDS, type RuleId } from './packs.js';
import { type Vouchable, vouched } from './vouched.js';

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
export function verdicts(parsed: Vouchable, findings: Finding[], asOf?: PlainDate): RuleVerdict[] {
	return RULE_IDS.map(rule => ({ rule, ...verdictOf(rule, parsed, findings, asOf) }));
}

function verdictOf(
	rule: RuleId,
	parsed: Vouchable,
	findings: Finding[],
	asOf?: PlainDate,
): Omit<RuleVerdict, 'rule'> {
	const why = unbound(rule, parsed.policy, asOf);
	if (why !== null) return { verdict: 'n/a', because: why };
	const { kind } = LAW[rule];
	if (kind === 'human') {
		const { met, because } = vouched(rule, parsed, asOf);
		return { verdict: met === null ? 'unknown' : met ? 'pass' : 'fail', because };
	}
	const broken = findings.find(each => each.rules.includes(rule));
	if (broken) return { verdict: 'fail', because: broken.message };
	if (kind === 'runtime') return { verdict: 'unknown', because: 'the running system shows it' };
	return { verdict: 'pass', because: 'nothing found' };
}
