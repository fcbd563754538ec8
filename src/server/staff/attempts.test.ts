import { expect, test } from 'vitest';
import { AttemptLimit } from './attempts.js';

function limit(perMinute: number) {
	const time = { now: 0 };
	const attempts = new AttemptLimit(perMinute, () => time.now);
	/** How many of the next attempts may go on. */
	const allowed = (address: string, tries: number) =>
		Array.from({ length: tries }, () => attempts.take(address)).filter(wait => wait === 0).length;
	return { time, attempts, allowed };
}

test('an address has so many attempts, then waits for the next', () => {
	const { time, attempts, allowed } = limit(6);
	expect(allowed('192.0.2.1', 10)).toBe(6);
	expect(attempts.take('192.0.2.1')).toBe(10);
	time.now += 9_999;
	expect(attempts.take('192.0.2.1')).toBe(1);
	time.now += 1;
	expect(attempts.take('192.0.2.1')).toBe(0);
	time.now += 3_600_000;
	expect(allowed('192.0.2.1', 10)).toBe(6);
});

test('another address has its own; a network of IPv6 shares one', () => {
	const { allowed } = limit(3);
	expect(allowed('192.0.2.1', 5)).toBe(3);
	expect(allowed('192.0.2.2', 5)).toBe(3);
	expect(allowed('2001:db8:1:2::1', 2)).toBe(2);
	expect(allowed('2001:db8:1:2:ffff::9', 5)).toBe(1);
	expect(allowed('2001:db8:1:3::1', 5)).toBe(3);
	expect(allowed('::ffff:192.0.2.9', 5)).toBe(3);
	expect(allowed('::ffff:192.0.2.10', 5)).toBe(3);
	expect(allowed('::1', 5)).toBe(3);
});

test('forgetting those that are free again makes no waiting one free', () => {
	const { time, attempts, allowed } = limit(2);
	expect(allowed('192.0.2.1', 5)).toBe(2);
	time.now += 59_000;
	expect(allowed('192.0.2.2', 5)).toBe(2);
	time.now += 1_000;
	expect(allowed('192.0.2.1', 5)).toBe(2);
	expect(attempts.take('192.0.2.2')).toBeGreaterThan(0);
});
