/** Signing people in, and the sessions they then have. */
import type { PersonSession, SignedIn, Transport } from './transport.js';

/** `obhut.signIn('email', address)`: someone at the sign-in page. */
export class SignIn {
	readonly #transport: Transport;
	readonly #who: { item: string; value: string };

	constructor(transport: Transport, who: { item: string; value: string }) {
		this.#transport = transport;
		this.#who = who;
	}

	/** Sends a code, if the person is known; whether they are is not said. `language` is that of the page. */
	async sendCode(language: string): Promise<void> {
		await this.#transport.ask('signInCode', { ...this.#who, language });
	}

	/** Signs in with the code. `shown` is the version of the policy on show meanwhile. */
	with(code: string, { shown }: { shown?: string } = {}): Promise<SignedIn> {
		return this.#transport.ask('signIn', { ...this.#who, code, ...(shown === undefined ? {} : { shown }) });
	}
}

/** `obhut.session(token)`: a session as signing in gave it. */
export class Session {
	readonly #transport: Transport;
	readonly #session: string;

	constructor(transport: Transport, session: string) {
		this.#transport = transport;
		this.#session = session;
	}

	/** Whom it stands for now. Throws `ObhutProblem` with the code `session-ended` where it stands for nobody. */
	who(): Promise<PersonSession> {
		return this.#transport.ask('sessions', { session: this.#session });
	}

	/** Signs out. */
	async end(): Promise<void> {
		await this.#transport.ask('sessionEnd', { session: this.#session });
	}

	/** Path on Obhut's own server that lets the person in there, once, within two minutes. */
	async privacyLink(): Promise<string> {
		const { code } = await this.#transport.ask('sessionLink', { session: this.#session });
		return `/privacy/enter#${code}`;
	}
}
