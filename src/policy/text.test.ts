import { expect, it } from 'vitest';
import { parseText, textPath } from './text.js';

const read = (text: string, known: string[] | null = ['S1.1', 'S1.2', 'S7']) =>
	parseText({ path: 'text/de.md', text }, 'de', undefined, known);

it('splits words at headings that carry ids, figures kept', () => {
	const { text, findings } = read(
		'# Titel\n\n## Daten {#S1}\n\n### Was {#S1.1}\n\nErste Zeile.\nKeine {{retention.account}}.\n\n### Wann {#S1.2}\nImmer.\n',
	);
	expect(findings).toEqual([]);
	expect(text.title).toBe('Titel');
	expect(text.sections).toEqual([
		{
			id: 'S1',
			heading: 'Daten',
			clauses: [
				{
					id: 'S1.1',
					heading: 'Was',
					line: 5,
					markdownLine: 7,
					markdown: 'Erste Zeile.\nKeine {{retention.account}}.',
				},
				{ id: 'S1.2', heading: 'Wann', line: 10, markdownLine: 11, markdown: 'Immer.' },
			],
		},
	]);
});

it('takes words right under a section as the clause of its id', () => {
	const { text, findings } = read('# T\n## Kontakt {#S7}\n\nSchreiben Sie uns.\n### Was {#S1.1}\nx\n');
	expect(findings).toEqual([]);
	expect(
		text.sections[0]?.clauses.map(each => [each.id, each.heading, each.line, each.markdownLine]),
	).toEqual([
		['S7', 'Kontakt', 2, 4],
		['S1.1', 'Was', 5, 6],
	]);
});

it('leaves deeper headings, fenced code and comments where they belong', () => {
	const { text, findings } = read(
		'# T\n<!-- for lawyers -->\n## A {#S1}\n### B {#S1.1}\n<!-- note -->\n#### Tiefer\n```\n## no heading\n```\n',
	);
	expect(findings).toEqual([]);
	expect(text.sections[0]?.clauses[0]?.markdown).toBe('#### Tiefer\n```\n## no heading\n```');
});

it.each([
	['a section without id', '# T\n## Daten\n', 'heading-without-id', 2],
	['a clause without id', '# T\n## Daten {#S1}\n### Was\nx\n', 'heading-without-id', 3],
	['an unknown clause', '# T\n## Daten {#S1}\n### Was {#S1.9}\nx\n', 'clause-unknown', 3],
	['an id twice', '# T\n## D {#S1}\n### Was {#S1.1}\nx\n### Was {#S1.1}\ny\n', 'heading-id-repeated', 5],
	['words before any section', '# T\n\nVorab.\n', 'words-outside-clause', 3],
	['words under a section that is no clause', '# T\n## D {#S1}\n\nx\n', 'words-outside-clause', 4],
	['a clause before any section', '# T\n### Was {#S1.1}\nx\n', 'heading-outside-section', 2],
	['no title', '## D {#S1}\n', 'text-title-missing', 1],
])('finds %s', (_, text, code, line) => {
	expect(read(text).findings).toMatchObject([{ code, line, file: 'text/de.md' }]);
});

it('suggests the clause meant', () => {
	expect(read('# T\n## D {#S1}\n### W {#S1.l}\nx\n').findings[0]?.hint).toContain('did you mean `S1.1`?');
});

it('says nothing about clauses while the rules cannot be read', () => {
	expect(read('# T\n## D {#S1}\n### Was {#S9.9}\nx\n', null).findings).toEqual([]);
});

it('keeps a byte-order mark and Windows line ends out of the words', () => {
	const { text, findings } = read('\uFEFF# T\r\n## D {#S1}\r\n### Was {#S1.1}\r\n\r\nx\r\ny\r\n');
	expect(findings).toEqual([]);
	expect(text.title).toBe('T');
	expect(text.sections[0]?.clauses[0]).toMatchObject({ markdown: 'x\ny', markdownLine: 5 });
});

it('knows where words lie', () => {
	expect(textPath({ language: 'zh' })).toBe('text/zh.md');
	expect(textPath({ language: 'de', service: 'shop' })).toBe('services/shop/text/de.md');
});
