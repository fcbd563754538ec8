/** A problem as staff read it, in their language: what, which field or role or clause, and what to do. */
import { RoleLacking } from '../../identity/staff/index.js';
import type { Problem } from '../../platform/problem.js';
import type { Language } from '../../policy/model.js';
import { speech } from '../../policy/wording/speech.js';
import { problemWords } from '../center/problem-words.js';
import { staffWords } from '../staff/words/staff-words.js';
import { consoleWords } from './words/console-words.js';

export function problemSentence(language: Language, problem: Problem): string {
	const { say, name } = consoleWords(language);
	const { clause, where } = problem.details;
	if (problem.code === 'denied') return problemWords(language, problem);
	if (problem instanceof RoleLacking) {
		const named = problem.roles.map(role => staffWords(language).name('role', role));
		return say('problem.role', { roles: speech(language).list(named) });
	}
	const code = name('problem', problem.code);
	const what = code === problem.code ? say('problem.other', { code }) : code;
	const field = name('field', where?.split('/').find(Boolean) ?? '');
	return [
		what,
		field !== '' && field !== where?.replace('/', '') ? say('problem.where', { field }) : '',
		clause ? say('problem.clause', { clause }) : '',
	]
		.filter(Boolean)
		.join(language === 'zh' ? '' : ' ');
}
