import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeDirectory } from './directory.js';

const root = mkdtempSync(join(tmpdir(), 'obhut-directory-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('makes what is missing, for its owner only, and says whether it did', () => {
	const path = join(root, 'a', 'b', 'c');
	expect(makeDirectory(path)).toBe(true);
	expect(makeDirectory(path)).toBe(false);
	for (const made of [join(root, 'a'), path]) expect(statSync(made).mode & 0o777).toBe(0o700);
});

test('a folder that takes no entries is an error, not a wait without end', () => {
	expect(() => makeDirectory('/proc/obhut/x')).toThrow(/ENOENT|EACCES|EPERM|EROFS/);
	writeFileSync(join(root, 'file'), '');
	expect(() => makeDirectory(join(root, 'file', 'x'))).toThrow(/ENOTDIR/);
});
