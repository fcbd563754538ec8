import { expect, test } from 'vitest';
import { DenialLimit } from './denials.js';

test('a key may be refused so often a minute, then waits until the bucket holds one again', () => {
	let now = 0;
	const limit = new DenialLimit(60, () => now);
	for (let count = 0; count < 60; count++) {
		expect(limit.wait('key')).toBe(0);
		limit.denied('key');
	}
	expect(limit.wait('key')).toBe(1);
	expect(limit.wait('another')).toBe(0);
	now += 1000;
	expect(limit.wait('key')).toBe(0);
	limit.denied('key');
	expect(limit.wait('key')).toBe(1);
});

test('a bucket never holds more than a minute’s worth', () => {
	let now = 0;
	const limit = new DenialLimit(2, () => now);
	limit.denied('key');
	now += 3_600_000;
	limit.denied('key');
	limit.denied('key');
	expect(limit.wait('key')).toBe(30);
});
