import fc from 'fast-check';
import { expect, test } from 'vitest';
import { needsGuardian } from '../../decide/age.js';
import { newState } from '../../decide/state.js';
import type { CompiledBand, CompiledPolicy } from '../../policy/compiled.js';
import { agreed, bandOf, comesOfAge, standingOf, withdrawn } from './rules.js';

const BANDS: CompiledBand[] = [
	{ id: 'under-14', to: 14, needsGuardian: true },
	{ id: '14-15', to: 16, needsGuardian: true },
	{ id: '16-17', to: 18, needsGuardian: true },
];
const policy = { bands: BANDS, clauses: { minors: 'S5.1' } } as unknown as CompiledPolicy;

/** Birth instants of people who may be minors, milliseconds. */
const born = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2026, 10, 1) });

test('a guardianship ends at the very instant nobody need agree any more', () => {
	fc.assert(
		fc.property(born, bornBy => {
			const end = comesOfAge(BANDS, bornBy);
			expect(needsGuardian(BANDS, bornBy, end - 1)).toBe(true);
			expect(needsGuardian(BANDS, bornBy, end)).toBe(false);
		}),
	);
});

test('it ends with the last band that asks for a guardian, in whatever order bands stand', () => {
	const some = BANDS.map(band => ({ ...band, needsGuardian: band.to <= 16 }));
	const bornBy = Date.UTC(2012, 4, 1);
	expect(comesOfAge(some, bornBy)).toBe(Date.UTC(2028, 4, 1));
	expect(comesOfAge(some.toReversed(), bornBy)).toBe(Date.UTC(2028, 4, 1));
	expect(comesOfAge(BANDS, 0)).toBe(0);
});

test('who is born on 29 February comes of age on 1 March (§ 188 BGB)', () => {
	expect(comesOfAge(BANDS, Date.UTC(2012, 1, 29))).toBe(Date.UTC(2030, 2, 1));
});

test('an agreement opens from its instant to the coming of age, and a withdrawal closes at once', () => {
	const gap = fc.integer({ min: 0, max: 10 * 365 * 86_400_000 });
	fc.assert(
		fc.property(born, gap, gap, (bornBy, before, later) => {
			const child = { ...newState(1, 1), bornBy };
			const end = comesOfAge(BANDS, bornBy);
			const now = end - 1 - Math.min(before, end - 1 - bornBy);
			expect(standingOf(policy, child, now)).toBe('pending');
			const guarded = agreed(policy, child, now);
			expect(standingOf(policy, guarded, now)).toBe('agreed');
			expect(standingOf(policy, guarded, now - 1)).toBe('pending');
			expect(standingOf(policy, guarded, end - 1)).toBe('agreed');
			expect(standingOf(policy, guarded, end)).toBe('adult');
			const taken = Math.min(now + later, end - 1);
			expect(standingOf(policy, withdrawn(policy, guarded, taken), taken)).toBe('pending');
		}),
	);
});

test('the band is the one the person is in now', () => {
	const bornBy = Date.UTC(2012, 4, 1);
	expect(bandOf(BANDS, bornBy, Date.UTC(2026, 3, 30))).toBe('under-14');
	expect(bandOf(BANDS, bornBy, Date.UTC(2026, 4, 1))).toBe('14-15');
	expect(bandOf(BANDS, bornBy, Date.UTC(2030, 4, 1))).toBeNull();
});
