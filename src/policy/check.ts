/** Judges a parsed policy: what is missing, contradicts itself, or is promised or done without the other. */
import { checkAccountability } from './check/accountability.js';
import { checkConsent } from './check/consent.js';
import { checkDisclosure, checkPromises } from './check/coverage.js';
import { checkDates } from './check/dated.js';
import { checkDevices } from './check/devices.js';
import { checkExports } from './check/exports.js';
import { checkGrounds } from './check/grounds.js';
import { checkItems } from './check/items.js';
import { checkLanguages } from './check/languages.js';
import { checkMessages } from './check/messages.js';
import { checkYouthData } from './check/minors.js';
import { checkNames } from './check/names.js';
import { checkOperator } from './check/operator.js';
import { checkPapers } from './check/papers.js';
import { checkPurposes } from './check/purposes.js';
import { checkRecipients } from './check/recipients.js';
import { checkRecords } from './check/records.js';
import { checkRetention } from './check/retention.js';
import { checkSensitive, checkStrictMeasures } from './check/sensitive.js';
import { checkServices } from './check/service.js';
import { checkSources } from './check/sources.js';
import { checkStrictReadings } from './check/strict-readings.js';
import { checkTransfers } from './check/transfers.js';
import { viewsOf } from './check/view.js';
import { applyWaivers } from './check/waivers.js';
import { checkPhrases, checkTitles, checkWritten } from './check/words.js';
import { type Finding, sortFindings } from './finding.js';
import { bindingFindings, type RuleVerdict, verdicts } from './law/judge.js';
import type { PlainDate } from './model.js';
import type { ParsedPolicy, ReadPolicy } from './parse.js';

/** What a finding says, and where. */
const placed = ({ code, file, line, col, message }: Finding) => `${code} ${file}:${line}:${col} ${message}`;

/** A finding about a general entry is the same whichever service looks at it. */
function distinct(findings: Finding[]): Finding[] {
	return [...new Map(findings.map(each => [placed(each), each])).values()];
}

/** What was found, and what each rule of law says of it. */
export interface Judgement {
	/** Of the parser and the check, in the order of a reader. */
	findings: Finding[];
	/** None while the rules could not be read. */
	verdicts: RuleVerdict[];
}

/**
 * Judges a policy by the law as in force on a day, and by what people vouch for and waive on it. Without a day every rule
 * is in force, and whatever is dated counts whenever it was given. Nothing but its form is judged while the rules could
 * not be read.
 */
export function judgePolicy(parsed: ParsedPolicy, asOf?: PlainDate): Judgement {
	const { policy } = parsed;
	if (!policy) return { findings: parsed.findings, verdicts: [] };
	const read = { ...parsed, policy };
	const found = distinct([...parsed.findings, ...foundIn(read, asOf)]);
	const binding = bindingFindings(found, policy, asOf);
	const findings = sortFindings(applyWaivers(binding, read, asOf));
	return { findings, verdicts: verdicts(read, findings, asOf) };
}

/** Findings beyond those of the parser; none while the rules could not be read. See `judgePolicy`. */
export function checkPolicy(parsed: ParsedPolicy, asOf?: PlainDate): Finding[] {
	const known = new Set(parsed.findings.map(placed));
	return judgePolicy(parsed, asOf).findings.filter(each => !known.has(placed(each)));
}

function foundIn(parsed: ReadPolicy, asOf?: PlainDate): Finding[] {
	const { policy, texts, where } = parsed;
	const perView = viewsOf(policy, where).flatMap(view => [
		...checkNames(view),
		...checkItems(view),
		...checkRetention(view),
		...checkPurposes(view),
		...checkSensitive(view),
		...checkSources(view),
		...checkGrounds(view),
		...checkConsent(view),
		...checkDevices(view),
		...checkMessages(view),
		...checkYouthData(view),
	]);
	const once = [
		...checkDates(policy, where, asOf),
		...checkOperator(policy, where),
		...checkRecipients(policy, where),
		...checkTransfers(policy, where),
		...checkExports(policy, where),
		...checkPapers(policy, where),
		...checkRecords(policy, where),
		...checkStrictReadings(policy, where),
		...checkStrictMeasures(policy, where),
		...checkPromises(policy, where),
		...checkDisclosure(policy, where),
		...checkServices(policy, where),
		...checkTitles(policy, where),
		...checkWritten(policy, texts, where),
		...checkLanguages(policy, texts, where),
		...checkPhrases(policy, texts, where),
		...checkAccountability(parsed, asOf),
	];
	return [...perView, ...once];
}

/** Whether nothing is wrong with a policy: no error. Warnings may stand. */
export function isSound(findings: Finding[]): boolean {
	return findings.every(({ severity }) => severity !== 'error');
}

/** What stands in the way of publication: every error, and every warning nobody waives. */
export function blocking(findings: Finding[]): Finding[] {
	return findings.filter(
		({ severity, waived }) => severity === 'error' || (severity === 'warning' && !waived),
	);
}

/** Whether a policy may be published: it is sound, and somebody answers for each warning. */
export function isPublishable(findings: Finding[]): boolean {
	return blocking(findings).length === 0;
}
