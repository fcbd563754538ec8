import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { readPolicyFolder } from '../platform/policy-folder.js';
import { writeWhole } from '../platform/write-whole.js';
import { unifiedDiff } from '../policy/edit/diff.js';
import { type Edit, type Edited, editPolicy, readPlace } from '../policy/edit/edit.js';
import { PATH_ARGUMENT, pathText, VALUE_ARGUMENT } from '../policy/edit/path.js';
import { blockLines, isCollection } from '../policy/edit/write-value.js';
import type { Finding } from '../policy/finding.js';
import { parsePolicy } from '../policy/parse.js';
import { PolicySchema, ServicePolicySchema } from '../policy/schema.js';
import type { SourceFile } from '../policy/source-file.js';
import { didYouMean } from '../policy/suggest.js';
import { EXIT, type ExitCode, Failure } from './failure.js';
import { type CheckedFolder, checkFiles, checkFolder, counted, frames } from './policy-findings.js';

interface ReadOptions {
	service?: string;
	json?: boolean;
}

interface EditOptions extends ReadOptions {
	dryRun?: boolean;
}

const EXAMPLES = `
Example:
  obhut policy set policies/cncest retention.crashes.keep P60D --dry-run

PATH is names joined by \`.\`, as policy.yaml nests them; an entry of a list is \`[0]\`: rights[0], clauses.S2.6`;

/** `obhut policy set`, `unset`, `add`, `remove`, `get`: one thing said differently, every other line as it was. */
export function policyEditCommands(policy: Command, end: (code: ExitCode) => void): void {
	const command = (usage: string, summary: string, description: string) =>
		policy
			.command(usage)
			.summary(summary)
			.description(description)
			.argument('<dir>', 'folder that holds policy.yaml')
			.argument('<path>', 'place in the rules, as retention.crashes.keep')
			.option('--service <id>', 'the policy of this service instead of the general one')
			.option('--json', 'print the result as JSON')
			.addHelpText('after', EXAMPLES);
	const editing = (usage: string, summary: string, description: string) =>
		command(usage, summary, `${description} ${AFTERWARDS}`).option(
			'--dry-run',
			'print the diff and write nothing',
		);

	command(
		'get',
		'print what the rules say at a place',
		'Prints a value as it is written, or a part as YAML.',
	).action((folder: string, path: string, options: ReadOptions) => {
		end(get(folder, path, options));
	});
	editing('set', 'say something at a place', 'Sets a value: text as it is, lists and mappings as YAML.')
		.argument('<value>', 'as P60D, `[email, phone]` or `{ de: consent }`')
		.action((folder: string, path: string, value: string, options: EditOptions) => {
			end(edit(folder, { kind: 'set', path, value }, options));
		});
	editing('unset', 'no longer say anything at a place', 'Takes out a value, or a whole entry.').action(
		(folder: string, path: string, options: EditOptions) => {
			end(edit(folder, { kind: 'unset', path }, options));
		},
	);
	editing(
		'add',
		'put entries into a list',
		'Appends values to a list, and makes the list where there is none.',
	)
		.argument('<value...>', 'entries to put in')
		.action((folder: string, path: string, values: string[], options: EditOptions) => {
			end(edit(folder, { kind: 'add', path, values }, options));
		});
	editing('remove', 'take entries out of a list', 'Takes values out of a list.')
		.argument('<value...>', 'entries to take out')
		.action((folder: string, path: string, values: string[], options: EditOptions) => {
			end(edit(folder, { kind: 'remove', path, values }, options));
		});
}

const AFTERWARDS =
	'Comments, order, quotes and blank lines stay. What the language does not take is refused; then the policy is ' +
	'checked, and findings that come or go are shown.';

const schemaFor = (service: string | undefined) =>
	service === undefined ? PolicySchema : ServicePolicySchema;

const pathFor = (service: string | undefined) =>
	service === undefined ? 'policy.yaml' : `services/${service}/policy.yaml`;

/** The rule file as its bytes say it, and whether it is there; a declared service's is begun where it is not. */
function ruleFile(
	folder: string,
	files: SourceFile[],
	service: string | undefined,
): SourceFile & { stands: boolean } {
	const path = pathFor(service);
	if (files.some(file => file.path === path)) return { path, text: textOf(folder, path), stands: true };
	const { policy } = parsePolicy(files);
	const known = Object.keys(policy?.services ?? {});
	if (service !== undefined && known.includes(service))
		return { path, text: `service: ${service}\n`, stands: false };
	throw new Failure(
		EXIT.usage,
		`\`${folder}\` knows no service \`${service}\``,
		didYouMean(service ?? '', known),
	);
}

/** With its byte order mark; bytes that are no UTF-8 are refused, as they would not survive. */
function textOf(folder: string, path: string): string {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
			readFileSync(join(folder, path)),
		);
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		throw new Failure(EXIT.refused, `\`${join(folder, path)}\` is not UTF-8 text`, 'save the file as UTF-8');
	}
}

function get(folder: string, path: string, { service, json }: ReadOptions): ExitCode {
	const file = ruleFile(folder, readPolicyFolder(folder), service);
	const read = readPlace(file, schemaFor(service), path);
	if ('refused' in read) return refuse(read.refused, file, { path }, json);
	if (json) console.log(JSON.stringify({ file: file.path, path, value: read.value }));
	else if (isCollection(read.value)) console.log(blockLines(read.value, '', '  ').join('\n'));
	else console.log(String(read.value));
	return EXIT.done;
}

function edit(folder: string, wanted: Edit, options: EditOptions): ExitCode {
	const before = checkFolder(folder);
	const file = ruleFile(folder, before.files, options.service);
	const outcome = editPolicy(file, schemaFor(options.service), wanted);
	if ('refused' in outcome) return refuse(outcome.refused, file, wanted, options.json);
	const { text } = outcome.edited;
	const after = edited(folder, before.files, { path: file.path, text });
	const written = options.dryRun !== true && text !== (file.stands ? file.text : '');
	if (written) write(folder, file, text);
	tell(folder, file, outcome.edited, before, after, { ...options, written });
	return EXIT.done;
}

/** The folder with one file in place of its own. */
function edited(folder: string, files: SourceFile[], { path, text }: SourceFile): CheckedFolder {
	const others = files.filter(file => file.path !== path);
	return checkFiles(folder, [...others, { path, text: text.replace(/^\uFEFF/, '') }]);
}

function write(folder: string, file: SourceFile & { stands: boolean }, text: string): void {
	const path = join(folder, file.path);
	if (!file.stands) mkdirSync(dirname(path), { recursive: true });
	else if (textOf(folder, file.path) !== file.text) {
		throw new Failure(EXIT.refused, `\`${path}\` was changed meanwhile`, 'nothing was written; run it again');
	}
	writeWhole(path, text);
}

/** Findings of the one that the other lacks; lines may have moved. */
function lacking(these: Finding[], those: Finding[]): Finding[] {
	const key = ({ code, file, message }: Finding) => `${code} ${file} ${message}`;
	const left = those.map(key);
	return these.filter(each => {
		const at = left.indexOf(key(each));
		if (at !== -1) left.splice(at, 1);
		return at === -1;
	});
}

function tell(
	folder: string,
	file: SourceFile & { stands: boolean },
	{ text, path, before: from, after: to }: Edited,
	before: CheckedFolder,
	after: CheckedFolder,
	{ json, dryRun, written }: EditOptions & { written: boolean },
): void {
	const diff = unifiedDiff(file.path, file.stands ? file.text : '', text);
	const come = lacking(after.findings, before.findings);
	const gone = lacking(before.findings, after.findings);
	if (json) {
		const findings = { new: come, gone, standing: after.findings.length - come.length };
		const said = { before: from ?? null, after: to ?? null };
		console.log(JSON.stringify({ file: file.path, path: pathText(path), ...said, written, diff, findings }));
		return;
	}
	if (dryRun) process.stdout.write(diff);
	if (come.length > 0) console.log(`${frames(come, after.files, process.stdout.isTTY)}`);
	const name = `${join(folder, file.path)}`;
	console.log(diff === '' ? `${name} says so already` : `${name}: ${dryRun ? 'not written' : 'written'}`);
	const changes = [
		...(come.length ? [`${counted(come)} more`] : []),
		...(gone.length ? [`${counted(gone)} less`] : []),
	];
	console.log(`the policy has ${counted(after.findings)}${changes.length ? ` (${changes.join(', ')})` : ''}`);
}

/** Prints what stands in the way, in the argument or the file it is about. */
function refuse(
	findings: Finding[],
	file: SourceFile,
	wanted: Edit | { path: string },
	json = false,
): ExitCode {
	if (json) console.log(JSON.stringify({ written: false, refused: findings }));
	else {
		const value = 'value' in wanted ? wanted.value : 'values' in wanted ? wanted.values.join(' ') : '';
		const texts = [
			{ path: PATH_ARGUMENT, text: wanted.path },
			{ path: VALUE_ARGUMENT, text: value },
			{ ...file, text: file.text.replace(/^\uFEFF/, '') },
		];
		console.error(frames(findings, texts, process.stderr.isTTY).trimEnd());
	}
	return EXIT.refused;
}
