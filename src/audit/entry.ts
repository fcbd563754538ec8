/**
 * An audit entry, in its final bytes: JSON without white space, members in the order below, integers for times and
 * counts, only names the policy declares. Whoever holds the bytes can read them with any JSON reader and hash them as
 * they are; nothing is canonicalised again. A leaf of the log is SHA-256(salt ‖ entry).
 *
 * No entry holds a value, an identifier or a subject id. A person is a daily reference (`reference.ts`).
 */
import { randomBytes } from 'node:crypto';

export type EntryKind =
	| 'register'
	| 'lookup'
	| 'read'
	| 'write'
	| 'append'
	| 'consent'
	| 'event'
	| 'explain'
	| 'erase'
	| 'audit'
	| 'publish'
	| 'staff'
	| 'sign-in'
	| 'message'
	| 'guardian'
	| 'request'
	| 'hold'
	| 'sweep'
	| 'disclosure'
	| 'incident'
	| 'wind-down'
	| 'log'
	| 'fault';

/** What the decision knew of the person; instants in milliseconds, absent where they played no part. */
export interface DecisionFacts {
	jurisdiction: string;
	basis?: string;
	/** [consent number, given, until, withdrawn]; 0 stands for never. */
	consent?: [number, number, number, number];
	objected?: number;
	/** [born by, guardian from, guardian until], for minors only. */
	minor?: [number, number, number];
	restricted?: [number, number];
	/** Ordinal of the policy version last shown. */
	shown: number;
}

export interface AuditEntry {
	kind: EntryKind;
	/** Milliseconds. */
	at: number;
	/** Service id, or `obhut` for its own acts. */
	service: string;
	/** Reference of who acted, never a name. */
	actor: string;
	/** Daily reference of the person, base64url; null for an unknown person. */
	subject: string | null;
	purpose?: string;
	recipient?: string;
	/** Item ids released or stored. */
	permitted?: string[];
	/** [item id, reason, clause] refused. */
	denied?: [string, string, string | null][];
	/** Version of the subject state decided on. */
	state?: number;
	facts?: DecisionFacts;
	/** What was stored: [reference of page or record, revision, SHA-256 of the sealed bytes, base64url]. */
	stored?: [string, number, string][];
	/** [item id, values] a sweep deleted. */
	removed?: [string, number][];
	/** For consent acts: what about, and which. For events: the event. For publications: version and digest. */
	about?: string;
	act?: string;
}

/** What every entry of one process says alike. */
export interface EntryFrame {
	/** Id of the region's log. */
	log: string;
	/** `<version>#<ordinal>` of the policy decided by. */
	policy: string;
}

/** An entry ready to be stored: random id and salt drawn once, so that sending it again is the same entry. */
export interface SealedEntry {
	salt: Buffer;
	bytes: Buffer;
}

/** Whom an entry is about, as its daily reference, and when it was made, milliseconds. */
export interface EntryPerson {
	reference: string;
	at: number;
}

/** An entry of which is known whom it is about: null for nobody. */
export type NewEntry = SealedEntry & { person: EntryPerson | null };

const SALT = 32;
const ID = 16;

/** Random bytes drawn in bulk: one call per entry would cost more than the hash over it. */
class RandomPool {
	#pool = Buffer.alloc(0);
	#used = 0;

	take(length: number): Buffer {
		if (this.#used + length > this.#pool.length) {
			this.#pool = randomBytes(8192);
			this.#used = 0;
		}
		const taken = this.#pool.subarray(this.#used, this.#used + length);
		this.#used += length;
		return taken;
	}
}

const random = new RandomPool();

export function sealEntry(frame: EntryFrame, entry: AuditEntry): NewEntry {
	const id = random.take(ID).toString('base64url');
	return {
		salt: random.take(SALT),
		person: entry.subject === null ? null : { reference: entry.subject, at: entry.at },
		bytes: Buffer.from(
			JSON.stringify({
				v: 1,
				id,
				log: frame.log,
				kind: entry.kind,
				at: entry.at,
				service: entry.service,
				actor: entry.actor,
				subject: entry.subject,
				purpose: entry.purpose,
				recipient: entry.recipient,
				permitted: entry.permitted,
				denied: entry.denied,
				policy: frame.policy,
				state: entry.state,
				facts: entry.facts,
				stored: entry.stored,
				removed: entry.removed,
				about: entry.about,
				act: entry.act,
			}),
		),
	};
}

/** An entry as opened from the log. */
export type OpenedEntry = AuditEntry & { v: 1; id: string; log: string; policy: string };

export function openEntry(bytes: Buffer): OpenedEntry {
	return JSON.parse(bytes.toString('utf8')) as OpenedEntry;
}
