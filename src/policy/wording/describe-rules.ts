/** Data items, purposes, retention rules and decisions of machines, each in a sentence or two. */
import { needsConsent } from '../meaning.js';
import { purposesUsing } from '../membership.js';
import type { DataItem, Policy, Purpose } from '../model.js';
import { basesOf, retentionOf, titlesOf, whereOf } from './facts.js';
import type { Speech } from './speech.js';

/** Sentences about one entry of a policy; none where it has no entry of that name. */
export type Describe = (policy: Policy, speech: Speech, name: string) => string[];

export const item: Describe = (policy, speech, id) => {
	const data = policy.data[id];
	if (!data) return [];
	const { say } = speech;
	const title = speech.capital(speech.title(data.title, id));
	const purposes = purposesUsing(policy.purposes, id);
	const said = [say(`standard.data.${data.source.kind}`, { title, at: sourceOf(policy, data, speech) })];
	if (data.source.kind === 'obtained')
		said.push(say(data.publicSource ? 'standard.data.public' : 'standard.data.not-public'));
	if (purposes.length > 0)
		said.push(say('standard.data.uses', { purposes: titlesOf(policy.purposes, purposes, speech) }));
	if (data.requiredFor.length > 0)
		said.push(
			say('standard.data.required', { purposes: titlesOf(policy.purposes, data.requiredFor, speech) }),
		);
	else if (data.source.kind === 'given') said.push(say('standard.data.optional'));
	const consequence = data.consequence?.[speech.language];
	if (consequence) said.push(say('standard.data.consequence', { consequence }));
	return [speech.together([...said, ...onDevice(data, speech), ...sensitivity(data, speech)])];
};

/** Where an item comes from: a named point of the service, or somebody the policy has a title for. */
export function sourceOf(policy: Policy, { source, sourceTitle }: DataItem, speech: Speech): string {
	const told = sourceTitle?.[speech.language];
	if (told) return told;
	const known = Object.hasOwn(policy.recipients, source.at) ? policy.recipients[source.at] : undefined;
	return known ? speech.title(known.title, source.at) : speech.name('at', source.at);
}

function onDevice({ deviceAccess, deviceBecause }: DataItem, { say, language }: Speech): string[] {
	if (deviceAccess === undefined) return [];
	const because = deviceBecause?.[language];
	return [
		say(`standard.data.device-${deviceAccess}`),
		...(because ? [say('standard.data.device-because', { because })] : []),
	];
}

function sensitivity(item: DataItem, { say, language }: Speech): string[] {
	const [necessity, impact] = [item.necessity?.[language], item.impact?.[language]];
	return [
		...(item.sensitive ? [say('standard.data.sensitive')] : []),
		...(item.mayHoldSensitive && !item.sensitive ? [say('standard.data.may-hold')] : []),
		...(necessity ? [say('standard.data.necessity', { necessity })] : []),
		...(impact ? [say('standard.data.impact', { impact })] : []),
	];
}

export const purpose: Describe = (policy, speech, id) => {
	const rule = policy.purposes[id];
	if (!rule) return [];
	const { say } = speech;
	const title = speech.capital(speech.title(rule.title, id));
	const said = [
		rule.uses.length > 0
			? say('standard.purpose', { title, items: titlesOf(policy.data, rule.uses, speech) })
			: say('standard.purpose.nothing', { title }),
	];
	if (rule.methods.length > 0)
		said.push(say('standard.purpose.methods', { methods: namesOf('method', rule.methods, speech) }));
	if (Object.keys(policy.jurisdictions).length > 0)
		said.push(say('standard.purpose.basis', { bases: basesOf(policy, id, speech) }));
	said.push(...grounds(policy, rule, speech));
	if (rule.services)
		said.push(
			say('standard.purpose.services', { services: titlesOf(policy.services, rule.services, speech) }),
		);
	return [speech.together([...said, ...reach(rule, speech)])];
};

/** What stands behind the bases of a purpose: laws, interests, grounds for sensitive data, how consent works. */
function grounds(policy: Policy, rule: Purpose, speech: Speech): string[] {
	const { say } = speech;
	const said = Object.entries(rule.obligation).map(([id, { law, of }]) =>
		say('standard.purpose.obligation', { where: whereOf(policy, id, speech), law, of: speech.country(of) }),
	);
	const interest = rule.interest?.[speech.language];
	if (interest) said.push(say('standard.purpose.interest', { interest }));
	for (const [id, ground] of Object.entries(rule.specialGround)) {
		const where = whereOf(policy, id, speech);
		said.push(say('standard.purpose.special', { where, ground: speech.name('special', ground) }));
	}
	if (needsConsent(rule)) said.push(say('standard.purpose.consent'));
	if (rule.consentLasts)
		said.push(say('standard.purpose.lasts', { period: speech.period(rule.consentLasts) }));
	return said;
}

function reach(rule: Purpose, { say }: Speech): string[] {
	return [
		...(rule.acrossServices ? [say('standard.purpose.across')] : []),
		...(rule.makesPublic ? [say('standard.purpose.public')] : []),
		...(rule.sends?.optOut === 'each-message' ? [say('standard.purpose.sends')] : []),
	];
}

/** Names of some things of one kind, as one list. */
export function namesOf(group: string, ids: readonly string[], speech: Speech): string {
	return speech.list(ids.map(id => speech.name(group, id)));
}

export const retention: Describe = (policy, speech, id) => {
	const rule = policy.retention[id];
	if (!rule) return [];
	const items = speech.capital(titlesOf(policy.data, rule.data, speech));
	const purposes = titlesOf(policy.purposes, rule.purposes, speech);
	return [speech.say('standard.retention', { items, purposes, ...retentionOf(rule, speech) })];
};

export const decision: Describe = (policy, speech, id) => {
	const rule = policy.accountability.automatedDecisions[id];
	if (!rule) return [];
	const { say, language } = speech;
	const said = [
		say('standard.decision', {
			title: speech.capital(speech.title(rule.title, id)),
			purpose: speech.title(policy.purposes[rule.purpose]?.title, rule.purpose),
		}),
	];
	for (const [where, ground] of Object.entries(rule.ground))
		said.push(
			say('standard.decision.ground', {
				where: whereOf(policy, where, speech),
				ground: speech.name('automated', ground),
			}),
		);
	for (const part of ['logic', 'significance', 'consequences'] as const) {
		const words = rule[part][language];
		if (words) said.push(say(`standard.decision.${part}`, { words }));
	}
	if (rule.humanReview) said.push(say('standard.decision.review'));
	if (rule.refusable) said.push(say('standard.decision.refuse'));
	return [speech.together(said)];
};
