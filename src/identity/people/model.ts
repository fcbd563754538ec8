/** People who sign in with a code sent to an address we hold. Times are milliseconds since 1970-01-01T00:00Z. */
import type { Transaction } from '../../platform/postgres/database.js';
import type { Language } from '../../policy/model.js';
import type { Idempotency, SubjectId } from '../../vault/model.js';

/** A guardian acts for the child whose subject the session names (S5.2). */
export type Acting = 'self' | 'guardian';

export interface PersonSession {
	subject: SubjectId;
	acting: Acting;
	/** Service the person signed in at. */
	service: string;
	endsAt: number;
}

/** The token is in this answer and nowhere else; only its digest is stored. */
export interface BegunSession extends PersonSession {
	token: string;
}

/** Sends a one-time code; given by whoever opens the region, for `messages` stands below this room. */
export interface CodeSender {
	/**
	 * Queues the message and gives its id. It is called alike where the identifier finds nobody, with an id no person can
	 * have, and then undone: it may only write rows in the transaction.
	 */
	put(
		transaction: Transaction,
		ask: {
			subject: SubjectId;
			/** Item that holds the address. */
			item: string;
			/** Purpose that lets the person in, and so the one the address is read under. */
			purpose: string;
			service: string;
			language: Language;
			minutes: number;
		},
		now: number,
	): Promise<string>;
}

export interface People {
	/** Asks for a code, in `language` or else the policy's first. Answers alike for known and unknown; throws `too-many-codes` alike too. */
	askCode(ask: { item: string; value: string; service: string; language: string }): Promise<void>;
	/**
	 * Throws `code-refused` for a wrong, used, expired or never sent code, without saying which; `too-many-codes` alike
	 * for known and unknown; `version-unknown`. Only the latest code asked for an identifier is good.
	 */
	signIn(ask: {
		item: string;
		value: string;
		code: string;
		service: string;
		/** Policy version on show while signing in; recorded as shown to the person (S8.3). */
		shown?: string;
	}): Promise<BegunSession>;
	/** Who a token stands for; asked of the database every time. Throws `session-ended`. */
	verify(token: string): Promise<PersonSession>;
	signOut(token: string): Promise<void>;
	/** A one-time way from a service's page into Obhut's own, good for two minutes. Throws `session-ended`. */
	link(token: string): Promise<{ code: string }>;
	/** Uses a link up. Throws `code-refused`. */
	enter(code: string): Promise<BegunSession>;
	/**
	 * A session for somebody another room has made sure of: a guardian with a link of their own. It ends at `latest` at the
	 * latest, where that is given.
	 */
	begin(subject: SubjectId, acting: Acting, service: string, latest?: number): Promise<BegunSession>;
	/** Ends every session of a person now (S4.5). */
	endAll(subject: SubjectId): Promise<number>;
	/** Records that a version was shown to a person; that is no consent. Throws `version-unknown`, `subject-unknown`. */
	showed(subject: SubjectId, version: string, service: string, once?: Idempotency): Promise<void>;
}
