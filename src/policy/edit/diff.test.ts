import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unifiedDiff } from './diff.js';

const texts = fc
	.array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'end'), { maxLength: 30 })
	.map(lines => lines.join(''));

it('is empty for the same text, and `patch` makes the one from the other', () => {
	const room = mkdtempSync(join(tmpdir(), 'obhut-diff-'));
	const file = join(room, 'policy.yaml');
	try {
		fc.assert(
			fc.property(texts, texts, (old, next) => {
				const diff = unifiedDiff('policy.yaml', old, next);
				expect(diff === '').toBe(old === next);
				if (diff === '' || old === '' || next === '') return;
				writeFileSync(file, old);
				execFileSync('patch', ['-s', file], { input: diff });
				expect(readFileSync(file, 'utf8')).toBe(next);
			}),
			{ numRuns: 100, endOnFailure: true },
		);
	} finally {
		rmSync(room, { recursive: true });
	}
});
