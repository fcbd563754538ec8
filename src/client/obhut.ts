/** The SDK's objects, over any transport. A purpose is bound before anything can be read or written. */

import { Activities, Offers, Surveys, Updates } from './features.js';
import { Session, SignIn } from './people.js';
import { Guardian, Rights } from './rights.js';
import { Telemetry } from './telemetry.js';
import type {
	AuditEntryView,
	AuditQuery,
	ConsentStanding,
	EraseResult,
	Explanation,
	PersonEvent,
	Reading,
	ReadResult,
	RecordId,
	Registration,
	SubjectId,
	Transport,
	Value,
} from './transport.js';

/** Most people the server takes in one read. */
const MOST_SUBJECTS = 1000;

export class Obhut {
	/** Counts without people. */
	readonly telemetry: Telemetry;
	readonly activities: Activities;
	readonly surveys: Surveys;
	readonly updates: Updates;
	readonly #transport: Transport;

	constructor(transport: Transport) {
		this.#transport = transport;
		this.telemetry = new Telemetry(transport);
		this.activities = new Activities(transport);
		this.surveys = new Surveys(transport);
		this.updates = new Updates(transport);
	}

	/** Registers a person. Says nothing about whether they were known; `lookup` finds their id. */
	async register(registration: Registration): Promise<void> {
		await this.#transport.ask('subjects', registration);
	}

	/** `await obhut.lookup('email', address).for('authentication')` → the person's id, or null. */
	lookup(item: string, value: string): { for(purpose: string): Promise<SubjectId | null> } {
		return { for: async purpose => (await this.#transport.ask('lookup', { item, value, purpose })).subject };
	}

	/** Someone at the sign-in page: `await obhut.signIn('email', address).sendCode('de')`, then `.with(code)`. */
	signIn(item: string, value: string): SignIn {
		return new SignIn(this.#transport, { item, value });
	}

	/** A session as signing in gave it. */
	session(token: string): Session {
		return new Session(this.#transport, token);
	}

	subject(id: SubjectId): Person {
		return new Person(this.#transport, id);
	}

	/** Many people at once, in the order given; asks in portions of a thousand. */
	subjects(ids: SubjectId[]): { for(purpose: string, to?: Destination): People } {
		return { for: (purpose, to = {}) => new People(this.#transport, ids, { purpose, ...to }) };
	}

	/** A page of the audit log, newest first. */
	audit(query: AuditQuery = {}): Promise<{ entries: AuditEntryView[]; next: string | null }> {
		return this.#transport.ask('auditList', query);
	}

	/** Lets go of connections; a house opened in this process is closed. */
	close(): Promise<void> {
		return this.#transport.close();
	}
}

export interface Destination {
	/** Recipient the values go to; absent: they stay with the controller. */
	recipient?: string;
}

type Bound = { purpose: string } & Destination;

/** One person, no purpose yet: consents, events and erasure need none. */
export class Person {
	readonly id: SubjectId;
	readonly consents: Consents;
	readonly rights: Rights;
	readonly guardian: Guardian;
	/** What they do with what the service offers. */
	readonly offers: Offers;
	readonly #transport: Transport;

	constructor(transport: Transport, id: SubjectId) {
		this.#transport = transport;
		this.id = id;
		this.consents = new Consents(transport, id);
		this.rights = new Rights(transport, id);
		this.guardian = new Guardian(transport, id);
		this.offers = new Offers(transport, id);
	}

	/** Binds the purpose everything after is done for. */
	for(purpose: string, to: Destination = {}): PersonFor {
		return new PersonFor(this.#transport, this.id, { purpose, ...to });
	}

	/** Something happened that starts retention periods. */
	async happened(event: PersonEvent): Promise<void> {
		await this.#transport.ask('events', { subject: this.id, event });
	}

	/** A published version of the policy was shown to the person. Never taken for consent. */
	async shown(version: string): Promise<void> {
		await this.#transport.ask('shown', { subject: this.id, version });
	}

	/** Destroys the person's key: nothing about them can be read any more, anywhere, ever. */
	erase(): Promise<EraseResult> {
		return this.#transport.ask('erase', { subject: this.id });
	}
}

/** One person for one purpose. */
export class PersonFor {
	readonly #transport: Transport;
	readonly #subject: SubjectId;
	readonly #bound: Bound;

	constructor(transport: Transport, subject: SubjectId, bound: Bound) {
		this.#transport = transport;
		this.#subject = subject;
		this.#bound = bound;
	}

	/** The stored values of the permitted items. Throws `ObhutDenied` if every item is refused. */
	async read(...items: [string, ...string[]]): Promise<Reading> {
		const answer = await this.#transport.ask('read', { subject: this.#subject, ...this.#bound, items });
		return { values: answer.values ?? {}, denied: answer.denied ?? [] };
	}

	/** Sets items that hold one value, all or none; null removes. */
	write(values: Record<string, Value>): Promise<{ revision: number }> {
		return this.#transport.ask('write', { subject: this.#subject, purpose: this.#bound.purpose, values });
	}

	/** Adds a record to an item that holds many. */
	async append(item: string, value: Value): Promise<RecordId> {
		const ask = { subject: this.#subject, purpose: this.#bound.purpose, item, value };
		return (await this.#transport.ask('append', ask)).record as RecordId;
	}

	/** Adds records to an item that holds many, at most 1000: all of them or none. */
	async appendAll(item: string, values: Value[]): Promise<RecordId[]> {
		const ask = { subject: this.#subject, purpose: this.#bound.purpose, item, values };
		return (await this.#transport.ask('append', ask)).records as RecordId[];
	}

	/** What `read` would be answered, why, and what would change it. Releases nothing. */
	explain(...items: [string, ...string[]]): Promise<Explanation> {
		return this.#transport.ask('decisions', { subject: this.#subject, ...this.#bound, items });
	}
}

/** Many people for one purpose. */
export class People {
	readonly #transport: Transport;
	readonly #subjects: SubjectId[];
	readonly #bound: Bound;

	constructor(transport: Transport, subjects: SubjectId[], bound: Bound) {
		this.#transport = transport;
		this.#subjects = subjects;
		this.#bound = bound;
	}

	/** One result per person, in order; refusals are in the results. */
	async read(...items: [string, ...string[]]): Promise<ReadResult[]> {
		const results: ReadResult[] = [];
		for (let at = 0; at < this.#subjects.length; at += MOST_SUBJECTS) {
			const subjects = this.#subjects.slice(at, at + MOST_SUBJECTS);
			const answer = await this.#transport.ask('read', { subjects, ...this.#bound, items });
			results.push(...(answer.results ?? []));
		}
		return results;
	}
}

/** What one person agreed and objected to. `about` is a purpose, or a recipient as `recipients.<id>`. */
export class Consents {
	readonly #transport: Transport;
	readonly #subject: SubjectId;

	constructor(transport: Transport, subject: SubjectId) {
		this.#transport = transport;
		this.#subject = subject;
	}

	/** Where each stands now. */
	async list(): Promise<ConsentStanding[]> {
		return (await this.#transport.ask('consentList', { subject: this.#subject })).consents;
	}

	/** The person agrees, having read the words in `language`. */
	give(about: string, language: string): Promise<ConsentStanding> {
		return this.#transport.ask('consents', { subject: this.#subject, about, act: 'give', language });
	}

	/** Holds for every read that begins after this resolves. */
	withdraw(about: string, language: string): Promise<ConsentStanding> {
		return this.#transport.ask('consents', { subject: this.#subject, about, act: 'withdraw', language });
	}

	/** The person objects to a purpose that rests on an interest (GDPR Art. 21). */
	object(about: string, language: string): Promise<ConsentStanding> {
		return this.#transport.ask('consents', { subject: this.#subject, about, act: 'object', language });
	}

	/** The person takes an objection back. */
	lift(about: string, language: string): Promise<ConsentStanding> {
		return this.#transport.ask('consents', { subject: this.#subject, about, act: 'lift', language });
	}
}
