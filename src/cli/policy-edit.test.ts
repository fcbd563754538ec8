import {
	chmodSync,
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { obhut } from '../../test/command.js';

const room = mkdtempSync(join(tmpdir(), 'obhut-edit-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

function folder(name: string): string {
	const copy = join(room, name);
	cpSync('policies/cncest', copy, { recursive: true });
	return copy;
}

const rules = (at: string, file = 'policy.yaml') => readFileSync(join(at, file), 'utf8');

describe('obhut policy set', () => {
	test('changes one line, keeps the mode, and leaves nothing beside the file', async () => {
		const at = folder('set');
		chmodSync(join(at, 'policy.yaml'), 0o640);
		const [before, files] = [rules(at), readdirSync(at)];
		const { code, out } = await obhut('policy', 'set', at, 'retention.crashes.keep', 'P60D');
		expect(code).toBe(0);
		expect(out).toContain('policy.yaml: written');
		expect(rules(at)).toBe(before.replace('keep: P90D', 'keep: P60D'));
		expect(statSync(join(at, 'policy.yaml')).mode & 0o777).toBe(0o640);
		expect(readdirSync(at)).toEqual(files);
	});

	test('a dry run prints the diff and writes nothing', async () => {
		const at = folder('dry');
		const before = rules(at);
		const { code, out } = await obhut('policy', 'set', at, 'backups.data', 'P31D', '--dry-run');
		expect(code).toBe(0);
		expect(out).toMatch(/^--- a\/policy\.yaml\n\+\+\+ b\/policy\.yaml\n@@ -\d+,7 \+\d+,7 @@\n/);
		expect(out).toContain('-backups: { data: P30D, keys: P7D }\n+backups: { data: P31D, keys: P7D }\n');
		expect(rules(at)).toBe(before);
	});

	test.each([
		[
			'a value that is none',
			['retention.crashes.keep', '60 days'],
			/VALUE:1:1: .*\n.*60 days\n.*\^{7}\n(law.*\n)?hint: expected an ISO 8601 duration/,
		],
		[
			'a step misspelt',
			['purposes.surveys.usees', '[]'],
			/PATH:1:18: .*\n.*\n.*\^{5}\nhint: did you mean `uses`\?/,
		],
		[
			'a name misspelt',
			['purposes.survys.uses', '[]'],
			/PATH:1:10: .*\n.*\n.*\^{6}\nhint: did you mean `surveys`\?/,
		],
		['YAML that is none', ['purposes.surveys.uses', '[email'], /VALUE:1:\d: error yaml-syntax/],
		['no path', ['purposes..uses', '[]'], /PATH:1:10: error path-malformed/],
	])('refuses %s and writes nothing', async (_, argv, said) => {
		const at = folder('refused');
		const before = rules(at);
		const { code, err } = await obhut('policy', 'set', at, ...argv);
		expect(code).toBe(1);
		expect(err).toMatch(said);
		expect(rules(at)).toBe(before);
		const data = await obhut('policy', 'set', at, ...argv, '--json');
		expect(JSON.parse(data.out)).toMatchObject({ written: false, refused: [{ severity: 'error' }] });
	});

	test('an edit that leaves findings is written, and they are shown', async () => {
		const at = folder('findings');
		const { code, out } = await obhut('policy', 'add', at, 'purposes.surveys.uses', 'licenze');
		expect(code).toBe(0);
		expect(out).toContain('error reference-unknown');
		expect(out).toMatch(/the policy has .*\(.*1 error more.*\)|the policy has .*more\)/);
		expect(rules(at)).toContain('uses: [email, language, survey-answer, licenze]');
		const back = await obhut('policy', 'remove', at, 'purposes.surveys.uses', 'licenze', '--json');
		const said = JSON.parse(back.out);
		expect(said.findings.new).toEqual([]);
		expect(said.findings.gone).toContainEqual(expect.objectContaining({ code: 'reference-unknown' }));
		expect(rules(at)).toBe(readFileSync('policies/cncest/policy.yaml', 'utf8'));
	});

	test('a file that does not parse is not touched', async () => {
		const at = folder('broken');
		writeFileSync(join(at, 'policy.yaml'), 'policy: [\n');
		const { code, err } = await obhut('policy', 'set', at, 'version', '2');
		expect(code).toBe(1);
		expect(err).toContain('policy.yaml:');
		expect(rules(at)).toBe('policy: [\n');
	});

	test('a byte order mark, CRLF and a missing last line break stay', async () => {
		const at = folder('windows');
		const text = `\uFEFF${rules(at).trimEnd().replaceAll('\n', '\r\n')}`;
		writeFileSync(join(at, 'policy.yaml'), text);
		expect((await obhut('policy', 'set', at, 'clauses.S9', 'declaration')).code).toBe(0);
		expect(rules(at)).toBe(`${text}\r\n  S9: declaration`);
		expect((await obhut('policy', 'unset', at, 'clauses.S9')).code).toBe(0);
		expect(rules(at)).toBe(text);
	});
});

describe('a service’s own policy', () => {
	test('is edited in its file, and begun where it is declared', async () => {
		const at = folder('service');
		const general = rules(at);
		expect(
			(await obhut('policy', 'set', at, 'retention.crashes.keep', 'P20D', '--service', 'app')).code,
		).toBe(0);
		expect(rules(at, 'services/app/policy.yaml')).toContain('keep: P20D\n');
		const rule =
			'{ data: [support-case], for: [provide-service], keep: P1Y, after: last-contact, then: delete }';
		expect((await obhut('policy', 'set', at, 'retention.support', rule, '--service', 'shop')).code).toBe(0);
		expect(rules(at, 'services/shop/policy.yaml')).toMatch(/^service: shop\nretention:\n {2}support:/);
		expect(rules(at)).toBe(general);
	});

	test('of a service nobody declared is refused with the likely one', async () => {
		const { code, err } = await obhut('policy', 'get', folder('unknown'), 'retention', '--service', 'shpo');
		expect(code).toBe(2);
		expect(err).toContain('hint: did you mean `shop`?');
	});
});

describe('obhut policy get', () => {
	test('prints a value, a part as YAML, or data', async () => {
		const at = folder('get');
		expect((await obhut('policy', 'get', at, 'contact.answer-within')).out).toBe('P15D\n');
		expect((await obhut('policy', 'get', at, 'rights[1]')).out).toBe('correct\n');
		expect((await obhut('policy', 'get', at, 'backups')).out).toBe('data: P30D\nkeys: P7D\n');
		expect(JSON.parse((await obhut('policy', 'get', at, 'clauses.S2.6', '--json')).out)).toMatchObject({
			value: ['purposes.surveys', 'data.survey-answer'],
		});
		const { code, err } = await obhut('policy', 'get', at, 'data.emial');
		expect(code).toBe(1);
		expect(err).toContain('hint: did you mean `email`?');
	});
});

describe('obhut policy show and conflicts', () => {
	test('each entry says where it was said, and the whole is YAML again', async () => {
		const at = folder('show');
		const { code, out } = await obhut('policy', 'show', at, '--service', 'app');
		expect(code).toBe(0);
		expect(out).toContain('\n  crashes: # from services/app/policy.yaml:6\n');
		const data = JSON.parse((await obhut('policy', 'show', at, '--service', 'app', '--json')).out);
		expect(parse(out)).toEqual(data.policy);
		expect(data.entries).toContainEqual({
			section: 'retention',
			id: 'crashes',
			from: 'service',
			file: 'services/app/policy.yaml',
			line: 6,
		});
	});

	test('what a service says otherwise has its verdict and both places', async () => {
		const at = folder('conflicts');
		const { code, out } = await obhut('policy', 'conflicts', at);
		expect(code).toBe(0);
		expect(out).toMatch(/^app:\n {2}tightens {2}retention\.crashes keep: P90D → P30D\n/);
		await obhut('policy', 'set', at, 'retention.crashes.keep', 'P1Y', '--service', 'app');
		const { services } = JSON.parse((await obhut('policy', 'conflicts', at, '--json')).out);
		expect(services).toMatchObject([
			{
				service: 'app',
				conflicts: [
					{
						verdict: 'loosens',
						general: 'P90D',
						own: 'P1Y',
						at: { file: 'services/app/policy.yaml', line: 6 },
					},
				],
			},
		]);
	});

	test('of a service nobody declared, and of one whose policy lies in the wrong place', async () => {
		const at = folder('lost');
		expect(await obhut('policy', 'show', at, '--service', 'ap')).toMatchObject({
			code: 2,
			err: expect.stringContaining('hint: did you mean `app`?'),
		});
		cpSync(join(at, 'services/app'), join(at, 'services/game'), { recursive: true });
		expect(await obhut('policy', 'conflicts', at)).toMatchObject({
			code: 1,
			err: expect.stringContaining('the policy does not parse'),
		});
	});
});
