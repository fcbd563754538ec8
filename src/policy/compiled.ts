/**
 * The policy as tables: what `decide` and the vault run on. Every item, purpose, service, region, jurisdiction and
 * recipient has a stable number from the committed `numbers.lock`, from 1 upward and never reused; 0 means none.
 */
import type { Basis, RetentionEvent, ValueForm } from './model.js';

/** A set of numbers: bit n of word n >>> 5. Words beyond the end are 0. */
export type Bitset = Uint32Array;

/** Stable numbers by name, append-only. A retired name keeps its number. */
export interface Numbers {
	items: Record<string, number>;
	purposes: Record<string, number>;
	services: Record<string, number>;
	regions: Record<string, number>;
	jurisdictions: Record<string, number>;
	recipients: Record<string, number>;
	/**
	 * Consent numbers by what is agreed to (`purposes.surveys`, `recipients.partner`), oldest first; the last is in
	 * force. `meaning` is the SHA-256 (hex) of what the consent covers: a material change gets a new number.
	 */
	consents: Record<string, { number: number; meaning: string }[]>;
}

export interface ItemRule {
	number: number;
	id: string;
	many: boolean;
	form: ValueForm;
	/** Bytes. */
	limit: number;
	heldBy: 'account' | 'service';
	identifies: boolean;
	/**
	 * Number of the page it is sealed in, or 0 for a row of its own. Items with the same retention trigger and period
	 * share a page; items that hold many values, large ones, and those kept from `collected` have rows.
	 */
	page: number;
	clause: string | null;
}

/** When a use of an item ends: `event` plus the duration. */
export interface RetentionEnd {
	rule: string;
	event: RetentionEvent;
	years: number;
	months: number;
	days: number;
	hours: number;
	/** No end lies nearer to its event than this many milliseconds; spares the calendar for most asks. */
	atLeast: number;
	then: 'delete' | 'anonymise';
	clause: string | null;
}

/** One purpose as one service may act on it: the general rule, or the service's own where it has one (S6.3). */
export interface PurposeRule {
	number: number;
	id: string;
	/** Item numbers it uses. */
	uses: Bitset;
	/** False: this service may not act for this purpose. */
	covered: boolean;
	acrossServices: boolean;
	/** By jurisdiction number; absent where there is no basis. */
	basis: (Basis | undefined)[];
	/** Consent number in force; 0 where no jurisdiction needs consent. */
	consent: number;
	/** Consent numbers of earlier meanings. */
	earlierConsents: number[];
	/** ISO duration a consent lasts; absent until withdrawn. */
	consentLasts?: string;
	whileFrozen: boolean;
	beforeGuardian: boolean;
	/** By item number; an item without a rule is not kept for this purpose. */
	retention: (RetentionEnd | undefined)[];
	/** `general`, or the id of the service whose own policy spoke. */
	spoke: string;
	clause: string | null;
}

export interface RecipientRule {
	number: number;
	id: string;
	role: 'processor' | 'third-party';
	/** Purpose numbers it may serve. */
	purposes: Bitset;
	/** Region numbers whose data it may get; null for every region. */
	regions: Bitset | null;
	/** Consent number a third party needs; 0 for processors. */
	consent: number;
	earlierConsents: number[];
	clause: string | null;
}

export interface CompiledBand {
	id: string;
	/** Years: the band ends the day the person reaches this age. */
	to: number;
	needsGuardian: boolean;
}

/** Clause ids spoken when the obstacle is not a purpose's or an item's own. */
export interface GeneralClauses {
	services: string | null;
	purposes: string | null;
	data: string | null;
	acrossServices: string | null;
	/** By region number; 0 for one the policy does not name. */
	regions: (string | null)[];
	/** By jurisdiction number; 0 for one the policy does not name. */
	jurisdictions: (string | null)[];
	hold: string | null;
	restriction: string | null;
	minors: string | null;
	changes: string | null;
	objection: string | null;
	disclosure: string | null;
	incident: string | null;
}

export interface CompiledPolicy {
	id: string;
	version: string;
	/** SHA-256 (hex) of the canonical JSON of the model. */
	digest: string;
	/** Position among the published versions, from 1. */
	ordinal: number;
	/** A person must have been shown this ordinal or a later one. */
	mustHaveSeen: number;
	numbers: Numbers;
	/** By number; holes where a name was retired. */
	items: (ItemRule | undefined)[];
	/** `rules[service][purpose]`, by number. */
	rules: (PurposeRule | undefined)[][];
	recipients: (RecipientRule | undefined)[];
	/** Youngest first; only bands that need a guardian matter to a decision. */
	bands: CompiledBand[];
	/** Country code → region number, jurisdiction number. */
	regionOf: Record<string, number>;
	jurisdictionOf: Record<string, number>;
	/** Page number → item numbers on it. */
	pages: number[][];
	clauses: GeneralClauses;
}
