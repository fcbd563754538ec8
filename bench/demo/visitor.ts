/** Somebody at the shop: a browser's cookie and keep-alive connections, without the browser. */
import { Agent, request } from 'node:http';

export interface Page {
	status: number;
	location: string | undefined;
	text: string;
}

export class Visitor {
	readonly email: string;
	readonly #origin: string;
	readonly #agent = new Agent({ keepAlive: true });
	#cookie: string | undefined;

	constructor(origin: string, email: string) {
		this.#origin = origin;
		this.email = email;
	}

	/** The session's secret. */
	get session(): string {
		return this.#cookie?.split('.')[1] ?? '';
	}

	/** A page; throws where it is none, or speaks of a problem. */
	async open(path: string): Promise<string> {
		return shown(path, await this.#ask('GET', path));
	}

	/** Sends a form and opens the page it leads to; throws where that is none, or speaks of a problem. */
	async send(path: string, fields: Record<string, string>): Promise<string> {
		const type = 'application/x-www-form-urlencoded';
		const answer = await this.#ask('POST', path, new URLSearchParams(fields).toString(), type);
		return answer.location === undefined ? shown(path, answer) : this.open(answer.location);
	}

	/** What a script of the page sends. */
	async report(path: string, body: unknown): Promise<void> {
		const { status, text } = await this.#ask('POST', path, JSON.stringify(body), 'application/json');
		if (status !== 204) throw new Error(`\`${path}\` answered ${status}: ${text.slice(0, 200)}`);
	}

	leave(): void {
		this.#agent.destroy();
	}

	#ask(method: string, path: string, body = '', type?: string): Promise<Page> {
		const headers: Record<string, string> = { origin: this.#origin, 'accept-language': 'en' };
		if (this.#cookie !== undefined) headers.cookie = this.#cookie;
		if (type !== undefined) headers['content-type'] = type;
		return new Promise((resolve, reject) => {
			const asked = request(this.#origin + path, { method, headers, agent: this.#agent }, answer => {
				const kept = answer.headers['set-cookie']?.find(cookie => cookie.startsWith('shop='));
				if (kept !== undefined) this.#cookie = kept.split(';', 1)[0];
				const parts: string[] = [];
				answer.setEncoding('utf8').on('data', part => parts.push(part));
				answer.once('error', reject);
				answer.once('end', () =>
					resolve({
						status: answer.statusCode ?? 0,
						location: answer.headers.location,
						text: parts.join(''),
					}),
				);
			});
			asked.once('error', reject);
			asked.end(body);
		});
	}
}

function shown(path: string, { status, text }: Page): string {
	const [, problem] = /class="message problem"[^>]*>([^<]*)/.exec(text) ?? [];
	if (status === 200 && problem === undefined) return text;
	throw new Error(`\`${path}\` answered ${status}: ${problem ?? text.slice(0, 200)}`);
}
