import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import type { Language } from '../policy/model.js';
import type { Outline } from '../policy/outline/model.js';
import { outlinePolicy } from '../policy/outline/outline.js';
import { OUTLINE_LIMIT } from '../policy/outline/read.js';
import { EXIT, type ExitCode, Failure } from './failure.js';
import { readableOutline } from './outline-words.js';

interface Options {
	language?: Language;
	write?: string;
	json?: boolean;
}

/** A character of UTF-8 takes at most four bytes; a file with more cannot be short enough. */
const MOST_BYTES = 4 * OUTLINE_LIMIT;

/** `obhut outline`: reads a policy people publish today, and begins a policy folder from it. */
export function outlineCommand(program: Command, end: (code: ExitCode) => void): void {
	program
		.command('outline')
		.summary('read an existing policy and propose the rules behind it')
		.description(
			'Reads a privacy policy as it is published today (text, Markdown or HTML; German, English or Chinese), numbers its ' +
				'clauses and sentences, and proposes what each promises. Says what no rule backs and what the law misses. ' +
				'Everything is a proposal, with the words it rests on; menus, forms and scripts of a page are left out.',
		)
		.argument('<file>', 'the policy: .txt, .md or .html, UTF-8')
		.addOption(
			new Option('--language <code>', 'what it is written in; found by its words unless told').choices([
				'de',
				'en',
				'zh',
			]),
		)
		.option('--write <dir>', 'make a policy folder to go on from; nothing that exists is overwritten')
		.option('--json', 'print the outline as JSON: sections, clauses, sentences, gaps, findings, files')
		.addHelpText('after', '\nExample:\n  obhut outline privacy.html --write privacy && obhut check privacy')
		.action((path: string, options: Options) => {
			const outline = outlinePolicy(path, readText(path), options.language);
			if ('message' in outline) {
				const place = outline.at ? `:${outline.at.line}:${outline.at.col}` : '';
				throw new Failure(EXIT.refused, `\`${path}${place}\`: ${outline.message}`, outline.hint);
			}
			const written = options.write === undefined ? null : writeFolder(options.write, outline);
			if (options.json) console.log(JSON.stringify(written ? { ...outline, written } : outline));
			else if (!written) process.stdout.write(readableOutline(outline));
			else {
				for (const file of written) console.log(`wrote ${file}`);
				const { gaps, findings } = outline;
				console.log(`\n${gaps.length} promises without a rule, ${findings.length} findings of the check`);
				console.log(`next: read ${written[0]} beside ${path}, then obhut check ${options.write}`);
			}
			end(EXIT.done);
		});
}

/** The words of a file; what is no text is refused with a way out. */
function readText(path: string): string {
	const hint = 'name the file your policy is written in: text, Markdown or HTML';
	const stats = statSync(path, { throwIfNoEntry: false });
	if (!stats) throw new Failure(EXIT.environment, `no file \`${path}\``, hint);
	if (stats.isDirectory()) {
		const instead = existsSync(join(path, 'policy.yaml'))
			? `it is a policy folder: obhut check ${path}`
			: hint;
		throw new Failure(EXIT.refused, `\`${path}\` is a folder`, instead);
	}
	if (!stats.isFile()) throw new Failure(EXIT.refused, `\`${path}\` is no file`, hint);
	if (stats.size > MOST_BYTES) {
		throw new Failure(
			EXIT.refused,
			`\`${path}\` is larger than ${MOST_BYTES / 1024 / 1024} MiB`,
			'save the policy alone, without pictures and scripts',
		);
	}
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		throw new Failure(
			EXIT.refused,
			`\`${path}\` is not UTF-8 text`,
			'save it as text, Markdown or HTML in UTF-8; a PDF or Word file has to be saved as one of these first',
		);
	}
}

/** Writes the starting folder, and refuses one that holds anything. Returns the paths written. */
function writeFolder(folder: string, outline: Outline): string[] {
	if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0)) {
		const what = statSync(folder).isDirectory() ? 'is not empty' : 'is a file';
		throw new Failure(EXIT.refused, `\`${folder}\` ${what}`, 'name a folder that does not exist yet');
	}
	return outline.files.map(({ path, text }) => {
		const target = join(folder, path);
		mkdirSync(dirname(target), { recursive: true });
		writeFileSync(target, text, { flag: 'wx' });
		return target;
	});
}
