/** Which of our languages a text is written in, by its commonest words. */
import type { Language } from '../model.js';
import { isHan } from './block.js';

const COMMON: Record<Exclude<Language, 'zh'>, Set<string>> = {
	de: new Set(
		'der die das und wir sie ihre ihr ihrer ihren ist sind nicht zu zur zum für von vom mit auf bei den dem des ein eine einer oder werden wird wenn uns unsere unserer im daten'.split(
			' ',
		),
	),
	en: new Set(
		'the and of to we you your our is are for not with on or if us by this that it be will may can any as data from'.split(
			' ',
		),
	),
};

/** Of a hundred words of a text in a language, at least so many are its commonest. */
const ENOUGH = 0.12;

/** The language of a text; null where it is none we know. */
export function languageOf(text: string): Language | null {
	const sample = text.slice(0, 50_000);
	const kana = sample.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
	if (isHan(sample)) return kana * 20 > sample.length ? null : 'zh';
	const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
	const share = (language: 'de' | 'en') =>
		words.filter(word => COMMON[language].has(word)).length / Math.max(1, words.length);
	const [de, en] = [share('de'), share('en')];
	if (Math.max(de, en) < ENOUGH) return null;
	return de >= en ? 'de' : 'en';
}
