/** `obhut`: one file per command. Every command ends with an exit code of `failure.ts`. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { EXIT, type ExitCode, report } from './failure.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
	version: string;
};

type Add = (program: Command, end: (code: ExitCode) => void) => void;

/** Each command by its name. Loaded when it runs: most need neither the server nor the database. */
const COMMANDS: Record<string, () => Promise<Add>> = {
	init: async () => (await import('./init.js')).initCommand,
	outline: async () => (await import('./outline.js')).outlineCommand,
	check: async () => (await import('./check.js')).checkCommand,
	render: async () => (await import('./render.js')).renderCommand,
	compare: async () => (await import('./compare.js')).compareCommand,
	test: async () => (await import('./test.js')).testCommand,
	policy: async () => (await import('./policy.js')).policyCommand,
	publish: async () => (await import('./publish.js')).publishCommand,
	serve: async () => (await import('./serve.js')).serveCommand,
	keys: async () => (await import('./keys.js')).keysCommand,
	explain: async () => (await import('./explain.js')).explainCommand,
	stop: async () => (await import('./stop.js')).stopCommand,
	erase: async () => (await import('./erase.js')).eraseCommand,
	audit: async () => (await import('./audit/command.js')).auditCommand,
	evidence: async () => (await import('./evidence.js')).evidenceCommand,
	doctor: async () => (await import('./doctor/command.js')).doctorCommand,
};

/** The commands a line needs: the one it names, or every one where it names none, as help does. */
function neededBy(argv: string[]): Promise<Add[]> {
	const [named = ''] = argv;
	const needed = Object.hasOwn(COMMANDS, named) ? [COMMANDS[named]!] : Object.values(COMMANDS);
	return Promise.all(needed.map(load => load()));
}

/** The program with some commands; `end` receives the exit code of the one that ran. */
function program(commands: Add[], end: (code: ExitCode) => void): Command {
	const obhut = new Command('obhut')
		.description('Runs your privacy policy: published text, enforcement and evidence from one folder.')
		.version(version)
		.configureHelp({ sortSubcommands: false })
		.showHelpAfterError('(add --help for what it takes)')
		.addHelpText('after', '\nExit codes: 0 done, 1 findings or a refusal, 2 wrong use, 3 environment.')
		.exitOverride();
	for (const add of commands) add(obhut, end);
	for (const command of obhut.commands) command.exitOverride();
	return obhut;
}

/** Runs one command line and returns its exit code. */
export async function run(argv: string[]): Promise<ExitCode> {
	let code: ExitCode = EXIT.done;
	try {
		await program(await neededBy(argv), ended => {
			code = ended;
		}).parseAsync(argv, { from: 'user' });
		return code;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
		return report(error, argv.includes('--json'));
	}
}
