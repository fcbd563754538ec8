/** What each language's lexicon holds: turns of phrase that make a published sentence untrue or unclear. */

/** Purposes that words tend to smuggle in. */
export const PURPOSE_KINDS = [
	'advertising',
	'profiling',
	'personalisation',
	'research',
	'statistics',
	'scoring',
	'sale',
	'training',
] as const;

export type PurposeKind = (typeof PURPOSE_KINDS)[number];

/** What an introduction may announce. */
export const TOPICS = [
	'data',
	'purposes',
	'retention',
	'recipients',
	'rights',
	'security',
	'contact',
	'regions',
	'cookies',
	'minors',
	'automated decisions',
	'changes',
] as const;

export type Topic = (typeof TOPICS)[number];

/** Words for one thing; a text keeps to one of them. */
export interface Concept {
	/** What they all mean. */
	concept: string;
	/** Each spelling of one term is one pattern; the name is shown. */
	terms: Record<string, RegExp>;
}

export interface Lexicon {
	/** Open a list that must be closed (WP260 rev.01 §12). */
	openList: RegExp;
	/** Take back what the sentence says. */
	hedge: RegExp;
	/** Leave open whether we do something with data. */
	mayDo: RegExp;
	/** Says that data is handled. */
	handling: RegExp;
	/** Names the condition on which it happens, or says that it does not. */
	condition: RegExp;
	/** Name a period without saying how long it is. */
	vaguePeriod: RegExp;
	/** A figure that says how long after all. */
	figure: RegExp;
	negation: RegExp;
	/** Takes a negation back: not without, not until, only. */
	exception: RegExp;
	purposes: Record<PurposeKind, RegExp>;
	/** Going on using the service, or doing nothing, counts as agreeing. */
	silence: RegExp;
	/** Says that it does not count as consent. */
	silenceDenied: RegExp;
	/** A declaration is taken as made that nobody made. */
	deemed: RegExp;
	/** Such a declaration would be a consent. */
	consent: RegExp;
	/** The child or the reader is to obtain the guardian's consent. */
	guardianDuty: RegExp;
	/** The reader is to inform others or obtain their consent. */
	othersDuty: RegExp;
	/** The reader is to look for changes. */
	changesDuty: RegExp;
	praise: RegExp;
	terms: Concept[];
	announces: RegExp;
	topics: Record<Topic, RegExp>;
	/** Right to object. */
	objection: RegExp;
	/** Any other right. */
	otherRights: RegExp;
	/** A command where what we do is listed. */
	command: RegExp | null;
	firstPerson: RegExp;
	plural: RegExp;
	/** Words that fit nothing here: another meaning of the original was translated. */
	misfit: RegExp;
	/** The person receives what we receive of them. */
	inverted: RegExp | null;
}
