import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Language } from '../model.js';
import { sentenceSpans } from './sentences.js';

const cut = (text: string, language: Language) =>
	sentenceSpans(text, language).map(({ from, to }) => text.slice(from, to));

describe('what ends no sentence', () => {
	test.each<[Language, string]>([
		['de', 'Wir nutzen z. B. Cookies, d. h. kleine Dateien, nach Art. 6 Abs. 1 lit. b DSGVO.'],
		['de', 'Stand ist der 16. Mai 2021 und Version 3.5 gilt ab 1. Januar.'],
		['de', 'Mehr unter https://www.beispiel.example/daten.html und bei recht@beispiel.example im Netz.'],
		['de', 'Dr. med. Eva Muster ist Ansprechpartnerin der Muster GmbH & Co. KG in Ulm.'],
		['de', 'Der Verein Saaleschleife e. V. führt die Liste.'],
		['en', 'Northgate Ltd. and its partners, e.g. Example Inc. of Texas, keep 3.5 GB at most.'],
		['en', 'We follow Art. 6(1)(b) and answer Mr. Smith vs. the others.'],
		['zh', '本政策自2026年3月1日起生效，版本2.1，详见www.qingmiao.example网站。'],
		['zh', '我们（“青苗”）收集姓名、电话；并保存六个月。'],
	])('%s: %s', (language, text) => {
		expect(cut(text, language)).toEqual([text]);
	});
});

describe('what does', () => {
	test.each<[Language, string[]]>([
		['de', ['Wir erheben E-Mail usw.', 'Sie können widersprechen.']],
		['de', ['Das gilt seit 2025.', 'Davor galt anderes.']],
		['de', ['Fragen?', 'an@beispiel.example hilft.']],
		['de', ['„Wir löschen alles.“', 'Das steht fest.']],
		['en', ['It is run by Example Ltd.', 'We keep nothing.']],
		['en', ['Do you sell data?', 'No.', 'We never do!', 'Really.']],
		['en', ['**In short.**', 'We ask first.']],
		['zh', ['我们收集信息。', '您同意吗？', '“可以。”', '谢谢！']],
	])('%s: %s', (language, sentences) => {
		expect(cut(sentences.join(language === 'zh' ? '' : ' '), language)).toEqual(sentences);
	});
});

const bare = (text: string) => text.replace(/\s+/g, '');
const piece = fc.constantFrom(
	'Wir',
	'z. B.',
	'usw.',
	'3.5',
	'16. Mai',
	'。',
	'！”',
	' ',
	'\n',
	'Inc.',
	'?',
	'...',
	'a@b.de',
	'（',
	'信息',
	'x',
);

describe('every text', () => {
	test('is its sentences, white space aside, in order', () => {
		const texts = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.array(piece, { maxLength: 40 }).map(parts => parts.join('')),
		);
		fc.assert(
			fc.property(texts, fc.constantFrom<Language>('de', 'en', 'zh'), (text, language) => {
				const sentences = cut(text, language);
				expect(bare(sentences.join(''))).toBe(bare(text));
				for (const sentence of sentences) expect(sentence).toBe(sentence.trim());
			}),
			{ numRuns: 2000 },
		);
	});
});
