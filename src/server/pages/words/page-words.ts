import type { Language } from '../../../policy/model.js';
import { catalog, locale } from '../../../policy/wording/speech.js';
import { de } from './de.js';
import { en, type PageWord } from './en.js';
import { zh } from './zh.js';

/** The page's own words in one language, its numbers and its times. Times are UTC and say so. */
export interface PageWords {
	language: Language;
	say(word: PageWord, values?: Record<string, string | number>): string;
	number(value: number): string;
	/** `1 December 2026`. */
	date(at: number | Date): string;
	/** `14:05:09 UTC`. */
	time(at: number): string;
	/** `14:05 UTC`. */
	minute(at: number): string;
	/** `1 December 2026, 14:05:09 UTC`. */
	instant(at: number): string;
}

const say = catalog<PageWord>({ de, en, zh });

export function pageWords(language: Language): PageWords {
	const tag = locale(language);
	const numbers = new Intl.NumberFormat(tag);
	const dates = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
	const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' } as const;
	const times = new Intl.DateTimeFormat(tag, { ...clock, second: '2-digit' });
	const minutes = new Intl.DateTimeFormat(tag, clock);
	return {
		language,
		say: (word, values) => say(language, word, values),
		number: value => numbers.format(value),
		date: at => dates.format(at),
		time: at => `${times.format(at)} UTC`,
		minute: at => `${minutes.format(at)} UTC`,
		instant: at => `${dates.format(at)}, ${times.format(at)} UTC`,
	};
}
