import { describe, expect, test } from 'vitest';
import type { Policy, PolicyText } from './model.js';
import { renderDocument } from './render.js';
import { renderHtml } from './render-html.js';
import { renderMarkdown } from './render-markdown.js';
import { smallPolicy } from './small.fixture.js';

const policy: Policy = smallPolicy({ languages: ['de', 'en', 'zh'] });

function text(...clauses: [id: string, markdown: string][]): PolicyText {
	return {
		language: 'en',
		title: 'Ours & yours',
		sections: [
			{
				id: 'S2',
				heading: 'Use',
				clauses: clauses.map(([id, markdown]) => ({ id, heading: `About ${id}`, markdown, line: 1 })),
			},
		],
	};
}

test('own words stand with their figures; clauses without words get standard wording', () => {
	const { sections } = renderDocument(
		policy,
		[text(['S2.6', 'Surveys for **{{items purposes.surveys}}**.'])],
		'en',
	);
	const clauses = sections.flatMap(section => section.clauses);
	expect(clauses.map(({ id, source }) => [id, source])).toEqual([
		['S2', 'standard'],
		['S2.6', 'own'],
		['S3.2', 'standard'],
	]);
	expect(clauses[1]!.html).toBe('<p>Surveys for <strong>email</strong>.</p>');
	expect(clauses[2]!.markdown).toContain(
		'Email and phone: kept 30 days after you close your account, then deleted.',
	);
	expect(clauses[1]!.rules[0]!.sentences[0]).toContain('Legal basis: Germany and Austria: your consent');
});

test('a clause nobody wrote joins the section its number names', () => {
	const { sections } = renderDocument(policy, [text(['S2.6', 'Words.'])], 'en');
	expect(sections.map(({ id, clauses }) => [id, clauses.map(clause => clause.id)])).toEqual([
		['S2', ['S2', 'S2.6']],
		['section-3', ['S3.2']],
	]);
});

test.each(['de', 'en', 'zh'] as const)('without any words there is still a whole policy in %s', language => {
	const document = renderDocument(policy, [], language);
	expect(document.sections.flatMap(section => section.clauses).map(({ id }) => id)).toEqual([
		'S2',
		'S2.6',
		'S3.2',
	]);
	expect(document.list.map(({ item }) => item)).toEqual(['email', 'phone', 'visits']);
	expect(document.uses).toHaveLength(3);
	const markdown = renderMarkdown(document);
	expect(markdown).not.toMatch(/undefined|\{\{|standard\./);
	expect(renderHtml(document)).toContain('id="S3.2"');
});

test('every text carries the digest of its model and one of its own', () => {
	const one = renderDocument(policy, [text(['S2.6', 'Words.'])], 'en');
	const same = renderDocument(structuredClone(policy), [text(['S2.6', 'Words.'])], 'en');
	const reworded = renderDocument(policy, [text(['S2.6', 'Other words.'])], 'en');
	const changed = renderDocument({ ...policy, version: '2' }, [text(['S2.6', 'Words.'])], 'en');
	expect(same.digest).toBe(one.digest);
	expect(reworded.model).toBe(one.model);
	expect(reworded.digest).not.toBe(one.digest);
	expect(changed.model).not.toBe(one.model);
	expect(renderHtml(one)).toContain(one.digest);
});

describe('a policy without words', () => {
	const rests = { ...policy.purposes.serve!, basis: { de: 'legitimate-interest' as const } };
	const wordless = smallPolicy({
		purposes: { serve: { ...rests, title: { en: 'keep accounts safe' } } },
		clauses: [
			{ id: 'S1', rules: ['data.email', 'data.name'], declaration: false },
			{ id: 'S2.1', rules: ['purposes.serve', 'data.email'], declaration: false },
			{ id: 'S7', rules: ['rights'], declaration: false },
			{ id: 'S9', rules: [], declaration: true },
		],
	});
	const clauses = (language: 'de' | 'en' | 'zh') =>
		renderDocument(wordless, [], language).sections.flatMap(section => section.clauses);

	test('has a heading over every clause and section: the one entry it is about, or its kind', () => {
		const { title, sections } = renderDocument(wordless, [], 'en');
		expect(title).toBe('Privacy policy');
		expect(clauses('en').map(({ heading }) => heading)).toEqual([
			'What we collect',
			'Keep accounts safe',
			'Your rights',
			'What we declare',
		]);
		expect(sections.map(({ heading }) => heading)).toEqual([
			'What we collect',
			'What we use it for',
			'Your rights, and how to reach us',
			'What we declare',
		]);
	});

	test.each(['de', 'en', 'zh'] as const)('sets the right to object apart in %s', language => {
		const [, use, rights] = clauses(language);
		for (const { html } of [use!, rights!]) {
			const apart = /<blockquote>([\s\S]*)<\/blockquote>/.exec(html)?.[1];
			expect(apart).toMatch(/<strong>(Ihr Widerspruchsrecht|Your right to object|您有权反对)/);
			expect(html.indexOf('<blockquote>')).toBeGreaterThan(0);
		}
		expect(clauses(language)[0]!.html).not.toContain('<blockquote>');
	});
});

describe('what is written in words or rules is shown, never run', () => {
	const script = '<script>alert(1)</script>';
	const hostile = smallPolicy({
		data: { email: { ...policy.data.email!, title: { en: script } } },
		retention: {},
		purposes: { serve: { ...policy.purposes.serve!, uses: ['email'], title: { en: script } } },
		clauses: [
			{ id: 'S1', rules: ['data.email'], declaration: false },
			{ id: 'S2', rules: ['purposes.serve'], declaration: false },
		],
	});
	const words = text([
		'S2',
		`${script} [link](javascript:alert(1)) {{items purposes.serve}} {{purposes.serve}}`,
	]);
	words.title = script;

	test('in HTML', () => {
		const html = renderHtml(renderDocument(hostile, [words], 'en'));
		expect(html).not.toContain('<script');
		expect(html).not.toContain('href="javascript');
		expect(html).toContain('&lt;script&gt;');
	});

	test('a title in Markdown makes no markup when it is read again', () => {
		const { sections } = renderDocument(hostile, [], 'en');
		expect(
			sections
				.flatMap(({ clauses }) => clauses)
				.map(({ html }) => html)
				.join(''),
		).not.toContain('<script');
	});
});
