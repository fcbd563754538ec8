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
