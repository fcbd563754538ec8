/** Surveys by mail to those whose state permits it (S2.6). Times are milliseconds. */
import type { StaffMember } from '../../identity/staff/index.js';
import type { Words } from '../../policy/model.js';
import type { Caller, Idempotency, SubjectId, Value } from '../../vault/model.js';

export interface Survey {
	id: string;
	service: string;
	title: Words;
	question: Words;
	createdAt: number;
	/** Messages by what became of them; `refused` ones name the clause. */
	sent: number;
	queued: number;
	refused: number;
	answers: number;
}

export interface Sending {
	/** People asked about: everybody of the region who was not invited before. */
	considered: number;
	queued: number;
	/** Refusals by reason and clause, as the decision gave them. */
	refused: { reason: string; clause: string | null; people: number }[];
}

export interface Surveys {
	create(member: StaffMember, ask: { service: string; title: Words; question: Words }): Promise<Survey>;
	/** Invites everybody of the region the policy permits; nobody twice. `origin`: where the answer page stands. */
	send(member: StaffMember, survey: string, origin: string): Promise<Sending>;
	list(): Promise<Survey[]>;
	get(survey: string): Promise<Survey>;
	/** Throws `survey-unknown`, `denied`. */
	answer(
		caller: Caller,
		ask: { subject: SubjectId; survey: string; answer: Value },
		once?: Idempotency,
	): Promise<void>;
	/** One click in a mail: withdraws the consent the mail rested on. Throws `code-refused`. */
	optOut(secret: string): Promise<void>;
}
