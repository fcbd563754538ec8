/** Minors (S5): nothing but the asking happens before a guardian agrees; afterwards the guardian acts for the child. */
import type { BegunSession } from '../../identity/people/model.js';
import type { Language } from '../../policy/model.js';
import type { Caller, Idempotency, SubjectId } from '../../vault/model.js';

export interface GuardianQuestion {
	/** Service the child registered at. */
	service: string;
	/** Age band of the policy, `14-15`. */
	band: string;
	/** Last moment of the guardianship, milliseconds: the day the child comes of age. */
	until: number;
	answered: boolean;
}

/** `adult`: nobody is asked. `pending`: a minor whose guardian has not agreed, or agrees no more. */
export type GuardianStanding = 'adult' | 'pending' | 'agreed';

export type GuardianAct = 'asked' | 'agreed' | 'refused' | 'withdrawn' | 'linked' | 'entered';

export interface Minors {
	/**
	 * Queues the mail to the guardian; an earlier one asks nothing any more. Throws `guardian-not-needed`,
	 * `too-many-codes`, and `denied` naming the item where no contact is stored.
	 */
	ask(
		caller: Caller,
		ask: {
			subject: SubjectId;
			/** Of the mail; absent: the policy's first. */
			language?: Language;
		},
		once?: Idempotency,
	): Promise<void>;
	/** What the presented link asks. Throws `code-refused`. */
	question(secret: string): Promise<GuardianQuestion>;
	/**
	 * The guardian's answer, one per link. Agreeing opens a session that acts for the child; refusing erases the
	 * child's account. Throws `code-refused`, `erase-held`.
	 */
	answer(secret: string, agree: boolean): Promise<BegunSession | null>;
	/**
	 * A guardian who agreed asks for a new way in, naming the child's identifier. Answers alike for known and unknown;
	 * the link goes to the stored address of the guardian.
	 */
	requestLink(ask: { item: string; value: string; language?: Language }): Promise<void>;
	/** Uses such a link up. Throws `code-refused`. */
	enter(secret: string): Promise<BegunSession>;
	/** Takes the agreement back; from then on nothing is processed, and every session about the child has ended. */
	withdraw(caller: Caller, subject: SubjectId): Promise<void>;
	/** `caller` is who looks; absent: Obhut's own pages. */
	standing(subject: SubjectId, caller?: Caller): Promise<GuardianStanding>;
}
