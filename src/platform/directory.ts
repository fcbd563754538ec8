/** Directories of our own: private, and made one by one. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a directory and those above it that are missing, mode 0700. One by one, because Node's recursive form never
 * ends under a folder that takes no entries. True when anything was made. Throws the system's error.
 */
export function makeDirectory(path: string): boolean {
	if (existsSync(path)) return false;
	makeDirectory(dirname(path));
	try {
		mkdirSync(path, { mode: 0o700 });
		return true;
	} catch (error) {
		// Another process starting on the same home may have been faster.
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}
