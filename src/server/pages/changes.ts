/** What a version changes, for people: grouped by what it means for them, each rule as it read before and reads now. */
import type { PublishedVersion } from '../../obligations/publication/index.js';
import { type Change, compareVersions, type Effect, type Said } from '../../policy/compare.js';
import { policyFor } from '../../policy/compose.js';
import type { Language, Policy } from '../../policy/model.js';
import { parsePolicy } from '../../policy/parse.js';
import { describeRule } from '../../policy/wording/describe.js';
import { type Speech, speech } from '../../policy/wording/speech.js';
import { type Html, html } from './html.js';
import { pageWords } from './words/page-words.js';

type Written = Pick<PublishedVersion, 'sources'>;

const EFFECTS: Effect[] = ['reduces-rights', 'extends-rights', 'neutral', 'editorial'];

/** A list of changes from one published version to the next. */
export function changeList(old: Written, next: Written, language: Language): Html {
	const { say } = pageWords(language);
	const [before, after] = [saidBy(old), saidBy(next)];
	const rules = before && after ? weightiest(compareVersions(before, after)) : [];
	if (!before || !after || rules.length === 0) return html`<p>${say('changes.none')}</p>`;
	return html`${EFFECTS.map(effect => {
		const those = rules.filter(change => change.effect === effect);
		return (
			those.length > 0 &&
			html`<h3>${say(`changes.${effect}`)}</h3>
<ul>${those.map(change => item(change, before, after, language))}</ul>
`
		);
	})}`;
}

/** Null where a later Obhut no longer reads what an earlier one published. */
function saidBy({ sources }: Written): Said | null {
	const { policy, texts } = parsePolicy(sources);
	return policy ? { policy, texts } : null;
}

/** One change a rule: the one that weighs most for people. */
function weightiest(changes: Change[]): Change[] {
	const rules = new Map<string, Change>();
	for (const change of changes) {
		const known = rules.get(change.rule);
		if (!known || EFFECTS.indexOf(change.effect) < EFFECTS.indexOf(known.effect))
			rules.set(change.rule, change);
	}
	return [...rules.values()];
}

function item(change: Change, before: Said, after: Said, language: Language): Html {
	const { say } = pageWords(language);
	const words = speech(language);
	const clause = change.clause === null ? '' : html` <span class="source">${change.clause}</span>`;
	const [was, is] = [before, after].map(({ policy }) => sentences(policy, change.rule, words));
	if (!was && !is) {
		const about = change.rule.replace(/^clauses\./, '');
		return html`<li>${say(`changes.words.${change.kind}`, { about })}</li>\n`;
	}
	if (!was) return html`<li>${say('changes.added', { now: is! })}${clause}</li>\n`;
	if (!is) return html`<li>${say('changes.removed', { before: was })}${clause}</li>\n`;
	if (was === is) return html`<li>${is}${clause}</li>\n`;
	return html`<li>${say('changes.changed', { before: was, now: is })}${clause}</li>\n`;
}

/** The rule in standard words; empty where the policy has no such rule, or none that can be said. */
function sentences(policy: Policy, rule: string, words: Speech): string {
	const [, service, own] = /^services\.([^.]+)\.(.+)$/.exec(rule) ?? [];
	const said =
		service !== undefined && own !== undefined
			? describeRule(policyFor(policy, service), own, words)
			: describeRule(policy, rule, words);
	return words.together(said);
}
