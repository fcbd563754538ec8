/** Headings for clauses and sections nobody wrote words for. */
import { entry } from '../compose.js';
import type { Policy, Words } from '../model.js';
import { splitReference } from './describe.js';
import type { Phrase } from './en.js';
import { en } from './en.js';
import type { Speech } from './speech.js';

/** Heads of references by the group of clauses they belong to, in the order people read them. */
const GROUPS = {
	about: ['version', 'coverage', 'where-languages-differ'],
	collected: ['data', 'people', 'pseudonymous-use'],
	used: ['purposes', 'across-services', 'automated-decisions', 'telemetry'],
	kept: [
		'regions',
		'retention',
		'extend-retention-for',
		'statutes',
		'end-of-service',
		'succession',
		'backups',
	],
	protected: ['encryption', 'measures', 'recipients', 'disclosure', 'exceptions', 'documents', 'incident'],
	minors: ['minors'],
	scope: ['services', 'jurisdictions'],
	rights: ['controller', 'contact', 'rights', 'refusal', 'deceased'],
	changes: ['changes'],
} as const;

/** What a clause about these rules is called: the one entry of its kind that it names first, or else that kind. */
export function clauseHeading(policy: Policy, rules: readonly string[], speech: Speech): string {
	const [first = 'declaration'] = rules;
	const [head] = splitReference(first);
	const alone = rules.filter(rule => splitReference(rule)[0] === head).length === 1;
	const title = alone ? titleOf(policy, first)?.[speech.language] : undefined;
	if (title) return speech.capital(title);
	const phrase = `heading.${head}`;
	return phrase in en ? speech.say(phrase as Phrase) : speech.say('heading.declaration');
}

/** What a section of such clauses is called, by the rules of its first. */
export function sectionHeading(rules: readonly string[], speech: Speech): string {
	const [head] = splitReference(rules[0] ?? '');
	const group = Object.entries(GROUPS).find(([, heads]) => (heads as readonly string[]).includes(head))?.[0];
	return group ? speech.say(`group.${group as keyof typeof GROUPS}`) : speech.say('heading.declaration');
}

function titleOf(policy: Policy, rule: string): Words | undefined {
	const [head, name = ''] = splitReference(rule);
	const titled: Record<string, Record<string, { title: Words }>> = {
		data: policy.data,
		purposes: policy.purposes,
		recipients: policy.recipients,
		services: policy.services,
		people: policy.accountability.people,
		'automated-decisions': policy.accountability.automatedDecisions,
	};
	const table = entry(titled, head);
	return table && entry(table, name)?.title;
}
