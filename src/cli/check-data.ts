/** What `obhut check --json` prints. Absent values are null, so that every entry has the same keys. */
import type { Finding } from '../policy/finding.js';
import type { RuleVerdict, Verdict } from '../policy/law/judge.js';
import { lawLink } from '../policy/law/links.js';
import { LAW, type RuleId } from '../policy/law/packs.js';
import type { CheckedFolder } from './policy-findings.js';

export function checkData({ findings, verdicts, asOf }: CheckedFolder) {
	return {
		findings: findings.map(each => findingData(each, verdicts)),
		verdicts: verdicts.map(verdictData),
		asOf,
	};
}

function findingData(finding: Finding, verdicts: RuleVerdict[]) {
	const { code, severity, file, line, col, rules, message, hint, fix, waived } = finding;
	return {
		rule: code,
		verdict: verdictOf(rules, verdicts),
		severity,
		file,
		line,
		col,
		law: rules.map(id => ({ id, cites: LAW[id].cites, link: lawLink(id) })),
		message,
		hint,
		fix: fix ?? null,
		waived: waived ?? null,
	};
}

/** What a finding makes of its rules: a lapsed attestation leaves them unknown, anything else is a breach. */
function verdictOf(rules: RuleId[], verdicts: RuleVerdict[]): Verdict {
	const own = verdicts.filter(({ rule }) => rules.includes(rule));
	return own.length > 0 && own.every(({ verdict }) => verdict === 'unknown') ? 'unknown' : 'fail';
}

function verdictData({ rule, verdict, because }: RuleVerdict) {
	const { title, cites, kind, severity } = LAW[rule];
	return { rule, verdict, because, title, cites, link: lawLink(rule), kind, severity };
}
