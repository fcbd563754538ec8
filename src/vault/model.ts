/** What the vault takes and gives. The only room that decrypts; every door asks for a purpose and leaves an entry. */
import type { ItemDecision } from '../decide/decision.js';

/** UUIDv8: random but for its version bits and its first byte, the number of the region that holds the person. */
export type SubjectId = string;

export type RecordId = string;

/** JSON, with binary values (`image`) as base64 text. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** Who asks. */
export interface Caller {
	/** Service id. */
	service: string;
	/** Who acts within it: a reference, never a name (`key:3f9a`, `staff:7c`). */
	actor: string;
	/** Region the caller works in. */
	region: string;
}

export interface Registration {
	/** Country of residence; fixes the jurisdiction. */
	residence: string;
	/** Country the data is collected in; fixes the region. */
	collectedIn: string;
	/** Month of birth `YYYY-MM` of a minor; absent for a declared adult. */
	born?: string;
	/** Version of the policy that was shown before (S0.2, S8). */
	shown: string;
	purpose: string;
	/** At least one item that identifies, and any others declared. */
	values: Record<string, Value>;
}

export interface ReadRequest {
	subjects: SubjectId[];
	purpose: string;
	items: string[];
	/** Recipient the values go to; absent: they stay with the controller. */
	recipient?: string;
}

/** One stored value of an item that holds many. */
export interface StoredRecord {
	id: RecordId;
	collectedAt: string;
	value: Value;
}

/** Values of the permitted items that are stored; a permitted item without a value is absent. */
export type ReadResult =
	| { subject: SubjectId; known: false }
	| {
			subject: SubjectId;
			known: true;
			values: Record<string, Value | StoredRecord[]>;
			denied: ItemDecision[];
	  };

/** What can happen to a person that starts a retention period. */
export type PersonEvent = 'account-closed' | 'last-contact' | 'activity-ended';

export interface EraseResult {
	/** When no Obhut process releases a value any more. */
	erasedAt: string;
	/** Until when copies made earlier could still be opened; null while no date can be given. */
	unreadableInCopiesBy: string | null;
}

export interface Explanation {
	items: ItemDecision[];
	permitted: boolean;
	/** What would change the outcome, as sentences keyed for the catalog. */
	wouldChange: { item: string; by: string; clause: string | null }[];
	/** Which policy spoke: `general` or a service id. */
	spoke: string;
	policyVersion: string;
	stateVersion: number;
}

/** An act the policy allowed, or the items it refused. */
export type Outcome<T> = { done: T } | { denied: ItemDecision[] };

/** Makes a repeated act happen once: the key as sent, and a digest of the request it came with. */
export interface Idempotency {
	key: string;
	/** Canonical bytes of the request; only a keyed digest of them is stored. */
	request: Buffer;
}

/**
 * The vault of one region. Throws `Problem` for bad input, unknown people and broken storage; policy denials are
 * values.
 */
export interface Vault {
	/** Answers the same whether the person was known or not. */
	register(
		caller: Caller,
		registration: Registration,
		once?: Idempotency,
	): Promise<Outcome<Record<string, never>>>;
	/** The person an identifier belongs to, or null. */
	lookup(
		caller: Caller,
		ask: { item: string; value: string; purpose: string },
	): Promise<Outcome<{ subject: SubjectId | null }>>;
	/** One result per subject asked for, in order. Values leave only once the audit entry is durable. */
	read(caller: Caller, ask: ReadRequest): Promise<ReadResult[]>;
	/** Sets items that hold one value; null removes. */
	write(
		caller: Caller,
		ask: { subject: SubjectId; purpose: string; values: Record<string, Value> },
		once?: Idempotency,
	): Promise<Outcome<{ revision: number }>>;
	/** Adds records to an item that holds many: all of them or none, in one statement and one entry. */
	append(
		caller: Caller,
		ask: { subject: SubjectId; purpose: string; item: string; values: Value[] },
		once?: Idempotency,
	): Promise<Outcome<{ records: RecordId[] }>>;
	/** Something happened to the person that starts retention periods. */
	event(
		caller: Caller,
		ask: { subject: SubjectId; event: PersonEvent },
		once?: Idempotency,
	): Promise<Record<string, never>>;
	/** Dry run: what `read` would answer, why, and what would change it. Audited like a read. */
	explain(
		caller: Caller,
		ask: { subject: SubjectId; purpose: string; items: string[]; recipient?: string },
	): Promise<Explanation>;
	erase(caller: Caller, ask: { subject: SubjectId }, once?: Idempotency): Promise<EraseResult>;
}
