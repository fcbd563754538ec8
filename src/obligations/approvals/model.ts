/**
 * Four eyes: an act that weighs on people is proposed by one member of staff and approved by another person. Two accounts
 * of one person do not make four eyes. Times are milliseconds.
 */
import type { StaffMember } from '../../identity/staff/index.js';
import type { Transaction } from '../../platform/postgres/database.js';
import type { SubjectId } from '../../vault/model.js';

export type Weighty = 'hold' | 'release-hold' | 'disclosure' | 'publication' | 'wind-down';

export interface Proposal {
	id: string;
	act: Weighty;
	/** Person it is about; null where it is about all. Their proposals go with them. */
	subject: SubjectId | null;
	/** What exactly shall be done: names of the policy, grounds, references; nothing personal. */
	body: Record<string, unknown>;
	/** Reference of who proposed, `staff:…`. */
	proposedBy: string;
	proposedAt: number;
	state: 'open' | 'approved' | 'declined';
	decidedBy: string | null;
	decidedAt: number | null;
}

export interface Approvals {
	propose(
		member: StaffMember,
		act: Weighty,
		body: Record<string, unknown>,
		subject?: SubjectId,
	): Promise<Proposal>;
	/**
	 * Approves and, in the same transaction, does `work`. Throws `not-four-eyes`, `proposal-unknown`, `proposal-settled`.
	 */
	approve<T>(
		member: StaffMember,
		id: string,
		work: (transaction: Transaction, proposal: Proposal, now: number) => Promise<T>,
	): Promise<T>;
	decline(member: StaffMember, id: string): Promise<void>;
	list(filter: { state?: Proposal['state']; act?: Weighty; limit: number }): Promise<Proposal[]>;
}
