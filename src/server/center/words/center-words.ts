import type { Language } from '../../../policy/model.js';
import { catalog } from '../../../policy/wording/speech.js';
import { de } from './de.js';
import { type CenterWord, en } from './en.js';
import { zh } from './zh.js';

export type { CenterWord };

export type SayCenter = (word: CenterWord, values?: Record<string, string | number>) => string;

const say = catalog<CenterWord>({ de, en, zh });

/** The privacy center's words in one language. */
export function centerWords(language: Language): SayCenter {
	return (word, values) => say(language, word, values);
}
