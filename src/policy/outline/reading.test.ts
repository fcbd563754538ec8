import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSound } from '../check.js';
import type { Language } from '../model.js';
import { parsePolicy } from '../parse.js';
import { OUTLINE_LIMIT } from './read.js';
import { type Reading, readProse } from './reading.js';

function read(path: string, text: string, language: Language = 'de'): Reading {
	const reading = readProse(path, text, language);
	if ('message' in reading) throw new Error(reading.message);
	return reading;
}

/** Every word of a reading in order: title, headings with their numbers, sentences. */
function wordsOf({ title, sections }: Reading): string {
	const words = sections.flatMap(section => [
		section.marker,
		section.heading,
		...section.clauses.flatMap(clause => [
			clause.marker,
			clause.heading,
			...clause.sentences.map(sentence => sentence.text),
		]),
	]);
	return [title, ...words].join(' ');
}

const bare = (text: string) => text.replace(/\s+/g, '');
const letters = (text: string) => (text.match(/[\p{L}\p{N}]/gu) ?? []).join('');
const idsOf = ({ sections }: Reading) =>
	sections.flatMap(({ id, clauses }) => [...new Set([id, ...clauses.map(clause => clause.id)])]);

const CLAUSE_ID = /^[A-Za-z][0-9A-Za-z]{0,11}(\.[0-9A-Za-z]{1,12}){0,3}$/;

const words = fc
	.array(
		fc.constantFrom(
			'Wir',
			'erheben',
			'Daten',
			'z. B.',
			'Name,',
			'30 Tage.',
			'信息。',
			'Ende.',
			'a@b.example',
			'3.5',
		),
		{ minLength: 1, maxLength: 12 },
	)
	.map(each => each.join(' '));
const numbers = fc.constantFrom(
	'',
	'1. ',
	'1. ',
	'2.1 ',
	'(1) ',
	'(2) ',
	'§ 3 ',
	'a) ',
	'第三条 ',
	'一、',
	'（一）',
	'1.2.3.4.5 ',
	'IV. ',
	'- ',
	'## ',
);
const lines = fc.array(fc.tuple(numbers, words, fc.constantFrom('\n', '\n\n')), {
	minLength: 1,
	maxLength: 25,
});
const policy = lines.map(each => each.map(parts => parts.join('')).join(''));

describe('nothing is lost', () => {
	test('of a plain text: every character but white space and bullets, in order', () => {
		const withoutBullets = policy.map(text => text.replace(/^(?:- )+/gm, ''));
		fc.assert(
			fc.property(withoutBullets, text => {
				expect(bare(wordsOf(read('a.txt', text)))).toBe(bare(text));
			}),
			{ numRuns: 1000 },
		);
	});

	test('of Markdown: every letter and digit', () => {
		fc.assert(
			fc.property(policy, text => {
				expect(letters(wordsOf(read('a.md', text)))).toBe(letters(text));
			}),
			{ numRuns: 1000 },
		);
	});

	test('of HTML: every word of every element people see', () => {
		const element = fc.tuple(fc.constantFrom('p', 'h2', 'h3', 'li', 'td', 'dd', 'div', 'b'), words);
		fc.assert(
			fc.property(fc.array(element, { minLength: 1, maxLength: 20 }), elements => {
				const shown = {
					li: ['<ul><li>', '</li></ul>'],
					td: ['<table><tr><td>', '</td></tr></table>'],
				} as const;
				const html = elements.map(([name, text]) => {
					const [open, close] = name === 'li' || name === 'td' ? shown[name] : [`<${name}>`, `</${name}>`];
					return `${open}${text.replaceAll('a@b', 'a&#64;b')}${close}\n`;
				});
				const page = `<nav>Start</nav>${html.join('')}<script>Wir();</script>`;
				expect(letters(wordsOf(read('a.html', page)))).toBe(
					letters(elements.map(([, text]) => text).join('')),
				);
			}),
			{ numRuns: 500 },
		);
	});

	test('and a reading that lost a sentence would be seen', () => {
		const text = '1. Daten\n\nWir erheben den Namen. Wir löschen ihn.\n\n2. Ende';
		const reading = read('a.txt', text);
		expect(bare(wordsOf(reading))).toBe(bare(text));
		reading.sections[0]!.clauses[0]!.sentences.pop();
		expect(bare(wordsOf(reading))).not.toBe(bare(text));
	});
});

test('every clause and section has an id of its own, as the policy language takes it', () => {
	fc.assert(
		fc.property(policy, fc.constantFrom('a.txt', 'a.md'), (text, path) => {
			const ids = idsOf(read(path, text));
			expect(new Set(ids).size).toBe(ids.length);
			for (const id of ids) expect(id).toMatch(CLAUSE_ID);
		}),
		{ numRuns: 1000 },
	);
});

test('every sentence stands at its line and column', () => {
	fc.assert(
		fc.property(policy, fc.constantFrom('a.txt', 'a.md'), (text, path) => {
			const source = text.split('\n');
			for (const section of read(path, text).sections) {
				for (const { sentences } of section.clauses) {
					for (const { line, col, text: sentence } of sentences) {
						const here = source[line - 1]!.slice(col - 1);
						expect(here.startsWith(sentence.slice(0, 3).trim())).toBe(true);
					}
				}
			}
		}),
		{ numRuns: 500 },
	);
});

test.each<[string, string[], Language]>([
	['Dafür brauchen wir keine Einwilligung.', [], 'de'],
	['Wir senden Werbung nur mit Ihrer Einwilligung.', ['consent'], 'de'],
	['We need no consent to use your data for this.', [], 'en'],
	['We use your data for advertising only with your consent.', ['consent'], 'en'],
	['我们使用您的信息处理订单，无需另行征得您的同意。', [], 'zh'],
	['我们经您同意使用您的信息推送广告。', ['consent'], 'zh'],
])('a consent that is not needed is no basis: %s', (text, bases, language) => {
	const proposals = read('policy.txt', text, language).sections.flatMap(({ clauses }) =>
		clauses.flatMap(({ sentences }) => sentences.flatMap(each => each.proposals)),
	);
	expect(proposals.filter(({ about }) => about === 'basis').map(({ id }) => id)).toEqual(bases);
});

describe('whatever a file holds', () => {
	const anything = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 400 }),
		fc.string({ unit: 'grapheme', maxLength: 400 }),
		policy,
		fc
			.array(
				fc.constantFrom(
					'<p>',
					'</p>',
					'<ul>',
					'<li>',
					'<table>',
					'<td>',
					'<!--',
					'-->',
					'&amp;',
					'&',
					'<b',
					'{{x}}',
					'# ',
					'|a|',
					'```',
					'Wir.',
					'\n',
					'"',
					': ',
					'# {#S1}',
				),
			)
			.map(each => each.join('')),
	);

	test('it is read or refused with a way out, never thrown', () => {
		fc.assert(
			fc.property(anything, fc.constantFrom('a.txt', 'a.md', 'a.html', 'a'), (text, path) => {
				const reading = readProse(path, text, 'en');
				if ('message' in reading) expect(reading.hint).not.toBe('');
				else expect(reading.sections.length + reading.title.length).toBeGreaterThan(0);
			}),
			{ numRuns: 1500 },
		);
	});

	test('the policy begun from it parses', () => {
		fc.assert(
			fc.property(anything, fc.constantFrom('a.txt', 'a.md', 'a.html'), (text, path) => {
				const reading = readProse(path, text, 'de');
				if ('message' in reading) return;
				const files = reading.starter.map(each => ({ path: each.path, text: each.lines.text }));
				const { policy: parsed, findings } = parsePolicy(files);
				expect(findings.filter(finding => !isSound([finding]))).toEqual([]);
				expect(parsed).not.toBeNull();
			}),
			{ numRuns: 500 },
		);
	});
});

describe('a long file', () => {
	const parts = [
		'Wir erheben Daten. ',
		'1. Ein Punkt\n',
		'. ',
		'一、信息。',
		'| a | b |\n',
		'(',
		'- x\n  - y\n',
		'um ',
		'*',
		'a@',
		'3 Tage ',
	];
	const time = (part: string, size: number) => {
		const text = part.repeat(Math.floor(size / part.length));
		const start = performance.now();
		readProse('a.md', text, 'de');
		return performance.now() - start;
	};

	test.each(parts)('of `%s` takes time that grows with it', part => {
		time(part, 4000);
		const small = Math.max(15, time(part, 8000));
		expect(time(part, 64_000)).toBeLessThan(small * 8 * 4);
	});

	test('is refused where it is too long, or nests too deep', () => {
		expect(readProse('a.txt', 'x'.repeat(OUTLINE_LIMIT + 1))).toMatchObject({
			message: expect.stringContaining('1 MiB'),
		});
		expect(readProse('a.txt', 'Wir sind. '.repeat(30_000))).toMatchObject({
			message: expect.stringContaining('256 KiB'),
		});
		expect(readProse('a.html', '<div>'.repeat(100_000))).toMatchObject({
			message: expect.stringContaining('nests'),
		});
	});
});

describe('what cannot be read', () => {
	test.each([
		['a.txt', '', 'holds no words'],
		['a.md', '\n---\n', 'holds no words'],
		['a.html', '<nav>Start</nav>', 'holds no words'],
		['a.txt', 'PK\u0003\0', 'not UTF-8 text'],
		['a.txt', 'Wir l\uFFFDschen', 'not UTF-8 text'],
		['a.html', '<p>Wir <b>erheben</p>\n<div>Daten', 'never closes its `<b>`'],
		['a.html', '<p>Wir erheben</p><!-- Rest', 'breaks off'],
		['a.html', '<p>Wir erheben</p><p cla', 'breaks off'],
		[
			'a.txt',
			'Nous collectons vos données personnelles pour vous servir',
			'none of German, English and Chinese',
		],
	])('%s `%s`: %s', (path, text, message) => {
		expect(readProse(path, text)).toMatchObject({
			message: expect.stringContaining(message),
			hint: expect.stringMatching(/./),
		});
	});

	test('elements HTML lets an author leave open are no fault', () => {
		expect(
			readProse('a.html', '<p>Wir erheben Daten.<p>Und löschen sie.<ul><li>eins<li>zwei</ul>', 'de'),
		).toHaveProperty('sections');
	});
});
