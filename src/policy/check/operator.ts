/** The parts of a policy that stand once: whether they are there, and what each must hold. */
import { type Finding, finding, quoted } from '../finding.js';
import type { RuleId } from '../law/packs.js';
import type { Policy } from '../model.js';
import type { Where } from '../parse.js';
import { checkSilence } from './consent.js';
import { checkDecisions } from './decisions.js';
import { checkExceptionsOf } from './exceptions.js';
import { checkMinors } from './minors.js';
import { checkOffers } from './offers.js';
import { checkResponsible } from './responsible.js';
import { checkRightsOf } from './rights.js';

function checkSections(policy: Policy, where: Where): Finding[] {
	const said: Record<string, number> = {
		languages: policy.languages.length,
		jurisdictions: Object.keys(policy.jurisdictions).length,
		regions: Object.keys(policy.regions).length,
		services: Object.keys(policy.services).length,
		data: Object.keys(policy.data).length,
		purposes: Object.keys(policy.purposes).length,
		retention: Object.keys(policy.retention).length,
		clauses: policy.clauses.length,
		'changes.reducing-rights': policy.changes.reducingRights.notice.length,
	};
	return Object.entries(said).flatMap(([section, count]) => {
		if (count > 0) return [];
		const message = `the policy says nothing under ${quoted(section)}`;
		const rules: RuleId[] = section === 'languages' ? ['GEN-03', 'GEN-06'] : ['GEN-03'];
		const place = where(section.split('.'));
		return [finding('section-missing', place, message, `add \`${section}\``, { rules })];
	});
}

function checkChanges({ changes }: Policy, where: Where): Finding[] {
	if (changes.reducingRights.notice.length === 0 || changes.reducingRights.before !== undefined) return [];
	const message = 'nothing says how long before a change that reduces rights people are told';
	return [
		finding('notice-period-missing', where(['changes', 'reducing-rights']), message, 'add `before: P30D`'),
	];
}

/** Findings about the parts of a policy that stand once. */
export function checkOperator(policy: Policy, where: Where): Finding[] {
	const checks = [
		checkResponsible,
		checkRightsOf,
		checkSections,
		checkMinors,
		checkChanges,
		checkSilence,
		checkExceptionsOf,
		checkDecisions,
		checkOffers,
	];
	return checks.flatMap(check => check(policy, where));
}
