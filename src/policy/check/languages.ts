/** The language versions say the same, and none is worse for who reads it (GDPR Art. 12(1); BGB § 305c(2)). */
import { type Finding, finding, quoted } from '../finding.js';
import type { Language, Policy, PolicyText, TextClause } from '../model.js';
import type { Where } from '../parse.js';
import { textPath } from '../text.js';
import { tells, untold } from './lawful.js';
import { listed } from './view.js';

function checkPrecedence(policy: Policy, where: Where): Finding[] {
	const { languages, accountability } = policy;
	if (languages.length < 2) return [];
	const prevails = accountability.whereLanguagesDiffer;
	if (prevails === 'better-for-the-person' && tells(policy, 'where-languages-differ')) return [];
	const fix = {
		rule: 'where-languages-differ: better-for-the-person',
		words: {
			de: 'Weichen zwei Sprachen voneinander ab, gilt, was für Sie günstiger ist.',
			en: 'Where two languages differ, what is better for you counts.',
			zh: '各语言版本不一致的，以对您更有利的为准。',
		},
	};
	const hint = 'say `better-for-the-person`: whoever writes in several languages answers for each';
	if (prevails === undefined) {
		const message = `nothing says which of ${listed(languages)} counts where they differ`;
		return [finding('language-precedence-missing', where(['languages']), message, hint, { fix })];
	}
	if (prevails === 'better-for-the-person') {
		const message = untold(policy, 'where-languages-differ');
		const place = where(['where-languages-differ']);
		return [finding('language-precedence-missing', place, message, hint, { fix })];
	}
	const others = languages.filter(language => language !== prevails);
	const message = `where languages differ ${quoted(prevails)} counts, also against who read ${listed(others)}`;
	return [finding('language-precedence-unfair', where(['where-languages-differ']), message, hint, { fix })];
}

interface Written {
	text: PolicyText;
	clause: TextClause;
}

/** Clauses that have words of their own in more than one language, by service and id. */
function writtenTwice(texts: PolicyText[]): Written[][] {
	const byClause = new Map<string, Written[]>();
	for (const text of texts) {
		for (const clause of text.sections.flatMap(section => section.clauses)) {
			if (clause.markdown === '') continue;
			const key = `${text.service ?? ''} ${clause.id}`;
			byClause.set(key, [...(byClause.get(key) ?? []), { text, clause }]);
		}
	}
	return [...byClause.values()].filter(versions => versions.length > 1);
}

const figuresIn = (markdown: string) =>
	new Set(
		[...markdown.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, figure]) => figure!.trim().replace(/\s+/g, ' ')),
	);

/** A sentence of the clause is about what never happens. */
const NEVER: Record<Language, RegExp> = {
	de: /(?<!\p{L})(?:nie|niemals)(?!\p{L})/iu,
	en: /\bnever\b/i,
	zh: /从不|绝不|永不|决不|从未|绝对不/,
};

const placeOf = ({ text, clause }: Written) => ({ file: textPath(text), line: clause.line, col: 1 });

function differences(versions: Written[]): Finding[] {
	const all = versions.map(version => ({ version, figures: figuresIn(version.clause.markdown) }));
	const said = [...new Set(all.flatMap(({ figures }) => [...figures]))];
	return all.flatMap(({ version, figures }) => {
		const missing = said.filter(figure => !figures.has(figure));
		if (missing.length === 0) return [];
		const { id } = version.clause;
		const message = `clause ${quoted(id)} in ${quoted(version.text.language)} lacks ${listed(missing.map(each => `{{${each}}}`))}, which another language has`;
		const hint = 'say the same in every language: each figure and list of the rules stands in all of them';
		const words = { [version.text.language]: missing.map(each => `{{${each}}}`).join(' ') };
		return [finding('languages-differ', placeOf(version), message, hint, { fix: { words } })];
	});
}

/** What one language rules out and no other one does. */
function ruledOut(versions: Written[]): Finding[] {
	const [never, others] = [true, false].map(wanted =>
		versions.filter(({ text, clause }) => NEVER[text.language].test(clause.markdown) === wanted),
	) as [Written[], Written[]];
	if (never.length !== 1 || others.length < 2) return [];
	const [{ text, clause }] = never as [Written];
	const message = `clause ${quoted(clause.id)} rules something out in ${quoted(text.language)} and in no other language`;
	const hint = 'say in each language what never happens, or in none';
	return [finding('languages-differ', placeOf(never[0]!), message, hint)];
}

/** Findings about what the languages say differently. */
export function checkLanguages(policy: Policy, texts: PolicyText[], where: Where): Finding[] {
	const clauses = writtenTwice(texts);
	return [...checkPrecedence(policy, where), ...clauses.flatMap(differences), ...clauses.flatMap(ruledOut)];
}
