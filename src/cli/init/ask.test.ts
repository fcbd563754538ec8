import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { obhut } from '../../../test/command.js';
import { CTRL_C, DOWN, ENTER, SPACE, type Typed, terminal } from '../../../test/terminal.js';
import type { ExitCode } from '../failure.js';
import { initCommand } from '../init.js';
import { WHO } from './who.fixture.js';

const room = mkdtempSync(join(tmpdir(), 'obhut-ask-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const fresh = (name: string) => join(room, name);

const yamlOf = (folder: string) => readFileSync(join(folder, 'policy.yaml'), 'utf8');

/** Runs the command as somebody at a terminal would. */
async function atTerminal(folder: string, options: string[], ...typed: Typed[]) {
	const seat = terminal(...typed);
	let code: ExitCode | undefined;
	const program = new Command('obhut').exitOverride();
	initCommand(program, ended => (code = ended), seat);
	const printed: string[] = [];
	const log = vi.spyOn(console, 'log').mockImplementation(line => printed.push(String(line)));
	try {
		await program.parseAsync(['init', folder, ...options], { from: 'user' });
	} finally {
		log.mockRestore();
	}
	return { code, screen: seat.screen(), out: printed.join('\n'), waiting: seat.waiting };
}

const WHO_TYPED: Typed[] = [
	['Who are you?', `Muster GmbH${ENTER}`],
	['Where do letters reach you?', `Musterweg 1, 20095 Hamburg${ENTER}`],
	['At which e-mail address?', `privacy@muster.example${ENTER}`],
];

describe('obhut init in a terminal', () => {
	test('asks one thing after another, each with its reason and default', async () => {
		const folder = fresh('asked');
		const { code, screen, waiting } = await atTerminal(
			folder,
			[],
			...WHO_TYPED,
			['In which country', ENTER],
			['Where do the people you serve live?', DOWN + SPACE + ENTER],
			['Who represents you in China?', `Rep Ltd; 1 Road, Shanghai; cn@muster.example${ENTER}`],
			['In which German Land', DOWN + DOWN + ENTER],
			['Where do you store', ENTER],
			['In which languages?', ENTER],
			['What do you do with', SPACE + ENTER],
			['May children use it?', DOWN + ENTER],
			['delivers your mail in the Union?', `Post GmbH; privacy@post.example${ENTER}`],
			['delivers your mail in China?', ENTER],
			['your imprint?', `https://muster.example/impressum${ENTER}`],
		);
		expect(waiting).toEqual([]);
		expect(code).toBe(0);
		expect(screen).toContain('people must know who decides about their data');
		expect(yamlOf(folder)).toMatch(/^languages: \[de, zh\]/m);
		expect(yamlOf(folder)).toContain('name: Berliner Beauftragte für Datenschutz und Informationsfreiheit');
		expect(yamlOf(folder)).toContain('newsletter');
		expect(yamlOf(folder)).toContain('ask-guardian');
		expect((await obhut('check', folder)).code).toBe(0);
	});

	test('asks only for what no option says', async () => {
		const folder = fresh('rest');
		const said = [
			...WHO,
			'--established-in',
			'AT',
			'--residents',
			'AT',
			'--stored-in',
			'AT',
			'--languages',
			'de',
		];
		const { code, screen } = await atTerminal(
			folder,
			[...said, '--for', 'support', '--minors', 'no'],
			['delivers your mail in the Union?', ENTER],
		);
		expect(code).toBe(0);
		expect(screen).not.toContain('Who are you?');
		expect(screen).not.toContain('imprint');
		expect(yamlOf(folder)).toContain('name: Österreichische Datenschutzbehörde');
	});

	test('says at once what is wrong, and asks again', async () => {
		const folder = fresh('again');
		const { code, screen } = await atTerminal(
			folder,
			[
				'--established-in',
				'DE',
				'--land',
				'HH',
				'--residents',
				'DE',
				'--for',
				'',
				'--minors',
				'no',
				'--imprint',
				'',
			],
			['Who are you?', `***${ENTER}`],
			['This is no name: write it in full', `\u0008\u0008\u0008Muster GmbH${ENTER}`],
			['Where do letters reach you?', `Musterweg 1, 20095 Hamburg${ENTER}`],
			['At which e-mail address?', `privacy@muster.example${ENTER}`],
			['Where do you store', ENTER],
			['In which languages?', SPACE + DOWN + SPACE + ENTER],
			['This lacks `de`, which people you serve must be able to read: add de.', ENTER],
			['delivers your mail in the Union?', ENTER],
		);
		expect(code).toBe(0);
		expect(screen.match(/In which languages\?/g)!.length).toBeGreaterThan(1);
		expect(yamlOf(folder)).toMatch(/^ {2}name: Muster GmbH$/m);
		expect(yamlOf(folder)).toMatch(/^languages: \[de\]/m);
	});

	test('a wrong option ends it before anything is written', async () => {
		const folder = fresh('wrong');
		await expect(atTerminal(folder, ['--name', '***'])).rejects.toThrow('`--name` is no name');
		expect(existsSync(folder)).toBe(false);
	});

	test.each([0, 1, 3])('Ctrl-C after %i answers leaves nothing behind', async after => {
		const folder = fresh(`stopped-${after}`);
		const next: Typed = [[...WHO_TYPED, ['In which country', '']][after]![0]!, CTRL_C];
		const { code, screen } = await atTerminal(folder, [], ...WHO_TYPED.slice(0, after), next);
		expect(code).toBe(1);
		expect(screen).toContain('Stopped; nothing was written.');
		expect(existsSync(folder)).toBe(false);
	});
});
