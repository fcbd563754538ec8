/** The digest of the words of one language: who reviewed it read exactly these. */
import { digestOf } from './canonical.js';
import type { Language, PolicyText } from './model.js';

/** The same words, however they are encoded and whatever space ends their lines. */
const plain = (words: string) =>
	words
		.normalize('NFC')
		.split(/\r?\n/)
		.map(line => line.trimEnd())
		.join('\n')
		.trim();

/**
 * First 16 hex digits of the SHA-256 of all words of a language: the general ones, then each service's by its id. Figures
 * count as they are written, `{{…}}`; what the rules make of them has a version and a digest of its own.
 */
export function wordsDigest(texts: PolicyText[], language: Language): string {
	const own = texts.filter(text => text.language === language);
	own.sort((a, b) => ((a.service ?? '') < (b.service ?? '') ? -1 : 1));
	const words = own.map(({ service, title, sections }) => ({
		service,
		title: plain(title),
		sections: sections.map(({ id, heading, clauses }) => ({
			id,
			heading: plain(heading),
			clauses: clauses.map(clause => [clause.id, plain(clause.heading), plain(clause.markdown)]),
		})),
	}));
	return digestOf(words).slice(0, 16);
}
