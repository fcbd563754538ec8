import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDuration } from '../duration.js';
import type { Language } from '../model.js';
import { agesIn, dateIn, periodsIn } from './figures.js';

const periods = (language: Language, text: string) => periodsIn(text, language).map(({ iso }) => iso);

describe('periods in words', () => {
	test.each<[Language, string, string[]]>([
		['de', 'nach 30 Tagen, sechs Monaten oder zehn Jahren', ['P30D', 'P6M', 'P10Y']],
		['de', 'binnen eines Monats, spätestens nach einem halben Jahr', ['P1M', 'P6M']],
		['de', 'innerhalb von 72 Stunden', ['PT72H']],
		['en', 'six months, a year, thirty (30) days and 72 hours', ['P6M', 'P1Y', 'P30D', 'PT72H']],
		['en', 'within two weeks', ['P2W']],
		['zh', '三十日、六个月、三年、24小时、半年和90天', ['P30D', 'P6M', 'P3Y', 'PT24H', 'P6M', 'P90D']],
		['zh', '十五个工作日内', ['P15D']],
	])('%s: %s', (language, text, expected) => {
		expect(periods(language, text)).toEqual(expected);
	});

	test.each<[Language, string]>([
		['de', 'unter 16 Jahren, am 16. Mai 2021, seit dem Jahr 2020'],
		['en', 'under 16 years, 13 years old, on 3 May 2021, the year 2020'],
		['zh', '2021年5月16日，未满十四周岁，年龄'],
	])('%s has none in ages and dates: %s', (language, text) => {
		expect(periods(language, text)).toEqual([]);
	});

	test('says so of working days', () => {
		expect(periodsIn('innerhalb von 10 Werktagen', 'de')).toMatchObject([{ iso: 'P10D', working: true }]);
		expect(periodsIn('innerhalb von 10 Tagen', 'de')).toMatchObject([{ iso: 'P10D', working: false }]);
	});

	test('are durations, whatever the text', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme' }),
				fc.nat(99_999),
				fc.constantFrom<Language>('de', 'en', 'zh'),
				(text, count, language) => {
					for (const { iso } of periodsIn(`${text} ${count} Tage ${count} days ${count}天`, language)) {
						expect(parseDuration(iso)).not.toBeNull();
					}
				},
			),
		);
	});
});

test('ages', () => {
	const years = (language: Language, text: string) => agesIn(text, language).map(each => each.years);
	expect(years('de', 'Kinder unter 16 Jahren und unter vierzehn')).toEqual([16, 14]);
	expect(years('en', 'children under the age of 13, or younger than sixteen')).toEqual([13, 16]);
	expect(years('zh', '未满十四周岁或不满18周岁')).toEqual([14, 18]);
	expect(years('en', 'under our roof, under 3 weeks')).toEqual([]);
});

test('dates', () => {
	const texts = [
		'16. Mai 2021',
		'3 March 2026',
		'April 1, 2026',
		'2026年2月1日',
		'2026-11-01',
		'11.11.2025',
		'1st of June 2026',
	];
	expect(texts.map(text => dateIn(text)?.iso)).toEqual([
		'2021-05-16',
		'2026-03-03',
		'2026-04-01',
		'2026-02-01',
		'2026-11-01',
		'2025-11-11',
		'2026-06-01',
	]);
	expect(dateIn('30. Februar 2026')).toBeNull();
	expect(dateIn('version 3')).toBeNull();
});
