/** Warnings somebody lives with for a while: each waiver finds its warnings, or is itself a finding. */
import type { Waiver } from '../accountability.js';
import { FINDINGS, type Finding, type FindingCode, finding, quoted } from '../finding.js';
import { standingOn } from '../law/vouched.js';
import type { PlainDate } from '../model.js';
import type { ReadPolicy } from '../parse.js';
import { didYouMean } from '../suggest.js';
import { listed } from './view.js';

/** The findings, warnings marked with the waiver that stands for them, and what is wrong with the waivers themselves. */
export function applyWaivers(findings: Finding[], parsed: ReadPolicy, asOf?: PlainDate): Finding[] {
	const { waivers } = parsed.policy.accountability;
	const marked = findings.map(each => {
		if (each.severity !== 'warning') return each;
		const waiver = waivers.find(
			one => isWhole(one) && standingOn(one, asOf) === 'stands' && concerns(one, each, parsed),
		);
		return waiver ? { ...each, waived: waiver } : each;
	});
	const wrong = waivers.flatMap((waiver, index) => {
		const concerned = findings.filter(each => concerns(waiver, each, parsed));
		return waiverFindings(waiver, index, concerned, parsed, asOf);
	});
	return [...marked, ...wrong];
}

/** The finding has the waiver's code and stands at its rule or within it. */
function concerns({ finding: code, at }: Waiver, found: Finding, { ruleAt }: ReadPolicy): boolean {
	if (found.code !== code) return false;
	if (at === undefined) return true;
	const rule = ruleAt(found);
	return rule === at || rule.startsWith(`${at}.`);
}

function blanksOf({ by, because }: Waiver): string[] {
	return [...(by.trim() ? [] : ['by']), ...(because.trim() ? [] : ['because'])];
}

const isWhole = (waiver: Waiver) => blanksOf(waiver).length === 0;

function waiverFindings(
	waiver: Waiver,
	index: number,
	concerned: Finding[],
	{ where }: ReadPolicy,
	asOf?: PlainDate,
): Finding[] {
	const { finding: code, at: path, on, until } = waiver;
	const say = (kind: FindingCode, message: string, hint: string, key: string) => [
		finding(kind, where(['waivers', index, key]), message, hint),
	];
	if (!Object.hasOwn(FINDINGS, code)) {
		const hint = didYouMean(code, Object.keys(FINDINGS));
		return say('waiver-misplaced', `no finding has the code ${quoted(code)}`, hint, 'finding');
	}
	const blank = blanksOf(waiver);
	if (blank.length > 0) {
		const message = `the waiver of ${quoted(code)} leaves ${listed(blank)} empty`;
		return say('waiver-incomplete', message, 'say who lives with it, and why', 'finding');
	}
	const severities = concerned.map(({ severity }) => severity);
	const isError = concerned.length === 0 && FINDINGS[code as FindingCode].severity === 'error';
	if (isError || severities.includes('error')) {
		const message = `${quoted(code)} is an error, and nobody can waive it`;
		return say('waiver-of-error', message, 'mend what it finds, and remove the waiver', 'finding');
	}
	const place = path === undefined ? '' : ` at ${quoted(path)}`;
	if (!severities.includes('warning')) {
		const message = `nothing is found that ${quoted(code)}${place} would waive`;
		return say('waiver-unused', message, 'remove the waiver', path === undefined ? 'finding' : 'at');
	}
	const standing = standingOn(waiver, asOf);
	if (standing === 'ahead')
		return say('waiver-lapsed', `the waiver of ${quoted(code)}${place} begins only on ${on}`, AGAIN, 'on');
	if (standing === 'lapsed')
		return say('waiver-lapsed', `the waiver of ${quoted(code)}${place} ended on ${until}`, AGAIN, 'until');
	return [];
}

const AGAIN = 'mend what it waives, or decide anew how long you live with it';
