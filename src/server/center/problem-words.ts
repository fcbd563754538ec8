/** What a problem comes to for the person it happens to. */
import type { Problem } from '../../platform/problem.js';
import type { Language } from '../../policy/model.js';
import { staffWords } from '../staff/words/staff-words.js';
import { centerWords } from './words/center-words.js';

const SAID = [
	'code-refused',
	'form-from-elsewhere',
	'too-many-codes',
	'session-ended',
	'storage-unavailable',
] as const satisfies Problem['code'][];

export function problemWords(language: Language, problem: Problem): string {
	const say = centerWords(language);
	const { clause, reason, hint } = problem.details;
	if (problem.code === 'erase-held') {
		return say('problem.erase-held', { clause: clause ?? '–', detail: hint ?? '' });
	}
	if (problem.code === 'denied') {
		if (!clause || !reason) return say('problem.denied');
		return say('problem.denied-by', { clause, reason: staffWords(language).name('reason', reason) });
	}
	const said = SAID.find(code => code === problem.code);
	return say(said ? `problem.${said}` : 'problem.other');
}
