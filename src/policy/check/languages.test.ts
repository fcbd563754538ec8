import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Language, Policy, PolicyText } from '../model.js';
import { smallPolicy } from '../small.fixture.js';
import { told, where } from './flows.fixture.js';
import { checkLanguages } from './languages.js';

const LANGUAGES: Language[] = ['de', 'en', 'zh'];

function published(differ: Policy['accountability']['whereLanguagesDiffer'], bound = true): Policy {
	const policy = smallPolicy({ languages: LANGUAGES });
	const clauses = bound ? [{ id: 'S0', rules: ['where-languages-differ'], declaration: false }] : [];
	const accountability = { ...policy.accountability, ...(differ && { whereLanguagesDiffer: differ }) };
	return { ...policy, clauses, accountability };
}

const text = (language: Language, markdown: string, service?: string): PolicyText => ({
	...{ language, title: 'T' },
	...(service !== undefined && { service }),
	sections: [{ id: 'S', heading: 'S', clauses: [{ id: 'S1', heading: 'S1', markdown, line: 3 }] }],
});

const fair = published('better-for-the-person');
const found = (texts: PolicyText[], policy = fair) => checkLanguages(policy, texts, where);

describe('which language counts', () => {
	test.each<[string, Policy, string[]]>([
		['the better one', fair, []],
		['nobody knows', published(undefined), ['language-precedence-missing']],
		[
			'the better one, and nobody is told',
			published('better-for-the-person', false),
			['language-precedence-missing'],
		],
		['always the same', published('zh'), ['language-precedence-unfair']],
		['one', { ...published(undefined), languages: ['de'] }, []],
	])('%s', (_, policy, codes) => {
		expect(told(found([], policy))).toEqual(codes.map(code => [code, 'GEN-10']));
	});
});

describe('the same figures in each language', () => {
	test('a figure one lacks is found in the file that lacks it', () => {
		const findings = found([text('de', '{{a}} und {{ list  b }}'), text('en', '{{list b}}')]);
		expect(findings).toMatchObject([
			{ code: 'languages-differ', file: 'text/en.md', line: 3, rules: ['GEN-10'] },
		]);
		expect(findings[0]?.message).toContain('{{a}}');
		expect(findings[0]?.fix).toEqual({ words: { en: '{{a}}' } });
	});

	test('a clause with standard wording has none to lack, and a service speaks for itself', () => {
		expect(found([text('de', '{{a}}'), text('en', '')])).toEqual([]);
		expect(found([text('de', '{{a}}'), text('en', '{{b}}', 'app')])).toEqual([]);
	});

	test('no finding exactly where all say the same, in whatever order', () => {
		const figures = fc.subarray(['version', 'effective', 'items data', 'list minors']);
		fc.assert(
			fc.property(fc.tuple(figures, figures, figures), said => {
				const texts = LANGUAGES.map((language, index) =>
					text(
						language,
						`x ${[...said[index]!]
							.reverse()
							.map(each => `{{${each}}}`)
							.join(' y ')}`,
					),
				);
				const all = new Set(said.flat());
				expect(found(texts)).toHaveLength(said.filter(each => each.length < all.size).length);
			}),
		);
	});
});

describe('what never happens', () => {
	test.each<[string, [string, string, string], string | null]>([
		['in all', ['Das gilt nie.', 'It never does.', '绝不如此。'], null],
		['in none', ['Das gilt nicht.', 'It does not.', '并非如此。'], null],
		['in two', ['Das gilt nie.', 'It never does.', '并非如此。'], null],
		['in one', ['Das gilt nie.', 'It does not.', '并非如此。'], 'text/de.md'],
		['in no part of a word', ['Genie und Linie.', 'It does not.', '并非如此。'], null],
	])('%s', (_, words, file) => {
		const findings = found(LANGUAGES.map((language, index) => text(language, words[index]!)));
		expect(findings.map(each => each.file)).toEqual(file === null ? [] : [file]);
	});
});
