import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readPolicyFolder } from '../../platform/policy-folder.js';
import type { Finding, FindingCode } from '../finding.js';
import type { Clause, Language, Policy, PolicyText } from '../model.js';
import { type ParsedPolicy, parsePolicy } from '../parse.js';
import { renderDocument } from '../render.js';
import { FILE_LIMIT } from '../source-file.js';
import { parseText } from '../text.js';
import { checkPhrases, checkWritten } from './words.js';

const LANGUAGES: Language[] = ['de', 'en', 'zh'];
const parsed = parsePolicy(readPolicyFolder('policies/cncest')) as ParsedPolicy & { policy: Policy };

const clause = (id: string, ...rules: string[]): Clause => ({ id, rules, declaration: false });

/** What a sentence is bound to where a rule looks at that; no control, no purpose of its own otherwise. */
const BOUND: Record<string, string[]> = {
	'GEN-08': ['purposes.provide-service'],
	'GEN-16': ['purposes.provide-service', 'data.crash-report'],
	DRIFT: ['retention.crashes', 'backups', 'minors', 'version', 'regions.eu', 'controller'],
};

/** The example as far as the sentences need it: nothing keeps a duty, nothing tells of rights, contact or places. */
function policyFor(rule: string): Policy {
	const { policy } = parsed;
	const silent = { ...policy.changes, otherwise: { notice: [] } };
	const others = [clause('B1', 'data'), clause('B2', 'purposes'), clause('B3', 'retention')];
	const made = {
		...policy,
		clauses: [clause('A1.1', ...(BOUND[rule] ?? [])), ...others],
	};
	return rule === 'DRIFT' ? made : { ...made, minors: [], changes: silent };
}

function found(rule: string, language: Language, words: string): Finding[] {
	const policy = policyFor(rule);
	const text = `# T\n\n## T {#A1}\n\n### T {#A1.1}\n\n${words}\n`;
	const read = parseText({ path: `text/${language}.md`, text }, language, undefined, ['A1.1']);
	return checkPhrases(policy, [read.text], parsed.where);
}

const codes = (findings: Finding[]): FindingCode[] => findings.map(({ code }) => code);

function innocents(language: Language): [rule: string, sentence: string][] {
	return readFileSync(`corpus/words/innocent.${language}.txt`, 'utf8')
		.split('\n')
		.filter(line => line !== '' && !line.startsWith('#'))
		.map(line => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]);
}

function guilty(language: Language): [rule: string, sentence: string, codes: string[]][] {
	const source = readFileSync(`corpus/words/guilty.${language}.yaml`, 'utf8');
	const rules = parse(source) as Record<string, Record<string, string[]>>;
	return Object.entries(rules).flatMap(([rule, sentences]) =>
		Object.entries(sentences).map(([sentence, expected]): [string, string, string[]] => [
			rule,
			sentence,
			expected,
		]),
	);
}

describe.each(LANGUAGES)('in %s', language => {
	it.each(innocents(language))('%s is not broken by “%s”', (rule, sentence) => {
		expect(codes(found(rule, language, sentence))).toEqual([]);
	});

	it.each(guilty(language))('%s is broken by “%s”', (rule, sentence, expected) => {
		expect(codes(found(rule, language, sentence))).toEqual(expected);
	});
});

it('a paragraph after a list is none of its items', () => {
	const words = '(1) laws;\n\n(2) courts;\n\nIn an incident we write to you.';
	expect(codes(found('GEN-04', 'en', words))).toEqual([]);
	expect(codes(found('GEN-04', 'en', '1. One\n1. Two\n1. Three'))).toEqual([]);
});

/** The text of the example in a language with the words of one clause replaced. */
function textWith(language: Language, id: string, markdown: string, heading?: string): PolicyText {
	const text = parsed.texts.find(each => each.language === language && each.service === undefined)!;
	const sections = text.sections.map(section => ({
		...section,
		clauses: section.clauses.map(each =>
			each.id === id ? { ...each, markdown, heading: heading ?? each.heading } : each,
		),
	}));
	return { ...text, sections };
}

const inExample = (...texts: PolicyText[]) => checkPhrases(parsed.policy, texts, parsed.where);

describe('the right to object', () => {
	const block = '> **Your right to object.** You can object to a use that rests on our legitimate interest.';
	it.each([
		['in a block of its own', `You can:\n\n- see your data,\n- have it erased.\n\n${block}`, []],
		[
			'buried in the list of rights',
			'You can:\n\n- see your data,\n- object to a use.',
			['objection-buried'],
		],
		[
			'in a block with other rights',
			'> You can object, have your data erased, and get a copy.',
			['objection-buried'],
		],
		['said in a paragraph', `You can see your data.\n\n${block.slice(2)}`, ['objection-buried']],
		['not said at all', 'You can see your data and have it erased.', ['objection-buried']],
	])('%s', (_, words, expected) => {
		expect(codes(inExample(textWith('en', 'S7.1', words)))).toEqual(expected);
	});

	it('stands where it is buried', () => {
		const [found] = inExample(textWith('en', 'S7.1', 'You can:\n\n- see your data,\n- object to a use.'));
		expect(found).toMatchObject({ file: 'text/en.md', col: 3, endCol: 9 });
		expect(found?.fix?.words?.en).toMatch(/^> /);
	});

	it('has a clause of its own', () => {
		const own = textWith(
			'en',
			'S7.1',
			'You can object to what rests on our interest.',
			'Your right to object',
		);
		expect(codes(inExample(own))).toEqual([]);
	});
});

describe('words in the wrong language', () => {
	const german =
		'Wir führen Ihr Konto und beantworten Ihre Fragen. Das ist für uns und für Sie nicht schwer.';
	it.each([
		['German in the English text', textWith('en', 'S2.1', german), ['words-untranslated']],
		[
			'English in the Chinese text',
			textWith(
				'zh',
				'S2.1',
				'We run your account and answer your questions. It is not hard for us or for you.',
			),
			['words-untranslated'],
		],
		[
			'Chinese in the German text',
			textWith('de', 'S2.1', '我们管理您的账号，并回答您的问题。'),
			['words-untranslated'],
		],
		[
			'figures alone',
			textWith('en', 'S2.1', '{{data.email}}, {{data.phone}}, {{items purposes.provide-service}}'),
			[],
		],
		['no heading', textWith('en', 'S2.1', 'We run your account.', ''), ['heading-missing']],
	])('%s', (_, text, expected) => {
		expect(codes(inExample(text))).toEqual(expected);
	});

	it('the same words in two languages are found once, in the one that is wrong', () => {
		const found = inExample(textWith('de', 'S2.1', german), textWith('en', 'S2.1', german));
		expect(found.map(({ file, code }) => [file, code])).toEqual([['text/en.md', 'words-untranslated']]);
	});

	it('a language without words is named', () => {
		const found = checkWritten(
			parsed.policy,
			parsed.texts.filter(({ language }) => language !== 'zh'),
			parsed.where,
		);
		expect(codes(found)).toContain('text-missing');
	});
});

it.each(LANGUAGES)('standard wording in %s breaks no rule', language => {
	const { sections, title } = renderDocument(parsed.policy, [], language);
	const clauses = sections.flatMap(section => section.clauses);
	const text: PolicyText = {
		language,
		title,
		sections: [
			{
				id: 'S',
				heading: title,
				clauses: clauses.map(({ id, markdown }) => ({ id, heading: id, markdown, line: 1 })),
			},
		],
	};
	const broken = inExample(text).filter(({ code }) => code !== 'figure-typed');
	expect(broken.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
});

/** Least time of one processor the judging of a text took, in microseconds, and what it found. */
function cost(language: Language, piece: string, bytes: number): { least: number; findings: Finding[] } {
	const text = piece.repeat(Math.floor(bytes / piece.length));
	let least = Number.POSITIVE_INFINITY;
	let findings: Finding[] = [];
	for (let tries = 0; tries < 2; tries++) {
		const start = process.cpuUsage();
		findings = found('DRIFT', language, text);
		least = Math.min(least, process.cpuUsage(start).user);
	}
	return { least, findings };
}

/** Sixteen times the words. */
const MORE = 16;

/** Microseconds below which a clock tells little. */
const SHORTEST = 10_000;

describe('hostile words', () => {
	const hostile: [what: string, language: Language, piece: string][] = [
		['blanks', 'de', ' '],
		['figures never closed', 'de', '{{'],
		['links never closed', 'de', ']('],
		['one word', 'de', 'a'],
		['one word in English', 'en', 'a'],
		['openings', 'de', 'Sie weiter nutzen wenn Sie nicht widersprechen gilt als daten eltern '],
		['openings in English', 'en', 'by using you should continue to use as long as third parties data '],
		['openings in Chinese', 'zh', '继续使用您应当取得不超过视为逾期未提出等'],
		['stops', 'de', '. '],
		['closing brackets', 'de', '.)'],
		['numbers', 'de', '1. '],
		['hedges', 'de', 'usw. '],
		['countries and capitals', 'de', 'Deutschland GmbH Aa '],
		['quotes', 'en', '> object\n\n'],
		['lines', 'de', '(1) xy;\n\n'],
		['short sentences', 'de', 'Aber. Ab. '],
	];
	it.each(hostile)('%s in %s cost no more than their length', (_, language, piece) => {
		const whole = FILE_LIMIT / 8;
		cost(language, piece, whole / MORE);
		const few = Math.max(cost(language, piece, whole / MORE).least, SHORTEST);
		const { least, findings } = cost(language, piece, whole);
		// What costs by the square would take 256 times as long; whatever is constant makes the factor smaller.
		expect(least / few).toBeLessThan(4 * MORE);
		expect(findings.length).toBeLessThanOrEqual(102);
	});
});
