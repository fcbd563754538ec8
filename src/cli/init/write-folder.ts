/** A new policy folder on the disk: all of its files, or none. */
import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SourceFile } from '../../policy/source-file.js';
import { EXIT, Failure } from '../failure.js';

/** Refuses a folder that holds anything, and a file. */
export function requireFree(folder: string): void {
	if (!existsSync(folder)) return;
	const isFolder = statSync(folder).isDirectory();
	if (isFolder && readdirSync(folder).length === 0) return;
	const what = isFolder ? 'is not empty' : 'is a file';
	throw new Failure(EXIT.refused, `\`${folder}\` ${what}`, 'name a folder that does not exist yet');
}

/** Writes the files; where one cannot be written, what was made is taken away again. */
export function writeFolder(folder: string, files: SourceFile[]): void {
	const made: { path: string; isFolder: boolean }[] = [];
	try {
		for (const { path, text } of files) {
			const target = join(folder, path);
			for (const missing of missingFolders(dirname(target))) {
				mkdirSync(missing);
				made.push({ path: missing, isFolder: true });
			}
			writeFileSync(target, text, { flag: 'wx' });
			made.push({ path: target, isFolder: false });
		}
	} catch (cause) {
		for (const { path, isFolder } of made.reverse()) isFolder ? rmdirSync(path) : rmSync(path);
		const { code } = cause as NodeJS.ErrnoException;
		if (code === undefined) throw cause;
		const hint = 'name a folder in a place you may write to; nothing was kept';
		throw new Failure(EXIT.environment, `\`${folder}\` cannot be written (${code})`, hint);
	}
}

/** Folders on the way that are not there, the outermost first. */
function missingFolders(path: string): string[] {
	if (existsSync(path)) return [];
	return [...missingFolders(dirname(path)), path];
}
