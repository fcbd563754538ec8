import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../test/size.js';
import { formatBundle, parseBundle, TILE_WIDTH } from './index.js';
import { base64, decoded, faultOf, fromText, recorded } from './primitives.fixture.js';

const { bundles } = recorded<{ bundles: { entries: string[]; bytes: string }[] }>('tiles.json');

describe('an entry bundle', () => {
	it('is the one Tessera reads', () => {
		for (const { entries, bytes } of bundles) {
			expect(base64(formatBundle(entries.map(fromText)))).toBe(bytes);
			expect(parseBundle(decoded(bytes), entries.length)).toEqual(entries.map(fromText));
		}
	});

	it('gives its entries back, and only all of them', () => {
		const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: TILE_WIDTH });
		fc.assert(
			fc.property(entries, entries => {
				const bytes = formatBundle(entries);
				expect(parseBundle(bytes, entries.length)).toEqual(entries);
				for (const width of [entries.length - 1, entries.length + 1]) {
					expect(faultOf(() => parseBundle(bytes, width))).toBe('bundle-invalid');
				}
				for (const wrong of [bytes.slice(0, -1), Uint8Array.of(...bytes, 0)]) {
					expect(faultOf(() => parseBundle(wrong, entries.length))).toBe('bundle-invalid');
				}
			}),
			{ numRuns: size(100, 2_000) },
		);
	});

	it('takes any bytes without breaking', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(20), (bytes, width) => {
				let back: Uint8Array[] = [];
				const fault = faultOf(() => {
					back = parseBundle(bytes, width);
				});
				if (fault === null) expect(formatBundle(back)).toEqual(bytes);
				else expect(fault).toBe('bundle-invalid');
			}),
			{ numRuns: size(2_000, 100_000), examples: [[Uint8Array.of(0, 0, 0, 1, 9), 2]] },
		);
	});

	it('holds from 1 to 256 entries of up to 65,535 bytes', () => {
		const entry = new Uint8Array(65_535);
		expect(parseBundle(formatBundle([entry]), 1).map(({ length }) => length)).toEqual([65_535]);
		expect(faultOf(() => formatBundle([new Uint8Array(65_536)]))).toBe('entry-too-large');
		expect(faultOf(() => formatBundle([]))).toBe('bundle-invalid');
		expect(faultOf(() => formatBundle(Array(257).fill(entry)))).toBe('bundle-invalid');
		expect(faultOf(() => parseBundle(new Uint8Array(0), 0))).toBe('bundle-invalid');
	});
});
