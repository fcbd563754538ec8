/** How far a long verification is, rewritten in place; only where somebody watches, and only if it takes a while. */
const WIDTH = 30;
const AFTER = 500;
const EVERY = 100;

export class VerifyProgress {
	readonly #stream: NodeJS.WriteStream;
	readonly #began = performance.now();
	#said = 0;

	constructor(stream: NodeJS.WriteStream) {
		this.#stream = stream;
	}

	at(epoch: number | null, done: number, of: number): void {
		const now = performance.now();
		if (!this.#stream.isTTY || now - this.#began < AFTER || now - this.#said < EVERY) return;
		this.#said = now;
		const filled = Math.floor((done / Math.max(1, of)) * WIDTH);
		const bar = `${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}`;
		const name = epoch === null ? '' : `epoch ${epoch} `;
		this.#stream.write(`\r\x1b[K${name}[${bar}] ${done} of ${of} entries`);
	}

	end(): void {
		if (this.#said > 0) this.#stream.write('\r\x1b[K');
	}
}
