/** Customer service: conversations whose words are kept in the vault (S1.1). Times are milliseconds. */
import type { StaffMember } from '../../identity/staff/index.js';
import type { Caller, Idempotency, SubjectId } from '../../vault/model.js';

export interface SupportCase {
	id: string;
	subject: SubjectId;
	service: string;
	state: 'open' | 'answered' | 'closed';
	openedAt: number;
	lastAt: number;
}

export interface SupportWords {
	from: 'person' | 'staff';
	text: string;
	at: number;
}

export interface Support {
	open(caller: Caller, ask: { subject: SubjectId; text: string }, once?: Idempotency): Promise<SupportCase>;
	/** The person writes again. Throws `case-unknown`. */
	add(
		caller: Caller,
		ask: { subject: SubjectId; case: string; text: string },
		once?: Idempotency,
	): Promise<SupportCase>;
	ofPerson(caller: Caller, subject: SubjectId): Promise<(SupportCase & { words: SupportWords[] })[]>;
	/** For staff: the longest waiting first. */
	inbox(limit: number): Promise<SupportCase[]>;
	read(member: StaffMember, id: string): Promise<SupportCase & { words: SupportWords[] }>;
	answer(member: StaffMember, id: string, text: string): Promise<SupportCase>;
}
