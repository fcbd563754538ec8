/** The published words: there in every language, and saying nothing the rules do not hold. */
import { type Finding, type FindingCode, finding, type Position, quoted } from '../finding.js';
import type { Clause, Language, Policy, PolicyText, TextClause, Words } from '../model.js';
import type { Where } from '../parse.js';
import { textPath } from '../text.js';
import { LEXICON, type Phrases } from './lexicon.js';
import { lacking, listed } from './view.js';

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

interface Phrase {
	code: FindingCode;
	match: RegExpExecArray;
	message: string;
	hint: string;
}

function phrasesIn(clause: TextClause, phrases: Phrases, policy: Policy): Phrase[] {
	const found: Phrase[] = [];
	const say = (code: FindingCode, match: RegExpExecArray | null, message: string, hint: string) => {
		if (match) found.push({ code, match, message: `clause ${quoted(clause.id)} ${message}`, hint });
	};
	const { markdown } = clause;
	const open = phrases.openList.exec(markdown);
	say(
		'list-open',
		open,
		`leaves a list open with ${quoted(open?.[0] ?? '')}`,
		'name everything; what is not named is not done',
	);
	const hedged = phrases.figure.test(markdown) ? null : phrases.hedgedPeriod.exec(markdown);
	say(
		'period-hedged',
		hedged,
		`names a period without its length: ${quoted(hedged?.[0] ?? '')}`,
		'take the figure from the rules, `{{…}}`',
	);
	const advertising = advertisingIn(clause, phrases, policy);
	say(
		'purpose-hidden',
		advertising,
		'speaks of advertising, which is no purpose it is bound to',
		'declare the purpose and bind the clause to it',
	);
	const silence = phrases.silenceDenied.test(markdown) ? null : phrases.silence.exec(markdown);
	say(
		'consent-by-silence',
		silence,
		'takes continued use for consent',
		'say that consent is asked for; going on is none',
	);
	const gated = policy.minors.some(band => band.needsGuardian);
	const shifted = gated ? null : phrases.shifted.exec(markdown);
	say(
		'duty-shifted',
		shifted,
		"leaves the guardian's consent to the reader",
		'ask for it yourself: `minors` with `need: guardian-consent`',
	);
	return found;
}

function advertisingIn(clause: TextClause, phrases: Phrases, policy: Policy): RegExpExecArray | null {
	const match = phrases.advertising.exec(clause.markdown);
	if (!match || phrases.denial.test(clause.markdown.slice(0, match.index))) return null;
	const rules = policy.clauses.find(each => each.id === clause.id)?.rules ?? [];
	const declared = Object.entries(policy.purposes).some(
		([id, purpose]) => /Advertising|Marketing/.test(purpose.is) && rules.includes(`purposes.${id}`),
	);
	return declared ? null : match;
}

function placeOf(text: PolicyText, clause: TextClause, match: RegExpExecArray): Position {
	const before = clause.markdown.slice(0, match.index).split('\n');
	const col = before.at(-1)!.length + 1;
	const width = match[0].split('\n')[0]!.length;
	return {
		file: textPath(text),
		line: (clause.markdownLine ?? clause.line) + before.length - 1,
		col,
		endCol: col + width,
	};
}

/** Open lists, hedged periods, hidden purposes, consent by silence, duties shifted to the reader. */
export function checkPhrases(policy: Policy, texts: PolicyText[]): Finding[] {
	return texts.flatMap(text =>
		clausesOf(text).flatMap(clause =>
			phrasesIn(clause, LEXICON[text.language], policy).map(({ code, match, message, hint }) =>
				finding(code, placeOf(text, clause, match), message, hint),
			),
		),
	);
}
