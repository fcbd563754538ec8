/** Requests about rights (S7): they arrive, have a due date, are answered and counted. Times are milliseconds. */
import type { StaffMember } from '../../identity/staff/index.js';
import type { Right } from '../../policy/model.js';
import type { Caller, Idempotency, SubjectId, Value } from '../../vault/model.js';

export type RequestState = 'received' | 'answered' | 'refused';

export interface RequestView {
	id: string;
	/** Null once the person is gone. */
	subject: SubjectId | null;
	right: Right;
	service: string;
	state: RequestState;
	receivedAt: number;
	dueAt: number;
	settledAt: number | null;
}

/** What was written: kept in the vault, read under the policy's purpose for rights. */
export interface RequestWords {
	from: 'person' | 'staff';
	text: string;
	at: number;
}

export interface RequestFigures {
	open: number;
	overdue: number;
	/** Settled, whether granted or refused: a refusal with its reasons is an answer too (GDPR Art. 12(4)). */
	answered: number;
	/** Median days from arrival to answer; null while none is answered. */
	medianDays: number | null;
}

export interface Rights {
	/** Throws `feature-undeclared`, `invalid-request` for a right the policy does not name, `denied`. */
	receive(
		caller: Caller,
		ask: { subject: SubjectId; right: Right; text: string },
		once?: Idempotency,
	): Promise<RequestView>;
	/** Oldest first. `caller` is who looks; absent: Obhut's own pages. */
	ofPerson(subject: SubjectId, caller?: Caller): Promise<RequestView[]>;
	/** For staff: the open first, the earliest due first. */
	inbox(limit: number): Promise<RequestView[]>;
	/** What was written, oldest first; nothing of a person who is gone. Throws `request-unknown`, `denied`. */
	words(caller: Caller, request: string): Promise<RequestWords[]>;
	/** Throws `role-lacking`, `request-unknown`, `request-settled`, `denied`. */
	answer(
		member: Pick<StaffMember, 'id' | 'role'>,
		request: string,
		ask: { text: string; outcome: 'answered' | 'refused' },
	): Promise<RequestView>;
	figures(): Promise<RequestFigures>;
	/**
	 * Everything stored about a person, by item: access and portability (GDPR Art. 15, 20; PIPL Art. 45). Throws
	 * `subject-unknown`, `denied`.
	 */
	export(caller: Caller, subject: SubjectId): Promise<Record<string, Value>>;
	/** Since when processing is restricted, milliseconds; null where it is not. */
	restrictedSince(caller: Caller, subject: SubjectId): Promise<number | null>;
	/** Restricts or resumes processing (GDPR Art. 18). */
	restrict(caller: Caller, subject: SubjectId, on: boolean, once?: Idempotency): Promise<void>;
}
