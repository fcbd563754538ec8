/** What stands in the way, in the visitor's words. */
import { ObhutDenied, ObhutProblem } from '../../src/client/connect.js';
import type { Message } from './route.js';
import { isWord, type Say } from './words/words.js';

/** A denial names its clause. Throws on whatever is no answer of Obhut's. */
export function problemMessage(say: Say, error: unknown): Message {
	if (error instanceof ObhutDenied) {
		return { text: say('problem.denied', { because: because(say, error) }), problem: true };
	}
	if (!(error instanceof ObhutProblem)) throw error;
	const word = `problem.${error.code}`;
	return { text: isWord(word) ? say(word) : say('problem.other', { code: error.code }), problem: true };
}

/** Why the policy refuses, and the clause that says so. */
export function because(
	say: Say,
	{ reason, clause }: { reason?: string | undefined; clause?: string | null | undefined },
): string {
	const word = `reason.${reason}`;
	const why = say(isWord(word) ? word : 'reason.other');
	return clause ? say('because', { why, clause }) : why;
}
