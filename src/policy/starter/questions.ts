/** What `obhut init` asks: one table for the options of the command and for the questions in a terminal. */
import type { Question } from './question.js';
import { PLACES } from './questions/places.js';
import { USES } from './questions/uses.js';
import { WHO } from './questions/who.js';

/** In the order they are asked: each may rest on the answers before it. */
export const QUESTIONS: readonly Question[] = [...WHO, ...PLACES, ...USES];
