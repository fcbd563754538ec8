/** What a problem comes to for the person it happens to, in their language; none is said in the words of the log. */
import type { Problem, ProblemCode } from '../../platform/problem.js';
import type { Language } from '../../policy/model.js';
import { staffWords } from '../staff/words/staff-words.js';
import { type CenterWord, centerWords } from './words/center-words.js';

const SAID: Partial<Record<ProblemCode, CenterWord>> = {
	'code-refused': 'problem.code-refused',
	'form-from-elsewhere': 'problem.form-from-elsewhere',
	'too-many-codes': 'problem.too-many-codes',
	'session-ended': 'problem.session-ended',
	'invalid-request': 'problem.invalid',
	'value-invalid': 'problem.invalid',
	'identifier-invalid': 'problem.invalid',
	'value-too-large': 'problem.too-large',
	'body-too-large': 'problem.too-large',
	'identifier-taken': 'problem.taken',
	'consent-not-needed': 'problem.no-choice',
	'objection-not-possible': 'problem.no-choice',
	'guardian-not-needed': 'problem.no-guardian',
	stopped: 'problem.stopped',
	'storage-unavailable': 'problem.storage-unavailable',
	'key-store-unavailable': 'problem.storage-unavailable',
};

export function problemWords(language: Language, { code, details }: Problem): string {
	const say = centerWords(language);
	const { clause, reason } = details;
	if (code === 'erase-held') return say('problem.erase-held', { clause: clause ?? '–' });
	if (code === 'denied') {
		if (!clause || !reason) return say('problem.denied');
		return say('problem.denied-by', { clause, reason: staffWords(language).name('reason', reason) });
	}
	return say(SAID[code] ?? 'problem.other');
}
