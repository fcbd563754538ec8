import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHan, numberingOf } from './numbering.js';

describe('numbers in front of a clause', () => {
	test.each([
		['1. Daten', 'decimal-1', '1', '1.'],
		['1) Daten', 'close', '1', '1)'],
		['1.2 Daten', 'decimal-2', '1.2', '1.2'],
		['3.2.1. Daten', 'decimal-3', '3.2.1', '3.2.1.'],
		['(4) Daten', 'brackets', '4', '(4)'],
		['§ 3 Daten', 'paragraph', '3', '§ 3'],
		['§ 3a Daten', 'paragraph', '3a', '§ 3a'],
		['a) Daten', 'letter', 'a', 'a)'],
		['(ii) data', 'small-roman', 'ii', '(ii)'],
		['IV. Daten', 'roman', '4', 'IV.'],
		['Article 5: Data', 'word', '5', 'Article 5:'],
		['第三条 信息', 'article', '3', '第三条'],
		['第十二章　信息', 'chapter', '12', '第十二章'],
		['二十一、信息', 'han', '21', '二十一、'],
		['（一）信息', 'han-brackets', '1', '（一）'],
		['1、信息', 'decimal-1', '1', '1、'],
		['③信息', 'circled', '3', '③'],
	])('%s', (text, style, parts, marker) => {
		const found = numberingOf(text);
		expect(found).toMatchObject({ style, parts: parts.split('.') });
		expect(text.slice(0, found?.length)).toBe(marker);
	});

	test.each([
		'16. Mai 2021',
		'16.05.2021 gilt',
		'2021 war',
		'Section 7 explains it',
		'3.5-mal',
		'Wir',
		'',
		'三个月内',
		'e.g. this',
	])('none in `%s`', text => {
		expect(numberingOf(text)).toBeNull();
	});
});

test('Chinese numerals below a thousand', () => {
	expect(['十', '十五', '三十', '二十七', '一百零八', '两', '14', '条'].map(fromHan)).toEqual([
		10,
		15,
		30,
		27,
		108,
		2,
		14,
		null,
	]);
});

test('any text has a number or none', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), text => {
			const found = numberingOf(text);
			if (found) expect(found.length).toBeGreaterThan(0);
		}),
	);
});
