/**
 * Figures: what the words of a policy take from its rules, so that no number is ever typed twice.
 *
 * A figure is `{{name}}`, `{{name.of.a.rule}}` or `{{word rule}}`; nothing else, no arithmetic, no conditions:
 *
 *     version · effective · policy                         the policy itself
 *     controller.name|address|email|phone|country|third-country-note     who is responsible
 *     representatives.<jurisdiction>.name|address|email    representative there
 *     officer.name|email                                   data protection officer
 *     contact.email|answer-within|through
 *     jurisdictions.<id>.residents-of · authority.<jurisdiction>.name|url
 *     regions.<id>.stored-in|collected-in                  country names
 *     services · purposes                                  lists of titles
 *     data.<id> · purposes.<id> · recipients.<id> · services.<id>     one title
 *     purposes.<id>.basis|interest|consent-lasts|services · purposes.<id>.basis.<jurisdiction>
 *     retention.<id>.keep|after|ending
 *     end-of-service.notice|export-window|within|ending
 *     backups.data|keys · telemetry.counts · incident.notice|authority.<jurisdiction>
 *     exceptions.approvers|at-most · succession.notice|tells · deceased.relatives-may · people · measures
 *     minors.of-age · minors.<band>.from|to|last|may · rights
 *     changes.reducing-rights.notice|before · changes.otherwise.notice
 *     items purposes.<id> · items retention.<id> · items data        titles of the data items
 *     extension-grounds · disclosure.grounds               on a line of its own: a list of the grounds
 *     periods                                              on a line of its own: every retention rule in short
 *     list <rule>                                          on a line of its own: the rule in standard sentences
 *     in <service> <figure>                                the figure as that service's own policy has it
 */
import { entry, policyFor } from './compose.js';
import { OPERATOR_FIGURES, OPERATOR_LISTS } from './figures-operator.js';
import { type Finding, finding, quoted } from './finding.js';
import type { ChangeRule, Language, Party, Policy } from './model.js';
import { positionAt, type SourceFile } from './source-file.js';
import { describeRule } from './wording/describe.js';
import { basesOf, basisIn, retentionOf, titlesOf, whereOf } from './wording/facts.js';
import { type Speech, speech } from './wording/speech.js';

/** A figure in some words that the rules do not have. */
export interface UnknownFigure {
	figure: string;
	/** Offset of `{{` in the words. */
	at: number;
}

const FIGURE = /\{\{([^{}]*)\}\}/g;

/** The words with their figures filled in, as Markdown; unknown ones stay as they stand and are named. */
export function fillFigures(
	markdown: string,
	policy: Policy,
	speech: Speech,
): { markdown: string; unknown: UnknownFigure[] } {
	const unknown: UnknownFigure[] = [];
	const filled = markdown.replace(FIGURE, (whole, inner: string, at: number) => {
		const figure = inner.trim();
		const said = figureOf(figure, policy, speech);
		if (said === null) unknown.push({ figure, at });
		return said ?? whole;
	});
	return { markdown: filled, unknown };
}

/** Every figure in a file of words that the rules do not have, with its place. */
export function figureFindings(policy: Policy, file: SourceFile, language: Language): Finding[] {
	return fillFigures(file.text, policy, speech(language)).unknown.map(({ figure, at }) => {
		const hint = 'name a figure the rules have; `src/policy/figures.ts` lists their forms';
		return finding(
			'figure-unknown',
			positionAt(file, at),
			`the rules have no figure ${quoted(figure)}`,
			hint,
		);
	});
}

/** Markdown for one figure, or null where the rules have none of that name. */
export function figureOf(figure: string, policy: Policy, speech: Speech): string | null {
	const [word = '', rule, ...rest] = figure.split(/\s+/);
	if (word === 'in' && rule && rest.length > 0 && entry(policy.servicePolicies, rule))
		return figureOf(rest.join(' '), policyFor(policy, rule), speech);
	if (rest.length > 0) return null;
	if (rule !== undefined) {
		if (word === 'items') return inline(itemsOf(rule, policy, speech));
		return word === 'list' ? block(describeRule(policy, rule, speech)) : null;
	}
	const [head = '', ...path] = word.split('.');
	if (word === 'periods') return block(periodsOf(policy, speech));
	if (word === 'extension-grounds')
		return block(policy.extendRetentionFor.map(ground => speech.name('extend', ground)));
	if (word === 'disclosure.grounds')
		return block(policy.disclosure.grounds.map(ground => speech.name('disclose', ground)));
	return Object.hasOwn(HEADS, head) ? inline(HEADS[head]!(path, policy, speech)) : null;
}

/** A text of the rules as Markdown: addresses become links, anything Markdown would read is escaped. */
export function escapeMarkdown(text: string): string {
	if (/^(https:\/\/\S+|[\w.+-]+@[\w.-]+)$/.test(text)) return `<${text}>`;
	return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}

const inline = (said: string | null | undefined): string | null => (said ? escapeMarkdown(said) : null);

const block = (lines: string[]): string | null =>
	lines.length === 0 ? null : lines.map(line => `- ${escapeMarkdown(line)}`).join('\n');

function itemsOf(rule: string, policy: Policy, speech: Speech): string | null {
	if (rule === 'data') return titlesOf(policy.data, Object.keys(policy.data), speech);
	const [head, id = ''] = rule.split('.');
	const items =
		head === 'purposes'
			? policy.purposes[id]?.uses
			: head === 'retention'
				? policy.retention[id]?.data
				: null;
	return items ? titlesOf(policy.data, items, speech) : null;
}

function periodsOf(policy: Policy, speech: Speech): string[] {
	return Object.values(policy.retention).map(rule => {
		const items = speech.capital(titlesOf(policy.data, rule.data, speech));
		return speech.say('standard.period', { items, ...retentionOf(rule, speech) });
	});
}

type Head = (path: string[], policy: Policy, speech: Speech) => string | null | undefined;

/** Takes the one value a path of length one names. */
const pick =
	(values: (policy: Policy, speech: Speech) => Record<string, string | undefined>): Head =>
	([key = '', ...rest], policy, speech) => {
		const all = values(policy, speech);
		return rest.length === 0 && Object.hasOwn(all, key) ? all[key] : null;
	};

const whole =
	(value: (policy: Policy, speech: Speech) => string): Head =>
	(path, policy, speech) =>
		path.length === 0 ? value(policy, speech) : null;

const partyOf = (party: Party | undefined): Record<string, string | undefined> =>
	party ? { name: party.name, address: party.address, email: party.email, phone: party.phone } : {};

const channels = (rule: Pick<ChangeRule, 'notice'>, speech: Speech): string =>
	speech.list(rule.notice.map(channel => speech.name('channel', channel)));

const HEADS: Record<string, Head> = {
	policy: whole(policy => policy.id),
	version: whole(policy => policy.version),
	effective: whole((policy, speech) => speech.date(policy.effective)),
	controller: pick((policy, speech) => ({
		...partyOf(policy.controller),
		country: speech.country(policy.controller.establishedIn),
		...OPERATOR_FIGURES.controller!(policy, speech),
	})),
	representatives: ([id = '', ...path], policy, speech) =>
		pick(() => partyOf(policy.controller.representatives[id]))(path, policy, speech),
	officer: pick(policy => partyOf(policy.controller.dataProtectionOfficer)),
	contact: pick((policy, speech) => ({
		email: policy.contact.email,
		'answer-within': speech.period(policy.contact.answerWithin),
		...OPERATOR_FIGURES.contact!(policy, speech),
	})),
	exceptions: pick(OPERATOR_FIGURES.exceptions!),
	succession: pick(OPERATOR_FIGURES.succession!),
	deceased: pick(OPERATOR_FIGURES.deceased!),
	people: whole(OPERATOR_LISTS.people!),
	measures: whole(OPERATOR_LISTS.measures!),
	jurisdictions: ([id = '', ...path], policy, speech) =>
		pick(() => ({ 'residents-of': whereOf(policy, id, speech) }))(path, policy, speech),
	authority: ([id = '', ...path], policy, speech) =>
		pick(() => ({ ...policy.jurisdictions[id]?.authority }))(path, policy, speech),
	regions: ([id = '', ...path], policy, speech) => {
		const region = policy.regions[id];
		if (!region) return null;
		const collected = speech.list(region.collectedIn.map(speech.country));
		return pick(() => ({ 'stored-in': speech.country(region.storedIn), 'collected-in': collected }))(
			path,
			policy,
			speech,
		);
	},
	services: ([id, ...rest], policy, speech) => titleIn(policy.services, id, rest, speech),
	data: ([id, ...rest], policy, speech) => (id === undefined ? null : titleIn(policy.data, id, rest, speech)),
	recipients: ([id, ...rest], policy, speech) => titleIn(policy.recipients, id, rest, speech),
	purposes: ([id, ...path], policy, speech) => {
		const purpose = id === undefined ? undefined : policy.purposes[id];
		if (!purpose || path.length === 0) return titleIn(policy.purposes, id, path, speech);
		const [key, jurisdiction] = path;
		if (key === 'basis' && jurisdiction !== undefined)
			return path.length === 2 && policy.jurisdictions[jurisdiction]
				? basisIn(policy, id!, jurisdiction, speech)
				: null;
		return pick(() => ({
			basis: basesOf(policy, id!, speech),
			interest: purpose.interest?.[speech.language],
			'consent-lasts': purpose.consentLasts && speech.period(purpose.consentLasts),
			services: purpose.services && titlesOf(policy.services, purpose.services, speech),
		}))(path, policy, speech);
	},
	retention: ([id = '', ...path], policy, speech) => {
		const rule = policy.retention[id];
		return rule ? pick(() => retentionOf(rule, speech))(path, policy, speech) : null;
	},
	'end-of-service': pick(({ endOfService: end }, speech) =>
		end
			? {
					notice: channels(end, speech),
					'export-window': speech.period(end.exportWindow),
					within: speech.period(end.within),
					ending: speech.say(`then.${end.then}`),
				}
			: {},
	),
	backups: pick(({ backups }, speech) =>
		backups ? { data: speech.period(backups.data), keys: speech.period(backups.keys) } : {},
	),
	telemetry: pick(({ telemetry }, speech) =>
		telemetry ? { counts: speech.list(telemetry.counts.map(count => speech.name('count', count))) } : {},
	),
	incident: ([key = '', ...path], policy, speech) => {
		if (!policy.incident) return null;
		if (key === 'notice') return path.length === 0 ? channels(policy.incident, speech) : null;
		const within = path.length === 1 && key === 'authority' ? policy.incident.authority[path[0]!] : undefined;
		return within ? speech.period(within) : null;
	},
	minors: ([id = '', ...path], policy, speech) => {
		if (id === 'of-age')
			return path.length === 0 ? String(Math.max(...policy.minors.map(band => band.to))) : null;
		const band = policy.minors.find(one => one.id === id);
		if (!band) return null;
		const may = speech.list(band.may.map(right => speech.name('right', right)));
		const years = { from: String(band.from), to: String(band.to), last: String(band.to - 1) };
		return pick(() => ({ ...years, may }))(path, policy, speech);
	},
	rights: whole((policy, speech) => speech.list(policy.rights.map(right => speech.name('right', right)))),
	changes: ([id, ...path], policy, speech) => {
		const { reducingRights, otherwise } = policy.changes;
		const rule = id === 'reducing-rights' ? reducingRights : id === 'otherwise' ? otherwise : null;
		if (!rule) return null;
		return pick(() => ({
			notice: channels(rule, speech),
			before: rule.before && speech.period(rule.before),
		}))(path, policy, speech);
	},
};

function titleIn(
	table: Record<string, { title: Partial<Record<Speech['language'], string>> }>,
	id: string | undefined,
	rest: string[],
	speech: Speech,
): string | null {
	if (rest.length > 0) return null;
	if (id === undefined) return titlesOf(table, Object.keys(table), speech);
	return Object.hasOwn(table, id) ? speech.title(table[id]!.title, id) : null;
}
