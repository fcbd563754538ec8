import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../test/size.js';
import { type Bundle, parseTilePath, TILE_WIDTH, type Tile, tilePath } from './index.js';
import { faultOf, recorded } from './primitives.fixture.js';

const { paths } = recorded<{ paths: ((Tile | Bundle) & { path: string })[] }>('tiles.json');

const tiles = fc.record<Tile | Bundle>({
	level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)) as fc.Arbitrary<number>,
	index: fc.maxSafeNat(),
	width: fc.integer({ min: 1, max: TILE_WIDTH }),
});

describe('the path of a tile', () => {
	it('is the one the Go modules write, and reads back', () => {
		for (const { path, ...tile } of paths) {
			expect(tilePath(tile)).toBe(path);
			expect(parseTilePath(path)).toEqual(tile);
		}
	});

	it('reads back, for every tile', () => {
		fc.assert(
			fc.property(tiles, tile => {
				expect(parseTilePath(tilePath(tile))).toEqual(tile);
			}),
			{ numRuns: size(500, 20_000) },
		);
	});

	it.each([
		'',
		'tile',
		'tile/0',
		'tile/0/',
		'/tile/0/000',
		'tile/0/000/',
		'tile/0/0',
		'tile/0/0000',
		'tile/0/1000',
		'tile/00/000',
		'tile/64/000',
		'tile/-1/000',
		'tile/ 1/000',
		'tile/data/000',
		'tile/8/0/000',
		'tile/0/001/000',
		'tile/0/x000/001',
		'tile/0/x001/x000',
		'tile/0/X001/000',
		'tile/0/x001/x234/67',
		'tile/0/000.p',
		'tile/0/000.p/',
		'tile/0/000.p/0',
		'tile/0/000.p/01',
		'tile/0/000.p/256',
		'tile/0/000.p/999',
		'tile/0/000.p/-1',
		'tile/0/000.p/1/',
		'tile/0/000.p/1\n',
		'tile/0/٠٠٠',
		'tile/0/x009/x007/x199/x254/x740/992',
		`tile/0/${'x999/'.repeat(100)}999`,
	])('is not %j', path => {
		expect(faultOf(() => parseTilePath(path))).toBe('tile-path-invalid');
	});

	it('is written for tiles alone', () => {
		const tile = { level: 0, index: 0, width: 1 };
		for (const wrong of [
			{ level: 64 },
			{ level: -1 },
			{ index: -1 },
			{ index: 2 ** 53 },
			{ width: 0 },
			{ width: 257 },
		]) {
			expect(faultOf(() => tilePath({ ...tile, ...wrong }))).toBe('tile-path-invalid');
		}
	});

	it('takes any text without breaking, and only what it writes', () => {
		const pieces = fc.constantFrom(
			'tile',
			'/',
			'0',
			'00',
			'001',
			'x',
			'x001',
			'.p',
			'256',
			'entries',
			'-',
			' ',
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 12 }), pieces => {
				const path = pieces.join('');
				let back: string | null = null;
				const fault = faultOf(() => {
					back = tilePath(parseTilePath(path));
				});
				expect(fault === null ? back : path).toBe(path);
			}),
			{ numRuns: size(2_000, 100_000) },
		);
	});
});
