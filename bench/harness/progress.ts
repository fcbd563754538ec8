/** One line on standard error that says how far a bench is; on a terminal it is rewritten in place. */
const WIDTH = 24;

export class Progress {
	readonly #title: string;
	readonly #stream = process.stderr;
	#last = '';

	constructor(title: string) {
		this.#title = title;
	}

	at(done: number, of: number, doing: string): void {
		const filled = Math.round((done / of) * WIDTH);
		this.#say(`${this.#title} [${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${doing}`);
	}

	end(outcome: string): void {
		this.#say(`${this.#title} ${outcome}`);
		if (this.#stream.isTTY) this.#stream.write('\n');
	}

	#say(line: string): void {
		if (line === this.#last) return;
		this.#last = line;
		this.#stream.write(this.#stream.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
	}
}
