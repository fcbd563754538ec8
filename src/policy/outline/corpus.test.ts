/** Reads the policies of `corpus/outline` and compares with what was written down by hand for each. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isSound } from '../check.js';
import { parsePolicy } from '../parse.js';
import { type Kind, type OutlineSentence, sentencesOf } from './model.js';
import { type Reading, readProse } from './reading.js';

interface Expected {
	format: string;
	language: string;
	title: string;
	/** Nothing was changed in the reader because of it. */
	'held-out'?: true;
	sentences: [id: string, begins: string, kinds: Kind[]][];
	proposals: Record<string, string[]>;
}

interface Case {
	name: string;
	expected: Expected;
	reading: Reading;
	sentences: OutlineSentence[];
}

const FOLDER = 'corpus/outline';

function load(name: string): Case {
	const folder = join(FOLDER, name);
	const input = readdirSync(folder).find(file => file.startsWith('input.'))!;
	const expected = parse(readFileSync(join(folder, 'expected.yaml'), 'utf8')) as Expected;
	const reading = readProse(input, readFileSync(join(folder, input), 'utf8'));
	if ('message' in reading) throw new Error(`\`${name}\`: ${reading.message}`);
	return {
		name,
		expected,
		reading,
		sentences: sentencesOf(reading.sections).map(({ sentence }) => sentence),
	};
}

interface Score {
	hits: number;
	wrong: number;
	missed: number;
}

function score(cases: Case[]): { precision: number; recall: number } {
	const sum: Score = { hits: 0, wrong: 0, missed: 0 };
	for (const { expected, sentences } of cases) {
		for (const [id, , kinds] of expected.sentences) {
			const found = sentences.find(each => each.id === id)?.promises.map(({ kind }) => kind) ?? [];
			sum.hits += kinds.filter(kind => found.includes(kind)).length;
			sum.missed += kinds.filter(kind => !found.includes(kind)).length;
			sum.wrong += found.filter(kind => !kinds.includes(kind)).length;
		}
	}
	return { precision: sum.hits / (sum.hits + sum.wrong), recall: sum.hits / (sum.hits + sum.missed) };
}

function proposalsFound(cases: Case[]): number {
	const wanted = cases.flatMap(({ expected, sentences }) =>
		Object.entries(expected.proposals).flatMap(([id, proposals]) => {
			const found =
				sentences.find(each => each.id === id)?.proposals.map(each => `${each.about} ${each.id}`) ?? [];
			return proposals.map(proposal => found.includes(proposal));
		}),
	);
	return wanted.filter(Boolean).length / wanted.length;
}

const cases = readdirSync(FOLDER, { withFileTypes: true })
	.filter(entry => entry.isDirectory())
	.map(entry => load(entry.name));
const heldOut = cases.filter(({ expected }) => expected['held-out']);
const known = cases.filter(({ expected }) => !expected['held-out']);

describe.each(cases)('$name', ({ expected, reading, sentences }) => {
	test('its language, format, clauses and sentences', () => {
		expect(reading).toMatchObject({
			language: expected.language,
			format: expected.format,
			title: expected.title,
		});
		expect(sentences.map(({ id }) => id)).toEqual(expected.sentences.map(([id]) => id));
		for (const [index, [, begins]] of expected.sentences.entries()) {
			expect(
				sentences[index]?.text.startsWith(begins),
				`${sentences[index]?.text} begins with ${begins}`,
			).toBe(true);
		}
	});

	test('every proposal and kind stands on words of the file', () => {
		for (const { promises, proposals, text } of sentences) {
			for (const { words, from } of promises) {
				expect(words).not.toBe('');
				if (from === 'sentence') for (const part of words.split(' … ')) expect(text).toContain(part);
			}
			for (const { words } of proposals) expect(text).toContain(words);
		}
	});

	test('the policy begun from it parses without an error', () => {
		const files = reading.starter.map(({ path, lines }) => ({ path, text: lines.text }));
		const { policy, findings } = parsePolicy(files);
		expect(findings.filter(finding => !isSound([finding]))).toEqual([]);
		expect(policy?.clauses.length).toBeGreaterThan(0);
	});
});

/** Measured, and written in the corpus's README; a change that reads worse fails here. */
describe('how well the kinds of promises are read', () => {
	test('in the policies the reader was made with', () => {
		const { precision, recall } = score(known);
		expect(precision).toBeGreaterThanOrEqual(0.97);
		expect(recall).toBeGreaterThanOrEqual(0.93);
		expect(proposalsFound(known)).toBeGreaterThanOrEqual(0.97);
	});

	test('in policies it had not seen', () => {
		const { precision, recall } = score(heldOut);
		expect(precision).toBeGreaterThanOrEqual(0.82);
		expect(recall).toBeGreaterThanOrEqual(0.75);
		expect(proposalsFound(heldOut)).toBeGreaterThanOrEqual(0.8);
	});
});
