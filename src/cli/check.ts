import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { NUMBERS_FILE } from '../platform/policy-folder.js';
import { writeWhole } from '../platform/write-whole.js';
import { isSound } from '../policy/check.js';
import type { Numbers } from '../policy/compiled.js';
import { LAW } from '../policy/law/packs.js';
import type { PlainDate, Policy } from '../policy/model.js';
import { assignNumbers, formatNumbers, NO_NUMBERS, numbersBehind, parseNumbers } from '../policy/numbers.js';
import { isRealDate } from '../policy/sense.js';
import type { SourceFile } from '../policy/source-file.js';
import { checkData } from './check-data.js';
import { EXIT, type ExitCode, Failure } from './failure.js';
import { type CheckedFolder, checkFolder, counted, frames, standing, today } from './policy-findings.js';
import { lawReport } from './report/law-report.js';

interface Options {
	asOf?: PlainDate;
	json?: boolean;
	report?: string;
	updateNumbers?: boolean;
	verdicts?: boolean;
}

/** `obhut check`: everything that is wrong with a policy folder, with its place, its law and a way out. */
export function checkCommand(program: Command, end: (code: ExitCode) => void): void {
	program
		.command('check')
		.summary('say what is missing, contradictory or unlawful in a policy folder')
		.description(
			'Reads a policy folder and prints every finding with its place, the law it rests on and what to do; then how many ' +
				'rules of law it keeps. Unknown is what no machine can judge: a person attests it (`attestations`), or the ' +
				'running service shows it. An error stands in the way of publication, and so does a warning until somebody ' +
				'lives with it for a while (`waivers`). Exit code 1 when there is an error.',
		)
		.argument('<dir>', 'folder that holds policy.yaml')
		.option(
			'--as-of <day>',
			'judge by the law, and by what people attest and waive, on this day; today unless told',
			dayOption,
		)
		.option('--verdicts', 'list every rule of law with its verdict')
		.option('--report <file>', 'write one HTML page to send to a lawyer')
		.option('--update-numbers', 'write numbers.lock: append what the policy names and the file lacks')
		.option(
			'--json',
			'print {findings:[{rule, verdict, severity, file, line, col, law, message, hint, fix, waived}], verdicts, asOf}',
		)
		.addHelpText(
			'after',
			'\nExample:\n  obhut check policies/cncest --as-of 2027-01-01 --report cncest-law.html',
		)
		.action((folder: string, options: Options) => {
			const checked = checkFolder(folder, options.asOf ?? today());
			const { files, parsed, findings } = checked;
			const lacking = parsed.policy ? settleNumbers(folder, files, parsed.policy, options.updateNumbers) : [];
			if (options.report !== undefined) writeReport(options.report, checked);
			if (options.json) console.log(JSON.stringify({ ...checkData(checked), numbersLacking: lacking }));
			else print(folder, checked, lacking, options);
			end(isSound(findings) && lacking.length === 0 ? EXIT.done : EXIT.refused);
		});
}

function dayOption(written: string): PlainDate {
	if (/^\d{4}-\d{2}-\d{2}$/.test(written) && isRealDate(written)) return written;
	throw new InvalidArgumentError('a day is written like 2026-11-24');
}

function print(folder: string, checked: CheckedFolder, lacking: string[], options: Options): void {
	const { files, findings, verdicts } = checked;
	if (findings.length > 0) console.log(frames(findings, files, process.stdout.isTTY));
	if (options.verdicts && verdicts.length > 0) console.log(verdictLines(checked));
	if (lacking.length > 0) console.log(numbersHint(folder, lacking));
	console.log(`${folder}: ${counted(findings)}`);
	if (verdicts.length > 0) console.log(`law: ${standing(checked)}`);
	if (options.report !== undefined) console.log(`wrote ${options.report}`);
}

/** One line for each rule of law: id, verdict, what it is about, why. */
function verdictLines({ verdicts }: CheckedFolder): string {
	const lines = verdicts.map(({ rule, verdict, because }) => {
		const why = verdict === 'pass' && because === 'nothing found' ? '' : `: ${because}`;
		return `${rule.padEnd(14)}${verdict.padEnd(9)}${LAW[rule].title}${why}`;
	});
	return `${lines.join('\n')}\n`;
}

function writeReport(path: string, checked: CheckedFolder): void {
	try {
		writeWhole(path, lawReport(checked));
	} catch (cause) {
		const code = (cause as NodeJS.ErrnoException).code;
		if (code === undefined) throw cause;
		const hint = 'name a file in a folder that exists and that you may write to';
		throw new Failure(EXIT.environment, `the report \`${path}\` cannot be written (${code})`, hint);
	}
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
