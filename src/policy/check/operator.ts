/** Who answers for the policy, whom it protects, and what people can do. */
import { GDPR_COUNTRIES } from '../countries.js';
import { type Finding, finding, quoted } from '../finding.js';
import type { Policy, Right } from '../model.js';
import type { Where } from '../parse.js';
import { listed, underGdpr, underPipl } from './view.js';

function checkVersion(policy: Policy, where: Where): Finding[] {
	const missing = [...(policy.version ? [] : ['version']), ...(policy.effective ? [] : ['effective'])];
	if (missing.length === 0) return [];
	const message = `the policy does not say its ${listed(missing)}`;
	return [
		finding('version-missing', where([]), message, 'add `version: 2026-11-01` and `effective: 2026-11-01`'),
	];
}

function checkController({ controller, contact }: Policy, where: Where): Finding[] {
	const found: Finding[] = [];
	const parts = { name: controller.name, address: controller.address, email: controller.email };
	const missing = Object.entries({ ...parts, 'established-in': controller.establishedIn }).filter(
		([, part]) => !part,
	);
	if (missing.length > 0) {
		const message = `the controller has no ${listed(missing.map(([name]) => name))}`;
		const hint = 'people must know who decides about their data and how to reach them';
		found.push(finding('controller-incomplete', where(['controller']), message, hint));
	}
	const unsaid = [...(contact.email ? [] : ['email']), ...(contact.answerWithin ? [] : ['answer-within'])];
	if (unsaid.length > 0) {
		const message = `the contact has no ${listed(unsaid)}`;
		found.push(
			finding(
				'contact-incomplete',
				where(['contact']),
				message,
				'say where requests go and when they are answered',
			),
		);
	}
	return found;
}

function checkRepresentatives(policy: Policy, where: Where): Finding[] {
	const home = policy.controller.establishedIn;
	if (home === '') return [];
	return Object.keys(policy.jurisdictions).flatMap(id => {
		const elsewhere =
			(underGdpr(policy, id) && !GDPR_COUNTRIES.has(home)) || (underPipl(policy, id) && home !== 'CN');
		const party = policy.controller.representatives[id];
		if (!elsewhere || (party?.name && party.address && party.email)) return [];
		const message = `a controller established elsewhere needs a representative in ${quoted(id)}`;
		const hint = `name one with address and e-mail under \`representatives.${id}\``;
		return [finding('representative-missing', where(['controller', 'representatives', id]), message, hint)];
	});
}

function checkAuthorities(policy: Policy, where: Where): Finding[] {
	return Object.entries(policy.jurisdictions).flatMap(([id, { authority }]) => {
		if (authority || !underGdpr(policy, id)) return [];
		const message = `jurisdiction ${quoted(id)} names no authority to complain to`;
		return [
			finding(
				'authority-missing',
				where(['jurisdictions', id]),
				message,
				'add `authority: { name: …, url: … }`',
			),
		];
	});
}

const GDPR_RIGHTS: Right[] = [
	'access',
	'correct',
	'erase',
	'restrict',
	'object',
	'export',
	'withdraw',
	'complain',
];
const PIPL_RIGHTS: Right[] = [
	'access',
	'correct',
	'erase',
	'restrict',
	'export',
	'withdraw',
	'complain',
	'explain',
];

function checkRights(policy: Policy, where: Where): Finding[] {
	const asked = Object.keys(policy.jurisdictions).flatMap(id => [
		...(underGdpr(policy, id) ? GDPR_RIGHTS : []),
		...(underPipl(policy, id) ? PIPL_RIGHTS : []),
	]);
	const missing = [...new Set(asked)].filter(right => !policy.rights.includes(right));
	if (missing.length === 0) return [];
	const message = `the policy does not tell people of ${listed(missing)}`;
	return [
		finding(
			'right-missing',
			where(['rights']),
			message,
			'list them under `rights` and bind a clause to `rights`',
		),
	];
}

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
		return [finding('section-missing', where(section.split('.')), message, `add \`${section}\``)];
	});
}

/** Years below which a guardian's consent is needed: GDPR Art. 8(1) unless a state lowers it; PIPL Art. 31. */
function gateAge(policy: Policy, jurisdiction: string): number {
	if (underGdpr(policy, jurisdiction)) return 16;
	return underPipl(policy, jurisdiction) ? 14 : 0;
}

function checkMinors(policy: Policy, where: Where): Finding[] {
	const needed = Math.max(0, ...Object.keys(policy.jurisdictions).map(id => gateAge(policy, id)));
	const gated = (age: number) =>
		policy.minors.some(band => band.needsGuardian && band.from <= age && age < band.to);
	const open = Array.from({ length: needed }, (_, age) => age).filter(age => !gated(age));
	if (open.length === 0) return [];
	const message = `nothing asks a guardian's consent at ${open[0] === open.at(-1) ? '' : `${open[0]} to `}${open.at(-1)} years`;
	return [
		finding('minors-ungated', where(['minors']), message, 'add age bands with `need: guardian-consent`'),
	];
}

function checkChanges({ changes }: Policy, where: Where): Finding[] {
	if (changes.reducingRights.notice.length === 0 || changes.reducingRights.before !== undefined) return [];
	const message = 'nothing says how long before a change that reduces rights people are told';
	return [
		finding('notice-period-missing', where(['changes', 'reducing-rights']), message, 'add `before: P30D`'),
	];
}

function checkRecipients(policy: Policy, where: Where): Finding[] {
	return Object.entries(policy.recipients).flatMap(([id, recipient]) => {
		const missing = [
			...(recipient.country ? [] : ['country']),
			...(recipient.purposes.length ? [] : ['purposes']),
		];
		if (missing.length === 0) return [];
		const message = `recipient ${quoted(id)} has no ${listed(missing)}`;
		return [
			finding(
				'recipient-incomplete',
				where(['recipients', id]),
				message,
				'say where it sits and what it serves',
			),
		];
	});
}

/** Findings about the parts of a policy that stand once. */
export function checkOperator(policy: Policy, where: Where): Finding[] {
	const checks = [
		checkVersion,
		checkController,
		checkRepresentatives,
		checkAuthorities,
		checkRights,
		checkSections,
		checkMinors,
		checkChanges,
		checkRecipients,
	];
	return checks.flatMap(check => check(policy, where));
}
