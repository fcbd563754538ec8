/** The questions of `obhut init` in a terminal, one after another; what the options said is not asked again. */
import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';
import {
	autocomplete,
	type CANCEL_SYMBOL,
	isCancel,
	log,
	multiselect,
	S_BAR,
	select,
	text,
} from '@clack/prompts';
import type { Answers, SoFar } from '../../policy/starter/answers.js';
import type { Question } from '../../policy/starter/question.js';
import { QUESTIONS } from '../../policy/starter/questions.js';
import type { Refusal } from '../../policy/starter/read-answer.js';
import { answered, type Given, superfluous, UNASKED, whole } from '../../policy/starter/settle.js';
import { refused } from './refused.js';

/** Where people are asked, and answer. */
export interface Terminal {
	input: Readable & { isTTY?: boolean };
	output: Writable & { isTTY?: boolean };
}

/** Choices from so many on are looked for by typing. */
const MANY = 20;

/** Lines of a list that are shown at once. */
const SHOWN = 8;

/** All answers; null where somebody stopped. Throws a `Failure` for an option that is wrong. */
export async function askAnswers(given: Given, terminal: Terminal): Promise<Answers | null> {
	let soFar = UNASKED;
	for (const question of QUESTIONS) {
		const written = given[question.option];
		if (!question.applies(soFar)) {
			if (written !== undefined) throw refused(superfluous(question));
			continue;
		}
		const next =
			written === undefined ? await ask(question, soFar, terminal) : answered(question, written, soFar);
		if (next === null) return null;
		if ('wrong' in next) throw refused(next);
		soFar = next;
	}
	return whole(soFar);
}

/** Asks until the answer is one; null where somebody stopped. */
async function ask(question: Question, soFar: SoFar, terminal: Terminal): Promise<SoFar | null> {
	for (;;) {
		const said = await prompt(question, soFar, terminal);
		if (isCancel(said)) return null;
		const next = answered(question, typeof said === 'string' ? said : said.join(','), soFar);
		if (!('wrong' in next)) return next;
		log.warn(amiss(next), terminal);
	}
}

const amiss = ({ wrong, hint }: Refusal) => `This ${wrong}: ${hint}.`;

async function prompt(
	question: Question,
	soFar: SoFar,
	terminal: Terminal,
): Promise<string | string[] | typeof CANCEL_SYMBOL> {
	const { form, asks, why } = question;
	const meant = question.fallback(soFar);
	const explained = `${asks}\n${styleText('dim', why)}`;
	// Lists put their bar before each line of a message; a line to type into does so before the first alone.
	const barred = `${asks}\n${styleText('gray', S_BAR)}  ${styleText('dim', why)}`;
	if (form.kind === 'text') {
		return await text({
			message: barred,
			placeholder: form.example,
			...(meant !== undefined && { defaultValue: meant }),
			validate: (value = '') => {
				const next = answered(question, value === '' ? (meant ?? '') : value, soFar);
				return 'wrong' in next ? amiss(next) : undefined;
			},
			...terminal,
		});
	}
	const options = form.choices;
	const list = { options, maxItems: SHOWN, ...terminal };
	if (form.kind === 'several') {
		const initialValues = (meant ?? '').split(',').filter(Boolean);
		return await multiselect({ ...list, message: explained, initialValues, required: false });
	}
	const initialValue = meant ?? options[0]!.value;
	return options.length < MANY
		? await select({ ...list, message: explained, initialValue })
		: await autocomplete({ ...list, message: barred, initialValue });
}
