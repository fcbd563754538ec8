import { IntlMessageFormat } from 'intl-messageformat';
import { parseDuration } from '../duration.js';
import type { Duration, Language, PlainDate, Words } from '../model.js';
import { de } from './de.js';
import { en, type Phrase } from './en.js';
import { zh } from './zh.js';

/** How figures and standard sentences are said in one language. Everything it returns is plain text. */
export interface Speech {
	language: Language;
	/** A phrase of the catalog with its values. */
	say(phrase: Phrase, values?: Record<string, string | number>): string;
	/** Like `say` for a phrase named by data (`at.<point>`); the name itself where the catalog has none. */
	name(group: string, id: string): string;
	/** `a, b and c`. */
	list(items: string[]): string;
	/** Sentences one after another; Chinese puts no space between them. */
	together(sentences: string[]): string;
	/** `180 days`; `immediately` for a period of no length. */
	period(duration: Duration): string;
	/** `1 December 2026`, in UTC. */
	date(date: PlainDate): string;
	/** Name of an ISO 3166 country. */
	country(code: string): string;
	/** Words in this language, else the id, as they stand within a sentence. */
	title(words: Words | undefined, id: string): string;
	/** The same with a capital, where it begins a sentence or a cell. */
	capital(text: string): string;
}

type Format = (values: Record<string, string | number>) => string;

/** Formatter of ICU messages from one catalog per language; each message is parsed once. */
export function catalog<K extends string>(
	catalogs: Record<Language, Record<K, string>>,
): (language: Language, phrase: K, values?: Record<string, string | number>) => string {
	const parsed = new Map<string, Format>();
	return (language, phrase, values = {}) => {
		const key = `${language} ${phrase}`;
		const known = parsed.get(key);
		if (known) return known(values);
		const message = new IntlMessageFormat(catalogs[language][phrase], locale(language));
		const format: Format = given => String(message.format(given));
		parsed.set(key, format);
		return format(values);
	};
}

const CATALOGS = { de, en, zh };
const phrase = catalog<Phrase>(CATALOGS);

/** The way a language writes numbers, dates and country names. */
export function locale(language: Language): string {
	return { de: 'de-DE', en: 'en-GB', zh: 'zh-CN' }[language];
}

const spoken = new Map<Language, Speech>();

/** The speech of a language; its formatters are made once. */
export function speech(language: Language): Speech {
	const known = spoken.get(language) ?? speechOf(language);
	spoken.set(language, known);
	return known;
}

function speechOf(language: Language): Speech {
	const tag = locale(language);
	const period = periods(tag);
	const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
	const dates = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
	const countries = new Intl.DisplayNames(tag, { type: 'region' });
	return {
		language,
		say: (key, values) => phrase(language, key, values),
		name: (group, id) => {
			const key = `${group}.${id}`;
			return key in en ? phrase(language, key as Phrase) : id;
		},
		list: items => lists.format(items),
		together: sentences => sentences.join(language === 'zh' ? '' : ' '),
		period: duration => period(duration) ?? phrase(language, 'period.none'),
		date: date => dates.format(new Date(`${date}T00:00:00Z`)),
		// What is no code would be an error to name; `check` has said so already.
		country: code => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
		title: (words, id) => words?.[language] ?? id,
		capital: text => text.charAt(0).toLocaleUpperCase(tag) + text.slice(1),
	};
}

const UNITS = ['year', 'month', 'day', 'hour'] as const;

/** Node 20 has no `Intl.DurationFormat`: one unit format per part, joined. Null for a period of no length. */
function periods(tag: string): (duration: Duration) => string | null {
	const options = { style: 'unit', unitDisplay: 'long' } as const;
	const formats = UNITS.map(unit => new Intl.NumberFormat(tag, { ...options, unit }));
	const joined = new Intl.ListFormat(tag, { type: 'unit', style: 'long' });
	return duration => {
		const parts = parseDuration(duration);
		if (parts === null) return duration;
		const counts = [parts.years, parts.months, parts.days, parts.hours];
		const said = formats.flatMap((format, at) => (counts[at]! > 0 ? [format.format(counts[at]!)] : []));
		return said.length === 0 ? null : joined.format(said);
	};
}
