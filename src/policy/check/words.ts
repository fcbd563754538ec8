/** The published words: there in every language, and saying nothing the rules do not hold. */
import { policyFor } from '../compose.js';
import { type Finding, finding, quoted } from '../finding.js';
import type { Clause, Language, Policy, PolicyText, Words } from '../model.js';
import type { Where } from '../parse.js';
import { textPath } from '../text.js';
import { LEXICON } from './lexicon.js';
import { lacking, listed } from './view.js';
import { missingContents } from './words/announced.js';
import { fictions, shiftedDuties } from './words/consent.js';
import { typedFigures } from './words/drift.js';
import { hedged, vaguePeriods } from './words/hedges.js';
import { brokenNumbering, openLists } from './words/lists.js';
import { buriedObjection } from './words/objection.js';
import { cut, findingsOf, type Hit, type Spoken, says, spokenIn } from './words/prose.js';
import { hiddenPurposes } from './words/purposes.js';
import { brokenReferences, type Parts, partsOf } from './words/references.js';
import { variedTerms } from './words/terms.js';
import { praise, smells } from './words/tone.js';
import { untranslated } from './words/translated.js';

/** Titles people read, in every language of the policy. */
export function checkTitles(policy: Policy, where: Where): Finding[] {
	const untitled = (section: string, entries: Record<string, { title: Words }>, service?: string) =>
		Object.entries(entries).flatMap(([id, { title }]) => {
			const missing = lacking(policy, title);
			if (missing.length === 0) return [];
			const message = `${quoted(`${section}.${id}`)} has no title in ${listed(missing)}`;
			return [
				finding(
					'title-missing',
					where([section, id], service),
					message,
					'add it under `title`; the id is shown otherwise',
				),
			];
		});
	return [
		...untitled('services', policy.services),
		...untitled('data', policy.data),
		...untitled('purposes', policy.purposes),
		...untitled('recipients', policy.recipients),
		...Object.values(policy.servicePolicies).flatMap(own => [
			...untitled('data', own.data, own.service),
			...untitled('purposes', own.purposes, own.service),
		]),
	];
}

const clausesOf = (text: PolicyText) => text.sections.flatMap(section => section.clauses);

function missingIn(
	language: Language,
	clauses: Clause[],
	texts: PolicyText[],
	where: Where,
	service?: string,
): Finding[] {
	const text = texts.find(each => each.language === language && each.service === service);
	if (!text) {
		if (service !== undefined && clauses.length === 0) return [];
		const path = textPath({ language, ...(service === undefined ? {} : { service }) });
		const at = service === undefined ? where(['languages']) : where(['clauses'], service);
		const hint = `write it; standard wording is published until then`;
		return [finding('text-missing', at, `there is no \`${path}\``, hint)];
	}
	const written = new Set(
		clausesOf(text)
			.filter(each => each.markdown !== '')
			.map(each => each.id),
	);
	return clauses
		.filter(clause => !written.has(clause.id))
		.map(clause => {
			const message = `clause ${quoted(clause.id)} has no words in ${quoted(language)}`;
			const hint = `write it in \`${textPath(text)}\`; standard wording is published until then`;
			return finding('words-missing', where(['clauses', clause.id], service), message, hint);
		});
}

/** Clauses and languages without words of their own. */
export function checkWritten(policy: Policy, texts: PolicyText[], where: Where): Finding[] {
	return policy.languages.flatMap(language => [
		...missingIn(language, policy.clauses, texts, where),
		...Object.values(policy.servicePolicies).flatMap(own =>
			missingIn(language, own.clauses, texts, where, own.service),
		),
	]);
}

/** What is wrong with a clause's words by themselves. */
const OF_CLAUSE: ((spoken: Spoken) => Hit[])[] = [
	openLists,
	brokenNumbering,
	hedged,
	vaguePeriods,
	hiddenPurposes,
	fictions,
	shiftedDuties,
	praise,
	typedFigures,
];

function inText(clauses: Spoken[], parts: Parts): Finding[] {
	const plural = clauses.some(({ plain, language }) => says(LEXICON[language].plural, plain));
	return [
		...clauses.flatMap(spoken =>
			findingsOf(spoken, [
				...OF_CLAUSE.flatMap(check => check(spoken)),
				...brokenReferences(spoken, parts),
				...missingContents(spoken, clauses),
				...smells(spoken, plural),
			]),
		),
		...variedTerms(clauses),
	];
}

/** What the words say wrongly, unclearly, or in the wrong language; what nobody wrote is not judged. */
export function checkPhrases(policy: Policy, texts: PolicyText[], where: Where): Finding[] {
	const spoken = texts.map(text => ({
		text,
		clauses: spokenIn(policyFor(policy, text.service ?? ''), text),
	}));
	const found = spoken.flatMap(({ text, clauses }) =>
		cut([
			...inText(clauses, partsOf(policy, texts, text.language)),
			...(text.service === undefined ? buriedObjection(clauses, where) : []),
		]),
	);
	return [...found, ...untranslated(spoken.flatMap(({ clauses }) => clauses))];
}
