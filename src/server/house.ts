/** What the server stands on: the open rooms of every region, under one policy. `open.ts` makes it. */
import type pino from 'pino';
import type { PeriodCounts } from '../audit/period.js';
import type { ProvenPage } from '../audit/prove.js';
import type { PublicLog } from '../audit/public-log.js';
import type { Tally } from '../audit/tally.js';
import type { AuditAsk, AuditEntryView } from '../audit/view.js';
import type { LogStanding } from '../evidence/index.js';
import type { Synthetic } from '../evidence/synthetic/index.js';
import type { Activities } from '../features/activities/index.js';
import type { Support } from '../features/support/index.js';
import type { Surveys } from '../features/surveys/index.js';
import type { Updates } from '../features/updates/index.js';
import type { People } from '../identity/people/index.js';
import type { ServiceKeys } from '../identity/service-keys/index.js';
import type { Staff } from '../identity/staff/index.js';
import type { Announcements, Outbox } from '../messages/index.js';
import type { Approvals } from '../obligations/approvals/index.js';
import type { Consents } from '../obligations/consent/index.js';
import type { Disclosures } from '../obligations/disclosures/index.js';
import type { Incidents } from '../obligations/incidents/index.js';
import type { Minors } from '../obligations/minors/index.js';
import type { PolicyInForce, Publication } from '../obligations/publication/index.js';
import type { Retention } from '../obligations/retention/index.js';
import type { Rights } from '../obligations/rights/index.js';
import type { Telemetry } from '../telemetry/model.js';
import type { Caller, SubjectId, Vault } from '../vault/model.js';

export interface House {
	/** By region id. */
	regions: Map<string, RegionHouse>;
	policy: PolicyInForce;
	logger: pino.Logger;
	/** Of the whole house; their rows and entries stand in the first region. */
	staff: Staff;
	/** Of the whole house; null where the policy declares no counts. */
	telemetry: Telemetry | null;
	/** Of the whole house: later versions of the policy, drafted, announced, in force in every region at once. */
	publication: Publication;
	/** Makes a link under the address `base` that signs one operator in, once, within 15 minutes. */
	staffLink(base: string): Promise<string>;
	/** Does recurring work of every region, in turns with other processes, until the house is closed. */
	keepTurns(failed: (work: string, error: unknown) => void): void;
	/** Offers all of it now, whatever the timers say. */
	offerTurns(): Promise<void>;
	/** Waits for what is under way, then lets go of every connection and file. */
	close(): Promise<void>;
}

export interface RegionHouse {
	region: string;
	vault: Vault;
	consents: Consents;
	keys: ServiceKeys;
	audit: AuditListing;
	/** What anybody may see of the log. */
	tree: PublicLog;
	figures: RegionFigures;
	rooms: RegionRooms;
}

/** What stands on the vault: who signs in, what is written to them, what is owed to them, what is offered to them. */
export interface RegionRooms {
	people: People;
	outbox: Outbox;
	announcements: Announcements;
	approvals: Approvals;
	retention: Retention;
	disclosures: Disclosures;
	incidents: Incidents;
	minors: Minors;
	rights: Rights;
	support: Support;
	activities: Activities;
	surveys: Surveys;
	updates: Updates;
	/** Takes invented people through the vault, again and again. */
	synthetic: Synthetic;
}

/** Live counts of one region, for the evidence beside each clause. Figures, never grounds for a decision. */
export interface RegionFigures {
	/** Today's log, counted. */
	tally(): Promise<Tally>;
	/** What the log says of a span of time, milliseconds; reads it back to `from`. */
	period(from: number, to: number): Promise<PeriodCounts>;
	/** How the log stands. */
	log(): Promise<LogStanding>;
	/** What the database's clock says now, milliseconds. */
	databaseTime(): Promise<number>;
	/** People stored here. */
	people(): Promise<number>;
	/** People whose consent is given, by consent number. */
	consents(numbers: number[]): Promise<Map<number, number>>;
}

export interface AuditListing {
	/** Newest first; `next` goes on where a page ended, null at the end. */
	list(caller: Caller, ask: AuditAsk): Promise<{ entries: AuditEntryView[]; next: string | null }>;
	/** A person's own, opened, each with its proof; without those of the last seconds. Throws `subject-unknown`. */
	prove(caller: Caller, ask: { subject: SubjectId; after?: string; limit: number }): Promise<ProvenPage>;
}
