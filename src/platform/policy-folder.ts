/** Reads the files of a policy folder; what they mean is `policy/parse`'s business. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FILE_LIMIT, type SourceFile } from '../policy/source-file.js';
import { Fault } from './fault.js';

/** The folder cannot be read; `hint` says what to do. */
export class PolicyFolderError extends Fault {}

/** The committed numbers of a policy's names; `''` where the folder holds none yet. */
export const NUMBERS_FILE = 'numbers.lock';

function namesIn(folder: string): string[] {
	if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
	return readdirSync(folder).sort();
}

function readText(folder: string, path: string): SourceFile {
	const bytes = readFileSync(join(folder, path));
	// A character takes at most four bytes; what is past them is too long anyhow.
	const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 4 * (FILE_LIMIT + 1)));
	return { path, text };
}

function readablePaths(folder: string, within: string): string[] {
	const here = within === '' ? '' : `${within}/`;
	const words = namesIn(join(folder, within, 'text')).filter(name => name.endsWith('.md'));
	const rules = existsSync(join(folder, within, 'policy.yaml')) ? [`${here}policy.yaml`] : [];
	return [...rules, ...words.map(name => `${here}text/${name}`)];
}

/**
 * The files of a policy folder: `policy.yaml`, `text/*.md`, the same under `services/<id>/`, and `numbers.lock`.
 * Bytes that are no UTF-8 become U+FFFD, which the parser reports with its place. Throws `PolicyFolderError`.
 */
export function readPolicyFolder(folder: string): SourceFile[] {
	if (!existsSync(folder)) {
		throw new PolicyFolderError(
			`no folder \`${folder}\``,
			'give the path of a folder that holds `policy.yaml`',
		);
	}
	if (!statSync(folder).isDirectory()) {
		throw new PolicyFolderError(`\`${folder}\` is a file`, 'give the folder it lies in');
	}
	if (!existsSync(join(folder, 'policy.yaml'))) {
		const hint = 'a policy folder holds `policy.yaml`; `obhut init` makes one';
		throw new PolicyFolderError(`\`${folder}\` holds no \`policy.yaml\``, hint);
	}
	const services = namesIn(join(folder, 'services')).map(name => `services/${name}`);
	const paths = ['', ...services].flatMap(within => readablePaths(folder, within));
	if (existsSync(join(folder, NUMBERS_FILE))) paths.push(NUMBERS_FILE);
	try {
		return paths.map(path => readText(folder, path));
	} catch (cause) {
		const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
		throw new PolicyFolderError(
			`a file of \`${folder}\` cannot be read (${code})`,
			'check that it is a file you may read',
		);
	}
}
