/**
 * The erasure ledger: what a restored backup is checked against, kept outside the database. An entry is
 * HMAC-SHA-256(reference key, "erase"): it names nobody, and only the key that a restored copy still holds can be
 * matched with it. One line each, `<hex>\n`; a torn last line after a crash was never acknowledged.
 */
import { createHmac } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeDirectory } from '../platform/directory.js';
import { reach } from '../platform/fault-points.js';

export function ledgerMark(referenceKey: Buffer): string {
	return createHmac('sha256', referenceKey).update('erase').digest('hex');
}

const MARK = /^[0-9a-f]{64}$/;

export class ErasureLedger {
	readonly #file: FileHandle;
	#waiting: { mark: string; resolve(): void; reject(error: unknown): void }[] = [];
	#writing = false;

	private constructor(file: FileHandle) {
		this.#file = file;
	}

	static async open(path: string): Promise<ErasureLedger> {
		makeDirectory(dirname(path));
		const file = await open(path, 'a+', 0o600);
		const text = await file.readFile('utf8');
		if (text.length > 0 && !text.endsWith('\n')) {
			await file.truncate(Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1)));
		}
		return new ErasureLedger(file);
	}

	/** Resolves once the mark is on disk; marks that wait together share one sync. */
	record(mark: string): Promise<void> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ mark, resolve, reject });
			if (!this.#writing) void this.#write();
		});
	}

	async close(): Promise<void> {
		await this.#file.close();
	}

	async #write(): Promise<void> {
		this.#writing = true;
		while (this.#waiting.length > 0) {
			const together = this.#waiting.splice(0);
			try {
				await this.#file.appendFile(together.map(({ mark }) => `${mark}\n`).join(''));
				await this.#file.datasync();
				await reach('ledger.written');
				for (const { resolve } of together) resolve();
			} catch (error) {
				for (const { reject } of together) reject(error);
			}
		}
		this.#writing = false;
	}
}

/** The marks in a ledger's text; lines that are no mark are left out. */
export function ledgerMarks(text: string): Set<string> {
	return new Set(text.split('\n').filter(line => MARK.test(line)));
}
