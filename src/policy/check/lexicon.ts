/** Turns of phrase by language. */
import type { Language } from '../model.js';
import { de } from './lexicon/de.js';
import { en } from './lexicon/en.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { zh } from './lexicon/zh.js';

export type { Concept, Lexicon, PurposeKind, Topic } from './lexicon/lexicon.js';

export const LEXICON: Record<Language, Lexicon> = { de, en, zh };
