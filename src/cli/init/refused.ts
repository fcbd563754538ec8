/** What is wrong with the options of `obhut init`, as the command ends with it. */
import type { Question } from '../../policy/starter/question.js';
import type { Wrong } from '../../policy/starter/settle.js';
import { EXIT, Failure } from '../failure.js';

/** An option whose value is none. */
export function refused({ question, wrong, hint }: Wrong): Failure {
	return new Failure(EXIT.usage, `\`--${question.option}\` ${wrong}`, hint);
}

/** Options nobody gave and only a person can know. */
export function missing(questions: Question[]): Failure {
	const names = questions.map(({ option }) => `\`--${option}\``);
	const listed = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
	const message = `${listed} ${names.length < 2 ? 'is' : 'are'} missing`;
	const example = questions.map(({ option, takes, form }) => {
		const value = form.kind === 'text' ? `"${form.example}"` : takes;
		return `--${option} ${value}`;
	});
	const hint = `add ${example.join(' ')}; or run it in a terminal, without --yes and --json, to be asked`;
	return new Failure(EXIT.usage, message, hint);
}
