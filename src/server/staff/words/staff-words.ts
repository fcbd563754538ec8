import type { Language } from '../../../policy/model.js';
import { catalog, locale } from '../../../policy/wording/speech.js';
import { de } from './de.js';
import { en, type StaffWord } from './en.js';
import { zh } from './zh.js';

/** The staff pages' words in one language. */
export interface StaffWords {
	say(word: StaffWord, values?: Record<string, string | number>): string;
	/** Like `say` for a word named by data (`kind.read`); the name itself where the catalog has none. */
	name(group: 'kind' | 'outcome' | 'reason' | 'role' | 'alarm', id: string): string;
	/** `23 Nov 2026, 14:05:09`, in UTC. */
	moment(at: Date): string;
}

const say = catalog<StaffWord>({ de, en, zh });

export function staffWords(language: Language): StaffWords {
	const moments = new Intl.DateTimeFormat(locale(language), {
		dateStyle: 'medium',
		timeStyle: 'medium',
		timeZone: 'UTC',
	});
	return {
		say: (word, values) => say(language, word, values),
		name: (group, id) => {
			const word = `${group}.${id}`;
			return Object.hasOwn(en, word) ? say(language, word as StaffWord) : id;
		},
		moment: at => moments.format(at),
	};
}
