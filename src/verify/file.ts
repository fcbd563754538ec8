/** Reading the files of an export, which anybody may have written: regular files of a bounded length, and findings else. */
import { createHash } from 'node:crypto';
import { closeSync, constants, existsSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { Findings } from './finding.js';

/** A pipe in the place of a file must not make the verifier wait. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const CHUNK = 1 << 20;

/** An export on disk, or one epoch of it. Paths are as findings name them, from the folder the user named. */
export class Folder {
	readonly #root: string;
	readonly findings: Findings;

	constructor(root: string, findings: Findings) {
		this.#root = root;
		this.findings = findings;
	}

	/** The same folder for a second look, whose findings were said before. */
	quiet(): Folder {
		return new Folder(this.#root, new Findings());
	}

	/** The bytes, or null with a finding where they cannot be had; `missing` is said only where it is `needed`. */
	read(path: string, most: number, needed: 'needed' | 'if there'): Buffer | null {
		return this.#opened(path, needed, (file, length) => {
			if (length > most) {
				const message = `the file has ${length} bytes, where at most ${most} were expected`;
				this.findings.add('file-length', path, message, { byte: most });
				return null;
			}
			const bytes = Buffer.allocUnsafe(length);
			let read = 0;
			while (read < length) {
				const more = readSync(file, bytes, read, length - read, null);
				if (more === 0) break;
				read += more;
			}
			return bytes.subarray(0, read);
		});
	}

	/** SHA-256 of a file of any length. */
	digest(path: string): Buffer | null {
		return this.#opened(path, 'needed', file => {
			const chunk = Buffer.allocUnsafe(CHUNK);
			const digest = createHash('sha256');
			for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
				digest.update(chunk.subarray(0, read));
			}
			return digest.digest();
		});
	}

	#opened<Result>(
		path: string,
		needed: 'needed' | 'if there',
		use: (file: number, length: number) => Result,
	): Result | null {
		let file: number | null = null;
		try {
			file = openSync(join(this.#root, path), FLAGS);
			const found = fstatSync(file);
			if (found.isFile()) return use(file, found.size);
			this.findings.add('file-unreadable', path, 'this is no regular file');
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			if (code === undefined) throw error;
			if (code !== 'ENOENT' && code !== 'ENOTDIR') {
				this.findings.add('file-unreadable', path, `the file cannot be read (${code})`);
			} else if (needed === 'needed') {
				this.findings.add('file-missing', path, 'the file is not there');
			}
		} finally {
			if (file !== null) closeSync(file);
		}
		return null;
	}

	has(path: string): boolean {
		return existsSync(join(this.#root, path));
	}

	/** Names in a folder, those of folders with a slash at the end; null where there is none. */
	list(path: string): string[] | null {
		try {
			return readdirSync(join(this.#root, path), { withFileTypes: true }).map(entry =>
				entry.isDirectory() ? `${entry.name}/` : entry.name,
			);
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			if (code === 'ENOENT' || code === 'ENOTDIR') return null;
			if (code === undefined) throw error;
			this.findings.add('file-unreadable', path, `the folder cannot be read (${code})`);
			return [];
		}
	}
}
