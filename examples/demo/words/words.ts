import { IntlMessageFormat } from 'intl-messageformat';
import { de } from './de.js';
import { en, type Word } from './en.js';
import { zh } from './zh.js';

export const LANGUAGES = ['de', 'en', 'zh'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Each language in itself. */
export const NAMES: Record<Language, string> = { de: 'Deutsch', en: 'English', zh: '中文' };

export interface Say {
	(word: Word, values?: Record<string, string | number>): string;
	language: Language;
	date(at: string): string;
	/** Name of a country by its ISO 3166-1 code. */
	country(code: string): string;
}

const CATALOGS = { de, en, zh };
const TAGS = { de: 'de-DE', en: 'en-GB', zh: 'zh-CN' };

/** Made once: a formatter costs more than all the words of a page. */
const WORDS: Record<Language, Say> = { de: made('de'), en: made('en'), zh: made('zh') };

/** The shop's words in one language. */
export function wordsIn(language: Language): Say {
	return WORDS[language];
}

function made(language: Language): Say {
	const tag = TAGS[language];
	const messages = new Map<Word, IntlMessageFormat>();
	const dates = new Intl.DateTimeFormat(tag, { dateStyle: 'long' });
	const countries = new Intl.DisplayNames(tag, { type: 'region' });
	const say = (word: Word, values?: Record<string, string | number>) => {
		const message = messages.get(word) ?? new IntlMessageFormat(CATALOGS[language][word], tag);
		messages.set(word, message);
		return String(message.format(values));
	};
	return Object.assign(say, {
		language,
		date: (at: string) => dates.format(new Date(at)),
		country: (code: string) => countries.of(code) ?? code,
	});
}

export function isWord(text: string): text is Word {
	return Object.hasOwn(en, text);
}

/** The first of the shop's languages a browser asks for. */
export function wished(header: string | undefined): Language {
	const asked = (header ?? '').split(',').map(part => part.trim().slice(0, 2).toLowerCase());
	return asked.flatMap(one => LANGUAGES.filter(known => known === one))[0] ?? 'en';
}
