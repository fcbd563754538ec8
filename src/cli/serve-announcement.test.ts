import { expect, test } from 'vitest';
import { announcement, type Started } from './serve-announcement.js';

const started = {
	policy: { id: 'p', version: '1', page: 'http://x/policy' },
	clauses: { lit: 2, partial: 3, dark: 1 },
	keys: [],
	milliseconds: 1500,
} as unknown as Started;

test('a start says in one line how the clauses stand, and nothing of a policy nobody judged', () => {
	const line = '6 clauses: 2 lit, 3 partial, 1 dark (docs/clauses.md)';
	expect(announcement(started).split('\n')).toContain(line);
	expect(announcement({ ...started, clauses: null })).not.toContain('clauses');
});
