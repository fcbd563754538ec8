/** A problem as staff read it: what, which clause, and what to do. */
import type { Problem } from '../../platform/problem.js';
import type { Language } from '../../policy/model.js';
import { problemWords } from '../center/problem-words.js';
import { consoleWords } from './words/console-words.js';

export function problemSentence(language: Language, problem: Problem): string {
	const { say } = consoleWords(language);
	if (problem.code === 'denied') return problemWords(language, problem);
	const { hint } = problem.details;
	return [
		say('problem', { what: problem.message }),
		hint === undefined ? '' : say('problem.hint', { hint }),
	].join(' ');
}
