import { describe, expect, test } from 'vitest';
import { PROBLEMS } from '../platform/problem.js';
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
});
