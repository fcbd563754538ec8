/** Clauses whose words are in another language than their file says, or lack a heading (GEN-10). */
import { type Finding, finding, quoted } from '../../finding.js';
import { languageOf } from '../../outline/language.js';
import { textPath } from '../../text.js';
import { findingsOf, type Spoken } from './prose.js';

/** Fewer words than this may be the same in two languages: a name, an address. */
const FEW = 4;

/** Fewer words do not show which language they are in. */
const ENOUGH = 10;

/** Nothing but words: figures, marks and space out. */
const lettersOf = ({ plain }: Spoken) =>
	plain
		.replace(/\{\{[^{}]*\}\}/g, ' ')
		.replace(/[^\p{L}]+/gu, ' ')
		.trim();

const count = (letters: string) =>
	letters.split(' ').length + (letters.match(/\p{Script=Han}/gu)?.length ?? 0);

/** `words-untranslated` and `heading-missing` for the clauses of all texts. */
export function untranslated(clauses: Spoken[]): Finding[] {
	const seen = new Map<string, Spoken>();
	return clauses.flatMap(spoken => {
		const letters = lettersOf(spoken);
		const found = count(letters) < ENOUGH ? null : languageOf(letters);
		const key = `${spoken.text.service ?? ''} ${spoken.clause.id} ${letters}`;
		const same = count(letters) < FEW ? undefined : seen.get(key);
		seen.set(key, spoken);
		const wrong =
			found !== null && found !== spoken.language
				? `is written in ${quoted(found)}`
				: same && same.language !== spoken.language && found !== spoken.language
					? `says the same as in ${quoted(same.language)}`
					: null;
		const at = { at: 0, length: spoken.clause.markdown.split('\n')[0]!.length };
		const heads = headless(spoken);
		if (wrong === null) return heads;
		const message = `clause ${quoted(spoken.clause.id)} ${wrong} in ${quoted(textPath(spoken.text))}`;
		const hint = 'translate it; standard wording is published where there are no words';
		return [...heads, ...findingsOf(spoken, [{ code: 'words-untranslated', ...at, message, hint }])];
	});
}

function headless({ clause, text }: Spoken): Finding[] {
	if (clause.heading !== '') return [];
	const at = { file: textPath(text), line: clause.line, col: 1 };
	const message = `clause ${quoted(clause.id)} has no heading in ${quoted(text.language)}`;
	return [finding('heading-missing', at, message, `write one before its id: \`### … {#${clause.id}}\``)];
}
