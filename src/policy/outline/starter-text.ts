/** The words of a starting policy: what the author wrote, under headings that carry clause ids. */
import type { Language } from '../model.js';
import type { OutlineClause, OutlineSection, OutlineSentence } from './model.js';
import { StarterLines } from './starter-lines.js';

const BEFOREHAND: Record<Language, string> = { de: 'Vorab', en: 'Beforehand', zh: '前言' };
const UNTITLED: Record<Language, string> = {
	de: 'Datenschutzerklärung',
	en: 'Privacy policy',
	zh: '隐私政策',
};

/** What would be read as markup of ours: headings, fences, comments, figures. */
const harmless = (words: string): string =>
	words.replace(/\{\{/g, '{ {').replace(/^(#|```|~~~|<!--|>)/, '\\$1');

const joined = (marker: string, heading: string): string =>
	[marker.replace(/^#+\s*/, ''), heading].filter(Boolean).join(' ');

/** Headings end in no mark of ours and stay on their line. */
const title = (words: string): string => harmless(words).replace(/[{}#]/g, '').trim();

class TextWriter extends StarterLines {
	private above = '';

	constructor(private readonly language: Language) {
		super();
	}

	section(section: OutlineSection): void {
		const heading = title(joined(section.marker, section.heading)) || BEFOREHAND[this.language];
		this.add(`## ${heading} {#${section.id}}`);
		this.add('');
		for (const clause of section.clauses) this.clause(clause, section);
	}

	private clause(clause: OutlineClause, section: OutlineSection): void {
		const words = title(joined(clause.marker, clause.heading)) || clause.id.slice(1);
		if (clause.sentences.length === 0) {
			this.above = this.above === '' ? words : `${this.above} · ${words}`;
			return;
		}
		if (clause.id !== section.id) {
			this.add(
				`### ${this.above === '' ? words : `${this.above} · ${words}`} {#${clause.id}}`,
				clause.sentences[0],
			);
			this.add('');
		}
		this.above = '';
		this.paragraphs(clause.sentences);
	}

	private paragraphs(sentences: OutlineSentence[]): void {
		for (const [index, sentence] of sentences.entries()) {
			const before = sentences[index - 1];
			const begins = before === undefined || before.paragraph !== sentence.paragraph;
			if (begins && before && (before.form === 'sentence' || sentence.form === 'sentence')) this.add('');
			const bullet = sentence.form === 'sentence' ? '' : begins ? '- ' : '  ';
			this.add(`${bullet}${harmless(sentence.text)}`, sentence);
		}
		this.add('');
	}
}

/** `text/<language>.md`, with the place of every line in the file that was read. */
export function starterText(name: string, sections: OutlineSection[], language: Language): StarterLines {
	const writer = new TextWriter(language);
	writer.add(`# ${title(name) || UNTITLED[language]}`);
	writer.add('');
	for (const section of sections) writer.section(section);
	return writer;
}
