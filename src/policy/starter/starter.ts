/** A policy folder to begin from, made of a few answers: rules, words, numbers, papers to fill in, first cases. */
import { blocking, judgePolicy } from '../check.js';
import type { PlainDate } from '../model.js';
import { assignNumbers, formatNumbers, NO_NUMBERS } from '../numbers.js';
import { parsePolicy } from '../parse.js';
import type { PolicySource } from '../schema.js';
import type { SourceFile } from '../source-file.js';
import type { Answers } from './answers.js';
import { casesFile } from './cases.js';
import { sectionsOf } from './clauses.js';
import { papersOf } from './papers.js';
import { policyFile } from './policy-file.js';
import { rulesOf } from './rules.js';
import { factsOf, textOf } from './text.js';
import { type Todo, todoOf } from './todo.js';

export interface Starter {
	/** Files of the folder, the rules first. */
	files: SourceFile[];
	/** What only people can do afterwards. */
	todo: Todo[];
}

export interface StarterSettings {
	/** Id of the policy. */
	id: string;
	/** Its version, and the day it takes effect. */
	day: PlainDate;
	/** Path from the folder to the JSON Schema. */
	schema: string;
}

/**
 * The folder. It passes its own check on that day: no error, and no warning that is not waived. Throws where it would not,
 * which is a mistake of ours.
 */
export function starterPolicy(answers: Answers, { id, day, schema }: StarterSettings): Starter {
	const papers = papersOf(answers, day);
	const rules = rulesOf(answers, id, day, papers);
	const sections = sectionsOf(rules);
	const bound = sections.flatMap(({ clauses }) => clauses.map(clause => [clause.id, clause.rules]));
	const source: PolicySource = { ...rules, clauses: Object.fromEntries(bound) };
	const facts = factsOf(answers, source, sections);
	const published = [
		{ path: 'policy.yaml', text: policyFile(source, schema) },
		...answers.languages.map(language => ({
			path: `text/${language}.md`,
			text: textOf(language, sections, facts),
		})),
	];
	const parsed = parsePolicy(published, new Set(papers.files.map(({ path }) => path)));
	const { findings, verdicts } = judgePolicy(parsed, day);
	const wrong = blocking(findings);
	if (!parsed.policy || wrong.length > 0) {
		const said = [...new Set(wrong.map(({ code, file }) => `${code} in ${file}`))];
		throw new Error(`the starting policy does not pass its check: ${said.join(', ')}`);
	}
	const numbers = formatNumbers(assignNumbers(parsed.policy, NO_NUMBERS));
	return {
		files: [
			...published,
			{ path: 'numbers.lock', text: numbers },
			...papers.files,
			{ path: 'tests/first.yaml', text: casesFile(answers, rules) },
		],
		todo: todoOf(answers, papers, verdicts),
	};
}
