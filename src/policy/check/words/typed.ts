/** Figures typed by hand into words: periods, ages, dates, countries, addresses and names. */
import type { Language } from '../../model.js';
import { locale } from '../../wording/speech.js';
import { contactKey, type FigureKind, periodKey } from './held.js';
import { numberOf } from './numbers.js';
import { every } from './prose.js';

export interface Typed {
	kind: FigureKind;
	key: string;
	/** An age people are younger than. */
	below?: boolean;
	at: number;
	length: number;
}

type Unit = 'hour' | 'day' | 'week' | 'month' | 'year';

/** Units, of which a text has few; what stands before one says how many. */
const UNITS: Record<Language, RegExp> = {
	de: /(?<=[\s\d-])(?:stunden?|stündig\p{L}*|tage?[ns]?|tägig\p{L}*|wochen?|wöchig\p{L}*|monate?[ns]?|monatig\p{L}*|jahre?[ns]?|jährig\p{L}*)(?!\p{L})(?!\s+(?:am tag|pro|täglich|die woche|der woche|in der woche))/iu,
	en: /(?<=[\s-])(?:hours?|days?|weeks?|months?|years?)(?!\p{L})(?!\s+(?:a day|a week|per))/iu,
	zh: /(?:小时|天|日|星期|周(?!岁)|(?<=个)月|年)半?/u,
};

/** The longest number that ends where a unit begins: where it begins, and what it is. */
function countBefore(text: string, at: number, language: Language): { from: number; count: number } | null {
	const before = text.slice(Math.max(0, at - 40), at);
	const tail = COUNT[language].exec(before);
	if (!tail) return null;
	const parts = language === 'zh' ? [tail[1]!] : tail[1]!.split(/(?<=[\s-])/);
	for (let skip = 0; skip < parts.length; skip++) {
		const words = parts.slice(skip).join('').trim();
		const count = HALF[language].test(words) ? 0.5 : numberOf(words, language);
		if (count === null) continue;
		const from = at - before.length + tail.index + parts.slice(0, skip).join('').length;
		return /[\d.,/×x*第每近-]$/u.test(text.slice(Math.max(0, from - 2), from).trimEnd())
			? null
			: { from, count };
	}
	return null;
}

const COUNT: Record<Language, RegExp> = {
	de: /((?:\p{L}{1,24}\s)?[\p{L}\d]{1,24})[\s-]{0,3}$/u,
	en: /((?:\p{L}{1,12}[\s-]){0,4}[\p{L}\d]{1,12})[\s-]{1,3}(?:(?:calendar|working|business)\s)?$/u,
	zh: /(\d{1,4}|[零〇一二两三四五六七八九十百]{1,6}|半)\s?个?(?:工作|自然)?$/u,
};

const HALF: Record<Language, RegExp> = {
	de: /^(?:ein(?:em|es)? )?halbe[sn]?$/iu,
	en: /^half an?$/iu,
	zh: /^半$/u,
};

const UNIT: [RegExp, Unit][] = [
	[/^(?:stund|stünd|hour|小时)/iu, 'hour'],
	[/^(?:tag|täg|day|天|日)/iu, 'day'],
	[/^(?:woch|wöch|week|周|星期)/iu, 'week'],
	[/^(?:monat|month|月)/iu, 'month'],
	[/^(?:jahr|jähr|year|年)/iu, 'year'],
];

const MONTHS: Record<Unit, number> = { hour: 0, day: 0, week: 0, month: 1, year: 12 };
const HOURS: Record<Unit, number> = { hour: 1, day: 24, week: 168, month: 0, year: 0 };

/** Words that make a count of days no period of a rule: `eines Tages`, `every 30 days`, `24 hours a day`. */
const NO_PERIOD: Record<Language, { whole: RegExp; before: RegExp }> = {
	de: { whole: /^eines tages$/iu, before: /(?:alle|jede\p{L}*|pro)\s{1,3}$/iu },
	en: { whole: /^one day$/iu, before: /(?:every|each|per|hours?|days?|times?|once|twice)\s{1,3}$/iu },
	zh: { whole: /^(?:\d{4}|[二一][零〇].*)年$/u, before: /(?:[有某每]|[每\d]天)$/u },
};

function periodsIn(text: string, language: Language): (Typed & { years: number | null })[] {
	const { whole, before } = NO_PERIOD[language];
	return every(UNITS[language], text).flatMap(match => {
		const unit = UNIT.find(([pattern]) => pattern.test(match[0]))?.[1];
		const counted = countBefore(text, match.index, language);
		if (!unit || !counted) return [];
		const length = match.index + match[0].length - counted.from;
		const written = text.slice(counted.from, counted.from + length);
		if (whole.test(written) || before.test(text.slice(Math.max(0, counted.from - 12), counted.from)))
			return [];
		const total = counted.count + (match[0].endsWith('半') ? 0.5 : 0);
		if (!Number.isInteger(total) && unit !== 'year') return [];
		const key = periodKey(total * MONTHS[unit], total * HOURS[unit]);
		const years = unit === 'year' && Number.isInteger(total) ? total : null;
		return [{ kind: 'period', key, at: counted.from, length, years }];
	});
}

const AGE: Record<Language, RegExp> = {
	de: /(?<=(?<!\p{L})(?:unter|ab|über|älter als|jünger als|mindestens) )(\d{1,2}|\p{L}{3,20})(?![\p{L}\d%.])/iu,
	en: /(?<=(?<!\p{L})(?:under|over|below|above|age of|aged|older than|younger than|at least|turn) )(\d{1,2}|\p{L}{3,10}(?:-\p{L}{3,5})?)(?![\p{L}\d%.])/iu,
	zh: /([\d]{1,2}|[一二三四五六七八九十]{1,3})(?=\s?(?:周岁|岁))/u,
};

/** People younger than what follows. */
const BELOW = /(?:unter|jünger als|under|below|younger than|under the age of|未满|不满|小于)\s*$/iu;

/** Ages: numbers of years, and numbers after words such as *under*. For clauses about minors. */
export function agesIn(text: string, language: Language): Typed[] {
	const years = periodsIn(text, language).flatMap(({ years, at, length }) =>
		years === null
			? []
			: [
					{
						kind: 'age' as const,
						key: String(years),
						at,
						length: /^\d*/.exec(text.slice(at))![0].length || length,
					},
				],
	);
	const bare = every(AGE[language], text)
		.filter(match => !years.some(({ at }) => at === match.index))
		.flatMap(match => {
			const number = numberOf(match[1]!, language);
			return number === null || number < 2
				? []
				: [{ kind: 'age' as const, key: String(number), at: match.index, length: match[0].length }];
		});
	return [...years, ...bare].map(age => ({ ...age, below: BELOW.test(text.slice(0, age.at).slice(-20)) }));
}

const MONTH_NAMES: Record<'de' | 'en', string[]> = {
	de: 'januar,februar,märz,april,mai,juni,juli,august,september,oktober,november,dezember'.split(','),
	en: 'january,february,march,april,may,june,july,august,september,october,november,december'.split(','),
};

const ISO = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/;

const DATE: Record<Language, RegExp[]> = {
	de: [
		new RegExp(`(?<!\\d)(\\d{1,2})\\.\\s?(${MONTH_NAMES.de.join('|')}|\\d{1,2}\\.)\\s?(\\d{4})(?!\\d)`, 'iu'),
	],
	en: [
		new RegExp(
			`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?(${MONTH_NAMES.en.join('|')}),?\\s(\\d{4})(?!\\d)`,
			'iu',
		),
		new RegExp(
			`(?<!\\p{L})(?<month>${MONTH_NAMES.en.join('|')})\\s(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s(?<year>\\d{4})(?!\\d)`,
			'iu',
		),
	],
	zh: [/(?<year>\d{4})\s?年\s?(?<month>\d{1,2})\s?月\s?(?<day>\d{1,2})\s?日/u],
};

function dateOf(match: RegExpExecArray, language: Language): string {
	const { year, month, day } = match.groups ?? { year: match[3], month: match[2], day: match[1] };
	const names = language === 'zh' ? [] : MONTH_NAMES[language];
	const named = names.indexOf(month!.toLowerCase());
	const number = named >= 0 ? named + 1 : Number.parseInt(month!, 10);
	return `${year}-${String(number).padStart(2, '0')}-${day!.padStart(2, '0')}`;
}

export function datesIn(text: string, language: Language): Typed[] {
	const iso = every(ISO, text).map(match => ({ key: match[0], match }));
	const written = DATE[language].flatMap(pattern =>
		every(pattern, text).map(match => ({ key: dateOf(match, language), match })),
	);
	return [...iso, ...written].map(({ key, match }) => ({
		kind: 'date',
		key,
		at: match.index,
		length: match[0].length,
	}));
}

/** Periods, dates left out. */
export function periods(text: string, language: Language): Typed[] {
	const dates = datesIn(text, language);
	const within = (at: number) => dates.some(date => date.at <= at && at < date.at + date.length);
	return periodsIn(text, language)
		.filter(({ at }) => !within(at))
		.map(({ years: _, ...typed }) => typed);
}

const ALIASES: Record<Language, Record<string, string>> = {
	de: { USA: 'US', 'Vereinigten Staaten': 'US', Großbritannien: 'GB' },
	en: { USA: 'US', 'the United States': 'US', 'United Kingdom': 'GB' },
	zh: { 中国大陆: 'CN', 中国境内: 'CN' },
};

interface Countries {
	pattern: RegExp;
	codes: Map<string, string>;
}

const countriesBy = new Map<Language, Countries>();

function countries(language: Language): Countries {
	const known = countriesBy.get(language);
	if (known) return known;
	const names = new Intl.DisplayNames(locale(language), { type: 'region', fallback: 'none' });
	const codes = new Map(Object.entries(ALIASES[language]));
	const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
	for (const code of letters.flatMap(first => letters.map(second => first + second))) {
		const name = names.of(code);
		if (name && !/^(?:EU|EZ|UN|QO|ZZ|X.)$/.test(code)) codes.set(name, code);
	}
	const sorted = [...codes.keys()]
		.sort((a, b) => b.length - a.length)
		.map(name => name.replace(/[.()*+?]/g, '\\$&'));
	const border = language === 'zh' ? ['', ''] : ['(?<!\\p{L})', `${language === 'de' ? 's?' : ''}(?!\\p{L})`];
	const made = { codes, pattern: new RegExp(`${border[0]}(${sorted.join('|')})${border[1]}`, 'u') };
	countriesBy.set(language, made);
	return made;
}

export function countriesIn(text: string, language: Language): Typed[] {
	const { pattern, codes } = countries(language);
	return every(pattern, text).map(match => ({
		kind: 'country',
		key: codes.get(match[1]!)!,
		at: match.index,
		length: match[1]!.length,
	}));
}

const COMPANY =
	/(?:\p{Lu}[\p{L}\p{N}&.-]{0,40}\s){1,5}(?:GmbH|AG|SE|KG|UG|Ltd|LLC|Inc|B\.V\.|S\.A\.)(?![\p{L}])|[\p{Script=Han}（）]{2,30}有限(?:责任)?公司/u;

const CONTACT: [FigureKind, sign: RegExp, whole: RegExp][] = [
	['mail', /@/, /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/],
	['phone', /\+/, /\+\d[\d ()/-]{6,20}\d/],
	['url', /:\/\//, /https?:\/\/[^\s<>()\]，。；]{1,200}[^\s<>()\]，。；.,;]/],
	['name', /GmbH|AG|SE|KG|UG|Ltd|LLC|Inc|B\.V|S\.A|公司/, COMPANY],
];

/** Addresses, numbers, and names of companies by their legal form. */
export function contactsIn(text: string): Typed[] {
	return CONTACT.filter(([, sign]) => sign.test(text)).flatMap(([kind, , pattern]) =>
		every(pattern, text).map(match => ({
			kind,
			key: contactKey(kind, match[0]),
			at: match.index,
			length: match[0].length,
		})),
	);
}
