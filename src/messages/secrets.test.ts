import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOf, messageIdIn, tokenOf } from './secrets.js';

const key = randomBytes(32);

test('a code has six digits, is always the same for a message and depends on the key', () => {
	fc.assert(
		fc.property(fc.uuid(), id => {
			expect(codeOf(key, id)).toMatch(/^\d{6}$/);
			expect(codeOf(key, id)).toBe(codeOf(key, id));
		}),
	);
	const ids = Array.from({ length: 20 }, () => randomUUID());
	expect(ids.map(id => codeOf(key, id))).not.toEqual(ids.map(id => codeOf(randomBytes(32), id)));
});

test('no digit of a code is likelier than another', () => {
	const drawn = 6_000;
	const counts = Array.from({ length: 6 }, () => new Array<number>(10).fill(0));
	for (let n = 0; n < drawn; n++) {
		for (const [place, digit] of [...codeOf(key, `message ${n}`)].entries()) counts[place]![Number(digit)]!++;
	}
	// Chi-squared with 9 degrees of freedom passes 40 once in 10⁵ times; the key is random, so this may too.
	for (const digits of counts) {
		const expected = drawn / 10;
		const chi = digits.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
		expect(chi).toBeLessThan(60);
	}
});

test('a token leads back to its message, for its template and key only', () => {
	fc.assert(
		fc.property(fc.uuid(), id => {
			const token = tokenOf(key, 'ask-guardian', id);
			expect(token).toMatch(/^[\w-]{43}$/);
			expect(messageIdIn(key, 'ask-guardian', token)).toBe(id);
			expect(messageIdIn(key, 'guardian-link', token)).toBeNull();
			expect(messageIdIn(randomBytes(32), 'ask-guardian', token)).toBeNull();
		}),
	);
});

test('no other text than the token itself is taken for it', () => {
	const token = tokenOf(key, 'survey-invitation', randomUUID());
	const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
	for (let at = 0; at < token.length; at++) {
		for (const letter of alphabet) {
			if (letter === token[at]) continue;
			const changed = token.slice(0, at) + letter + token.slice(at + 1);
			expect(messageIdIn(key, 'survey-invitation', changed), changed).toBeNull();
		}
	}
	for (const other of ['', ' ', `${token}=`, `${token} `, token.slice(1), '💌', 'a'.repeat(10_000)]) {
		expect(messageIdIn(key, 'survey-invitation', other)).toBeNull();
	}
});
