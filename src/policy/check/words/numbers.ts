/** Numbers as people write them: digits, German and English words up to 199, Chinese numerals up to 9999. */
import type { Language } from '../../model.js';

const DE_ONES = 'null,eins,zwei,drei,vier,fünf,sechs,sieben,acht,neun,zehn,elf,zwölf'.split(',');
const DE_TEENS = 'dreizehn,vierzehn,fünfzehn,sechzehn,siebzehn,achtzehn,neunzehn'.split(',');
const DE_TENS = 'zwanzig,dreißig,vierzig,fünfzig,sechzig,siebzig,achtzig,neunzig'.split(',');
const EN_ONES =
	'zero,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen'.split(
		',',
	);
const EN_TENS = 'twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety'.split(',');

function german(): Map<string, number> {
	const all = new Map<string, number>();
	for (const [value, word] of [...DE_ONES, ...DE_TEENS].entries()) all.set(word, value);
	for (const form of ['ein', 'eine', 'einen', 'einem', 'einer', 'eines']) all.set(form, 1);
	for (const [index, ten] of DE_TENS.entries()) {
		const value = (index + 2) * 10;
		all.set(ten, value);
		all.set(ten.replace('ß', 'ss'), value);
		for (let one = 1; one < 10; one++) {
			const unit = one === 1 ? 'ein' : DE_ONES[one]!;
			all.set(`${unit}und${ten}`, value + one);
		}
	}
	for (const [word, value] of [...all])
		if (value > 0) for (const hundred of ['hundert', 'einhundert']) all.set(`${hundred}${word}`, value + 100);
	for (const hundred of ['hundert', 'einhundert']) all.set(hundred, 100);
	return all;
}

function english(): Map<string, number> {
	const all = new Map<string, number>();
	for (const [value, word] of EN_ONES.entries()) all.set(word, value);
	for (const form of ['a', 'an']) all.set(form, 1);
	for (const [index, ten] of EN_TENS.entries()) {
		const value = (index + 2) * 10;
		all.set(ten, value);
		for (let one = 1; one < 10; one++)
			for (const between of ['-', ' ']) all.set(`${ten}${between}${EN_ONES[one]}`, value + one);
	}
	for (const [word, value] of [...all])
		if (value > 1) all.set(`one hundred and ${word}`, value + 100).set(`a hundred and ${word}`, value + 100);
	return all.set('a hundred', 100).set('one hundred', 100);
}

const WORDS: Record<'de' | 'en', Map<string, number>> = { de: german(), en: english() };

const HAN_DIGITS = '零一二三四五六七八九';
const HAN_UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

function chinese(text: string): number | null {
	let total = 0;
	let digit: number | null = null;
	for (const sign of text.replaceAll('两', '二').replaceAll('〇', '零')) {
		const unit = HAN_UNITS[sign];
		const value = HAN_DIGITS.indexOf(sign);
		if (unit === undefined && value < 0) return null;
		if (unit === undefined) digit = value;
		else {
			total += (digit ?? 1) * unit;
			digit = null;
		}
	}
	return total + (digit ?? 0);
}

/** The number some digits or words stand for; null where they stand for none. */
export function numberOf(text: string, language: Language): number | null {
	if (/^\d{1,6}$/.test(text)) return Number(text);
	if (/^[零〇一二两三四五六七八九十百千]{1,9}$/.test(text)) return chinese(text);
	if (language === 'zh') return null;
	return WORDS[language].get(text.toLowerCase().replace(/\s+/g, ' ')) ?? null;
}
