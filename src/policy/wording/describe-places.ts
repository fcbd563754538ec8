/** Where data is and who else gets it: regions, recipients, transfers, services, jurisdictions. */
import type { CountryCode, Export, Policy, Transfer } from '../model.js';
import { type Describe, namesOf } from './describe-rules.js';
import { lawOf, titlesOf } from './facts.js';
import type { Speech } from './speech.js';

export const region: Describe = (policy, speech, id) => {
	const rule = policy.regions[id];
	if (!rule) return [];
	const { say } = speech;
	const collected = speech.list(rule.collectedIn.map(speech.country));
	const reached = rule.accessedFrom.filter(country => country !== rule.storedIn);
	const abroad = [rule.storedIn, ...reached].filter(country => !rule.collectedIn.includes(country));
	return [
		speech.together([
			say('standard.region', { collected, stored: speech.country(rule.storedIn) }),
			reached.length > 0
				? say('standard.region.reached', { countries: speech.list(reached.map(speech.country)) })
				: say('standard.region.reached-nowhere'),
			...(rule.transfer ? transferOf(rule.transfer, abroad, speech) : []),
			...(rule.export ? exportOf(rule.export, abroad, speech) : []),
		]),
	];
};

export const recipient: Describe = (policy, speech, id) => {
	const rule = policy.recipients[id];
	if (!rule) return [];
	const { say, language } = speech;
	const title = speech.capital(speech.title(rule.title, id));
	const purposes = titlesOf(policy.purposes, rule.purposes, speech);
	const because = rule.categoryBecause?.[language];
	const said = [
		say(`standard.recipient.${rule.role}`, { title, purposes, country: speech.country(rule.country) }),
	];
	if (rule.name) said.push(say('standard.recipient.name', { name: rule.name }));
	else if (because) said.push(say('standard.recipient.category', { because }));
	if (rule.contact) said.push(say('standard.recipient.contact', { contact: rule.contact }));
	if (rule.role === 'third-party' && itemsFor(policy, rule.purposes).length > 0)
		said.push(
			say('standard.recipient.items', {
				items: titlesOf(policy.data, itemsFor(policy, rule.purposes), speech),
			}),
		);
	if (rule.methods.length > 0)
		said.push(say('standard.recipient.methods', { methods: namesOf('method', rule.methods, speech) }));
	const countries = rule.regions.flatMap(each => policy.regions[each]?.collectedIn ?? []);
	if (countries.length > 0)
		said.push(say('standard.recipient.regions', { countries: speech.list(countries.map(speech.country)) }));
	if (rule.transfer) said.push(...transferOf(rule.transfer, [rule.country], speech));
	if (rule.export) said.push(...exportOf(rule.export, [rule.country], speech));
	return [speech.together(said)];
};

/** Data items somebody gets who serves these purposes. */
export function itemsFor(policy: Policy, purposes: string[]): string[] {
	const uses = purposes.flatMap(each => policy.purposes[each]?.uses ?? []);
	return Object.keys(policy.data).filter(item => uses.includes(item));
}

function transferOf(transfer: Transfer, countries: CountryCode[], speech: Speech): string[] {
	return [
		speech.say('standard.transfer', {
			country: speech.list(countries.map(speech.country)),
			adequate: String(transfer.adequacy),
			safeguard: speech.name('safeguard', transfer.safeguard),
			copy: transfer.copyFrom,
		}),
	];
}

function exportOf(rule: Export, countries: CountryCode[], speech: Speech): string[] {
	const because = rule.because?.[speech.language];
	return [
		speech.say('standard.export', {
			country: speech.list(countries.map(speech.country)),
			condition: speech.name('condition', rule.condition),
			consent: rule.consent,
			at: rule.rightsAt,
		}),
		...(because ? [speech.say('standard.export.because', { because })] : []),
	];
}

export const service: Describe = (policy, speech, id) => {
	const rule = policy.services[id];
	if (!rule) return [];
	const title = speech.title(rule.title, id);
	return [
		speech.together([
			speech.say('standard.service', { service: title }),
			...serviceNotes(policy, speech, id),
		]),
	];
};

/** What holds in one service alone: rules of its own, and that a machine answers there. */
export function serviceNotes(policy: Policy, speech: Speech, id: string): string[] {
	const title = speech.title(policy.services[id]?.title, id);
	const notice = policy.services[id]?.aiNotice?.[speech.language];
	return [
		...(policy.servicePolicies[id]
			? [speech.say('standard.service-policy', { service: speech.capital(title) })]
			: []),
		...(notice ? [speech.say('standard.service.ai', { service: title, notice })] : []),
	];
}

export const jurisdiction: Describe = (policy, speech, id) => {
	const rule = policy.jurisdictions[id];
	if (!rule) return [];
	const law = speech.say(`standard.law.${lawOf(rule)}`);
	const countries = speech.list(rule.residentsOf.map(speech.country));
	const said = [speech.say('standard.jurisdiction', { countries, law })];
	if (rule.authority) said.push(speech.say('standard.authority', { ...rule.authority }));
	return [speech.together(said)];
};
