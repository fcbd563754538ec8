import { expect, test } from 'vitest';
import { report } from './report.js';
import { type BenchResult, spreadOf } from './result.js';

const result = (id: string, ratios: number[]): BenchResult => ({
	id,
	title: 'Reading',
	setting: 'Five items of one person.',
	mode: 'quick',
	measuredAt: '2026-11-23T12:00:00.000Z',
	rounds: 3,
	environment: {
		node: 'v20.19.0',
		cores: 2,
		processor: 'X',
		memory: '8 GiB',
		system: 'Linux',
		postgres: '18.4',
	},
	comparisons: [
		{
			what: 'reads per second',
			unit: '/s',
			ours: spreadOf([21_000, 19_000, 20_444]),
			peer: { name: 'a pool', figure: spreadOf([20_000, 20_000, 20_000]) },
			ratio: spreadOf(ratios),
			target: { of: 'ratio', must: 'reach', value: 1 },
		},
	],
	timeGoes: ['opening the page: 8.1 µs'],
	notes: [],
});

test('the page says figure, peer, ratio, target and verdict, in the order of the ids', () => {
	const page = report([result('P10', [1.2, 1.1, 1.3]), result('P9', [0.8, 0.95, 0.9])]);
	const rows = page.split('\n').filter(line => line.startsWith('| P'));
	expect(rows).toEqual([
		'| P9 | reads per second | 20,400 /s (19,000–21,000) | a pool: 20,000 /s (20,000–20,000) | **0.9** (0.8–0.95) | ≥ 1 × | **no** |',
		'| P10 | reads per second | 20,400 /s (19,000–21,000) | a pool: 20,000 /s (20,000–20,000) | **1.2** (1.1–1.3) | ≥ 1 × | yes |',
	]);
});

test('a missed target is named where the time goes', () => {
	const missed = 'Missed: reads per second against a pool.';
	expect(report([result('P1', [0.9])])).toContain(missed);
	expect(report([result('P1', [1])])).not.toContain(missed);
	expect(report([result('P1', [0.9])])).toContain('- opening the page: 8.1 µs');
});

test('the median of an even number of rounds is the mean of the middle two', () => {
	expect(spreadOf([4, 1, 3, 2])).toEqual({ median: 2.5, low: 1, high: 4 });
});
