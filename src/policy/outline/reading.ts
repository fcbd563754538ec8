/** Reads an existing policy without judging it: clauses, sentences, promises, and the policy folder they propose. */
import type { Language } from '../model.js';
import { bind } from './bind.js';
import { draftOf } from './draft.js';
import { languageOf } from './language.js';
import type { Gap, OutlineFormat, OutlineSection, Place, Unreadable } from './model.js';
import { slug } from './parties.js';
import { readPromises } from './promises.js';
import { readProposals } from './proposals.js';
import { readFile } from './read.js';
import { split } from './split.js';
import type { StarterLines } from './starter-lines.js';
import { starterRules } from './starter-rules.js';
import { starterText } from './starter-text.js';

/** A file of the starting policy, each line with the sentence it came from. */
export interface Starter {
	path: string;
	lines: StarterLines;
}

export interface Reading {
	file: string;
	format: OutlineFormat;
	language: Language;
	title: string;
	titlePlace: Place;
	sections: OutlineSection[];
	gaps: Gap[];
	starter: Starter[];
}

/** The name of a policy, from that of its file. */
function nameOf(file: string): string {
	const name = slug(file.replace(/\.[^.]*$/, ''));
	return name === '' || name === 'constructor' ? 'my-policy' : name;
}

/** `path` names the file and says its format; `language` overrides what its words say. Never throws. */
export function readProse(path: string, text: string, language?: Language): Reading | Unreadable {
	const read = readFile(path, text);
	if ('message' in read) return read;
	const spoken = language ?? languageOf(read.blocks.map(block => block.text).join('\n'));
	if (!spoken) {
		return {
			message: 'the language of the file is none of German, English and Chinese',
			hint: 'if it is one of them, say which: --language de, en or zh',
		};
	}
	const { title, titlePlace, sections } = split(read.blocks, read.source, read.format, spoken);
	readPromises(sections, spoken);
	readProposals(sections, spoken);
	const draft = draftOf(sections, spoken);
	const gaps = bind(sections, draft);
	const file = path.replace(/^.*[\\/]/, '');
	const starter = [
		{ path: 'policy.yaml', lines: starterRules(nameOf(file), file, draft, sections) },
		{ path: `text/${spoken}.md`, lines: starterText(title, sections, spoken) },
	];
	return { file, format: read.format, language: spoken, title, titlePlace, sections, gaps, starter };
}
