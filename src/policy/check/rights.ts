/** What people can do, through what, by when, and whom they can turn to (GDPR Art. 12–22, 77; PIPL Art. 44–50). */

import { GDPR_COUNTRIES } from '../countries.js';
import { parseDuration, shortestOf } from '../duration.js';
import { type Finding, finding, quoted } from '../finding.js';
import { GERMAN_AUTHORITIES } from '../law/authorities.js';
import type { RuleId } from '../law/packs.js';
import type { Policy, Right } from '../model.js';
import type { Where } from '../parse.js';
import { consentIn, inGermany, untold } from './lawful.js';
import { listed, underGdpr, underPipl } from './view.js';

/** Which rules ask that people are told of a right. */
const ASKED: Record<Right, RuleId[]> = {
	access: ['EU-13-2-b', 'EU-14-2', 'CN-17-3', 'CN-44-50', 'CN-NDSR-21'],
	correct: ['EU-13-2-b', 'EU-14-2', 'CN-17-3', 'CN-44-50', 'CN-NDSR-21'],
	erase: ['EU-13-2-b', 'EU-14-2', 'CN-17-3', 'CN-44-50', 'CN-NDSR-21'],
	restrict: ['EU-13-2-b', 'EU-14-2', 'CN-17-3', 'CN-44-50', 'CN-NDSR-21'],
	object: ['EU-13-2-b', 'EU-14-2', 'CN-17-3', 'CN-44-50'],
	export: ['EU-13-2-b', 'EU-14-2', 'CN-17-3', 'CN-44-50', 'CN-NDSR-21'],
	withdraw: ['EU-13-2-c', 'EU-14-2', 'CN-15', 'CN-NDSR-21'],
	complain: ['EU-13-2-d', 'EU-14-2', 'CN-NDSR-20'],
	explain: ['CN-17-3', 'CN-44-50'],
};

function checkRights(policy: Policy, where: Where): Finding[] {
	const jurisdictions = Object.keys(policy.jurisdictions);
	const union = jurisdictions.some(id => underGdpr(policy, id));
	const china = jurisdictions.some(id => underPipl(policy, id));
	const binds = (rule: RuleId) => (rule.startsWith('EU-') ? union : china);
	const missing = (Object.keys(ASKED) as Right[]).filter(
		right => !policy.rights.includes(right) && ASKED[right].some(binds),
	);
	if (missing.length === 0) return [];
	const rules = [...new Set(missing.flatMap(right => ASKED[right]))];
	const message = `the policy does not tell people of ${listed(missing)}`;
	const hint = 'list them under `rights` and bind a clause to `rights`';
	const fix = { rule: `rights: [${[...policy.rights, ...missing].join(', ')}]` };
	return [finding('right-missing', where(['rights']), message, hint, { rules, fix })];
}

const CHANNELS = { rule: 'contact:\n  through: [privacy-center, email]' };

function checkChannels(policy: Policy, where: Where): Finding[] {
	const { through } = policy.contact;
	const place = where(['contact', 'through']);
	if (!through.includes('privacy-center') && !through.includes('email')) {
		const said = through.length === 0 ? 'nothing says through what' : `only ${listed(through)} is there for`;
		const message = `${said} people make a request`;
		const hint = 'offer a way over the net: what is held electronically is asked for electronically';
		return [finding('channel-missing', place, message, hint, { fix: CHANNELS })];
	}
	const asks = Object.values(policy.purposes).some(purpose => consentIn(purpose).length > 0);
	if (!asks || through.includes('privacy-center')) return [];
	const message = `a consent is given by a click, and taken back by writing through ${listed(through)}`;
	const hint = 'add `privacy-center`: taking back is as easy as giving';
	return [finding('withdrawal-harder', place, message, hint, { fix: CHANNELS })];
}

const days = (duration: string) => {
	const parts = parseDuration(duration);
	return parts ? shortestOf(parts) / 86_400_000 : 0;
};

/** One month (GDPR Art. 12(3)); fifteen working days, three weeks, in China (App认定方法 2019 Art. 6). */
const LATEST = { union: 31, china: 21 };

function checkAnswers(policy: Policy, where: Where): Finding[] {
	const { answerWithin } = policy.contact;
	const rules: RuleId[] = [
		...(days(answerWithin) > LATEST.union ? (['EU-13-2-b'] as const) : []),
		...(days(answerWithin) > LATEST.china ? (['CN-17-3', 'CN-NDSR-20'] as const) : []),
	];
	if (rules.length === 0) return [];
	const message = `an answer may take ${quoted(answerWithin)}`;
	const hint = 'one month is the longest in the Union, fifteen working days in China';
	const fix = { rule: 'contact:\n  answer-within: P15D' };
	return [finding('answer-late', where(['contact', 'answer-within']), message, hint, { rules, fix })];
}

/** The authority of a Land decides about private operators in Germany, unless another state of the Union leads. */
function competent(policy: Policy, id: string, url: string): boolean {
	const home = policy.controller.establishedIn;
	if (!inGermany(policy, id) || (home !== 'DE' && GDPR_COUNTRIES.has(home))) return true;
	const host =
		/^https:\/\/([^/:?#]+)/
			.exec(url)?.[1]
			?.toLowerCase()
			.replace(/^www\./, '') ?? '';
	return GERMAN_AUTHORITIES.includes(host);
}

function checkAuthorities(policy: Policy, where: Where): Finding[] {
	return Object.entries(policy.jurisdictions).flatMap(([id, { authority }]) => {
		if (!underGdpr(policy, id)) return [];
		const fix = { rule: `jurisdictions:\n  ${id}:\n    authority: { name: …, url: https://… }` };
		if (!authority) {
			const message = `jurisdiction ${quoted(id)} names no authority to complain to`;
			const hint = 'add `authority: { name: …, url: … }`';
			return [finding('authority-missing', where(['jurisdictions', id]), message, hint, { fix })];
		}
		if (competent(policy, id, authority.url)) return [];
		const message = `the authority of ${quoted(id)} is none of a German Land`;
		const hint = 'name that of the Land the operator or its representative sits in';
		const place = where(['jurisdictions', id, 'authority']);
		return [finding('authority-not-competent', place, message, hint, { fix })];
	});
}

function checkRefusals(policy: Policy, where: Where): Finding[] {
	const { refusal } = policy.accountability;
	const missing = [...(refusal?.reasons ? [] : ['reasons']), ...(refusal?.court ? [] : ['court'])];
	const silent = untold(policy, 'refusal');
	if (missing.length === 0 && silent === '') return [];
	const message = missing.length > 0 ? `a refused request does not name ${listed(missing)}` : silent;
	const hint = 'a refusal gives its reasons, and says that one may go to court';
	const fix = {
		rule: 'refusal: { reasons: true, court: true }',
		words: {
			de: 'Lehnen wir einen Antrag ab, sagen wir Ihnen warum. Sie können dagegen vor Gericht gehen.',
			en: 'If we refuse a request, we tell you why. You can go to court against it.',
			zh: '我们拒绝您的请求时会说明理由。您可以依法向人民法院提起诉讼。',
		},
	};
	return [finding('refusal-bare', where(['refusal']), message, hint, { fix })];
}

const RELATIVES: Right[] = ['access', 'correct', 'erase'];

function checkDeceased(policy: Policy, where: Where): Finding[] {
	const { deceased } = policy.accountability;
	const missing = RELATIVES.filter(right => !deceased?.relativesMay.includes(right));
	const silent = untold(policy, 'deceased');
	if (missing.length === 0 && silent === '') return [];
	const near = `near relatives of somebody who died are not told of ${listed(missing)}`;
	const message = missing.length > 0 ? near : silent;
	const hint = 'they may see, copy, correct and erase the data in their own lawful interest';
	const fix = { rule: 'deceased: { relatives-may: [access, correct, erase] }' };
	return [finding('deceased-unsaid', where(['deceased']), message, hint, { fix })];
}

/** Findings about rights and about whom people turn to. */
export function checkRightsOf(policy: Policy, where: Where): Finding[] {
	const checks = [checkRights, checkChannels, checkAnswers, checkAuthorities, checkRefusals, checkDeceased];
	return checks.flatMap(check => check(policy, where));
}
