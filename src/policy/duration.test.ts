import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDuration, isNothing, parseDuration, shortestOf } from './duration.js';

const parts = (text: string) => parseDuration(text)!;
const after = (start: string, text: string): string =>
	new Date(addDuration(Date.parse(start), parts(text))).toISOString().replace('T00:00:00.000Z', '');

describe('parseDuration', () => {
	it.each([
		['P2Y', { years: 2, months: 0, days: 0, hours: 0 }],
		['P1Y6M', { years: 1, months: 6, days: 0, hours: 0 }],
		['P2W3D', { years: 0, months: 0, days: 17, hours: 0 }],
		['PT72H', { years: 0, months: 0, days: 0, hours: 72 }],
		['PT0S', { years: 0, months: 0, days: 0, hours: 0 }],
	])('reads %s', (text, expected) => expect(parseDuration(text)).toEqual(expected));

	it.each(['', 'P', 'PT', 'P1', '1Y', 'P1YT', 'P-1Y', 'P1.5Y', 'PT5M', 'P1D1Y', 'p1y', 'P1Y ', 'P99999Y'])(
		'refuses `%s`',
		text => expect(parseDuration(text)).toBeNull(),
	);
});

describe('addDuration', () => {
	it.each([
		['2026-01-31', 'P1M', '2026-02-28'],
		['2024-02-29', 'P1Y', '2025-02-28'],
		['2024-02-29', 'P4Y', '2028-02-29'],
		['2026-08-31', 'P6M', '2027-02-28'],
		['2026-12-31', 'P2M1D', '2027-03-01'],
		['2026-03-28', 'P2W', '2026-04-11'],
		['2026-11-20', 'PT72H', '2026-11-23'],
		['2026-05-31T23:59:59.999Z', 'P1M', '2026-06-30T23:59:59.999Z'],
	])('%s and %s is %s', (start, text, end) => expect(after(start, text)).toBe(end));

	it('leaves what never happens without an end', () => {
		expect(addDuration(Number.POSITIVE_INFINITY, parts('P1Y'))).toBe(Number.POSITIVE_INFINITY);
	});

	it('never falls short of the shortest', () => {
		const duration = fc.record({
			years: fc.nat(30),
			months: fc.nat(24),
			days: fc.nat(60),
			hours: fc.nat(100),
		});
		fc.assert(
			fc.property(
				fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
				duration,
				(date, length) => {
					expect(addDuration(date.getTime(), length)).toBeGreaterThanOrEqual(
						date.getTime() + shortestOf(length),
					);
				},
			),
		);
	});
});

describe('isNothing', () => {
	it('knows a duration of no length', () => {
		expect(['PT0S', 'P0D', 'PT0H', 'PT1H', 'nonsense'].map(isNothing)).toEqual([
			true,
			true,
			true,
			false,
			false,
		]);
	});
});
