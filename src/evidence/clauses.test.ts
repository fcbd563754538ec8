import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { exampleSources } from '../../test/region.js';
import { parsePolicy } from '../policy/parse.js';
import { CLAUSES } from './clauses.js';
import { type ClauseRow, countStandings, STANDINGS, standingOf } from './standing.js';
import { CLAUSE_STANDINGS } from './standings.js';

const whole: ClauseRow = {
	id: 'S0.1',
	promise: 'dated',
	code: ['src/a.ts'],
	tests: [{ file: 'a.test.ts', title: 'a' }],
	today: 'it is',
	missing: [],
};

test.each([
	['code and a test of its own', whole, 1, 'lit'],
	['no code', { ...whole, code: [] }, 1, 'dark'],
	['no test at all', { ...whole, tests: [] }, 0, 'dark'],
	['something missing', { ...whole, missing: ['a page'] }, 9, 'partial'],
	['tests elsewhere only', whole, 0, 'partial'],
] as const)('a clause with %s', (_what, row, shown, standing) => {
	expect(standingOf(row as ClauseRow, shown)).toBe(standing);
});

test('every clause of the example policy has its row and stands somehow, and every file of a row is there', () => {
	const clauses = parsePolicy(exampleSources()).policy!.clauses.map(({ id }) => id);
	expect(CLAUSES.map(({ id }) => id)).toEqual(clauses);
	expect(Object.keys(CLAUSE_STANDINGS)).toEqual(clauses);
	const root = fileURLToPath(new URL('../..', import.meta.url));
	const named = CLAUSES.flatMap(({ code, tests }) => [...code, ...tests.map(({ file }) => file)]);
	expect(named.filter(file => !existsSync(`${root}/${file}`))).toEqual([]);
	const counts = countStandings(CLAUSE_STANDINGS, clauses)!;
	expect(STANDINGS.reduce((sum, standing) => sum + counts[standing], 0)).toBe(clauses.length);
});

test('a policy with a clause of its own is not judged', () => {
	expect(countStandings({ 'S0.1': 'lit' }, ['S0.1'])).toEqual({ lit: 1, partial: 0, dark: 0 });
	expect(countStandings({ 'S0.1': 'lit' }, ['S0.1', 'S9.9'])).toBeNull();
	expect(countStandings({ 'S0.1': 'lit' }, ['constructor'])).toBeNull();
});
