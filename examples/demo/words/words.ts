import { IntlMessageFormat } from 'intl-messageformat';
import { de } from './de.js';
import { en, type Word } from './en.js';
import { zh } from './zh.js';

export const LANGUAGES = ['de', 'en', 'zh'] as const;

export type Language = (typeof LANGUAGES)[number];

export interface Say {
	(word: Word, values?: Record<string, string | number>): string;
	language: Language;
	date(at: string): string;
}

const CATALOGS = { de, en, zh };
const TAGS = { de: 'de-DE', en: 'en-GB', zh: 'zh-CN' };

/** The shop's words in one language. */
export function wordsIn(language: Language): Say {
	const dates = new Intl.DateTimeFormat(TAGS[language], { dateStyle: 'long' });
	const say = (word: Word, values?: Record<string, string | number>) =>
		String(new IntlMessageFormat(CATALOGS[language][word], TAGS[language]).format(values));
	return Object.assign(say, { language, date: (at: string) => dates.format(new Date(at)) });
}

/** The first of the shop's languages a browser asks for. */
export function wished(header: string | undefined): Language {
	const asked = (header ?? '').split(',').map(part => part.trim().slice(0, 2).toLowerCase());
	return asked.flatMap(one => LANGUAGES.filter(known => known === one))[0] ?? 'en';
}
