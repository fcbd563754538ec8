import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { obhut } from '../../test/command.js';

const room = mkdtempSync(join(tmpdir(), 'obhut-outline-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const SEED = 'corpus/outline/seed/input.txt';

function file(name: string, content: string | Uint8Array): string {
	const path = join(room, name);
	writeFileSync(path, content);
	return path;
}

describe('obhut outline', () => {
	test('prints clauses, proposals with their words, gaps and findings with their places', async () => {
		const { code, out } = await obhut('outline', SEED);
		expect(code).toBe(0);
		expect(out).toContain('S3.2 3.2 Dauer');
		expect(out).toContain('→ item email (“E-Mail-Adresse”)');
		expect(out).toMatch(/No rule backs \(\d+\):/);
		expect(out).toMatch(/error list-open, S1\.1, line 11/);
		expect(out).toMatch(/error period-hedged, S3\.2, line \d+/);
	});

	test('says the same as data', async () => {
		const { code, out } = await obhut('outline', SEED, '--json');
		expect(code).toBe(0);
		const outline = JSON.parse(out);
		expect(outline).toMatchObject({ format: 'text', language: 'de', title: 'Datenschutzerklärung' });
		expect(Object.keys(outline)).toEqual(expect.arrayContaining(['sections', 'gaps', 'findings', 'files']));
	});

	test('writes a folder the check reads, with the line each rule came from', async () => {
		const folder = join(room, 'begun');
		const { code, out } = await obhut('outline', SEED, '--write', folder);
		expect(code).toBe(0);
		expect(out).toContain(`wrote ${join(folder, 'policy.yaml')}`);
		expect(readFileSync(join(folder, 'policy.yaml'), 'utf8')).toMatch(/ {2}phone: # line 11: /);
		expect(readFileSync(join(folder, 'text', 'de.md'), 'utf8')).toContain('### 3.2 Dauer {#S3.2}');
		const checked = await obhut('check', folder, '--json');
		expect(checked.code).toBe(1);
		const rules = JSON.parse(checked.out).findings.map((finding: { rule: string }) => finding.rule);
		expect(rules).toContain('unbacked-promise');
		expect(rules).not.toContain('value-malformed');
	});

	test('overwrites nothing', async () => {
		const folder = join(room, 'full');
		mkdirSync(folder);
		writeFileSync(join(folder, 'mine.txt'), 'mine');
		const { code, err } = await obhut('outline', SEED, '--write', folder);
		expect(code).toBe(1);
		expect(err).toContain('is not empty');
		expect(existsSync(join(folder, 'policy.yaml'))).toBe(false);
	});

	test('takes the language it is told', async () => {
		const path = file('short.txt', 'Name, Anschrift. Tel. 030 1234567.');
		expect(await obhut('outline', path)).toMatchObject({
			code: 1,
			err: expect.stringContaining('--language'),
		});
		expect((await obhut('outline', path, '--language', 'de')).code).toBe(0);
		expect(await obhut('outline', path, '--language', 'fr')).toMatchObject({ code: 2 });
	});
});

describe('obhut outline refuses, and says what to do', () => {
	const page = '<h1>Datenschutz</h1>\n<div><p>Wir erheben Ihren Namen und die Anschrift.';
	test.each<[string, () => string, number, string]>([
		['a file that is not there', () => join(room, 'nothing.txt'), 3, 'no file'],
		['a folder', () => room, 1, 'is a folder'],
		['a policy folder', () => 'policies/cncest', 1, 'obhut check policies/cncest'],
		['an empty file', () => file('empty.txt', ''), 1, 'holds no words'],
		['a PDF', () => file('a.pdf', Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0xff, 0xfe, 0)), 1, 'not UTF-8 text'],
		['UTF-16', () => file('utf16.txt', Buffer.from('\uFEFFWir erheben', 'utf16le')), 1, 'not UTF-8 text'],
		['ten megabytes', () => file('large.txt', 'Wir erheben Daten. '.repeat(550_000)), 1, 'larger than 4 MiB'],
		[
			'HTML that breaks off',
			() => file('open.html', page),
			1,
			'open.html:2:1`: the page never closes its `<div>`',
		],
		[
			'another language',
			() => file('fr.txt', 'Nous collectons vos données pour vous servir.'),
			1,
			'none of German',
		],
	])('%s', async (_what, path, code, words) => {
		const ended = await obhut('outline', path());
		expect(ended.code).toBe(code);
		expect(ended.err).toContain(words);
		expect(ended.err).toMatch(/^error: [^\n]+\nhint: [^\n]+/);
	});
});
