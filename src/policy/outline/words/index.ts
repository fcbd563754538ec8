/** Patterns of the languages, compiled once and looked up by what they are about. */
import type { Language } from '../../model.js';
import { DE } from './de.js';
import { EN } from './en.js';
import type { LanguageWords, Named } from './model.js';
import { ZH } from './zh.js';

export const WORDS: Record<Language, LanguageWords> = { de: DE, en: EN, zh: ZH };

/** A name and the words that stand for it in a text. */
export interface Match<T extends string = string> {
	name: T;
	words: string;
	index: number;
}

const compiled = new Map<string, RegExp>();

/** German and English words are looked for at their beginning, English ones to about their end; Chinese has no edges. */
function expression(pattern: string, language: Language): RegExp {
	const key = `${language} ${pattern}`;
	let made = compiled.get(key);
	if (!made) {
		const whole = language === 'zh' ? `(?:${pattern})` : `(?<![\\p{L}\\d])(?:${pattern})`;
		made = new RegExp(language === 'en' ? `${whole}(?!\\p{Ll}{3})` : whole, 'iu');
		compiled.set(key, made);
	}
	return made;
}

/** The first words of a text that match a pattern. */
export function find(text: string, pattern: string, language: Language): Match | null {
	const match = expression(pattern, language).exec(text);
	return match ? { name: '', words: match[0].trim(), index: match.index } : null;
}

/** Every name whose words stand in a text, in the order of the table. */
export function findNamed<T extends string>(text: string, table: Named<T>, language: Language): Match<T>[] {
	return (Object.entries(table) as [T, string][]).flatMap(([name, pattern]) => {
		const match = find(text, pattern, language);
		return match ? [{ ...match, name }] : [];
	});
}

/** The same where words once taken are taken: `delivery address` names no `address`. */
export function findApart<T extends string>(text: string, table: Named<T>, language: Language): Match<T>[] {
	let rest = text;
	const found: Match<T>[] = [];
	for (const [name, pattern] of Object.entries(table) as [T, string][]) {
		const match = find(rest, pattern, language);
		if (!match) continue;
		found.push({ ...match, name });
		const gone = rest.slice(match.index, match.index + match.words.length);
		rest = rest.replaceAll(gone, '\u0000'.repeat(gone.length));
	}
	return found.sort((a, b) => a.index - b.index);
}
