import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../test/size.js';
import {
	type CompactRange,
	emptyRange,
	formatRange,
	grow,
	leafHashes,
	mergeRanges,
	parseRange,
	rangeRoot,
} from './index.js';
import { faultOf, hex, sha256, someEntries, someHash } from './primitives.fixture.js';
import { mth } from './twin.fixture.js';

const entries = someEntries(300);

/** The range of the entries from `begin` to before `end`, grown at once. */
function rangeOf(begin: number, end: number): CompactRange {
	return grow(sha256, emptyRange(begin), leafHashes(sha256, entries.slice(begin, end))).range;
}

const told = ({ begin, end, hashes }: CompactRange) => [begin, end, ...hashes.map(hex)];

describe('a compact range', () => {
	it('has the root of the definition at every size', () => {
		let range = emptyRange();
		for (let count = 0; count <= entries.length; count++) {
			expect(hex(rangeRoot(sha256, range)), `size ${count}`).toBe(hex(mth(entries.slice(0, count))));
			range = grow(sha256, range, leafHashes(sha256, entries.slice(count, count + 1))).range;
		}
	});

	it('is the same however it was grown and merged', { timeout: 120_000 }, () => {
		const cuts = fc.array(fc.nat(entries.length), { minLength: 2, maxLength: 8 });
		fc.assert(
			fc.property(cuts, fc.infiniteStream(fc.nat()), (cuts, picks) => {
				const bounds = cuts.toSorted((one, other) => one - other);
				const parts = bounds.slice(1).map((end, position) => rangeOf(bounds[position]!, end));
				while (parts.length > 1) {
					const at = picks.next().value! % (parts.length - 1);
					parts.splice(at, 2, mergeRanges(sha256, parts[at]!, parts[at + 1]!));
				}
				expect(told(parts[0]!)).toEqual(told(rangeOf(bounds[0]!, bounds.at(-1)!)));
				expect(told(parts[0]!).slice(2)).toEqual(largest(bounds[0]!, bounds.at(-1)!).map(hex));
			}),
			{ numRuns: size(80, 3_000) },
		);
	});

	it('comes back from its bytes, and only whole', () => {
		fc.assert(
			fc.property(fc.nat(entries.length), fc.nat(entries.length), (one, other) => {
				const range = rangeOf(Math.min(one, other), Math.max(one, other));
				const bytes = formatRange(range);
				expect(told(parseRange(bytes))).toEqual(told(range));
				for (const wrong of [bytes.slice(1), bytes.slice(0, -1), Buffer.concat([bytes, someHash(0)])]) {
					expect(faultOf(() => parseRange(wrong))).toBe('range-invalid');
				}
			}),
			{ numRuns: size(100, 2_000) },
		);
	});

	it('takes any bytes without breaking', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 120 }), bytes => {
				const fault = faultOf(() => parseRange(bytes));
				expect([null, 'range-invalid', 'size-invalid']).toContain(fault);
			}),
			{ numRuns: size(1_000, 50_000) },
		);
		const large = new Uint8Array(16 + 32).fill(0xff);
		expect(faultOf(() => parseRange(large))).toBe('size-invalid');
	});

	it('refuses hashes its bounds do not ask for, and parts that do not meet', () => {
		const [left, right] = [rangeOf(0, 5), rangeOf(5, 9)];
		expect(faultOf(() => mergeRanges(sha256, right, left))).toBe('range-gap');
		expect(faultOf(() => rangeRoot(sha256, right))).toBe('range-invalid');
		expect(faultOf(() => rangeRoot(sha256, { ...left, hashes: left.hashes.slice(1) }))).toBe('range-invalid');
		expect(faultOf(() => rangeRoot(sha256, { ...left, begin: 6 }))).toBe('range-invalid');
		const short = [left.hashes[0]!, new Uint8Array(31)];
		expect(faultOf(() => formatRange({ ...left, hashes: short }))).toBe('hash-invalid');
		for (const begin of [-1, 0.5, Number.NaN, 2 ** 53]) {
			expect(faultOf(() => emptyRange(begin))).toBe('size-invalid');
		}
	});
});

/** The hashes of the largest complete subtrees in a range, by trying all of them. */
function largest(begin: number, end: number): Uint8Array[] {
	if (begin === end) return [];
	for (let leaves = 512; ; leaves /= 2) {
		const first = Math.ceil(begin / leaves) * leaves;
		if (first + leaves > end) continue;
		return [
			...largest(begin, first),
			mth(entries.slice(first, first + leaves)),
			...largest(first + leaves, end),
		];
	}
}
