/** Judges a parsed policy: what is missing, contradicts itself, or is promised or done without the other. */
import { checkDisclosure, checkPromises } from './check/coverage.js';
import { checkItems } from './check/items.js';
import { checkNames } from './check/names.js';
import { checkOperator } from './check/operator.js';
import { checkRetention } from './check/retention.js';
import { checkServices } from './check/service.js';
import { viewsOf } from './check/view.js';
import { checkPhrases, checkTitles, checkWritten } from './check/words.js';
import { type Finding, sortFindings } from './finding.js';
import { bindingFindings, type RuleVerdict, verdicts } from './law/judge.js';
import type { PlainDate, Policy } from './model.js';
import type { ParsedPolicy } from './parse.js';

/** A finding about a general entry is the same whichever service looks at it. */
function distinct(findings: Finding[]): Finding[] {
	const byPlace = new Map(
		findings.map(each => [`${each.code} ${each.file}:${each.line}:${each.col} ${each.message}`, each]),
	);
	return [...byPlace.values()];
}

/** What the check found, and what each rule of law says of it. */
export interface Judgement {
	/** Beyond those of the parser. */
	findings: Finding[];
	verdicts: RuleVerdict[];
}

/** Findings beyond those of the parser; none while the rules could not be read. See `judgePolicy`. */
export function checkPolicy(parsed: ParsedPolicy, asOf?: PlainDate): Finding[] {
	return judgePolicy(parsed, asOf).findings;
}

/**
 * Judges a policy by the law as in force on a day; without one, by every rule there is. Nothing is judged while the rules
 * could not be read.
 */
export function judgePolicy(parsed: ParsedPolicy, asOf?: PlainDate): Judgement {
	const { policy } = parsed;
	if (!policy) return { findings: [], verdicts: [] };
	const findings = bindingFindings(foundIn({ ...parsed, policy }), policy, asOf);
	return { findings, verdicts: verdicts(policy, findings, asOf) };
}

function foundIn({ policy, texts, where }: ParsedPolicy & { policy: Policy }): Finding[] {
	const perView = viewsOf(policy, where).flatMap(view => [
		...checkNames(view),
		...checkItems(view),
		...checkRetention(view),
	]);
	const once = [
		...checkOperator(policy, where),
		...checkPromises(policy, where),
		...checkDisclosure(policy, where),
		...checkServices(policy, where),
		...checkTitles(policy, where),
		...checkWritten(policy, texts, where),
		...checkPhrases(policy, texts),
	];
	return sortFindings(distinct([...perView, ...once]));
}

/** Whether a policy may be published: nothing of severity `error`. */
export function isSound(findings: Finding[]): boolean {
	return findings.every(({ severity }) => severity !== 'error');
}
