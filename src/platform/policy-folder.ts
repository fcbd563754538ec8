/** Reads the files of a policy folder; what they mean is `policy/parse`'s business. */
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
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
	return { path, text: textOf(readFileSync(join(folder, path))) };
}

/** A character takes at most four bytes; what is past them is too long anyhow. */
function textOf(bytes: Uint8Array): string {
	return new TextDecoder('utf-8').decode(bytes.subarray(0, 4 * (FILE_LIMIT + 1)));
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

/** Where an operator's own cases lie in a policy folder. They are no part of the policy and never published. */
export const CASES_FOLDER = 'tests';

/** The case files of a policy folder, `tests/*.yaml`; none where there are none. Paths begin with the folder's. */
export function readCaseFiles(folder: string): SourceFile[] {
	const names = namesIn(join(folder, CASES_FOLDER)).filter(name => /\.ya?ml$/.test(name));
	return names.map(name => readCaseFile(join(folder, CASES_FOLDER, name)));
}

/** One file of cases. Throws `PolicyFolderError`. */
export function readCaseFile(path: string): SourceFile {
	try {
		return { path, text: textOf(readFileSync(path)) };
	} catch (cause) {
		const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
		const hint = 'name a file of cases that you may read';
		throw new PolicyFolderError(`\`${path}\` cannot be read (${code})`, hint);
	}
}

/** Where the papers of a policy lie in its folder. They are looked at, never read, and no part of what is published. */
export const DOCUMENTS_FOLDER = 'documents';

/** Papers of a policy folder that are there and not empty, as `documents/…`. */
export function readDocuments(folder: string): ReadonlySet<string> {
	const papers = new Set<string>();
	const look = (within: string) => {
		for (const name of namesIn(join(folder, within))) {
			const path = `${within}/${name}`;
			const { size, isFolder } = lookAt(join(folder, path));
			if (isFolder) look(path);
			else if (size > 0) papers.add(path);
		}
	};
	look(DOCUMENTS_FOLDER);
	return papers;
}

/** A link that leads nowhere is no paper, and one that leads to a folder is not followed, so that none is walked twice. */
function lookAt(path: string): { size: number; isFolder: boolean } {
	const own = lstatSync(path);
	if (own.isDirectory()) return { size: 0, isFolder: true };
	const target = statSync(path, { throwIfNoEntry: false });
	return { size: target?.isFile() ? target.size : 0, isFolder: false };
}
