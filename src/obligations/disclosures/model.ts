/** Disclosures to others (S4.3–S4.4): denied unless a ground stands, two people approve, and the register keeps it. */
import type { StaffMember } from '../../identity/staff/index.js';
import type { CountryCode, DisclosureGround } from '../../policy/model.js';
import type { StoredRecord, SubjectId, Value } from '../../vault/model.js';

export interface DisclosureAsk {
	subject: SubjectId;
	ground: DisclosureGround;
	/** Who asks: an authority, court or other body; never a private person's name. */
	recipient: string;
	/** Country whose authority asks. */
	country: CountryCode;
	/** Law, docket or order, as evidence of the ground. */
	reference: string;
	items: string[];
	/** Until then law forbids telling the person; milliseconds. */
	sealedUntil?: number;
}

export interface DisclosureView {
	id: string;
	subject: SubjectId | null;
	ground: DisclosureGround;
	recipient: string;
	country: CountryCode;
	reference: string;
	items: string[];
	at: number;
	proposedBy: string;
	approvedBy: string;
	sealedUntil: number | null;
}

export interface Disclosures {
	/** Throws `ground-undeclared`, `disclosure-barred` (another country's authority), `item-unknown`. */
	propose(member: StaffMember, ask: DisclosureAsk): Promise<string>;
	/** Releases the values once, to the approver; register row and log entry stand before. */
	approve(
		member: StaffMember,
		proposal: string,
	): Promise<{ disclosure: DisclosureView; values: Record<string, Value | StoredRecord[]> }>;
	list(filter: { limit: number }): Promise<DisclosureView[]>;
	/** What the person may know of: everything but what is sealed now. */
	shownTo(subject: SubjectId, now: number): Promise<DisclosureView[]>;
}
