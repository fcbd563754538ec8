/** Runs the hand-written decisions of `corpus/decisions` against `policies/cncest`, by `decide` and by its slow twin. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPolicyFolder } from '../platform/policy-folder.js';
import { parsePolicy } from '../policy/parse.js';
import { declaredNames } from './cases/declared.js';
import { readCases } from './cases/read.js';
import { standIn } from './cases/stand-in.js';
import { type ItemOutcome, tryCase } from './cases/try.js';

const FOLDER = 'corpus/decisions';

const policy = parsePolicy(readPolicyFolder('policies/cncest')).policy!;
const compiled = standIn(policy);
const names = declaredNames(policy);
const files = readdirSync(FOLDER).filter(file => file.endsWith('.yaml'));
const corpus = files.map(file => {
	const text = readFileSync(join(FOLDER, file), 'utf8');
	return { file, ...readCases({ path: file, text }, names) };
});
const count = corpus.reduce((sum, { cases }) => sum + cases.length, 0);

const inWords = ({ permit, reason, clause }: ItemOutcome): string =>
	`${permit ? 'permit' : `deny ${reason}`} ${clause ?? '-'}`;

describe(`${count} decisions written by hand`, () => {
	for (const { file, cases, findings } of corpus) {
		describe(file, () => {
			it('can be read', () => expect(findings).toEqual([]));

			it.each(cases)('$title', one => {
				const { items, twin, passed } = tryCase(policy, compiled, one);
				expect(items.map(inWords)).toEqual(one.expected.map(({ words }) => words));
				expect(twin).toBe(null);
				expect(passed).toBe(true);
			});
		});
	}

	it(`are ${count}, at least eighty`, () => expect(count).toBeGreaterThanOrEqual(80));
});
