/** Versions of the policy: in force, drafted, published and waiting for people to be told. Times are milliseconds. */
import type { AuditLog } from '../../audit/log.js';
import type { StaffMember } from '../../identity/staff/index.js';
import type { Announcements, Outbox } from '../../messages/model.js';
import type { Database, Transaction } from '../../platform/postgres/database.js';
import type { Change } from '../../policy/compare.js';
import type { CompiledPolicy } from '../../policy/compiled.js';
import type { Policy, PolicyText } from '../../policy/model.js';
import type { SourceFile } from '../../policy/source-file.js';
import type { Approvals, Proposal } from '../approvals/index.js';
import type { Obstacle } from './obstacles.js';
import type { Outstanding } from './rules.js';
import type { PublishedVersion } from './store.js';

/** A policy in force: what was published, parsed and compiled. */
export interface PolicyInForce {
	compiled: CompiledPolicy;
	policy: Policy;
	texts: PolicyText[];
	/** Every published version, oldest first. */
	versions: PublishedVersion[];
}

/** A version stored by `obhut publish`, waiting for two staff. */
export interface Draft {
	version: string;
	/** SHA-256 (hex) of the model. */
	digest: string;
	effectiveAt: number;
	storedAt: number;
	sources: SourceFile[];
	/** Against the newest published version. */
	changes: Change[];
	reducesRights: boolean;
	/** What would keep it from being published now. */
	obstacles: Obstacle[];
	/** Proposed by a member of staff and not decided yet. */
	proposal: Proposal | null;
}

/** A published version that is not in force yet. */
export interface Scheduled {
	version: string;
	effectiveAt: number;
	reducesRights: boolean;
	/** What it waits for. */
	outstanding: Outstanding[];
	/** Notices under way in all regions. */
	queued: number;
}

/** Publication of the whole house: a version is published in every region, and takes effect in all of them. */
export interface Publication {
	/** Newest first. */
	drafts(): Promise<Draft[]>;
	/** Throws `version-unknown` where no such draft is stored, `role-lacking`. */
	propose(member: StaffMember, version: string): Promise<Proposal>;
	/**
	 * The second person's word. Throws `not-four-eyes`, `proposal-unknown`, `proposal-settled`, `version-unknown` where
	 * the draft is not the proposed one any more, `notice-outstanding` where its date leaves people too little time.
	 */
	approve(member: StaffMember, proposal: string): Promise<Scheduled>;
	/** Published and not in force, oldest first. */
	scheduled(): Promise<Scheduled[]>;
	/**
	 * Does what is due: publishes what was approved, tells people, puts in force what has passed the gate. Gives the
	 * newest version in force in every region. Any process may, at any time, twice over.
	 */
	carryOn(): Promise<string>;
	/** Every published version as it stands now, oldest first. */
	versions(): Promise<PublishedVersion[]>;
	/** The files of a published version. Throws `version-unknown`. */
	filesOf(version: string): Promise<SourceFile[]>;
}

/** One region as publication needs it. */
export interface PublishingRegion {
	region: string;
	policy: PolicyInForce;
	database: Pick<Database, 'query' | 'transaction'>;
	/** Runs in one transaction of the role that owns the schema. */
	owner<T>(work: (session: Transaction) => Promise<T>): Promise<T>;
	log: AuditLog;
	outbox: Pick<Outbox, 'put' | 'count'>;
	announcements: Pick<Announcements, 'put'>;
	/** Asked of the first region of a house, where its staff stand. */
	approvals: Approvals;
}
