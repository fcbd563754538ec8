/** Answers from what was written for some questions, and from defaults for the others. */
import type { Answers, SoFar } from './answers.js';
import type { Question } from './question.js';
import { QUESTIONS } from './questions.js';
import { isRefusal, type Refusal } from './read-answer.js';

/** What was written, by option: `{ 'established-in': 'DE' }`. */
export type Given = Readonly<Record<string, string | undefined>>;

/** An answer that is none, and to which question. */
export interface Wrong extends Refusal {
	question: Question;
}

/** Nothing is answered yet. */
export const UNASKED: SoFar = { representatives: {}, mailers: {}, storedIn: 'DE' };

/** The answers so far with one more; or why it is none. */
export function answered(question: Question, written: string, soFar: SoFar): SoFar | Wrong {
	const read = question.read(written, soFar);
	return isRefusal(read) ? { ...read, question } : { ...soFar, ...read };
}

/** Something was written for a question that is not asked. */
export function superfluous(question: Question): Wrong {
	const hint = 'leave it out, or see whether --established-in and --residents are right';
	return { question, wrong: 'is of no use with the other answers', hint };
}

/** All answers; or the first wrong one; or every question that only a person can answer and nobody did. */
export function settle(given: Given): { answers: Answers } | { wrong: Wrong } | { missing: Question[] } {
	const missing: Question[] = [];
	let soFar = UNASKED;
	for (const question of QUESTIONS) {
		const written = given[question.option];
		// While an answer is missing nobody knows which questions come after it.
		const sure = missing.length === 0;
		if (!question.applies(soFar)) {
			if (written !== undefined && sure) return { wrong: superfluous(question) };
			continue;
		}
		const meant = written ?? question.fallback(soFar);
		if (meant === undefined) missing.push(question);
		if (meant === undefined || (written === undefined && !sure)) continue;
		const next = answered(question, meant, soFar);
		if ('wrong' in next) return { wrong: next };
		soFar = next;
	}
	return missing.length > 0 ? { missing } : { answers: whole(soFar) };
}

const NEEDED = [
	'name',
	'address',
	'email',
	'establishedIn',
	'residents',
	'languages',
	'features',
	'minors',
] as const satisfies (keyof Answers)[];

/** The answers once every question was asked. */
export function whole(soFar: SoFar): Answers {
	const open = NEEDED.filter(key => soFar[key] === undefined);
	if (open.length > 0) throw new Error(`nobody asked for ${open.join(', ')}`);
	return soFar as Answers;
}
