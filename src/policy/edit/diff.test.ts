import { applyPatch } from 'diff';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unifiedDiff } from './diff.js';

const texts = fc
	.array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'end'), { maxLength: 30 })
	.map(lines => lines.join(''));

it('is empty for the same text, and a patch makes the one from the other', () => {
	fc.assert(
		fc.property(texts, texts, (old, next) => {
			const diff = unifiedDiff('policy.yaml', old, next);
			expect(diff === '').toBe(old === next);
			if (diff !== '') expect(applyPatch(old, diff)).toBe(next);
		}),
		{ numRuns: 1_000, endOnFailure: true },
	);
});
