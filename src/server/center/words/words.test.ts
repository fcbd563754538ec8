/** The words of the center: the same in every language, and none that no page says. */
import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { REASONS } from '../../../decide/decision.js';
import { PROBLEMS, Problem, type ProblemCode } from '../../../platform/problem.js';
import { problemWords } from '../problem-words.js';
import { de } from './de.js';
import { en } from './en.js';
import { zh } from './zh.js';

const LANGUAGES = ['de', 'en', 'zh'] as const;
const CATALOGS: Record<string, Record<string, string>> = { de, zh };
const PAGES = new URL('../', import.meta.url);

interface Part {
	type: number;
	value?: string;
	options?: Record<string, { value: Part[] }>;
}

const [LITERAL, POUND] = [0, 7];

function placeholders(parts: Part[]): string[] {
	return parts.flatMap(({ options, type, value }) => [
		...(type === LITERAL || type === POUND ? [] : [value!]),
		...Object.values(options ?? {}).flatMap(option => placeholders(option.value)),
	]);
}

function shape(catalog: Record<string, string>): Record<string, string[]> {
	const parsed = (message: string) => new IntlMessageFormat(message, 'en').getAst() as unknown as Part[];
	return Object.fromEntries(
		Object.entries(catalog).map(([word, message]) => [
			word,
			[...new Set(placeholders(parsed(message)))].sort(),
		]),
	);
}

const sources = readdirSync(PAGES)
	.filter(name => name.endsWith('.ts'))
	.map(name => readFileSync(new URL(name, PAGES), 'utf8'));
const center = [...sources, readFileSync(new URL('../center.ts', PAGES), 'utf8')].join('\n');

/** Words no page names, neither whole nor as `group.${…}`. */
function unsaid(catalog: Record<string, string>): string[] {
	return Object.keys(catalog).filter(word => {
		const group = word.slice(0, word.lastIndexOf('.'));
		return !center.includes(`'${word}'`) && !center.includes(`\`${group}.\${`);
	});
}

test.each(Object.keys(CATALOGS))('%s has the words and placeholders of the English catalog', language => {
	expect(shape(CATALOGS[language]!)).toEqual(shape(en));
});

test('every word is said somewhere', () => {
	expect(unsaid(en)).toEqual([]);
});

test('control: a lost word, a lost placeholder and one nobody says are seen', () => {
	const { 'held.until': until, ...lost } = de;
	expect(shape(lost)).not.toEqual(shape(en));
	expect(shape({ ...de, 'held.until': until.replace('{date}', '') })).not.toEqual(shape(en));
	expect(unsaid({ ...en, 'held.unsaid': '' })).toEqual(['held.unsaid']);
});

test('every problem is said in the person’s language, with nothing of what was sent', () => {
	const reasons = REASONS.filter(reason => reason !== 'permitted');
	const problems = [
		...(Object.keys(PROBLEMS) as ProblemCode[]).map(
			code => new Problem(code, { detail: 'xyzzy', hint: 'xyzzy' }),
		),
		...reasons.map(
			reason => new Problem('denied', { reason, clause: 'S3.2', detail: 'xyzzy', hint: 'xyzzy' }),
		),
	];
	for (const problem of problems) {
		const said = LANGUAGES.map(language => problemWords(language, problem));
		expect(new Set(said).size, problem.code).toBe(3);
		expect(said[2], problem.code).toMatch(/^[^a-z]+$/);
		expect(said.join()).not.toMatch(/xyzzy|undefined/);
	}
});
