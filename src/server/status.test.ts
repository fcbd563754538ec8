import { describe, expect, test } from 'vitest';
import { PROBLEMS, type ProblemCode } from '../platform/problem.js';
import { STATUS } from './status.js';

describe('the table of problems', () => {
	test('every problem has a status and every status a problem', () => {
		expect(Object.keys(STATUS).sort()).toEqual(Object.keys(PROBLEMS).sort());
	});

	test('every status says that something is wrong', () => {
		for (const status of Object.values(STATUS)) expect(status).toBeGreaterThanOrEqual(400);
	});

	test('titles are lower case, end without a full stop, and explain themselves', () => {
		for (const title of Object.values(PROBLEMS)) expect(title).toMatch(/^[a-z][^.]{10,}[^.]$/);
	});

	test('docs/problems.md is the table', async () => {
		const rows = (Object.keys(PROBLEMS) as ProblemCode[]).map(
			code => `| \`${code}\` | ${STATUS[code]} | ${PROBLEMS[code]} |`,
		);
		const page = [
			'# Problems',
			'',
			'Errors are RFC 9457 `application/problem+json`. `code` is stable; titles may be reworded. A problem never repeats',
			'what was sent: `detail` names fields and ids of the policy, `where` points to them, `hint` says what to do.',
			'`denied` also carries the decision `reason`, the `clause` of the published policy that speaks, and the refused `items`.',
			'',
			'| code | status | title |',
			'| --- | --- | --- |',
			...rows,
			'',
		].join('\n');
		await expect(page).toMatchFileSnapshot('../../docs/problems.md');
	});
});
