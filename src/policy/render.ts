import { digestOf } from './canonical.js';
import { escapeMarkdown, fillFigures } from './figures.js';
import { listRows, useRows } from './list.js';
import { markdownToHtml } from './markdown.js';
import type { Clause, Language, Policy, PolicyText, TextClause } from './model.js';
import type { RenderedClause, RenderedPolicy, RenderedSection } from './rendered.js';
import { describeRule } from './wording/describe.js';
import { clauseHeading, sectionHeading } from './wording/headings.js';
import { objectionIn } from './wording/objection.js';
import { type Speech, speech } from './wording/speech.js';

/**
 * The policy in one language: its own words with their figures filled in, standard wording where a clause has none,
 * clauses in the order published. A figure the rules do not have stays as it stands; `figureFindings` names it.
 */
export function renderDocument(policy: Policy, texts: PolicyText[], language: Language): RenderedPolicy {
	const said = speech(language);
	const text = texts.find(one => one.language === language && one.service === undefined);
	const { version, effective, example } = policy;
	const content = {
		language,
		policy: policy.id,
		title: text?.title ?? said.say('standard.title'),
		version,
		effective,
		example,
		model: digestOf(policy),
		sections: sectionsOf(policy, text, said),
		list: listRows(policy, said),
		uses: useRows(policy, said),
	};
	return { ...content, digest: digestOf(content) };
}

/** Own sections in their order; clauses nobody wrote join the section their number names, or one of their own. */
function sectionsOf(policy: Policy, text: PolicyText | undefined, said: Speech): RenderedSection[] {
	const words = new Map(
		text?.sections.flatMap(section => section.clauses.map(clause => [clause.id, clause])),
	);
	const sections: RenderedSection[] = (text?.sections ?? []).map(({ id, heading }) => ({
		id,
		heading,
		clauses: [],
	}));
	const home = new Map(
		text?.sections.flatMap((section, index) => section.clauses.map(clause => [clause.id, sections[index]!])),
	);
	for (const clause of policy.clauses) {
		const section = home.get(clause.id) ?? sectionFor(clause, sections, said);
		section.clauses.push(renderClause(policy, clause, words.get(clause.id), said));
	}
	return sections.filter(section => section.clauses.length > 0);
}

function sectionFor(clause: Clause, sections: RenderedSection[], said: Speech): RenderedSection {
	const id = clause.id.split('.')[0]!;
	const names = [id, `section-${id.replace(/^\D+/, '')}`];
	const found = sections.find(section => names.includes(section.id));
	if (found) return found;
	const made = { id: names[1]!, heading: sectionHeading(clause.rules, said), clauses: [] };
	sections.push(made);
	return made;
}

function renderClause(
	policy: Policy,
	clause: Clause,
	words: TextClause | undefined,
	said: Speech,
): RenderedClause {
	const rules = clause.rules.map(rule => ({ rule, sentences: describeRule(policy, rule, said) }));
	const own = words && words.markdown.trim() !== '';
	const markdown = own
		? fillFigures(words.markdown, policy, said).markdown.trim()
		: standardWords(
				rules.flatMap(({ sentences }) => sentences),
				objectionIn(policy, clause.rules, said),
				said,
			);
	return {
		id: clause.id,
		heading: words?.heading || clauseHeading(policy, clause.rules, said),
		html: markdownToHtml(markdown),
		markdown,
		source: own ? 'own' : 'standard',
		declaration: clause.declaration,
		rules,
	};
}

/** Sentences as a list where there are several, and the right to object in a block of its own (GDPR Art. 21(4)). */
function standardWords(sentences: string[], objection: string[], said: Speech): string {
	if (sentences.length === 0) return said.say('standard.nothing');
	const escaped = sentences.map(escapeMarkdown);
	const words = escaped.length === 1 ? escaped[0]! : escaped.map(sentence => `- ${sentence}`).join('\n');
	if (objection.length === 0) return words;
	const lead = `**${escapeMarkdown(said.say('heading.objection'))}**`;
	return `${words}\n\n> ${lead}\n>\n> ${escapeMarkdown(said.together(objection))}`;
}
