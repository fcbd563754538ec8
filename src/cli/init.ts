import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cancel } from '@clack/prompts';
import { type Command, Option } from 'commander';
import { slug } from '../policy/outline/parties.js';
import type { Answers } from '../policy/starter/answers.js';
import { QUESTIONS } from '../policy/starter/questions.js';
import { type Given, settle } from '../policy/starter/settle.js';
import { type Starter, starterPolicy } from '../policy/starter/starter.js';
import { EXIT, type ExitCode } from './failure.js';
import { askAnswers, type Terminal } from './init/ask.js';
import { missing, refused } from './init/refused.js';
import { requireFree, writeFolder } from './init/write-folder.js';
import { checkFolder, counted, standing, today } from './policy-findings.js';

const SCHEMA = fileURLToPath(new URL('../../schema/policy.schema.json', import.meta.url));

const EXAMPLES = `
What only you can know has no default: name, address, e-mail and country; a representative and a German Land where
a law asks for one. The rest may be left out.

Example:
  obhut init privacy
  obhut init privacy --name "Muster GmbH" --address "Musterweg 1, 20095 Hamburg, Germany" --email privacy@example.org \\
    --established-in DE --land HH --residents DE,AT --for newsletter,orders --mail-eu "Post GmbH; privacy@post.example"`;

interface Options {
	yes?: boolean;
	json?: boolean;
}

/** `obhut init`: a policy that passes its check, from a few answers. `terminal` is where they are asked for. */
export function initCommand(
	program: Command,
	end: (code: ExitCode) => void,
	terminal: Terminal = { input: process.stdin, output: process.stdout },
): void {
	const command = program
		.command('init')
		.summary('make a policy folder from a few answers')
		.description(
			'Asks who you are, whom you serve and what for, and writes a policy folder that passes `obhut check` for the laws ' +
				'that apply: rules, words in each language, papers to fill in, first cases for `obhut test`. Then it says what ' +
				'is left for people to do. Every answer can be an option; what is given is not asked. Nothing that exists is ' +
				'overwritten.',
		)
		.argument('<dir>', 'folder to make');
	const asked = QUESTIONS.map(question => ({
		question,
		option: new Option(`--${question.option} ${question.takes}`, question.says),
	}));
	for (const { option } of asked) command.addOption(option);
	command
		.option('--yes', 'ask nothing: take the defaults for what is not given')
		.option('--json', 'ask nothing, and print {files:[…], todo:[{about, names, says}]}')
		.addHelpText('after', EXAMPLES)
		.action(async (folder: string, options: Options & Record<string, string>) => {
			requireFree(folder);
			const given = Object.fromEntries(
				asked.map(({ question, option }) => [question.option, options[option.attributeName()]]),
			);
			const asks = isTerminal(terminal) && !options.yes && !options.json;
			const answers = asks ? await askAnswers(given, terminal) : settled(given);
			if (answers === null) {
				cancel('Stopped; nothing was written.', terminal);
				end(EXIT.refused);
				return;
			}
			const starter = starterPolicy(answers, settingsFor(folder));
			writeFolder(folder, starter.files);
			if (options.json) console.log(JSON.stringify({ files: paths(starter), todo: starter.todo }));
			else print(folder, starter);
			end(EXIT.done);
		});
}

const isTerminal = ({ input, output }: Terminal) => input.isTTY === true && output.isTTY === true;

function settled(given: Given): Answers {
	const outcome = settle(given);
	if ('wrong' in outcome) throw refused(outcome.wrong);
	if ('missing' in outcome) throw missing(outcome.missing);
	return outcome.answers;
}

function settingsFor(folder: string) {
	const name = slug(basename(resolve(folder)));
	return {
		id: name === '' || name === 'constructor' ? 'my-service' : name,
		day: today(),
		schema: relative(resolve(folder), SCHEMA).replaceAll('\\', '/'),
	};
}

const paths = ({ files }: Starter) => files.map(({ path }) => path);

function print(folder: string, starter: Starter): void {
	for (const path of paths(starter)) console.log(`wrote ${join(folder, path)}`);
	const checked = checkFolder(folder);
	console.log(`\n${folder}: ${counted(checked.findings)}\nlaw: ${standing(checked)}`);
	console.log(`\nLeft for people to do (${starter.todo.length}):`);
	for (const [index, { says }] of starter.todo.entries()) console.log(`${index + 1}. ${says}`);
	const tried = `obhut check ${folder} && obhut test ${folder}`;
	console.log(`\nnext: read ${join(folder, 'policy.yaml')}, then ${tried}`);
	console.log(`obhut serve --policy ${folder} runs it`);
}
