/** What the SDK can ask, whichever way it travels: over HTTP, or into a house in the same process. */
import type { AuditEntryView } from '../audit/view.js';
import type { ItemDecision } from '../decide/decision.js';
import type { ConsentAct, ConsentStanding } from '../obligations/consent/index.js';
import type {
	EraseResult,
	Explanation,
	PersonEvent,
	ReadResult,
	RecordId,
	Registration,
	StoredRecord,
	SubjectId,
	Value,
} from '../vault/model.js';

export type {
	AuditEntryView,
	ConsentAct,
	ConsentStanding,
	EraseResult,
	Explanation,
	ItemDecision,
	PersonEvent,
	ReadResult,
	RecordId,
	Registration,
	StoredRecord,
	SubjectId,
	Value,
};

/** Values of the permitted items that are stored, and the items the policy refused. */
export interface Reading {
	values: Record<string, Value | StoredRecord[]>;
	denied: ItemDecision[];
}

export interface AuditQuery {
	/** `next` of the page before. */
	after?: string;
	/** Entries a page, at most 1000. */
	limit?: number;
	/** Only entries about this person. */
	subject?: SubjectId;
	kind?: string;
}

interface Purposeful {
	purpose: string;
	items: string[];
	recipient?: string;
}

/** Every door: what it takes and what it gives. */
export interface Doors {
	subjects: { ask: Registration; answer: { status: 'accepted' } };
	lookup: { ask: { item: string; value: string; purpose: string }; answer: { subject: SubjectId | null } };
	read: {
		ask: Purposeful & ({ subject: SubjectId } | { subjects: SubjectId[] });
		answer: Partial<Reading> & { results?: ReadResult[] };
	};
	write: {
		ask: { subject: SubjectId; purpose: string; values: Record<string, Value> };
		answer: { revision: number };
	};
	append: {
		ask: { subject: SubjectId; purpose: string; item: string; value?: Value; values?: Value[] };
		answer: { record?: RecordId; records?: RecordId[] };
	};
	consents: {
		ask: { subject: SubjectId; about: string; act: ConsentAct; language: string };
		answer: ConsentStanding;
	};
	consentList: { ask: { subject: SubjectId }; answer: { consents: ConsentStanding[] } };
	events: { ask: { subject: SubjectId; event: PersonEvent }; answer: { status: 'recorded' } };
	decisions: { ask: Purposeful & { subject: SubjectId }; answer: Explanation };
	erase: { ask: { subject: SubjectId }; answer: EraseResult };
	auditList: { ask: AuditQuery; answer: { entries: AuditEntryView[]; next: string | null } };
}

export type DoorName = keyof Doors;

export interface Transport {
	/** Asks at a door. Throws `ObhutDenied`, `ObhutProblem` or `ObhutUnavailable`. */
	ask<Name extends DoorName>(door: Name, ask: Doors[Name]['ask']): Promise<Doors[Name]['answer']>;
	close(): Promise<void>;
}
