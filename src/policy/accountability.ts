/**
 * What an operator must be able to show beside the rules (GDPR Art. 5(2)): facts about itself that switch laws on, papers it
 * keeps, people who vouch for what no machine can judge, and warnings it lives with for a while.
 */
import type { Channel, CountryCode, Duration, Language, PlainDate, Right, Words } from './model.js';

/** Technical and organisational measures (GDPR Art. 32(1), PIPL Art. 51). */
export const MEASURES = [
	'encryption-in-transit',
	'encryption-at-rest',
	'keys-per-person',
	'pseudonymisation',
	'least-privilege',
	'four-eyes',
	'audit-log',
	'backups',
	'tested-restore',
	'incident-plan',
	'staff-training',
] as const;

export type Measure = (typeof MEASURES)[number];

/** Papers a law asks for. */
export const DOCUMENT_KINDS = [
	'joint-arrangement',
	'processor-contract',
	'impact-assessment',
	'transfer-tool',
	'balancing-test',
	'compatibility-test',
	'imprint',
	'minors-rules',
	'incident-plan',
] as const;

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export interface Document {
	is: DocumentKind;
	/** An `https://` address, or a path under `documents/` of the policy folder. */
	at: string;
	on: PlainDate;
	until?: PlainDate;
	/** What it is about, as rule references such as `recipients.mail-delivery-eu`; empty means the whole policy. */
	about: string[];
	/** Points of the law it covers, such as `a` to `h` of GDPR Art. 28(3). */
	covers: string[];
	/** How long it is kept (PIPL Art. 56: three years). */
	keptFor?: Duration;
}

/** A named person vouches, on a day, for what no machine can judge. */
export interface Attestation {
	by: string;
	on: PlainDate;
	/** Past this day it counts no more; absent means until something changes. */
	until?: PlainDate;
	/** What the person found. */
	says: string;
	/** `false` where the person found that the law is not met. */
	met: boolean;
}

/** Somebody read the words of one language and found them understandable and true. */
export interface WordingReview {
	by: string;
	on: PlainDate;
	/** First 16 hex digits of the SHA-256 of the words that were read: other words are not reviewed. */
	words: string;
}

/** A warning the operator lives with for a while. */
export interface Waiver {
	/** Code of the finding. */
	finding: string;
	/** Path of the rule the finding stands at, such as `purposes.surveys` or `clauses.S2.6`; absent means wherever it stands. */
	at?: string;
	by: string;
	on: PlainDate;
	until: PlainDate;
	because: string;
}

/** A decision a machine takes alone and that weighs on a person (GDPR Art. 22, PIPL Art. 24). */
export interface AutomatedDecision {
	title: Words;
	purpose: string;
	/** Ground by jurisdiction (GDPR Art. 22(2)). */
	ground: Record<string, 'contract' | 'law' | 'explicit-consent'>;
	logic: Words;
	significance: Words;
	consequences: Words;
	/** A person looks at it again when asked (GDPR Art. 22(3)). */
	humanReview: boolean;
	/** It is explained, and can be refused (PIPL Art. 24(3)). */
	refusable: boolean;
}

export interface Accountability {
	/** Categories of people, and the items that are theirs: every item where none is named (GDPR Art. 30(1)(c)). */
	people: Record<string, { title: Words; data?: string[] }>;
	/** Which language counts where two differ. */
	whereLanguagesDiffer?: 'better-for-the-person' | Language;
	/** How large the operator is: persons whose data it holds, staff who handle data, and special positions. */
	scale?: { people?: number; staff?: number; criticalInfrastructure: boolean; largePlatform: boolean };
	measures: Measure[];
	/** How exceptions from the policy (holds, disclosures) are made: approved by so many, for at most so long. */
	exceptions?: { approvers: number; atMost: Duration };
	/** How people are told of a successor and its contact (PIPL Art. 22). */
	succession?: { notice: Channel[]; tells: ('name' | 'contact')[] };
	/** What near relatives of a deceased person may do (PIPL Art. 49). */
	deceased?: { relativesMay: Right[] };
	/** A refusal gives its reasons, and says that one may go to court (GDPR Art. 12(4), PIPL Art. 50). */
	refusal?: { reasons: boolean; court: boolean };
	/** Whether the service can be used without a name (TDDDG § 19(2)). */
	pseudonymousUse?: { offered: boolean; words: Words };
	automatedDecisions: Record<string, AutomatedDecision>;
	/** Statutes that make the operator keep data, and for how long (AO § 147, HGB § 257). */
	statutes: Record<string, { law: string; of: CountryCode; keep: Duration }>;
	documents: Record<string, Document>;
	/** By id of the rule of law, such as `DE-BDSG-38`. */
	attestations: Record<string, Attestation>;
	wordingReviews: Partial<Record<Language, WordingReview>>;
	waivers: Waiver[];
}
