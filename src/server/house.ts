/** What the server stands on: the open rooms of every region, under one policy. `open.ts` makes it. */
import type pino from 'pino';
import type { Tally } from '../audit/tally.js';
import type { AuditAsk, AuditEntryView } from '../audit/view.js';
import type { ServiceKeys } from '../identity/service-keys/index.js';
import type { Staff } from '../identity/staff/index.js';
import type { Consents } from '../obligations/consent/index.js';
import type { PolicyInForce } from '../obligations/publication/index.js';
import type { Caller, Vault } from '../vault/model.js';

export interface House {
	/** By region id. */
	regions: Map<string, RegionHouse>;
	policy: PolicyInForce;
	logger: pino.Logger;
	/** Of the whole house; their rows and entries stand in the first region. */
	staff: Staff;
	/** Makes a link under the address `base` that signs one operator in, once, within 15 minutes. */
	staffLink(base: string): Promise<string>;
	/** Waits for what is under way, then lets go of every connection and file. */
	close(): Promise<void>;
}

export interface RegionHouse {
	region: string;
	vault: Vault;
	consents: Consents;
	keys: ServiceKeys;
	audit: AuditListing;
	figures: RegionFigures;
}

/** Live counts of one region, for the evidence beside each clause. Figures, never grounds for a decision. */
export interface RegionFigures {
	/** Today's log, counted. */
	tally(): Promise<Tally>;
	/** People stored here. */
	people(): Promise<number>;
	/** People whose consent is given, by consent number. */
	consents(numbers: number[]): Promise<Map<number, number>>;
}

export interface AuditListing {
	/** Newest first; `next` goes on where a page ended, null at the end. */
	list(caller: Caller, ask: AuditAsk): Promise<{ entries: AuditEntryView[]; next: string | null }>;
}
