/** Numbers authors put in front of sections and clauses: `1.`, `1.1`, `(1)`, `§ 3`, `第三条`, `一、`, `（一）`, `a)`, `IV.` */

export interface Numbering {
	/** Numbers of one style are siblings; `decimal-2` is `1.1`. */
	style: string;
	/** The number's parts as an id takes them: `['3', '2']` of `3.2`. */
	parts: string[];
	/** Characters of the marker, without the space after it. */
	length: number;
	/** Stands in front of sections rather than list entries. */
	outer: boolean;
}

const DIGITS: Record<string, number> = {
	〇: 0,
	零: 0,
	一: 1,
	二: 2,
	两: 2,
	三: 3,
	四: 4,
	五: 5,
	六: 6,
	七: 7,
	八: 8,
	九: 9,
};
const UNITS: Record<string, number> = { 十: 10, 百: 100 };
const HAN_NUMBER = '[一二三四五六七八九十百零〇两]{1,7}';

/** A number below a thousand in Chinese numerals or digits: 27 of `二十七`; null where it is none. */
export function fromHan(written: string): number | null {
	if (/^\d{1,6}$/.test(written)) return Number(written);
	let sum = 0;
	let digit: number | null = null;
	for (const character of written) {
		const unit = UNITS[character];
		if (unit !== undefined) {
			sum += (digit ?? 1) * unit;
			digit = null;
		} else {
			const value = DIGITS[character];
			if (value === undefined) return null;
			digit = value;
		}
	}
	return written === '' ? null : sum + (digit ?? 0);
}

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

function fromRoman(written: string): number {
	const values = [...written].map(letter => ROMAN[letter] ?? 0);
	return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

const MONTH =
	/^\s*(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[a-zä]*\.?(?:\s|\d|,|$)/i;

type Reader = (match: RegExpExecArray, rest: string) => Omit<Numbering, 'length'> | null;

const one =
	(style: string, outer: boolean): Reader =>
	match => {
		const number = fromHan(match[1]!);
		return number === null ? null : { style, parts: [String(number)], outer };
	};

const PATTERNS: [RegExp, Reader][] = [
	[new RegExp(`^第(${HAN_NUMBER}|\\d{1,3})章`), one('chapter', true)],
	[new RegExp(`^第(${HAN_NUMBER}|\\d{1,3})节`), one('part', true)],
	[new RegExp(`^第(${HAN_NUMBER}|\\d{1,3})(?:条|部分)`), one('article', true)],
	[new RegExp(`^(${HAN_NUMBER})[、．.]`), one('han', true)],
	[new RegExp(`^[（(](${HAN_NUMBER})[）)]`), one('han-brackets', false)],
	[
		/^§{1,2}\s?(\d{1,3}[a-z]?)(?=[\s.:]|$)[.:]?/,
		match => ({ style: 'paragraph', parts: [match[1]!], outer: true }),
	],
	[
		/^(?:Article|Section|Part|Chapter|Artikel|Abschnitt|Kapitel|Teil|Punkt)\s(\d{1,3}|[IVXLC]{1,6})(?:[.:]|\s[–—-](?=\s)|$)/,
		match => ({
			style: 'word',
			parts: [/\d/.test(match[1]!) ? match[1]! : String(fromRoman(match[1]!))],
			outer: true,
		}),
	],
	[
		/^(\d{1,3}(?:\.\d{1,3}){1,5})\.?(?=\s|\p{Script=Han}|$)/u,
		match => {
			const parts = match[1]!.split('.').map(part => String(Number(part)));
			return { style: `decimal-${parts.length}`, parts, outer: true };
		},
	],
	[
		/^(\d{1,3})[.．、](?=\s|\p{Script=Han}|$)/u,
		(match, rest) =>
			MONTH.test(rest) ? null : { style: 'decimal-1', parts: [String(Number(match[1]))], outer: true },
	],
	[/^(\d{1,3})[)）]/, one('close', false)],
	[/^[（(](\d{1,3})[）)]/, one('brackets', false)],
	[
		/^[（(](i{1,3}|iv|vi{0,3}|ix|x)[)）]/,
		match => ({ style: 'small-roman', parts: [match[1]!], outer: false }),
	],
	[/^[①-⑳]/, match => ({ style: 'circled', parts: [String(match[0].charCodeAt(0) - 0x245f)], outer: false })],
	[
		/^[（(]?([a-z])[)）](?=\s|\p{Script=Han})/u,
		match => ({ style: 'letter', parts: [match[1]!], outer: false }),
	],
	[
		/^([IVX]{1,6})\.(?=\s)/,
		match => ({ style: 'roman', parts: [String(fromRoman(match[1]!))], outer: true }),
	],
	[/^([A-H])[.)](?=\s)/, match => ({ style: 'capital', parts: [match[1]!], outer: true })],
];

/** The number a text begins with; null where it begins with words. The text has no space in front. */
export function numberingOf(text: string): Numbering | null {
	const start = text.slice(0, 60);
	for (const [pattern, read] of PATTERNS) {
		const match = pattern.exec(start);
		if (!match) continue;
		const found = read(match, start.slice(match[0].length));
		if (found) return { ...found, length: match[0].length };
	}
	return null;
}
