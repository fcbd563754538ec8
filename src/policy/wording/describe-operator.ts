/** The operator, what it does to keep its promises, and what it answers with. */
import { entry } from '../compose.js';
import { isNothing } from '../duration.js';
import type { Party, Policy } from '../model.js';
import { type Describe, namesOf } from './describe-rules.js';
import { titlesOf, whereOf } from './facts.js';
import type { Speech } from './speech.js';

type Sentences = (policy: Policy, speech: Speech) => string[];

const party = ({ name, address, email }: Party) => ({ name, address, email });

export const representatives: Sentences = (policy, speech) =>
	Object.entries(policy.controller.representatives).map(([id, each]) =>
		speech.say('standard.representative', { ...party(each), where: whereOf(policy, id, speech) }),
	);

export const officer: Sentences = ({ controller: { dataProtectionOfficer: one } }, speech) =>
	one ? [speech.say('standard.officer', party(one))] : [];

export const joint: Sentences = ({ controller: { jointWith } }, speech) =>
	Object.values(jointWith).map(each => speech.say('standard.joint', party(each)));

export const thirdCountryNote: Sentences = ({ controller: { thirdCountryNote: words } }, speech) => {
	const note = words?.[speech.language];
	return note ? [speech.say('standard.third-country', { note })] : [];
};

export const controller: Sentences = (policy, speech) => [
	speech.say('standard.controller', party(policy.controller)),
	...joint(policy, speech),
	...representatives(policy, speech),
	...officer(policy, speech),
	...thirdCountryNote(policy, speech),
];

export const contact: Sentences = (policy, speech) => [
	speech.say('standard.contact', {
		email: policy.contact.email,
		within: speech.period(policy.contact.answerWithin),
	}),
	...through(policy, speech),
];

export const through: Sentences = ({ contact: { through: ways } }, speech) =>
	ways.length > 0 ? [speech.say('standard.contact.through', { ways: namesOf('way', ways, speech) })] : [];

export const foreignOrders: Sentences = ({ disclosure }, speech) =>
	disclosure.foreignOrders
		? [speech.say('standard.foreign-orders', { rule: speech.name('foreign', disclosure.foreignOrders) })]
		: [];

export const people: Sentences = ({ accountability }, speech) =>
	Object.keys(accountability.people).length > 0
		? [
				speech.say('standard.people', {
					people: titlesOf(accountability.people, Object.keys(accountability.people), speech),
				}),
			]
		: [];

export const person: Describe = ({ accountability }, speech, id) =>
	entry(accountability.people, id)
		? [speech.say('standard.people', { people: titlesOf(accountability.people, [id], speech) })]
		: [];

export const measures: Sentences = ({ accountability }, speech) =>
	accountability.measures.length > 0
		? [speech.say('standard.measures', { measures: namesOf('measure', accountability.measures, speech) })]
		: [];

export const exceptions: Sentences = ({ accountability: { exceptions: rule } }, speech) =>
	rule
		? [
				speech.say('standard.exceptions', {
					approvers: rule.approvers,
					atMost: speech.period(rule.atMost),
				}),
			]
		: [];

export const succession: Sentences = ({ accountability: { succession: rule } }, speech) =>
	rule
		? [
				speech.say('standard.succession', {
					notice: namesOf('channel', rule.notice, speech),
					tells: namesOf('tells', rule.tells, speech),
				}),
			]
		: [];

export const deceased: Sentences = ({ accountability: { deceased: rule } }, speech) =>
	rule && rule.relativesMay.length > 0
		? [speech.say('standard.deceased', { rights: namesOf('right', rule.relativesMay, speech) })]
		: [];

export const refusal: Sentences = ({ accountability: { refusal: rule } }, speech) => [
	...(rule?.reasons ? [speech.say('standard.refusal.reasons')] : []),
	...(rule?.court ? [speech.say('standard.refusal.court')] : []),
];

export const pseudonymousUse: Sentences = ({ accountability: { pseudonymousUse: rule } }, speech) => {
	if (!rule) return [];
	const words = rule.words[speech.language];
	const said = speech.say(`standard.pseudonymous.${rule.offered ? 'offered' : 'not-offered'}`);
	return [speech.together([said, ...(words ? [words] : [])])];
};

export const statute: Describe = ({ accountability }, speech, id) => {
	const rule = entry(accountability.statutes, id);
	if (!rule) return [];
	const { law, of, keep } = rule;
	return [speech.say('standard.statute', { law, country: speech.country(of), period: speech.period(keep) })];
};

/** A paper anybody can open is named with its address; others are kept by the operator. */
export const paper: Describe = ({ accountability }, speech, id) => {
	const one = entry(accountability.documents, id);
	if (!one) return [];
	const values = { paper: speech.capital(speech.name('paper', one.is)), date: speech.date(one.on) };
	return one.at.startsWith('https://')
		? [speech.say('standard.document.at', { ...values, at: one.at })]
		: [speech.say('standard.document', values)];
};

export const languagesDiffer: Sentences = ({ accountability: { whereLanguagesDiffer: rule } }, speech) => {
	if (rule === undefined) return [];
	if (rule === 'better-for-the-person') return [speech.say('standard.languages.better')];
	return [speech.say('standard.languages.one', { language: speech.name('language', rule) })];
};

export const attestation: Describe = ({ accountability }, speech, id) => {
	const one = entry(accountability.attestations, id);
	if (!one) return [];
	const values = { rule: id, date: speech.date(one.on), met: String(one.met) };
	return [speech.say('standard.attestation', values)];
};

export const review: Describe = ({ accountability: { wordingReviews } }, speech, id) => {
	const one = Object.entries(wordingReviews).find(([language]) => language === id)?.[1];
	return one ? [speech.say('standard.review', { date: speech.date(one.on) })] : [];
};

export const waiver: Describe = ({ accountability: { waivers } }, speech, id) =>
	waivers
		.filter(one => one.finding === id)
		.map(one => speech.say('standard.waiver', { finding: one.finding, until: speech.date(one.until) }));

export const incident: Sentences = (policy, speech) => {
	if (!policy.incident) return [];
	const notice = namesOf('channel', policy.incident.notice, speech);
	return [
		speech.say('standard.incident', { notice }),
		...Object.entries(policy.incident.authority).map(([id, within]) => {
			const where = whereOf(policy, id, speech);
			return isNothing(within)
				? speech.say('standard.incident.authority-now', { where })
				: speech.say('standard.incident.authority', { where, within: speech.period(within) });
		}),
	];
};

export const endOfService: Sentences = ({ endOfService: end }, speech) =>
	end
		? [
				speech.say('standard.end-of-service', {
					notice: namesOf('channel', end.notice, speech),
					window: speech.period(end.exportWindow),
					within: speech.period(end.within),
					ending: speech.say(`then.${end.then}`),
				}),
			]
		: [];
