/** Keeping no longer than promised (S3.2): due dates, the sweep that deletes, holds that freeze, the end of service (S3.3). */
import type { StaffMember } from '../../identity/staff/index.js';
import type { ExtensionGround } from '../../policy/model.js';
import type { Caller, SubjectId } from '../../vault/model.js';

export interface HoldAsk {
	subject: SubjectId;
	items: string[];
	ground: ExtensionGround;
	/** Law, docket or order it rests on. */
	reference: string;
	/** Milliseconds. */
	until: number;
	/** Until then nobody but staff may learn of it. */
	sealedUntil?: number;
}

export interface HoldView {
	id: string;
	/** Null once the person is gone. */
	subject: SubjectId | null;
	items: string[];
	ground: ExtensionGround;
	reference: string;
	from: number;
	until: number;
	sealedUntil: number | null;
	proposedBy: string;
	approvedBy: string;
	releasedAt: number | null;
}

/** What one sweep did. Figures for the retention report. */
export interface SweepReport {
	at: number;
	/** Values deleted, by item. */
	deleted: Record<string, number>;
	/** Values due but held, by item. */
	held: Record<string, number>;
	/** People of whom nothing was left, and who were erased. */
	erased: number;
	/** People whose stored rows do not verify, left as they are. */
	unreadable: number;
}

/** When an item's values end for a person; null while the event that starts the period has not happened. */
export interface DueDate {
	item: string;
	count: number;
	dueAt: number | null;
	rule: string;
	held: boolean;
}

export interface WindDownView {
	id: string;
	state: 'notified' | 'erasing' | 'done';
	rehearsal: boolean;
	begunAt: number;
	exportUntil: number;
	eraseBy: number;
	/** People told, refused and erased so far. */
	told: number;
	erased: number;
	left: number;
}

export interface Retention {
	sweep(now: number): Promise<SweepReport>;
	/** Newest first. */
	reports(limit: number): Promise<SweepReport[]>;
	/**
	 * People of whom something unheld may be stored that was due at an instant: those a sweep then would have looked at,
	 * 500 at most, without those a hold stands for.
	 */
	overdue(at: number): Promise<number>;
	dueOf(caller: Caller, subject: SubjectId): Promise<DueDate[]>;
	/** Carries out an approved proposal of kind `hold`. */
	proposeHold(member: StaffMember, ask: HoldAsk): Promise<string>;
	approveHold(member: StaffMember, proposal: string): Promise<HoldView>;
	releaseHold(member: StaffMember, hold: string): Promise<void>;
	holds(filter: { subject?: SubjectId; limit: number }): Promise<HoldView[]>;
	/** Proposes the end of the service; a rehearsal notifies nobody but counts, and erases only invented people. */
	proposeWindDown(member: StaffMember, rehearsal: boolean): Promise<string>;
	approveWindDown(member: StaffMember, proposal: string): Promise<WindDownView>;
	windDowns(): Promise<WindDownView[]>;
	/** One step of whatever wind-down is under way. */
	windDown(now: number): Promise<void>;
}
