/** The right to object stands apart from everything else (GDPR Art. 21(4), EU-21-4). */
import { type Finding, finding, quoted } from '../../finding.js';
import type { Words } from '../../model.js';
import type { Where } from '../../parse.js';
import { LEXICON } from '../lexicon.js';
import { every, findingsOf, type Spoken, says } from './prose.js';

const BLOCK: Words = {
	de: '> **Ihr Recht zu widersprechen.** Einer Nutzung, die auf unserem berechtigten Interesse beruht, können Sie jederzeit widersprechen.',
	en: '> **Your right to object.** You can object at any time to a use that rests on our legitimate interest.',
	zh: '> **您的反对权。**以我们的正当利益为依据的处理，您可以随时反对。',
};

const tellsOfRights = ({ rules }: { rules: string[] }) =>
	rules.some(rule => rule === 'rights' || rule === 'rights.object');

/** Blockquotes of a clause, and the whole clause where its heading is about objecting. */
function blocksOf({ plain, clause, language }: Spoken): string[] {
	const quotes = plain.split(/\n\s*\n/).filter(block => block.split('\n').every(line => /^\s*>/.test(line)));
	return says(LEXICON[language].objection, clause.heading) ? [...quotes, plain] : quotes;
}

/** Whether a text tells of the right to object in a block that tells of nothing else. */
function apart(clauses: Spoken[]): boolean {
	return clauses.some(spoken => {
		const { objection, otherRights } = LEXICON[spoken.language];
		return blocksOf(spoken).some(block => says(objection, block) && !says(otherRights, block));
	});
}

/** `objection-buried`. Where standard wording tells of the rights there is nothing to look for: it keeps them apart. */
export function buriedObjection(clauses: Spoken[], where: Where): Finding[] {
	const telling = clauses.find(tellsOfRights);
	if (!telling || apart(clauses)) return [];
	const { objection } = LEXICON[telling.language];
	const hint = 'give it a blockquote or a clause of its own, with nothing else in it';
	const more = { fix: { words: { [telling.language]: BLOCK[telling.language] } } };
	const here = telling.sentences.flatMap(({ text, at }) =>
		every(objection, text).map(match => ({ at: at + match.index, length: match[0].length })),
	)[0];
	if (!here) {
		const message = `no clause in ${quoted(telling.language)} tells people apart that they can object`;
		return [finding('objection-buried', where(['clauses', telling.clause.id]), message, hint, more)];
	}
	const message = `clause ${quoted(telling.clause.id)} tells of the right to object among other things`;
	return findingsOf(telling, [{ code: 'objection-buried', ...here, message, hint, more }]);
}
