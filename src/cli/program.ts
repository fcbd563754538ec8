/** `obhut`: one file per command. Every command ends with an exit code of `failure.ts`. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { checkCommand } from './check.js';
import { compareCommand } from './compare.js';
import { doctorCommand } from './doctor/command.js';
import { eraseCommand } from './erase.js';
import { explainCommand } from './explain.js';
import { EXIT, type ExitCode, report } from './failure.js';
import { initCommand } from './init.js';
import { keysCommand } from './keys.js';
import { outlineCommand } from './outline.js';
import { policyCommand } from './policy.js';
import { publishCommand } from './publish.js';
import { renderCommand } from './render.js';
import { serveCommand } from './serve.js';
import { stopCommand } from './stop.js';
import { testCommand } from './test.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
	version: string;
};

/** The program with every command; `end` receives the exit code of the one that ran. */
function program(end: (code: ExitCode) => void): Command {
	const obhut = new Command('obhut')
		.description('Runs your privacy policy: published text, enforcement and evidence from one folder.')
		.version(version)
		.configureHelp({ sortSubcommands: false })
		.showHelpAfterError('(add --help for what it takes)')
		.addHelpText('after', '\nExit codes: 0 done, 1 findings or a refusal, 2 wrong use, 3 environment.')
		.exitOverride();
	for (const add of [
		initCommand,
		outlineCommand,
		checkCommand,
		renderCommand,
		compareCommand,
		testCommand,
		policyCommand,
		publishCommand,
		serveCommand,
		keysCommand,
		explainCommand,
		stopCommand,
		eraseCommand,
		doctorCommand,
	]) {
		add(obhut, end);
	}
	for (const command of obhut.commands) command.exitOverride();
	return obhut;
}

/** Runs one command line and returns its exit code. */
export async function run(argv: string[]): Promise<ExitCode> {
	let code: ExitCode = EXIT.done;
	try {
		await program(ended => {
			code = ended;
		}).parseAsync(argv, { from: 'user' });
		return code;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
		return report(error, argv.includes('--json'));
	}
}
