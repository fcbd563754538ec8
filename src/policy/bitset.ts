/** Sets of numbers as words of 32 bits. `1 << 32` is 1 in JavaScript: the word is `n >>> 5`, the bit `n & 31`. */
import type { Bitset } from './compiled.js';

/** A set just long enough for its largest number. */
export function bitsetOf(numbers: readonly number[]): Bitset {
	const set = new Uint32Array((Math.max(-1, ...numbers) + 32) >>> 5);
	for (const number of numbers) set[number >>> 5]! |= 1 << (number & 31);
	return set;
}

/** Whether a number is in the set; what lies beyond its end is not. */
export function hasBit(set: Bitset, number: number): boolean {
	return ((set[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
}
