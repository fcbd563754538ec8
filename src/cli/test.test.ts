import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { obhut } from '../../test/command.js';

const room = mkdtempSync(join(tmpdir(), 'obhut-test-'));
const folder = join(room, 'cncest');
beforeAll(() => cpSync('policies/cncest', folder, { recursive: true }));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const ASK = 'ask: { service: shop, purpose: surveys, items: [email, language] }';

function cases(name: string, text: string): string {
	const path = join(room, name);
	writeFileSync(path, text);
	return path;
}

describe('obhut test', () => {
	test('passes the example policy, and nothing of it is unshown', async () => {
		const { code, out } = await obhut('test', 'policies/cncest', '--coverage');
		expect(out).toMatch(/^no case is missing: .*\n\npolicies\/cncest: \d\d cases, all pass\n$/);
		expect(code).toBe(0);
	});

	test('also passes our own corpus, read by the same reader', async () => {
		const { code, out } = await obhut('test', 'policies/cncest', 'corpus/decisions/S5-minors.yaml');
		expect(out).toContain('15 cases, all pass');
		expect(code).toBe(0);
	});

	test('shows what was expected, what came and why, where a case fails', async () => {
		const file = cases('wrong.yaml', `- case: everybody is invited\n  ${ASK}\n  expect: { email: permit }\n`);
		const { code, out } = await obhut('test', folder, file);
		expect(code).toBe(1);
		expect(out).toBe(
			`${file}:1:3: failed: everybody is invited
  shop asks for email, language for surveys, on 2026-12-01T12:00Z
  email: expected permit, came deny consent-missing S2.6
  why: email: permitted if consent to \`surveys\` were given (clause S2.6)

${folder}: 1 case, 0 pass, 1 fail
`,
		);
	});

	test('says on what a permit rests that nobody expected', async () => {
		const file = cases(
			'loose.yaml',
			`- case: no invitations\n  person: { agreed-to: surveys }\n  ${ASK}\n  expect: deny\n`,
		);
		const { out } = await obhut('test', folder, file);
		expect(out).toContain('email: expected deny, came permit S2.6\n');
		expect(out).toContain('why: email, language: the general policy rests surveys on consent in de');
	});

	test('catches a policy that was changed without its cases', async () => {
		const path = join(folder, 'policy.yaml');
		const before = readFileSync(path, 'utf8');
		writeFileSync(path, before.replace('consent-lasts: P2Y', 'consent-lasts: P3Y'));
		const { code, out } = await obhut('test', folder);
		writeFileSync(path, before);
		expect(code).toBe(1);
		expect(out).toContain('failed: after two years the consent to surveys is over');
		expect(out).toMatch(/: \d\d cases, \d\d pass, 1 fail\n$/);
	});

	test('shows the line of what cannot be read, and runs the rest', async () => {
		const file = cases(
			'broken.yaml',
			`- case: a\n  ${ASK}\n  expect: deny\n- case: b\n  ${ASK}\n  expect: deny consent-mising\n`,
		);
		const { code, out } = await obhut('test', folder, file);
		expect(code).toBe(1);
		expect(out).toContain(`${file}:6:11: error value-unknown: `);
		expect(out).toContain('^^^^^^^^^^^^^^^^^^^');
		expect(out).toContain('hint: did you mean `consent-missing`?');
		expect(out).toContain('1 case, all pass, 1 error in the files');
	});

	test('says the same as data', async () => {
		const file = cases('data.yaml', `- case: a\n  ${ASK}\n  expect: permit\n- case: b\n`);
		const { code, out } = await obhut('test', folder, file, '--json');
		expect(code).toBe(1);
		const data = JSON.parse(out);
		expect(data).toMatchObject({
			passed: false,
			cases: [
				{
					file,
					line: 1,
					col: 3,
					case: 'a',
					passed: false,
					items: [
						{
							item: 'email',
							permit: false,
							reason: 'consent-missing',
							clause: 'S2.6',
							met: false,
							expected: 'permit',
						},
						{ item: 'language', met: false },
					],
					twin: null,
					wouldChange: [{ item: 'email', by: 'consent:surveys', clause: 'S2.6' }, { item: 'language' }],
				},
			],
			findings: [
				{ code: 'missing-key', file, line: 4 },
				{ code: 'missing-key', file, line: 4 },
			],
		});
		expect(data.untested.reasons).toContain('objected');
	});

	test('tries the cases whose name or file holds a text', async () => {
		const { out } = await obhut('test', 'policies/cncest', '--only', 'GUARDIAN');
		expect(out).toMatch(/: [3-9] cases, all pass/);
		const none = await obhut('test', 'policies/cncest', '--only', 'zebra');
		expect(none).toMatchObject({
			code: 1,
			err: expect.stringContaining('holds `zebra` in its name\nhint: '),
		});
	});

	test('writes JUnit XML beside what it prints, in a folder of its own', async () => {
		const path = join(room, 'build', 'policy.xml');
		const { code, out } = await obhut('test', 'policies/cncest', '--junit', path);
		expect(code).toBe(0);
		expect(out).toContain('all pass');
		expect(readFileSync(path, 'utf8')).toMatch(
			/^<\?xml .*\n<testsuites name="obhut test cncest" tests="\d\d" failures="0"/,
		);
	});

	test('gives a first case that holds, where there is none', async () => {
		const empty = join(room, 'untried');
		cpSync('policies/cncest', empty, { recursive: true, filter: path => !path.endsWith('/tests') });
		const { code, err } = await obhut('test', empty);
		expect(code).toBe(1);
		const [said, example] = err.split('for example:\n\n') as [string, string];
		expect(said).toContain('has no cases\nhint: write a case, in ');
		mkdirSync(join(empty, 'tests'));
		writeFileSync(join(empty, 'tests', 'first.yaml'), example);
		expect(await obhut('test', empty)).toMatchObject({
			code: 0,
			out: expect.stringContaining('1 case, all pass'),
		});
	});

	test('tries a draft as long as its rules have one meaning', async () => {
		const file = cases('draft.yaml', `- case: a\n  ${ASK}\n  expect: deny\n`);
		const draft = join(room, 'draft');
		cpSync('policies/cncest', draft, { recursive: true });
		const path = join(draft, 'policy.yaml');
		const whole = readFileSync(path, 'utf8');
		writeFileSync(path, whole.replace('withdraw, complain, explain]', 'withdraw, explain]'));
		expect(await obhut('test', draft, file)).toMatchObject({
			code: 0,
			err: expect.stringMatching(/^a draft: \d+ errors?.*; obhut check /),
		});
		writeFileSync(
			path,
			whole.replace('uses: [email, language, survey-answer]', 'uses: [email, language, ghost]'),
		);
		expect(await obhut('test', draft, file)).toMatchObject({
			code: 1,
			err: expect.stringMatching(/cannot be tried: \d+ errors?.*\nhint: obhut check /),
		});
	});

	test.each([
		['no folder', ['nowhere'], 3, 'no folder'],
		['a case file as folder', ['policies/cncest/tests/people.yaml'], 2, 'hint: name the policy folder first'],
		['no such file', ['policies/cncest', 'none.yaml'], 3, '`none.yaml` cannot be read (ENOENT)\nhint: '],
	])('%s is told with a way out', async (_, args, code, words) => {
		expect(await obhut('test', ...args)).toMatchObject({ code, err: expect.stringContaining(words) });
	});
});
