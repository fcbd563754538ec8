import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Problem } from '../platform/problem.js';
import { blindIndex, normaliseEmail, normalisePhone } from './identifiers.js';

test.each([
	['Anna.Example@Example.ORG', 'anna.example@example.org'],
	['  a+b@example.org ', 'a+b@example.org'],
	['jose\u0301@example.org', 'josé@example.org'],
	['ÄRGER@example.org', 'Ärger@example.org'],
	['info@bücher.example', 'info@xn--bcher-kva.example'],
	['info@例子.中国', 'info@xn--fsqu00a.xn--fiqs8s'],
])('the address %j is kept as %j', (given, kept) => {
	expect(normaliseEmail(given)).toBe(kept);
});

test.each([
	'',
	'no-at',
	'@nobody.test',
	'a@',
	'a@localhost',
	'a b@example.org',
	'a@exa mple.org',
	'.a@example.org',
	'a..b@example.org',
	'a.@example.org',
	'a@-',
	'a\u0000@example.org',
	'a\n@example.org',
	'a@b@example.org',
	`${'x'.repeat(65)}@example.org`,
	`a@${'x'.repeat(250)}.org`,
])('the address %j is refused, and not echoed', given => {
	try {
		normaliseEmail(given);
		expect.unreachable();
	} catch (error) {
		expect(error).toMatchObject({ code: 'identifier-invalid' });
		if (given) expect(JSON.stringify(error) + String(error)).not.toContain(given);
	}
});

test('normalising twice changes nothing more', () => {
	fc.assert(
		fc.property(fc.emailAddress(), address => {
			const once = normaliseEmail(address);
			expect(normaliseEmail(once)).toBe(once);
		}),
	);
});

test('whatever is given is kept in one form or refused as a problem', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), text => {
			for (const normalise of [normaliseEmail, normalisePhone]) {
				try {
					expect(normalise(text).length).toBeGreaterThan(0);
				} catch (error) {
					expect(error).toBeInstanceOf(Problem);
				}
			}
		}),
	);
});

test.each([
	['+49 (30) 123-4567', '+49301234567'],
	['+86 138 0013 8000', '+8613800138000'],
])('the number %j is kept as %j', (given, kept) => {
	expect(normalisePhone(given)).toBe(kept);
});

test.each(['030 1234567', '+49', '+999 123', 'call me', ''])('the number %j is refused', given => {
	expect(() => normalisePhone(given)).toThrow(Problem);
});

test('digests part items and keys', () => {
	const [key, other] = [randomBytes(32), randomBytes(32)];
	const digest = blindIndex(key, 1, 'a@example.org');
	expect(blindIndex(key, 1, 'a@example.org')).toEqual(digest);
	expect(blindIndex(key, 2, 'a@example.org')).not.toEqual(digest);
	expect(blindIndex(other, 1, 'a@example.org')).not.toEqual(digest);
});
