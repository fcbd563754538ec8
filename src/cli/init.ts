import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { NUMBERS_FILE, readPolicyFolder } from '../platform/policy-folder.js';
import { assignNumbers, formatNumbers, NO_NUMBERS } from '../policy/numbers.js';
import { EXIT, type ExitCode, Failure } from './failure.js';
import { checkFolder } from './policy-findings.js';

const STARTER = fileURLToPath(new URL('../../policies/starter', import.meta.url));
const SCHEMA = fileURLToPath(new URL('../../schema/policy.schema.json', import.meta.url));

/** `obhut init`: a small policy that passes its check, to begin from. */
export function initCommand(program: Command, end: (code: ExitCode) => void): void {
	program
		.command('init')
		.summary('make a small policy folder to begin from')
		.description(
			'Writes a policy folder that passes `obhut check`: two kinds of data, two purposes, one region, English words. ' +
				'Make it yours from there. Nothing that exists is overwritten.',
		)
		.argument('<dir>', 'folder to make')
		.option('--json', 'print {files:[…]}')
		.addHelpText('after', '\nExample:\n  obhut init privacy && obhut check privacy')
		.action((folder: string, options: { json?: boolean }) => {
			if (existsSync(folder) && readdirSync(folder).length > 0) {
				throw new Failure(
					EXIT.refused,
					`\`${folder}\` is not empty`,
					'name a folder that does not exist yet',
				);
			}
			const files = writeStarter(folder, new Date().toISOString().slice(0, 10));
			if (options.json) console.log(JSON.stringify({ files }));
			else {
				for (const file of files) console.log(`wrote ${join(folder, file)}`);
				console.log(`\nnext: edit ${join(folder, 'policy.yaml')}, then obhut check ${folder}`);
			}
			end(EXIT.done);
		});
}

/** Copies the starter with today's date, and numbers what it names. Returns the paths written. */
function writeStarter(folder: string, today: string): string[] {
	const files = readPolicyFolder(STARTER).filter(({ path }) => path !== NUMBERS_FILE);
	const schema = relative(resolve(folder), SCHEMA);
	for (const { path, text } of files) {
		const dated = text.replace(/^(version|effective): .*$/gm, `$1: ${today}`);
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), dated.replace(/\$schema=\S+/, `$schema=${schema}`), { flag: 'wx' });
	}
	const { policy } = checkFolder(folder).parsed;
	if (!policy) throw new Error('the starter policy does not parse');
	writeFileSync(join(folder, NUMBERS_FILE), formatNumbers(assignNumbers(policy, NO_NUMBERS)), { flag: 'wx' });
	return [...files.map(({ path }) => path), NUMBERS_FILE];
}
