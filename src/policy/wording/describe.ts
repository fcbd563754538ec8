/** Each rule of a policy in a sentence or two: standard wording of clauses, lists in the text, and what enforces what. */
import type { Policy } from '../model.js';
import * as operator from './describe-operator.js';
import { jurisdiction, recipient, region, service, serviceNotes } from './describe-places.js';
import { type Describe, decision, item, namesOf, purpose, retention } from './describe-rules.js';
import { titlesOf } from './facts.js';
import type { Speech } from './speech.js';

/** Sentences, plain text, for a rule reference such as `purposes.surveys` or `retention`; none for an unknown one. */
export function describeRule(policy: Policy, reference: string, speech: Speech): string[] {
	const [head = '', name] = splitReference(reference);
	if (name === undefined) return own(WHOLE, head)?.(policy, speech) ?? [];
	return own(ONE, head)?.(policy, speech, name) ?? [];
}

/** Head and name of a rule reference: `changes.reducing-rights` is `changes` and `reducing-rights`. */
export function splitReference(reference: string): [head: string, name?: string] {
	const dot = reference.indexOf('.');
	return dot < 0 ? [reference] : [reference.slice(0, dot), reference.slice(dot + 1)];
}

const own = <T>(table: Record<string, T>, key: string): T | undefined =>
	Object.hasOwn(table, key) ? table[key] : undefined;

const each =
	(names: (policy: Policy) => string[], describe: Describe) =>
	(policy: Policy, speech: Speech): string[] =>
		names(policy).flatMap(name => describe(policy, speech, name));

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
		said.push(say('standard.minors.may', { rights: namesOf('right', rule.may, speech) }));
	return [speech.together(said)];
};

const change: Describe = ({ changes }, speech, id) => {
	if (id === 'going-on') return [speech.say('standard.going-on')];
	const rule = { 'reducing-rights': changes.reducingRights, otherwise: changes.otherwise }[id];
	if (!rule || rule.notice.length === 0) return [];
	const notice = namesOf('channel', rule.notice, speech);
	if (id === 'otherwise') return [speech.say('standard.changes.otherwise', { notice })];
	return rule.before
		? [speech.say('standard.changes.reducing', { notice, before: speech.period(rule.before) })]
		: [speech.say('standard.changes.reducing-whenever', { notice })];
};

const ground: Describe = (_policy, speech, id) => [
	speech.say('standard.disclosure.ground', { ground: speech.name('disclose', id) }),
];

const PARTS: Record<string, (policy: Policy, speech: Speech) => string[]> = {
	'controller.representatives': operator.representatives,
	'controller.data-protection-officer': operator.officer,
	'controller.joint-with': operator.joint,
	'controller.third-country-note': operator.thirdCountryNote,
	'contact.through': operator.through,
	'disclosure.grounds': each(policy => policy.disclosure.grounds, ground),
	'disclosure.foreign-orders': operator.foreignOrders,
};

const part =
	(head: string): Describe =>
	(policy, speech, name) =>
		own(PARTS, `${head}.${name}`)?.(policy, speech) ?? [];

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
	controller: part('controller'),
	contact: part('contact'),
	disclosure: part('disclosure'),
	rights: (_policy, speech, id) => [speech.say('standard.right', { right: speech.name('right', id) })],
	'extend-retention-for': (_policy, speech, id) => [
		speech.say('standard.extension', { ground: speech.name('extend', id) }),
	],
	people: operator.person,
	'automated-decisions': decision,
	statutes: operator.statute,
	documents: operator.paper,
	attestations: operator.attestation,
	'reviewed-wording': operator.review,
	waivers: operator.waiver,
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
	'extend-retention-for': each(policy => policy.extendRetentionFor, ONE['extend-retention-for']!),
	regions: each(policy => Object.keys(policy.regions), region),
	recipients: each(policy => Object.keys(policy.recipients), recipient),
	jurisdictions: each(policy => Object.keys(policy.jurisdictions), jurisdiction),
	services: (policy, speech) => [
		speech.say('standard.services', {
			services: titlesOf(policy.services, Object.keys(policy.services), speech),
		}),
		...Object.keys(policy.services).flatMap(id => serviceNotes(policy, speech, id)),
	],
	disclosure: (policy, speech) => [
		speech.say('standard.disclosure'),
		...policy.disclosure.grounds.flatMap(id => ground(policy, speech, id)),
		...operator.foreignOrders(policy, speech),
	],
	minors: each(policy => policy.minors.map(({ id }) => id), band),
	rights: each(policy => policy.rights, ONE.rights!),
	changes: each(() => ['reducing-rights', 'otherwise', 'going-on'], change),
	controller: operator.controller,
	contact: operator.contact,
	'end-of-service': operator.endOfService,
	backups: ({ backups }, speech) =>
		backups
			? [
					speech.say('standard.backups', {
						data: speech.period(backups.data),
						keys: speech.period(backups.keys),
					}),
				]
			: [],
	incident: operator.incident,
	telemetry: ({ telemetry }, speech) =>
		telemetry
			? [speech.say('standard.telemetry', { counts: namesOf('count', telemetry.counts, speech) })]
			: [],
	people: operator.people,
	measures: operator.measures,
	exceptions: operator.exceptions,
	succession: operator.succession,
	deceased: operator.deceased,
	refusal: operator.refusal,
	'pseudonymous-use': operator.pseudonymousUse,
	'automated-decisions': each(policy => Object.keys(policy.accountability.automatedDecisions), decision),
	statutes: each(policy => Object.keys(policy.accountability.statutes), operator.statute),
	documents: each(policy => Object.keys(policy.accountability.documents), operator.paper),
	'where-languages-differ': operator.languagesDiffer,
};
