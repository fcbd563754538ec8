/** Each rule of a policy in a sentence or two: standard wording of clauses, lists in the text, and what enforces what. */
import { isNothing } from '../duration.js';
import type { Policy } from '../model.js';
import { basesOf, lawOf, retentionOf, titlesOf, whereOf } from './facts.js';
import type { Speech } from './speech.js';

type Describe = (policy: Policy, speech: Speech, name: string) => string[];

/** Sentences, plain text, for a rule reference such as `purposes.surveys` or `retention`; none for an unknown one. */
export function describeRule(policy: Policy, reference: string, speech: Speech): string[] {
	const [head = '', name] = splitReference(reference);
	if (name === undefined) return WHOLE[head]?.(policy, speech) ?? [];
	return ONE[head]?.(policy, speech, name) ?? [];
}

/** Head and name of a rule reference: `changes.reducing-rights` is `changes` and `reducing-rights`. */
export function splitReference(reference: string): [head: string, name?: string] {
	const dot = reference.indexOf('.');
	return dot < 0 ? [reference] : [reference.slice(0, dot), reference.slice(dot + 1)];
}

const each =
	(names: (policy: Policy) => string[], describe: Describe) =>
	(policy: Policy, speech: Speech): string[] =>
		names(policy).flatMap(name => describe(policy, speech, name));

const item: Describe = (policy, speech, id) => {
	const data = policy.data[id];
	if (!data) return [];
	const { say } = speech;
	const title = speech.capital(speech.title(data.title, id));
	const purposes = Object.keys(policy.purposes).filter(purpose =>
		policy.purposes[purpose]!.uses.includes(id),
	);
	const said = [say(`standard.data.${data.source.kind}`, { title, at: speech.name('at', data.source.at) })];
	if (purposes.length > 0)
		said.push(say('standard.data.uses', { purposes: titlesOf(policy.purposes, purposes, speech) }));
	if (data.requiredFor.length > 0)
		said.push(
			say('standard.data.required', { purposes: titlesOf(policy.purposes, data.requiredFor, speech) }),
		);
	else if (data.source.kind === 'given') said.push(say('standard.data.optional'));
	const consequence = data.consequence?.[speech.language];
	if (consequence) said.push(say('standard.data.consequence', { consequence }));
	return [speech.together(said)];
};

const purpose: Describe = (policy, speech, id) => {
	const rule = policy.purposes[id];
	if (!rule) return [];
	const { say } = speech;
	const title = speech.capital(speech.title(rule.title, id));
	const said = [
		rule.uses.length > 0
			? say('standard.purpose', { title, items: titlesOf(policy.data, rule.uses, speech) })
			: say('standard.purpose.nothing', { title }),
		say('standard.purpose.basis', { bases: basesOf(policy, id, speech) }),
	];
	const interest = rule.interest?.[speech.language];
	if (interest) said.push(say('standard.purpose.interest', { interest }));
	if (rule.consentLasts)
		said.push(say('standard.purpose.lasts', { period: speech.period(rule.consentLasts) }));
	if (rule.services)
		said.push(
			say('standard.purpose.services', { services: titlesOf(policy.services, rule.services, speech) }),
		);
	return [speech.together(said)];
};

const retention: Describe = (policy, speech, id) => {
	const rule = policy.retention[id];
	if (!rule) return [];
	const items = speech.capital(titlesOf(policy.data, rule.data, speech));
	const purposes = titlesOf(policy.purposes, rule.purposes, speech);
	return [speech.say('standard.retention', { items, purposes, ...retentionOf(rule, speech) })];
};

const region: Describe = (policy, speech, id) => {
	const rule = policy.regions[id];
	if (!rule) return [];
	const collected = speech.list(rule.collectedIn.map(speech.country));
	return [speech.say('standard.region', { collected, stored: speech.country(rule.storedIn) })];
};

const recipient: Describe = (policy, speech, id) => {
	const rule = policy.recipients[id];
	if (!rule) return [];
	const title = speech.capital(speech.title(rule.title, id));
	const purposes = titlesOf(policy.purposes, rule.purposes, speech);
	return [
		speech.say(`standard.recipient.${rule.role}`, { title, purposes, country: speech.country(rule.country) }),
	];
};

const service: Describe = (policy, speech, id) => {
	const rule = policy.services[id];
	if (!rule || !policy.servicePolicies[id]) return [];
	return [speech.say('standard.service-policy', { service: speech.capital(speech.title(rule.title, id)) })];
};

const jurisdiction: Describe = (policy, speech, id) => {
	const rule = policy.jurisdictions[id];
	if (!rule) return [];
	const law = speech.say(`standard.law.${lawOf(rule)}`);
	const said = [
		speech.say('standard.jurisdiction', {
			countries: speech.list(rule.residentsOf.map(speech.country)),
			law,
		}),
	];
	if (rule.authority) said.push(speech.say('standard.authority', { ...rule.authority }));
	return [speech.together(said)];
};

const band: Describe = (policy, speech, id) => {
	const rule = policy.minors.find(one => one.id === id);
	if (!rule) return [];
	const { say } = speech;
	const need = say(rule.needsGuardian ? 'standard.minors.guardian' : 'standard.minors.alone');
	const said = [
		rule.from === 0
			? say('standard.minors.below', { to: rule.to, need })
			: say('standard.minors.between', { from: rule.from, last: rule.to - 1, need }),
	];
	if (rule.treatAsSensitive) said.push(say('standard.minors.sensitive'));
	if (rule.may.length > 0)
		said.push(
			say('standard.minors.may', { rights: speech.list(rule.may.map(right => speech.name('right', right))) }),
		);
	return [speech.together(said)];
};

const channels = (notice: string[], speech: Speech): string =>
	speech.list(notice.map(channel => speech.name('channel', channel)));

const change: Describe = (policy, speech, id) => {
	const { reducingRights, otherwise } = policy.changes;
	if (id === 'otherwise')
		return [speech.say('standard.changes.otherwise', { notice: channels(otherwise.notice, speech) })];
	if (id !== 'reducing-rights') return [];
	const before = speech.period(reducingRights.before ?? 'P0D');
	return [
		speech.say('standard.changes.reducing', { notice: channels(reducingRights.notice, speech), before }),
	];
};

const ground: Describe = (_policy, speech, id) => [
	speech.say('standard.disclosure.ground', { ground: speech.name('disclose', id) }),
];

const right: Describe = (_policy, speech, id) => [
	speech.say('standard.right', { right: speech.name('right', id) }),
];

const extension: Describe = (_policy, speech, id) => [
	speech.say('standard.extension', { ground: speech.name('extend', id) }),
];

const ONE: Record<string, Describe> = {
	data: item,
	purposes: purpose,
	retention,
	regions: region,
	recipients: recipient,
	services: service,
	jurisdictions: jurisdiction,
	minors: band,
	changes: change,
	disclosure: (policy, speech, id) =>
		id === 'grounds' ? policy.disclosure.grounds.flatMap(each => ground(policy, speech, each)) : [],
	rights: right,
	'extend-retention-for': extension,
};

const WHOLE: Record<string, (policy: Policy, speech: Speech) => string[]> = {
	version: ({ version, effective }, speech) => [
		speech.say('standard.version', { version, effective: speech.date(effective) }),
	],
	coverage: (_policy, speech) => [speech.say('standard.coverage')],
	encryption: (_policy, speech) => [speech.say('standard.encryption')],
	data: (policy, speech) => [
		speech.say('standard.data', { items: titlesOf(policy.data, Object.keys(policy.data), speech) }),
	],
	purposes: (policy, speech) => [
		speech.say('standard.purposes', {
			purposes: titlesOf(policy.purposes, Object.keys(policy.purposes), speech),
		}),
	],
	'across-services': (policy, speech) => {
		const across = Object.keys(policy.purposes).filter(id => policy.purposes[id]!.acrossServices);
		return across.length === 0
			? []
			: [speech.say('standard.across-services', { purposes: titlesOf(policy.purposes, across, speech) })];
	},
	retention: each(policy => Object.keys(policy.retention), retention),
	'extend-retention-for': each(policy => policy.extendRetentionFor, extension),
	regions: each(policy => Object.keys(policy.regions), region),
	recipients: each(policy => Object.keys(policy.recipients), recipient),
	jurisdictions: each(policy => Object.keys(policy.jurisdictions), jurisdiction),
	services: (policy, speech) => [
		speech.say('standard.services', {
			services: titlesOf(policy.services, Object.keys(policy.services), speech),
		}),
		...each(one => Object.keys(one.servicePolicies), service)(policy, speech),
	],
	disclosure: (policy, speech) => [
		speech.say('standard.disclosure'),
		...policy.disclosure.grounds.flatMap(id => ground(policy, speech, id)),
	],
	minors: each(policy => policy.minors.map(({ id }) => id), band),
	rights: each(policy => policy.rights, right),
	changes: each(() => ['reducing-rights', 'otherwise'], change),
	controller: (policy, speech) => {
		const { name, address, email, representatives, dataProtectionOfficer: officer } = policy.controller;
		const said = [speech.say('standard.controller', { name, address, email })];
		for (const [id, party] of Object.entries(representatives))
			said.push(speech.say('standard.representative', { ...party, where: whereOf(policy, id, speech) }));
		if (officer) said.push(speech.say('standard.officer', { ...officer }));
		return said;
	},
	contact: ({ contact }, speech) => [
		speech.say('standard.contact', { email: contact.email, within: speech.period(contact.answerWithin) }),
	],
	'end-of-service': ({ endOfService: end }, speech) =>
		end
			? [
					speech.say('standard.end-of-service', {
						notice: channels(end.notice, speech),
						window: speech.period(end.exportWindow),
						within: speech.period(end.within),
						ending: speech.say(`then.${end.then}`),
					}),
				]
			: [],
	backups: ({ backups }, speech) =>
		backups
			? [
					speech.say('standard.backups', {
						data: speech.period(backups.data),
						keys: speech.period(backups.keys),
					}),
				]
			: [],
	incident: (policy, speech) =>
		policy.incident
			? [
					speech.say('standard.incident', { notice: channels(policy.incident.notice, speech) }),
					...Object.entries(policy.incident.authority).map(([id, within]) => {
						const where = whereOf(policy, id, speech);
						return isNothing(within)
							? speech.say('standard.incident.authority-now', { where })
							: speech.say('standard.incident.authority', { where, within: speech.period(within) });
					}),
				]
			: [],
	telemetry: ({ telemetry }, speech) =>
		telemetry
			? [
					speech.say('standard.telemetry', {
						counts: speech.list(telemetry.counts.map(count => speech.name('count', count))),
					}),
				]
			: [],
};
