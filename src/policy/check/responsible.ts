/** Who answers for the policy, who stands for it elsewhere, and what people are told of them. */
import { GDPR_COUNTRIES } from '../countries.js';
import { type Finding, finding, quoted } from '../finding.js';
import type { RuleId } from '../law/packs.js';
import type { Party, Policy } from '../model.js';
import type { Where } from '../parse.js';
import { tells, wordsToWrite } from './lawful.js';
import { papersOf } from './paper.js';
import { lacking, listed, underGdpr, underPipl } from './view.js';

/** Which rules ask for which part of the controller. */
const PARTS: Record<'name' | 'address' | 'email' | 'establishedIn', RuleId[]> = {
	name: ['EU-13-1-a', 'EU-14-1', 'CN-17-1', 'EU-30'],
	address: ['EU-13-1-a', 'EU-14-1'],
	email: ['EU-13-1-a', 'EU-14-1', 'CN-17-1', 'EU-30'],
	establishedIn: ['EU-27', 'CN-53'],
};

const KEYS: Record<string, string> = { establishedIn: 'established-in' };

function checkController({ controller, contact }: Policy, where: Where): Finding[] {
	const found: Finding[] = [];
	const missing = (Object.keys(PARTS) as (keyof typeof PARTS)[]).filter(part => !controller[part]);
	if (missing.length > 0) {
		const names = missing.map(part => KEYS[part] ?? part);
		const rules = [...new Set(missing.flatMap(part => PARTS[part]))];
		const message = `the controller has no ${listed(names)}`;
		const hint = 'people must know who decides about their data and how to reach them';
		const fix = { rule: `controller:\n${names.map(name => `  ${name}: …`).join('\n')}` };
		found.push(finding('controller-incomplete', where(['controller']), message, hint, { rules, fix }));
	}
	const unsaid = [...(contact.email ? [] : ['email']), ...(contact.answerWithin ? [] : ['answer-within'])];
	if (unsaid.length > 0) {
		const message = `the contact has no ${listed(unsaid)}`;
		const hint = 'say where requests go and when they are answered';
		const fix = { rule: `contact:\n${unsaid.map(name => `  ${name}: …`).join('\n')}` };
		const rules: RuleId[] = contact.email
			? ['EU-13-2-b', 'CN-17-3', 'CN-NDSR-20']
			: ['EU-13-1-a', 'CN-17-1', 'CN-17-3', 'CN-NDSR-20'];
		found.push(finding('contact-incomplete', where(['contact']), message, hint, { rules, fix }));
	}
	return found;
}

/** A street or box has a number, and stands in a place: `Beispielstraße 1, 20095 Hamburg`. */
export function isPostal(address: string): boolean {
	return (
		/[\p{N}〇一二三四五六七八九十]/u.test(address) &&
		(/[,，;\n]/.test(address) || /\p{Script=Han}/u.test(address))
	);
}

function checkAddress({ controller }: Policy, where: Where): Finding[] {
	if (controller.address === '' || isPostal(controller.address)) return [];
	const message = "the controller's `address` is none a letter could reach";
	const hint = 'name street and number, postal code, place and country';
	const fix = { rule: 'controller:\n  address: Beispielstraße 1, 20095 Hamburg, Germany' };
	return [finding('address-not-postal', where(['controller', 'address']), message, hint, { fix })];
}

function checkTold(policy: Policy, where: Where): Finding[] {
	if (policy.controller.name === '' || tells(policy, 'controller')) return [];
	const message = 'no clause tells people who the controller is';
	const fix = { rule: 'clauses:\n  S7: [controller, contact]', words: { en: '{{list controller}}' } };
	return [
		finding('operator-untold', where(['controller']), message, 'bind a clause to `controller`', { fix }),
	];
}

function checkRepresentatives(policy: Policy, where: Where): Finding[] {
	const home = policy.controller.establishedIn;
	if (home === '') return [];
	return Object.keys(policy.jurisdictions).flatMap(id => {
		const union = underGdpr(policy, id) && !GDPR_COUNTRIES.has(home);
		const china = underPipl(policy, id) && home !== 'CN';
		const party = policy.controller.representatives[id];
		if ((!union && !china) || (party?.name && party.address && party.email)) return [];
		const rules: RuleId[] = [
			...(union ? (['EU-27', 'EU-14-1'] as const) : []),
			...(china ? (['CN-53'] as const) : []),
		];
		const message = `a controller established elsewhere needs a representative in ${quoted(id)}`;
		const hint = `name one with address and e-mail under \`representatives.${id}\``;
		const fix = {
			rule: `controller:\n  representatives:\n    ${id}: { name: …, address: …, email: … }`,
		};
		const place = where(['controller', 'representatives', id]);
		return [finding('representative-missing', place, message, hint, { rules, fix })];
	});
}

/** From so many staff who constantly handle data on, an officer is named (BDSG § 38(1)). */
const STAFF = 20;

function checkOfficer(policy: Policy, where: Where): Finding[] {
	const { dataProtectionOfficer: officer } = policy.controller;
	const fix = { rule: 'controller:\n  data-protection-officer: { name: …, address: …, email: … }' };
	if (!officer) {
		const staff = policy.accountability.scale?.staff ?? 0;
		if (staff < STAFF) return [];
		const message = `${staff} staff handle data, and no data protection officer is named`;
		const hint = 'name one, and how people reach them';
		return [finding('officer-missing', where(['controller']), message, hint, { fix })];
	}
	if (officer.email || officer.phone || officer.address) return [];
	const message = 'the data protection officer cannot be reached';
	const hint = 'add an e-mail or postal address under `data-protection-officer`';
	return [
		finding('officer-incomplete', where(['controller', 'data-protection-officer']), message, hint, { fix }),
	];
}

const incomplete = ({ name, address, email }: Party) => !name || (!address && !email);

function checkJoint(policy: Policy, where: Where): Finding[] {
	const papers = papersOf(policy, 'joint-arrangement');
	return Object.entries(policy.controller.jointWith).flatMap(([id, party]) => {
		const paper = papers.some(({ about }) => about.length === 0 || about.includes('controller'));
		const why = !paper
			? 'nothing says who does what under the law'
			: incomplete(party)
				? 'nobody could reach it'
				: tells(policy, 'controller')
					? null
					: 'no clause tells people of it';
		if (why === null) return [];
		const message = `${quoted(id)} decides together with the controller, and ${why}`;
		const hint = 'agree on who does what, name the paper, and tell people its essence';
		const fix = {
			rule: `documents:\n  arrangement-${id}: { is: joint-arrangement, at: https://…, on: 2026-01-01, about: [controller] }`,
		};
		const place = where(['controller', 'joint-with', id]);
		return [finding('arrangement-missing', place, message, hint, { fix })];
	});
}

function checkAbroad(policy: Policy, where: Where): Finding[] {
	const { establishedIn, thirdCountryNote } = policy.controller;
	if (establishedIn === '' || GDPR_COUNTRIES.has(establishedIn)) return [];
	const missing = lacking(policy, thirdCountryNote ?? {});
	if (missing.length === 0) return [];
	const message = `people are not told in ${listed(missing)} what it means that the controller sits outside the Union`;
	const hint = 'name the country, the risk, and what protects the data there';
	const fix = { rule: `controller:\n  third-country-note: ${wordsToWrite(policy)}` };
	return [finding('third-country-unsaid', where(['controller']), message, hint, { fix })];
}

function checkImprint(policy: Policy, where: Where): Finding[] {
	if (papersOf(policy, 'imprint').some(({ at }) => at.startsWith('https://'))) return [];
	const message = 'no imprint is linked';
	const hint = 'name its `https://` address under `documents`; a file nobody can open is none';
	const fix = { rule: 'documents:\n  imprint: { is: imprint, at: https://…, on: 2026-01-01 }' };
	return [finding('imprint-missing', where(['documents']), message, hint, { fix })];
}

/** Findings about who answers for the policy. */
export function checkResponsible(policy: Policy, where: Where): Finding[] {
	const checks = [
		checkController,
		checkAddress,
		checkTold,
		checkRepresentatives,
		checkOfficer,
		checkJoint,
		checkAbroad,
		checkImprint,
	];
	return checks.flatMap(check => check(policy, where));
}
