import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { obhut } from '../../test/command.js';

const room = mkdtempSync(join(tmpdir(), 'obhut-cli-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const fresh = (name: string) => join(room, name);

/** A folder to begin from: accounts and a newsletter for people in Germany, in English and German. */
const init = (folder: string) =>
	obhut(
		...['init', folder, '--name', 'Muster GmbH', '--address', 'Musterweg 1, 20095 Hamburg, Germany'],
		...['--email', 'privacy@muster.example', '--established-in', 'DE', '--land', 'HH', '--for', 'newsletter'],
		...['--languages', 'en,de', '--imprint', 'https://muster.example/impressum'],
	);

beforeAll(async () => expect(await init(fresh('start'))).toMatchObject({ code: 0, err: '' }));

describe('obhut check', () => {
	async function broken(name: string, change: (yaml: string) => string) {
		const folder = fresh(name);
		await init(folder);
		const path = join(folder, 'policy.yaml');
		writeFileSync(path, change(readFileSync(path, 'utf8')));
		return folder;
	}

	test('shows the line, the law and a way out, and ends with 1', async () => {
		const folder = await broken('typo', yaml => yaml.replace('uses: [email, name]', 'uses: [emial, name]'));
		const { code, out } = await obhut('check', folder);
		expect(code).toBe(1);
		expect(out).toMatch(/policy\.yaml:\d+:\d+: error reference-unknown/);
		expect(out).toContain('hint: did you mean `email`?');
		expect(out).toMatch(/: \d+ errors?/);
	});

	test('says the same as data', async () => {
		const folder = fresh('typo');
		const { code, out } = await obhut('check', folder, '--json');
		expect(code).toBe(1);
		const [first] = JSON.parse(out).findings;
		expect(Object.keys(first)).toEqual([
			'rule',
			'verdict',
			'severity',
			'file',
			'line',
			'col',
			'law',
			'message',
			'hint',
			'fix',
			'waived',
		]);
		const error = JSON.parse(out).findings.find(({ severity }: { severity: string }) => severity === 'error');
		expect(error).toMatchObject({ file: 'policy.yaml', line: expect.any(Number), waived: null });
	});

	test('judges by a day, lists what each rule of law says, and counts', async () => {
		const folder = fresh('start');
		const { code, out } = await obhut('check', folder, '--as-of', '2018-05-24', '--verdicts');
		expect(code).toBe(0);
		expect(out).toMatch(/^EU-27 +n\/a +EU representative named: in force from 2018-05-25$/m);
		expect(out).toMatch(/^law: \d+ pass, 0 fail, \d+ unknown, \d+ n\/a as of 2018-05-24$/m);
		const { verdicts, asOf } = JSON.parse((await obhut('check', folder, '--json')).out);
		expect(asOf).toBe(new Date().toISOString().slice(0, 10));
		expect(verdicts.find(({ rule }: { rule: string }) => rule === 'DE-BDSG-38')).toEqual({
			rule: 'DE-BDSG-38',
			verdict: 'unknown',
			because: 'nobody has vouched for it',
			title: 'DPO threshold',
			cites: 'BDSG 38(1)',
			link: 'https://www.gesetze-im-internet.de/bdsg_2018/__38.html',
			kind: 'human',
			severity: 'error',
		});
	});

	test.each(['2026-02-30', 'tomorrow', '2026-1-1'])('`--as-of %s` is wrong use', async day => {
		const { code, err } = await obhut('check', fresh('start'), '--as-of', day);
		expect(code).toBe(2);
		expect(err).toContain('a day is written like 2026-11-24');
	});

	test('an error ends with 1; a warning does not, and whoever lives with it is named', async () => {
		const authority = / {4}authority:\n.*\n.*\n/;
		const warned = await broken('warned', yaml => yaml.replace(authority, ''));
		const { code, out } = await obhut('check', warned);
		expect(code).toBe(0);
		expect(out).toMatch(/warning authority-missing.*\n(.*\n)*?law: EU-13-2-d GDPR 13\(2\)\(d\)/);
		expect(out).toContain('https://eur-lex.europa.eu/eli/reg/2016/679/art_13/oj/eng');
		expect(out).toMatch(/: 1 warning, 2 notes\n/);
		const waiver =
			'waivers:\n  - { finding: authority-missing, by: Erika, on: 2026-01-01, until: 2026-12-31, because: asked }\n';
		const waived = await broken(
			'waived',
			yaml => `${yaml.replace(authority, '').replace(/on: [\d-]+ }/, 'on: 2026-01-01 }')}${waiver}`,
		);
		const lived = await obhut('check', waived, '--as-of', '2026-11-24');
		expect(lived.out).toContain('waived: by Erika until 2026-12-31: asked');
		expect(lived.out).toMatch(/: 1 warning \(1 waived\), 2 notes\n/);
		const [found] = JSON.parse(
			(await obhut('check', waived, '--as-of', '2026-11-24', '--json')).out,
		).findings.filter(({ severity }: { severity: string }) => severity === 'warning');
		expect(found).toMatchObject({ waived: { by: 'Erika' }, law: [{ id: 'EU-13-2-d' }, { id: 'DE-SA' }] });
	});

	test('a report that cannot be written says so', async () => {
		const { code, err } = await obhut('check', fresh('start'), '--report', join(room, 'none', 'law.html'));
		expect(code).toBe(3);
		expect(err).toMatch(
			/^error: the report `.*law\.html` cannot be written \(ENOENT\)\nhint: name a file in a folder/,
		);
	});

	test('asks for numbers and appends them without moving any', async () => {
		const folder = await broken('more', yaml =>
			yaml
				.replace(
					/^ {2}name:\n/m,
					'  nickname:\n    title: { en: nickname, de: Spitzname }\n    is: pd:Name\n    given: settings\n    optional: true\n    held-by: account\n  name:\n',
				)
				.replaceAll('[email, name]', '[email, name, nickname]')
				.replace('data.name,', 'data.name, data.nickname,'),
		);
		const before = JSON.parse(readFileSync(join(folder, 'numbers.lock'), 'utf8'));
		const lacking = await obhut('check', folder);
		expect(lacking).toMatchObject({
			code: 1,
			out: expect.stringContaining('numbers.lock lacks `items.nickname`'),
		});
		expect((await obhut('check', folder, '--update-numbers')).code).toBe(0);
		const after = JSON.parse(readFileSync(join(folder, 'numbers.lock'), 'utf8'));
		expect(after.items).toEqual({ ...before.items, nickname: 4 });
		expect((await obhut('check', folder)).code).toBe(0);
	});

	test('a lock that is damaged is not replaced', async () => {
		const folder = await broken('lock', yaml => yaml);
		writeFileSync(join(folder, 'numbers.lock'), '{');
		const { code, err } = await obhut('check', folder, '--update-numbers');
		expect(code).toBe(1);
		expect(err).toContain('hint: restore the file from version control');
		expect(readFileSync(join(folder, 'numbers.lock'), 'utf8')).toBe('{');
	});

	test('a folder that is not there is the environment’s fault', async () => {
		const { code, err } = await obhut('check', fresh('nowhere'));
		expect(code).toBe(3);
		expect(err).toMatch(/^error: no folder .*\nhint: /);
		expect(existsSync(fresh('nowhere'))).toBe(false);
		const data = await obhut('check', fresh('nowhere'), '--json');
		expect(JSON.parse(data.out).error).toMatchObject({
			message: expect.any(String),
			hint: expect.any(String),
		});
	});
});

describe('obhut render', () => {
	test('prints words with their figures, as Markdown, HTML and data', async () => {
		const folder = fresh('start');
		const markdown = await obhut('render', folder);
		expect(markdown.code).toBe(0);
		expect(markdown.out).toContain('### How long we keep it {#S4.2}');
		expect(markdown.out).not.toContain('{{');
		expect((await obhut('render', folder, '--format', 'html')).out).toMatch(/^<!doctype html>/);
		expect(JSON.parse((await obhut('render', folder, '--json')).out).sections.length).toBeGreaterThan(2);
	});

	test('the records of processing, as Markdown, HTML and JSON', async () => {
		const folder = fresh('start');
		const records = await obhut('render', folder, '--as', 'records');
		expect(records).toMatchObject({
			code: 0,
			out: expect.stringMatching(/^# Records of processing activities/),
		});
		const html = await obhut('render', folder, '--as', 'records', '--format', 'html');
		expect(html.out).toContain('<h1>Records of processing activities</h1>');
		const json = JSON.parse((await obhut('render', folder, '--as', 'records', '--json')).out);
		expect(json.activities.map(({ id }: { id: string }) => id)).toEqual([
			'accounts',
			'newsletter',
			'answer-requests',
		]);
	});

	test('a language the policy is not published in is wrong use', async () => {
		const { code, err } = await obhut('render', fresh('start'), '--language', 'zh');
		expect(code).toBe(2);
		expect(err).toContain('hint: it is published in en, de');
	});

	test('a draft with errors is rendered and said to be one', async () => {
		const { code, out, err } = await obhut('render', fresh('typo'));
		expect(code).toBe(0);
		expect(out).toContain('# What happens with your data');
		expect(err).toContain('a draft: ');
	});
});

describe('the program', () => {
	test('ends with 2 on wrong use, 0 on help', async () => {
		expect((await obhut('chek')).code).toBe(2);
		expect((await obhut('check')).code).toBe(2);
		expect((await obhut('serve', '--port', 'many')).code).toBe(2);
		expect((await obhut('--version')).code).toBe(0);
	});

	test.each(['init', 'check', 'render', 'serve', 'explain', 'erase', 'doctor', 'keys'])(
		'%s --help has an example',
		async name => {
			const { code, out } = await obhut(name, '--help');
			expect(code).toBe(0);
			expect(out).toContain('Example:\n');
			expect(out).toContain('--json');
		},
	);
});
