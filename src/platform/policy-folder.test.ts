import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parsePolicy } from '../policy/parse.js';
import { FILE_LIMIT } from '../policy/source-file.js';
import {
	PolicyFolderError,
	readCaseFile,
	readCaseFiles,
	readDocuments,
	readPolicyFolder,
} from './policy-folder.js';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'obhut-policy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, content: string | Uint8Array): void {
	mkdirSync(join(folder, path, '..'), { recursive: true });
	writeFileSync(join(folder, path), content);
}

it('reads the rules, the words, the services and the numbers, and nothing else', () => {
	for (const path of ['policy.yaml', 'text/zh.md', 'text/de.md', 'services/app/policy.yaml', 'numbers.lock'])
		put(path, path);
	for (const path of ['README.md', 'text/notes.txt', 'services/notes', 'services/shop/text/en.md'])
		put(path, path);
	expect(readPolicyFolder(folder).map(file => file.path)).toEqual([
		'policy.yaml',
		'text/de.md',
		'text/zh.md',
		'services/app/policy.yaml',
		'services/shop/text/en.md',
		'numbers.lock',
	]);
	expect(readPolicyFolder(folder).every(file => file.text === file.path)).toBe(true);
});

it('reads cases apart from the policy, so that they are never published', () => {
	for (const path of ['policy.yaml', 'tests/b.yaml', 'tests/a.yml', 'tests/notes.md', 'tests/old/c.yaml'])
		put(path, path);
	expect(readPolicyFolder(folder).map(file => file.path)).toEqual(['policy.yaml']);
	const cases = [join(folder, 'tests/a.yml'), join(folder, 'tests/b.yaml')];
	expect(readCaseFiles(folder).map(file => file.path)).toEqual(cases);
	expect(readCaseFile(cases[0]!)).toEqual({ path: cases[0], text: 'tests/a.yml' });
	expect(() => readCaseFile(join(folder, 'tests/none.yaml'))).toThrow(PolicyFolderError);
});

it('a folder without cases has none', () => {
	put('policy.yaml', '');
	expect(readCaseFiles(folder)).toEqual([]);
});

it('sees which papers are there, reads none, and publishes none', () => {
	for (const path of ['policy.yaml', 'documents/contract.pdf', 'documents/de/imprint.txt']) put(path, path);
	put('documents/empty.pdf', '');
	symlinkSync('nowhere', join(folder, 'documents/lost.pdf'));
	symlinkSync('..', join(folder, 'documents/de/round'));
	symlinkSync('contract.pdf', join(folder, 'documents/linked.pdf'));
	expect([...readDocuments(folder)].sort()).toEqual([
		'documents/contract.pdf',
		'documents/de/imprint.txt',
		'documents/linked.pdf',
	]);
	expect(readPolicyFolder(folder).map(file => file.path)).toEqual(['policy.yaml']);
	rmSync(join(folder, 'documents'), { recursive: true });
	expect(readDocuments(folder)).toEqual(new Set());
});

it('bytes that are no UTF-8 become a finding with their place', () => {
	put('policy.yaml', new Uint8Array([...Buffer.from('policy: x\nversion: '), 0xff, 0xfe]));
	expect(parsePolicy(readPolicyFolder(folder)).findings).toMatchObject([
		{ code: 'file-not-utf8', line: 2, col: 10 },
	]);
});

it('a file of ten megabytes becomes one finding', () => {
	put('policy.yaml', 'policy: x\n'.repeat(1024 * 1024));
	const files = readPolicyFolder(folder);
	expect(files[0]?.text.length).toBeLessThan(5 * FILE_LIMIT);
	expect(parsePolicy(files).findings).toMatchObject([
		{ code: 'file-too-large', file: 'policy.yaml', line: 1 },
	]);
});

it.each([
	['no folder', 'missing', () => {}, /^no folder/],
	['a file', 'x', () => put('x', ''), /is a file$/],
	['a folder without rules', '.', () => {}, /holds no `policy.yaml`$/],
	[
		'rules that are a folder',
		'.',
		() => mkdirSync(join(folder, 'policy.yaml')),
		/cannot be read \(EISDIR\)$/,
	],
])('%s is refused with a hint', (_, path, prepare, message) => {
	prepare();
	const attempt = () => readPolicyFolder(join(folder, path));
	expect(attempt).toThrow(PolicyFolderError);
	expect(attempt).toThrow(message);
	expect(attempt).toThrow(expect.objectContaining({ hint: expect.stringMatching(/./) }));
});
