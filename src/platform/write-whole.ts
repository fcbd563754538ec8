/** Files replaced whole: complete or as they were, never half, and with the mode they had. */
import {
	closeSync,
	fchmodSync,
	fsyncSync,
	openSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Writes beside the file, syncs and renames; a link is followed, and stays one. */
export function writeWhole(path: string, text: string): void {
	const known = statSync(path, { throwIfNoEntry: false });
	const target = known ? realpathSync(path) : path;
	const draft = join(dirname(target), `.${basename(target)}.${process.pid}.new`);
	try {
		const file = openSync(draft, 'wx', known?.mode ?? 0o644);
		try {
			if (known) fchmodSync(file, known.mode);
			writeSync(file, text);
			fsyncSync(file);
		} finally {
			closeSync(file);
		}
		renameSync(draft, target);
	} catch (error) {
		rmSync(draft, { force: true });
		throw error;
	}
}

/** The same, and on disk when it returns: after a loss of power the file is the new one. */
export function writeDurably(path: string, text: string): void {
	writeWhole(path, text);
	syncDirectory(dirname(path));
}

/** Makes names made, replaced or removed in a directory last. */
export function syncDirectory(path: string): void {
	const directory = openSync(path, 'r');
	try {
		fsyncSync(directory);
	} finally {
		closeSync(directory);
	}
}
