import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { NUMBERS_FILE } from '../platform/policy-folder.js';
import { isSound } from '../policy/check.js';
import type { Numbers } from '../policy/compiled.js';
import type { Finding } from '../policy/finding.js';
import type { Policy } from '../policy/model.js';
import { assignNumbers, formatNumbers, NO_NUMBERS, numbersBehind, parseNumbers } from '../policy/numbers.js';
import type { SourceFile } from '../policy/source-file.js';
import { EXIT, type ExitCode, Failure } from './failure.js';
import { checkFolder, counted, frames } from './policy-findings.js';

interface Options {
	json?: boolean;
	updateNumbers?: boolean;
}

/** `obhut check`: everything that is wrong with a policy folder, with its place, its law and a way out. */
export function checkCommand(program: Command, end: (code: ExitCode) => void): void {
	program
		.command('check')
		.summary('say what is missing, contradictory or unlawful in a policy folder')
		.description(
			'Reads a policy folder and prints every finding with its place, the law it rests on and what to do. An error ' +
				'stands in the way of publication; a warning does not. Exit code 1 when there is an error.',
		)
		.argument('<dir>', 'folder that holds policy.yaml')
		.option('--update-numbers', 'write numbers.lock: append what the policy names and the file lacks')
		.option('--json', 'print {findings:[{rule, verdict, severity, file, line, col, law, message, hint}]}')
		.addHelpText('after', '\nExample:\n  obhut check policies/cncest --update-numbers')
		.action((folder: string, options: Options) => {
			const { files, parsed, findings } = checkFolder(folder);
			const lacking = parsed.policy ? settleNumbers(folder, files, parsed.policy, options.updateNumbers) : [];
			if (options.json)
				console.log(JSON.stringify({ findings: findings.map(asData), numbersLacking: lacking }));
			else {
				if (findings.length > 0) console.log(frames(findings, files, process.stdout.isTTY));
				if (lacking.length > 0) console.log(numbersHint(folder, lacking));
				console.log(`${folder}: ${counted(findings)}`);
			}
			end(isSound(findings) && lacking.length === 0 ? EXIT.done : EXIT.refused);
		});
}

/** What `numbers.lock` lacks; nothing, once `update` has written it. */
function settleNumbers(folder: string, files: SourceFile[], policy: Policy, update = false): string[] {
	const previous = numbersOf(files);
	const lacking = numbersBehind(policy, previous);
	if (!update || lacking.length === 0) return lacking;
	writeFileSync(join(folder, NUMBERS_FILE), formatNumbers(assignNumbers(policy, previous)));
	return [];
}

function numbersOf(files: SourceFile[]): Numbers {
	const lock = files.find(({ path }) => path === NUMBERS_FILE);
	if (!lock) return NO_NUMBERS;
	try {
		return parseNumbers(lock.text);
	} catch (error) {
		const hint = 'restore the file from version control: its numbers stand in the database';
		throw new Failure(EXIT.refused, (error as Error).message, hint);
	}
}

function numbersHint(folder: string, lacking: string[]): string {
	const names = lacking.slice(0, 5).map(name => `\`${name}\``);
	const more = lacking.length > 5 ? ` and ${lacking.length - 5} more` : '';
	return `numbers.lock lacks ${names.join(', ')}${more}\nhint: obhut check ${folder} --update-numbers, and commit the file\n`;
}

function asData({ code, severity, file, line, col, law, message, hint }: Finding) {
	return { rule: code, verdict: 'fail', severity, file, line, col, law: law ?? null, message, hint };
}
