import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { obhut } from '../../test/command.js';
import { WHO } from './init/who.fixture.js';
import { writeFolder } from './init/write-folder.js';

const room = mkdtempSync(join(tmpdir(), 'obhut-init-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const fresh = (name: string) => join(room, name);

const GERMAN = [...WHO, '--established-in', 'DE', '--land', 'HH'];

const yamlOf = (folder: string) => readFileSync(join(folder, 'policy.yaml'), 'utf8');

describe('obhut init, told everything', () => {
	test('writes a folder that passes its check and its cases, and says what is left for people', async () => {
		const folder = fresh('My Shop');
		const mail = ['--mail-eu', 'Post GmbH; privacy@post.example'];
		const made = await obhut(
			'init',
			folder,
			...GERMAN,
			'--residents',
			'DE,AT',
			'--for',
			'newsletter,orders',
			...mail,
		);
		expect(made).toMatchObject({ code: 0, err: '' });
		expect(made.out).toContain(`wrote ${join(folder, 'documents', 'contract-mail-eu.md')}\n`);
		expect(made.out).toMatch(/: 2 warnings \(2 waived\), 1 note\nlaw: \d+ pass, 2 fail, \d+ unknown/);
		expect(made.out).toMatch(
			/Left for people to do \(\d\):\n1\. finish 1 paper, so far only outlined: documents\//,
		);
		expect(made.out).toContain(`then obhut check ${folder} && obhut test ${folder}`);
		expect(yamlOf(folder)).toMatch(/^policy: my-shop$/m);
		expect(yamlOf(folder)).toMatch(/^ {4}residents-of: \[AT, DE\]$/m);
		expect((await obhut('check', folder)).code).toBe(0);
		expect(await obhut('test', folder)).toMatchObject({ code: 0, out: expect.stringContaining('all pass') });
	});

	test('says the same as data', async () => {
		const { code, out } = await obhut('init', fresh('data'), ...GERMAN, '--json');
		expect(code).toBe(0);
		const { files, todo } = JSON.parse(out);
		expect(files).toEqual(['policy.yaml', 'text/de.md', 'numbers.lock', 'tests/first.yaml']);
		expect(todo.map(({ about }: { about: string }) => about)).toEqual([
			...['imprint', 'words', 'vouching', 'mail', 'ages', 'operation'],
		]);
	});

	test('quotes what YAML would read as something else', async () => {
		const folder = fresh('quotes');
		const name = `"A": {b} #c, 'd' & *e`;
		expect(await obhut('init', folder, ...GERMAN, '--name', name)).toMatchObject({ code: 0 });
		const said = await obhut('policy', 'get', folder, 'controller.name');
		expect(said.out).toBe(`${name}\n`);
		expect((await obhut('render', folder)).out).toContain(`"A": {b} \\#c, 'd' & \\*e`);
	});
});

describe('obhut init refuses, and says what to do', () => {
	test.each<[string, string[], RegExp]>([
		[
			'nothing',
			[],
			/^error: `--name`, `--address`, `--email` and `--established-in` are missing\nhint: add --name "/,
		],
		['--yes without who', ['--yes'], /are missing\nhint: .*run it in a terminal/],
		['no Land', [...WHO, '--established-in', 'DE'], /^error: `--land` is missing\nhint: add --land <code>/],
		[
			'no representative',
			[...WHO, '--established-in', 'CN', '--residents', 'FR'],
			/^error: `--eu-representative` is missing\nhint: add --eu-representative "Vertretung GmbH; /,
		],
		[
			'no e-mail address',
			[...GERMAN, '--email', 'secret'],
			/^error: `--email` is no e-mail address\nhint: write it as/,
		],
		['a law Obhut does not know', [...GERMAN, '--residents', 'DE,US'], /`--residents` names `US`, whose law/],
		['no German for Germany', [...GERMAN, '--languages', 'en'], /`--languages` lacks `de`.*\nhint: add de/],
		[
			'an unknown use',
			[...GERMAN, '--for', 'spam'],
			/`--for` names something unknown\nhint: choose among newsletter/,
		],
		[
			'what is not asked',
			[...GERMAN, '--mail-china', 'P; p@p.example'],
			/`--mail-china` is of no use with the other/,
		],
		['two lines of name', [...GERMAN, '--name', 'A\npolicy: b'], /`--name` holds characters nobody can see/],
		['an unknown option', [...GERMAN, '--colour', 'red'], /unknown option '--colour'/],
	])('%s', async (_what, options, words) => {
		const folder = fresh('refused');
		const ended = await obhut('init', folder, ...options);
		expect(ended).toMatchObject({ code: 2, out: '' });
		expect(ended.err).toMatch(words);
		expect(ended.err).not.toContain('secret');
		expect(existsSync(folder)).toBe(false);
	});

	test('as data, too', async () => {
		const { code, out } = await obhut('init', fresh('refused'), '--json');
		expect(code).toBe(2);
		expect(JSON.parse(out).error).toMatchObject({ message: /missing/, hint: /--name/ });
	});

	test('a folder that holds anything, before it asks', async () => {
		const folder = fresh('full');
		mkdirSync(folder);
		writeFileSync(join(folder, 'mine.txt'), 'mine');
		const { code, err } = await obhut('init', folder);
		expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('is not empty\nhint: ') });
		expect(readdirSync(folder)).toEqual(['mine.txt']);
	});

	test('a file, and a folder in a file', async () => {
		const file = fresh('file');
		writeFileSync(file, 'mine');
		expect(await obhut('init', file)).toMatchObject({ code: 1, err: expect.stringContaining('is a file') });
		const within = await obhut('init', join(file, 'x'), ...GERMAN);
		expect(within).toMatchObject({
			code: 3,
			err: expect.stringContaining('cannot be written (ENOTDIR)\nhint: '),
		});
	});

	test('an empty folder is taken as it is', async () => {
		const folder = fresh('empty');
		mkdirSync(folder);
		chmodSync(folder, 0o700);
		expect(await obhut('init', folder, ...GERMAN)).toMatchObject({ code: 0 });
	});

	test('a disk that ends half-way keeps nothing of it', () => {
		const folder = fresh('half');
		mkdirSync(folder);
		const files = ['policy.yaml', 'text/de.md', `text/${'x'.repeat(300)}`].map(path => ({ path, text: 'x' }));
		expect(() => writeFolder(folder, files)).toThrow(/cannot be written \(ENAMETOOLONG\)/);
		expect(readdirSync(folder)).toEqual([]);
	});
});
