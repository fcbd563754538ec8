import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import type { Outcome } from '../decide/cases/try.js';
import type { Untested } from '../decide/cases/untested.js';
import { CASES_FOLDER, readCaseFile, readCaseFiles } from '../platform/policy-folder.js';
import { isSound } from '../policy/check.js';
import type { Finding } from '../policy/finding.js';
import type { Policy } from '../policy/model.js';
import { asked, differences, whyOf } from './case-words.js';
import { EXIT, type ExitCode, Failure } from './failure.js';
import { junit } from './junit.js';
import { counted, frames } from './policy-findings.js';
import { isPassed, type Tested, type TestRun, testedPolicy, testRun } from './test-run.js';

interface Options {
	only?: string;
	coverage?: boolean;
	junit?: string;
	json?: boolean;
}

const FORM = `
A case says what is so of a person, what is asked, and what must come:

  - case: nobody is invited to a survey without consent
    ask: { service: shop, purpose: surveys, items: [email] }
    expect: deny consent-missing

The person is an adult of the policy's first country who was shown the policy and agreed to nothing, unless \`person\`
says otherwise. Only what is written is compared: \`permit\`, \`deny\`, a reason, a clause; of every item, of each in order
([permit, deny]), or of some ({ email: permit }).

Example:
  obhut test policies/cncest --only survey --junit build/policy.xml`;

/** \`obhut test\`: an operator's own cases put to a policy. */
export function testCommand(program: Command, end: (code: ExitCode) => void): void {
	program
		.command('test')
		.summary('put your own cases to a policy: who asks for what, and what must come')
		.description(
			'Decides the cases of tests/*.yaml in a policy folder, or of the files named, twice: as the server would and by a ' +
				'slow reference. Prints what differs from what a case expects, and why. Exit code 1 when a case fails or a ' +
				'file cannot be read as cases.',
		)
		.argument('<dir>', 'folder that holds policy.yaml')
		.argument('[file...]', 'files of cases instead of those in tests/')
		.option('--only <text>', 'cases whose name or file holds the text')
		.option('--coverage', 'say at the end which purposes and reasons no case shows')
		.option('--junit <file>', 'also write the results as JUnit XML')
		.option(
			'--json',
			'print {passed, cases:[{file, line, col, case, passed, items, twin, wouldChange}], findings, untested}',
		)
		.addHelpText('after', FORM)
		.action((folder: string, files: string[], options: Options) => {
			if (folder.endsWith('.yaml')) throw noFolder(folder);
			const tested = testedPolicy(folder);
			const sources = files.length > 0 ? files.map(readCaseFile) : readCaseFiles(folder);
			const run = testRun(tested, sources, options.only);
			const cases = run.files.flatMap(({ outcomes }) => outcomes);
			if (cases.length === 0 && run.files.every(({ findings }) => findings.length === 0)) {
				throw nothingToTest(folder, tested, options.only);
			}
			if (options.junit !== undefined) {
				mkdirSync(dirname(options.junit), { recursive: true });
				writeFileSync(options.junit, junit(run));
			}
			if (options.json) console.log(JSON.stringify(asData(run)));
			else print(folder, run, options);
			end(isPassed(run) ? EXIT.done : EXIT.refused);
		});
}

function print(folder: string, run: TestRun, options: Options): void {
	if (!isSound(run.findings)) console.error(`a draft: ${counted(run.findings)}; obhut check ${folder}`);
	for (const { source, findings, outcomes } of run.files) {
		if (findings.length > 0) console.log(frames(findings, [source], process.stdout.isTTY));
		for (const outcome of outcomes) if (!outcome.passed) console.log(`${failure(run.policy, outcome)}\n`);
	}
	if (options.coverage) console.log(`${untestedLines(run.untested).join('\n')}\n`);
	console.log(`${folder}: ${summary(run)}`);
}

function failure(policy: Policy, outcome: Outcome): string {
	const { title, at } = outcome.case;
	return [
		`${at.file}:${at.line}:${at.col}: failed: ${title}`,
		`  ${asked(outcome.case)}`,
		...differences(outcome).map(line => `  ${line}`),
		...whyOf(policy, outcome).map(line => `  why: ${line}`),
	].join('\n');
}

function untestedLines({ neverPermitted, neverRefused, reasons }: Untested): string[] {
	const line = (what: string, names: string[]) =>
		names.length === 0 ? [] : [`  ${what}: ${names.join(', ')}`];
	const lines = [
		...line('never permitted', neverPermitted),
		...line('never refused', neverRefused),
		...line('never the reason', reasons),
	];
	return lines.length === 0
		? ['no case is missing: every purpose is permitted and refused, for every reason']
		: ['no case shows:', ...lines];
}

function summary({ files }: TestRun): string {
	const outcomes = files.flatMap(file => file.outcomes);
	const failed = outcomes.filter(({ passed }) => !passed).length;
	const broken = files.flatMap(({ findings }) => findings);
	const cases = `${outcomes.length} case${outcomes.length === 1 ? '' : 's'}`;
	const said = failed === 0 ? 'all pass' : `${outcomes.length - failed} pass, ${failed} fail`;
	return [
		cases,
		...(outcomes.length > 0 ? [said] : []),
		...(broken.length > 0 ? [`${counted(broken)} in the files`] : []),
	].join(', ');
}

function asData(run: TestRun) {
	return {
		passed: isPassed(run),
		cases: run.files.flatMap(({ outcomes }) => outcomes.map(caseData)),
		findings: run.files.flatMap(({ findings }) => findings.map(findingData)),
		untested: run.untested,
	};
}

function caseData({ case: one, passed, items, twin, explanation }: Outcome) {
	const { file, line, col } = one.at;
	return {
		file,
		line,
		col,
		case: one.title,
		passed,
		items: items.map(({ expected, ...item }) => ({ ...item, expected: expected?.words ?? null })),
		twin,
		wouldChange: explanation.wouldChange,
	};
}

function findingData({ code, severity, file, line, col, message, hint }: Finding) {
	return { code, severity, file, line, col, message, hint };
}

function noFolder(file: string): Failure {
	const hint = `name the policy folder first: obhut test <dir> ${file}`;
	return new Failure(EXIT.usage, `\`${file}\` is no policy folder`, hint);
}

/** What to do where there is no case: another word to look for, or a first case that holds for this policy. */
function nothingToTest(folder: string, tested: Tested, only: string | undefined): Failure {
	if (only !== undefined) {
		const message = `no case of \`${folder}\` holds \`${only}\` in its name`;
		return new Failure(EXIT.refused, message, 'leave --only out to see them all');
	}
	const path = join(folder, CASES_FOLDER, 'first.yaml');
	const example = firstCase(tested);
	const hint =
		example === null
			? 'obhut test --help shows what a case looks like'
			: `write a case, in ${path} for example:\n\n${example}`;
	return new Failure(EXIT.refused, `\`${folder}\` has no cases`, hint);
}

/** A case about the first purpose of the policy that holds as it stands; null where no service uses anything. */
function firstCase(tested: Tested): string | null {
	const { purposes, services } = tested.policy;
	const service = Object.keys(services)[0];
	const [purpose, item] =
		Object.entries(purposes).flatMap(([id, { uses }]) => (uses.length > 0 ? [[id, uses[0]!]] : []))[0] ?? [];
	if (service === undefined || purpose === undefined) return null;
	const written = (expect: string) =>
		`- case: what ${service} may do with ${item} for ${purpose}\n` +
		`  ask: { service: ${service}, purpose: ${purpose}, items: [${item}] }\n` +
		`  expect: ${expect}`;
	const { files } = testRun(tested, [{ path: '', text: written('permit') }]);
	const outcome = files[0]?.outcomes[0]?.items[0];
	return outcome === undefined ? null : written(outcome.permit ? 'permit' : `deny ${outcome.reason}`);
}
