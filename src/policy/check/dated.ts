/** A policy is dated, not dated back, and not older than the law it runs under (GDPR Art. 5(2), 24(1)). */
import { type Finding, finding, quoted } from '../finding.js';
import { unbound } from '../law/judge.js';
import { LAW, RULE_IDS } from '../law/packs.js';
import type { PlainDate, Policy } from '../model.js';
import type { Where } from '../parse.js';
import { listed } from './view.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

function checkVersion(policy: Policy, where: Where): Finding[] {
	const missing = [...(policy.version ? [] : ['version']), ...(policy.effective ? [] : ['effective'])];
	if (missing.length > 0) {
		const message = `the policy does not say its ${listed(missing)}`;
		const hint = 'add `version: 2026-11-01` and `effective: 2026-11-01`';
		const fix = { rule: missing.map(name => `${name}: 2026-11-01`).join('\n') };
		return [finding('version-missing', where([]), message, hint, { fix })];
	}
	if (!DATE.test(policy.version) || policy.version <= policy.effective) return [];
	const message = `version ${quoted(policy.version)} is said to hold from ${policy.effective}, before there was one`;
	const hint = 'let it take effect on the day of its version or later';
	const fix = { rule: `effective: ${policy.version}` };
	return [finding('version-backdated', where(['effective']), message, hint, { fix })];
}

/** The day the policy was last looked at: made, or its words read in every language. */
function lookedAt({ version, effective, languages, accountability }: Policy): PlainDate {
	const made = effective || (DATE.test(version) ? version : '');
	const [read = ''] = languages.map(language => accountability.wordingReviews[language]?.on ?? '').sort();
	return [made, read].sort().at(-1)!;
}

function checkAge(policy: Policy, where: Where, asOf?: PlainDate): Finding[] {
	const looked = lookedAt(policy);
	if (looked === '') return [];
	const newer = RULE_IDS.filter(rule => LAW[rule].inForce > looked && unbound(rule, policy, asOf) === null);
	if (newer.length === 0) return [];
	const newest = newer.reduce((last, rule) => (LAW[rule].inForce > LAW[last].inForce ? rule : last));
	const others = newer.length > 1 ? `, and ${newer.length - 1} more have come since` : ' has come since';
	const message = `the policy is of ${looked}: ${quoted(newest)} of ${LAW[newest].inForce}${others}`;
	const hint = 'look at it again, and give it a new version or note under `reviewed-wording` who read it';
	const fix = { rule: 'version: 2026-11-01\neffective: 2026-11-01' };
	return [finding('older-than-law', where(['version']), message, hint, { fix })];
}

/** Findings about the dates of a policy, by the law as in force on a day. */
export function checkDates(policy: Policy, where: Where, asOf?: PlainDate): Finding[] {
	return [...checkVersion(policy, where), ...checkAge(policy, where, asOf)];
}
