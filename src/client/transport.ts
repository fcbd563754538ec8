/** What the SDK can ask, whichever way it travels: over HTTP, or into a house in the same process. */
import type { EntryProof } from '../audit/entry-proof.js';
import type { ProvenPage } from '../audit/prove.js';
import type { AuditEntryView } from '../audit/view.js';
import type { ItemDecision } from '../decide/decision.js';
import type { Release, SignedRelease } from '../features/updates/index.js';
import type { Acting } from '../identity/people/index.js';
import type { ConsentAct, ConsentStanding } from '../obligations/consent/index.js';
import type { GuardianStanding } from '../obligations/minors/index.js';
import type { RequestState } from '../obligations/rights/index.js';
import type { Language, Right, Words } from '../policy/model.js';
import type { Observation, Series } from '../telemetry/index.js';
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
	Acting,
	AuditEntryView,
	ConsentAct,
	ConsentStanding,
	EntryProof,
	EraseResult,
	Explanation,
	GuardianStanding,
	ItemDecision,
	Observation,
	PersonEvent,
	ProvenPage,
	ReadResult,
	RecordId,
	Registration,
	Release,
	Right,
	SignedRelease,
	StoredRecord,
	SubjectId,
	Value,
	Words,
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

/** One counter of one hour; buckets by their bound in milliseconds. */
export interface CountSeries extends Omit<Series, 'hour'> {
	/** Start of the hour, ISO 8601. */
	hour: string;
}

/** A request about a right; instants in ISO 8601. */
export interface RequestStanding {
	/** Its id. */
	request: string;
	right: Right;
	service: string;
	state: RequestState;
	receivedAt: string;
	/** Answered until then at the latest. */
	dueAt: string;
	settledAt: string | null;
}

/** Everything stored about a person. */
export interface Export {
	items: Record<string, Value | StoredRecord[]>;
	consents: ConsentStanding[];
}

/** A person who has just signed in; `session` is their secret. Instants in ISO 8601. */
export interface SignedIn {
	subject: SubjectId;
	session: string;
	acting: Acting;
	endsAt: string;
}

/** Whom a session stands for; of a guardian's, the child. */
export interface PersonSession {
	subject: SubjectId;
	acting: Acting;
	/** Where the person signed in. */
	service: string;
	endsAt: string;
}

/** A conversation with customer service; instants in ISO 8601. */
export interface SupportCase {
	/** Its id. */
	case: string;
	state: 'open' | 'answered' | 'closed';
	openedAt: string;
	lastAt: string;
}

export interface Conversation extends SupportCase {
	/** Oldest first. */
	words: { from: 'person' | 'staff'; text: string; at: string }[];
}

export interface ActivityView {
	/** Its id. */
	activity: string;
	title: Words;
	/** ISO 8601. */
	endsAt: string;
	/** People who take part. */
	entries: number;
}

export interface SurveyView {
	/** Its id. */
	survey: string;
	title: Words;
	question: Words;
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
	signInCode: { ask: { item: string; value: string; language: string }; answer: { status: 'accepted' } };
	signIn: { ask: { item: string; value: string; code: string; shown?: string }; answer: SignedIn };
	sessions: { ask: { session: string }; answer: PersonSession };
	sessionEnd: { ask: { session: string }; answer: { status: 'ended' } };
	sessionLink: { ask: { session: string }; answer: { code: string } };
	shown: { ask: { subject: SubjectId; version: string }; answer: { status: 'recorded' } };
	auditList: { ask: AuditQuery; answer: { entries: AuditEntryView[]; next: string | null } };
	guardianAsk: { ask: { subject: SubjectId; language?: Language }; answer: { status: 'asked' } };
	guardianStanding: { ask: { subject: SubjectId }; answer: { standing: GuardianStanding } };
	requests: { ask: { subject: SubjectId; right: Right; text: string }; answer: RequestStanding };
	requestList: { ask: { subject: SubjectId }; answer: { requests: RequestStanding[] } };
	export: { ask: { subject: SubjectId }; answer: Export };
	exportLog: { ask: { subject: SubjectId; after?: string; limit?: number }; answer: ProvenPage };
	restrict: { ask: { subject: SubjectId; on: boolean }; answer: { restrictedSince: string | null } };
	telemetry: { ask: { observations: Observation[] }; answer: { status: 'counted' } };
	telemetrySeries: { ask: { from: string }; answer: { series: CountSeries[] } };
	support: { ask: { subject: SubjectId; text: string; case?: string }; answer: SupportCase };
	supportList: { ask: { subject: SubjectId }; answer: { cases: Conversation[] } };
	activities: { ask: { title: Words; endsAt: string }; answer: ActivityView };
	activityList: { ask: Record<string, never>; answer: { activities: ActivityView[] } };
	activityEnter: {
		ask: { subject: SubjectId; activity: string; entry: Value };
		answer: { status: 'entered' };
	};
	surveyGet: { ask: { survey: string }; answer: SurveyView };
	surveyAnswer: {
		ask: { subject: SubjectId; survey: string; answer: Value };
		answer: { status: 'answered' };
	};
	updatePublish: {
		ask: { platform: string; version: string; digest: string; url: string };
		answer: SignedRelease;
	};
	updateCheck: {
		ask: { subject: SubjectId; platform: string; installed: string };
		answer: { release?: SignedRelease };
	};
}

export type DoorName = keyof Doors;

export interface Transport {
	/** Asks at a door. Throws `ObhutDenied`, `ObhutProblem` or `ObhutUnavailable`. */
	ask<Name extends DoorName>(door: Name, ask: Doors[Name]['ask']): Promise<Doors[Name]['answer']>;
	close(): Promise<void>;
}
