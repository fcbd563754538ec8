/** Figures in words: periods as ISO 8601 durations, ages in years, dates. */
import type { Language } from '../model.js';
import { fromHan } from './numbering.js';
import { WORDS } from './words/index.js';

export interface Period {
	/** ISO 8601, `P30D`. */
	iso: string;
	words: string;
	index: number;
	/** Working days, which no duration counts. */
	working: boolean;
}

type Unit = 'H' | 'D' | 'W' | 'M' | 'Y';

const durationOf = (count: number, unit: Unit): string => (unit === 'H' ? `PT${count}H` : `P${count}${unit}`);

const made = new Map<Language, RegExp>();

/** A number in figures or words, perhaps once more in brackets, and a unit. */
function pattern(language: Language): RegExp {
	let expression = made.get(language);
	if (expression) return expression;
	const { numbers, units } = WORDS[language];
	const unit = Object.entries(units)
		.map(([name, words]) => `(?<${name}>${words})`)
		.join('|');
	if (language === 'zh') {
		expression = new RegExp(
			`(?<![\\d月第])(?<count>\\d{1,3}|[一二两三四五六七八九十百]{1,5}|半)(?:${unit})`,
			'gu',
		);
	} else {
		const words = Object.keys(numbers).join('|');
		const half = language === 'de' ? 'halbe[sn]?' : 'half a';
		const again = '(?:\\s?\\(\\w+\\))?';
		expression = new RegExp(
			`(?<![\\p{L}\\d.,])(?<count>\\d{1,4}|${half}|${words})${again}[\\s-](?:${unit})(?!\\p{L})`,
			'giu',
		);
	}
	made.set(language, expression);
	return expression;
}

function countOf(written: string, language: Language): number | null {
	if (language === 'zh') return fromHan(written);
	return /^\d+$/.test(written) ? Number(written) : (WORDS[language].numbers[written.toLowerCase()] ?? null);
}

const UNITS: readonly Unit[] = ['H', 'D', 'W', 'M', 'Y'];
const HALF = /^(?:halb|half|半)/i;

/** What follows years that are an age, and what stands before them. */
const AN_AGE: Record<Language, { before: RegExp; after: RegExp }> = {
	de: { before: /(?:unter|jünger als|ab|mindestens|über|älter als)\s+$/i, after: /^\s*(?:alt|vollendet)/i },
	en: {
		before: /(?:under|over|below|younger than|older than|at least|aged)\s+$/i,
		after: /^\s*(?:old|of age)/i,
	},
	zh: { before: /(?:未满|年满|不满)$/, after: /^岁/ },
};

/** Every period a text names, `six months`, `30 Tage`, `三十日`; ages and dates are none. */
export function periodsIn(text: string, language: Language): Period[] {
	const found: Period[] = [];
	for (const match of text.matchAll(pattern(language))) {
		const groups = match.groups ?? {};
		const unit = UNITS.find(name => groups[name] !== undefined);
		const written = groups.count ?? '';
		const before = text.slice(Math.max(0, match.index - 20), match.index);
		const after = text.slice(match.index + match[0].length, match.index + match[0].length + 12);
		const { before: aged, after: old } = AN_AGE[language];
		if (!unit || old.test(after) || (unit === 'Y' && aged.test(before))) continue;
		const half = HALF.test(written);
		const count = half ? 6 : countOf(written, language);
		if (count === null || count === 0 || (half && unit !== 'Y')) continue;
		const working = /werk|arbeit|working|business|工作/i.test(groups[unit] ?? '');
		found.push({ iso: durationOf(count, half ? 'M' : unit), words: match[0], index: match.index, working });
	}
	return found;
}

export interface Age {
	years: number;
	words: string;
}

/** The ages under which a text says something holds. */
export function agesIn(text: string, language: Language): Age[] {
	const lead = language === 'zh' ? '' : '(?<![\\p{L}\\d])';
	const expression = new RegExp(lead + WORDS[language].age, 'giu');
	return [...text.matchAll(expression)].flatMap(match => {
		const years = countOf((match[1] ?? '').toLowerCase(), language);
		return years !== null && years >= 6 && years <= 21 ? [{ years, words: match[0] }] : [];
	});
}

const MONTHS: readonly (readonly string[])[] = [
	['jan'],
	['feb'],
	['mär', 'mar', 'mrz'],
	['apr'],
	['mai', 'may'],
	['jun'],
	['jul'],
	['aug'],
	['sep'],
	['okt', 'oct'],
	['nov'],
	['dez', 'dec'],
];
const MONTH_NAME = '(jan|feb|mär|mar|mrz|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[a-zä]*\\.?';
const DATES: [RegExp, (match: RegExpExecArray) => [string, string, string]][] = [
	[/(\d{4})-(\d{2})-(\d{2})(?!\d)/, ([, y, m, d]) => [y!, m!, d!]],
	[/(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/, ([, y, m, d]) => [y!, m!, d!]],
	[/(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})/, ([, d, m, y]) => [y!, m!, d!]],
	[
		new RegExp(`(?<!\\d)(\\d{1,2})\\.?(?:st|nd|rd|th)?(?: of)? ${MONTH_NAME} (\\d{4})`, 'i'),
		([, d, m, y]) => [y!, monthOf(m!), d!],
	],
	[
		new RegExp(`${MONTH_NAME} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})`, 'i'),
		([, m, d, y]) => [y!, monthOf(m!), d!],
	],
];

const monthOf = (name: string): string =>
	String(MONTHS.findIndex(names => names.includes(name.toLowerCase().slice(0, 3))) + 1);

export interface NamedDate {
	/** `2026-11-01`; a day that exists. */
	iso: string;
	words: string;
}

/** The first date a text names; null where it names none. */
export function dateIn(text: string): NamedDate | null {
	for (const [expression, read] of DATES) {
		const match = expression.exec(text);
		if (!match) continue;
		const [year, month, day] = read(match);
		const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
		const date = new Date(`${iso}T00:00:00Z`);
		if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)) return { iso, words: match[0] };
	}
	return null;
}
