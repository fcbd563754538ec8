/** One term per concept (GEN-05): where a text calls one thing by two names, readers look for two things. */
import type { Finding } from '../../finding.js';
import { quoted } from '../../finding.js';
import { type Concept, LEXICON } from '../lexicon.js';
import { every, findingsOf, type Spoken } from './prose.js';

interface Use {
	term: string;
	count: number;
	spoken: Spoken;
	at: number;
	length: number;
}

/** How often each term of a concept is used, and where first; the most used first. */
function usesOf({ terms }: Concept, clauses: Spoken[]): Use[] {
	const uses: Use[] = [];
	for (const [term, pattern] of Object.entries(terms)) {
		let use: Use | null = null;
		for (const spoken of clauses) {
			for (const { text, at } of spoken.sentences) {
				for (const match of every(pattern, text)) {
					if (use) use.count++;
					else use = { term, count: 1, spoken, at: at + match.index, length: match[0].length };
				}
			}
		}
		if (use) uses.push(use);
	}
	return uses.sort((a, b) => b.count - a.count);
}

/** `term-varies`: once for each term beside the one the text uses most. */
export function variedTerms(clauses: Spoken[]): Finding[] {
	const language = clauses[0]?.language;
	if (!language) return [];
	return LEXICON[language].terms.flatMap(concept => {
		const [main, ...others] = usesOf(concept, clauses);
		return others.flatMap(({ spoken, term, at, length }) =>
			findingsOf(spoken, [
				{
					code: 'term-varies',
					at,
					length,
					message: `${quoted(term)} stands for ${concept.concept}, which the text else calls ${quoted(main!.term)}`,
					hint: `write ${quoted(main!.term)} throughout`,
				},
			]),
		);
	});
}
