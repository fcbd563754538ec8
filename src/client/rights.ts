/** What a person can ask of whoever holds their data, and what a minor needs first. */
import type {
	Export,
	GuardianStanding,
	ProvenPage,
	RequestStanding,
	Right,
	SubjectId,
	Transport,
} from './transport.js';

/** One person's requests and rights. */
export class Rights {
	readonly #transport: Transport;
	readonly #subject: SubjectId;

	constructor(transport: Transport, subject: SubjectId) {
		this.#transport = transport;
		this.#subject = subject;
	}

	/** The person asks, in their own words; the answer says until when they are answered. */
	request(right: Right, text: string): Promise<RequestStanding> {
		return this.#transport.ask('requests', { subject: this.#subject, right, text });
	}

	/** Where each request stands, oldest first. */
	async requests(): Promise<RequestStanding[]> {
		return (await this.#transport.ask('requestList', { subject: this.#subject })).requests;
	}

	/** Everything stored about the person, and how their consents stand (GDPR Art. 15, 20). */
	export(): Promise<Export> {
		return this.#transport.ask('export', { subject: this.#subject });
	}

	/** The person’s own entries of the log, newest first, each with its proof; `next` of a page goes on after it. */
	log(page: { after?: string; limit?: number } = {}): Promise<ProvenPage> {
		return this.#transport.ask('exportLog', { subject: this.#subject, ...page });
	}

	/** From when this resolves, nothing is used but what the policy lets go on (GDPR Art. 18). */
	async restrict(): Promise<void> {
		await this.#transport.ask('restrict', { subject: this.#subject, on: true });
	}

	/** Ends a restriction. */
	async resume(): Promise<void> {
		await this.#transport.ask('restrict', { subject: this.#subject, on: false });
	}
}

/** A minor's guardian (S5). */
export class Guardian {
	readonly #transport: Transport;
	readonly #subject: SubjectId;

	constructor(transport: Transport, subject: SubjectId) {
		this.#transport = transport;
		this.#subject = subject;
	}

	/** Mails the guardian a question, in a language of the policy or its first. */
	async ask(language?: 'de' | 'en' | 'zh'): Promise<void> {
		const ask = { subject: this.#subject, ...(language === undefined ? {} : { language }) };
		await this.#transport.ask('guardianAsk', ask);
	}

	async standing(): Promise<GuardianStanding> {
		return (await this.#transport.ask('guardianStanding', { subject: this.#subject })).standing;
	}
}
