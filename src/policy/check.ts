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
import type { ParsedPolicy } from './parse.js';

/** A finding about a general entry is the same whichever service looks at it. */
function distinct(findings: Finding[]): Finding[] {
	const byPlace = new Map(
		findings.map(each => [`${each.code} ${each.file}:${each.line}:${each.col} ${each.message}`, each]),
	);
	return [...byPlace.values()];
}

/** Findings beyond those of the parser; none while the rules could not be read. */
export function checkPolicy({ policy, texts, where }: ParsedPolicy): Finding[] {
	if (!policy) return [];
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
