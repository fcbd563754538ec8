import type { Language } from '../../../policy/model.js';
import { catalog } from '../../../policy/wording/speech.js';
import { de } from './de.js';
import { type ConsoleWord, en } from './en.js';
import { zh } from './zh.js';

/** Groups of words named by data. */
type Group =
	| 'act'
	| 'body'
	| 'count'
	| 'end'
	| 'field'
	| 'ground'
	| 'kind'
	| 'obstacle'
	| 'problem'
	| 'state'
	| 'waits';

export interface ConsoleWords {
	say(word: ConsoleWord, values?: Record<string, string | number>): string;
	/** Like `say` for a word named by data (`state.open`); the name itself where the catalog has none. */
	name(group: Group, id: string): string;
}

const say = catalog<ConsoleWord>({ de, en, zh });

/** The console's words in one language. */
export function consoleWords(language: Language): ConsoleWords {
	return {
		say: (word, values) => say(language, word, values),
		name: (group, id) => {
			const word = `${group}.${id}`;
			return Object.hasOwn(en, word) ? say(language, word as ConsoleWord) : id;
		},
	};
}
