import { expect, it } from 'vitest';
import { didYouMean, nearest } from './suggest.js';

it.each([
	['retension', 'retention'],
	['retain', null],
	['held_by', 'held-by'],
	['Purposes', 'purposes'],
	['purpsoes', 'purposes'],
	['xyz', null],
	['', null],
])('`%s` is taken for %s', (written, meant) => {
	expect(nearest(written, ['retention', 'held-by', 'purposes', 'data'])).toBe(meant);
});

it('names what there is when nothing is near, and says when there is nothing', () => {
	expect(didYouMean('xyz', ['email', 'phone'])).toBe('known here: `email`, `phone`');
	expect(didYouMean('xyz', [])).toBe('nothing is declared here that it could name');
	const many = Array.from({ length: 30 }, (_, index) => `item-${index}-of-many`);
	expect(didYouMean('xyz', many)).toMatch(/, …$/);
});

it('does not compare what no key is as long as', () => {
	expect(nearest('r'.repeat(1_000_000), ['retention'])).toBeNull();
});
