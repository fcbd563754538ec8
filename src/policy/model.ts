/**
 * The policy as its author wrote it, once parsed: defaults filled in, durations and references still by name.
 * Pure data. `parse` makes it, `check` judges it, `compile` turns it into tables, `render` into words.
 */

/** ISO 639-1 code of a language the policy is published in. */
export type Language = 'de' | 'en' | 'zh';

/** Words in each language of the policy. A missing language is a finding, not an error. */
export type Words = Partial<Record<Language, string>>;

/** ISO 3166-1 alpha-2, upper case. */
export type CountryCode = string;

/** ISO 8601 calendar date, `2026-11-01`; a day begins at 00:00 UTC. */
export type PlainDate = string;

/** ISO 8601 duration made of whole years, months, weeks, days and hours: `P2Y`, `P30D`, `PT72H`. */
export type Duration = string;

/** Legal bases: GDPR Art. 6(1) a–f, and PIPL Art. 13 and 29 for `separate-consent`. */
export type Basis =
	| 'consent'
	| 'separate-consent'
	| 'contract'
	| 'legal-obligation'
	| 'vital-interest'
	| 'public-task'
	| 'legitimate-interest';

/** What starts a retention period. `collected` is the moment a record was stored; the others happen to a person. */
export type RetentionEvent = 'collected' | 'account-closed' | 'last-contact' | 'activity-ended';

/** Grounds on which data may be kept longer than its rule says (S3.2). */
export type ExtensionGround =
	| 'law'
	| 'court-order'
	| 'authority'
	| 'reasonable-belief'
	| 'contract-or-policy'
	| 'public-interest'
	| 'protection-of-rights';

/** Grounds on which data may leave the controller (S4.3–S4.4). */
export type DisclosureGround = 'explicit-consent' | 'legal-duty' | 'authority-order' | 'public-interest';

export type Channel = 'push' | 'announcement' | 'email';

/** Rights a person can exercise (GDPR Art. 15–22, 7(3), 77; PIPL Art. 44–50). */
export const RIGHTS = [
	'access',
	'correct',
	'erase',
	'restrict',
	'object',
	'export',
	'withdraw',
	'complain',
	'explain',
] as const;

export type Right = (typeof RIGHTS)[number];

export interface Party {
	name: string;
	address: string;
	email: string;
	phone?: string;
}

export interface Controller extends Party {
	establishedIn: CountryCode;
	/** Representatives by jurisdiction id (GDPR Art. 27, PIPL Art. 53). */
	representatives: Record<string, Party>;
	dataProtectionOfficer?: Party;
}

export interface Jurisdiction {
	residentsOf: CountryCode[];
	/** Supervisory authority people may complain to. */
	authority?: { name: string; url: string };
}

export interface Region {
	/** Countries whose collected data this region stores. */
	collectedIn: CountryCode[];
	/** Country the data is stored in. */
	storedIn: CountryCode;
}

export interface Service {
	title: Words;
}

/** What form a value of an item takes; the vault checks it at the door. */
export type ValueForm = 'text' | 'email' | 'phone' | 'image' | 'json';

/** A kind of personal data. What is not declared cannot be stored. */
export interface DataItem {
	title: Words;
	/** W3C DPV personal-data category, `pd:EmailAddress`. */
	is: string;
	/** Holds many values (records of their own) instead of one. */
	many: boolean;
	form: ValueForm;
	/** Largest stored value in bytes. */
	limit: number;
	/** How it reaches us: given by the person at …, or observed at …. */
	source: { kind: 'given' | 'observed'; at: string };
	/** Purposes that cannot be served without it; empty means optional. */
	requiredFor: string[];
	/** What happens if the person does not give it (GDPR Art. 13(2)(e)). */
	consequence?: Words;
	/** `account` items serve every service of the operator; `service` items stay with the service that collected them. */
	heldBy: 'account' | 'service';
	sensitive: boolean;
	/** Free text that may hold sensitive data although it is not asked for. */
	mayHoldSensitive: boolean;
	/** Finds a person: unique within a region, looked up by blind index. */
	identifies: boolean;
	/** Storing or reading on the person's device (TDDDG § 25). */
	deviceAccess?: 'consent' | 'necessary';
}

export interface Purpose {
	title: Words;
	/** W3C DPV purpose. */
	is: string;
	/** Legal basis by jurisdiction id. A jurisdiction not named has none: the purpose is off there. */
	basis: Record<string, Basis>;
	/** Ids of the data items it uses. */
	uses: string[];
	/** Services that may act for it; absent means every service. */
	services?: string[];
	/** May use items another service collected (S2.8). */
	acrossServices: boolean;
	/** The interest pursued where the basis is a legitimate interest (GDPR Art. 13(1)(d)). */
	interest?: Words;
	/** A consent lasts this long; absent means until withdrawn. */
	consentLasts?: Duration;
	/** Goes on while a hold or a restriction freezes the data: storage, security, legal claims (GDPR Art. 18(2)). */
	whileFrozen: boolean;
	/** Serves the request for a guardian's consent itself, so it runs before that consent (S5.1). */
	beforeGuardian: boolean;
}

export interface Recipient {
	title: Words;
	/** A `processor` acts on our instructions; a `third-party` decides for itself and needs the person's consent. */
	role: 'processor' | 'third-party';
	country: CountryCode;
	/** Purposes it serves. */
	purposes: string[];
}

export interface RetentionRule {
	data: string[];
	/** Purposes that justify keeping it. */
	purposes: string[];
	keep: Duration;
	after: RetentionEvent;
	then: 'delete' | 'anonymise';
}

/** An age band, from inclusive and to exclusive, in years. */
export interface AgeBand {
	id: string;
	from: number;
	to: number;
	needsGuardian: boolean;
	treatAsSensitive: boolean;
	/** What the young person may do alone. */
	may: Right[];
}

export interface ChangeRule {
	notice: Channel[];
	/** Notice comes at least this long before the change takes effect. */
	before?: Duration;
}

/** A numbered sentence people read, and the rules that make it true. */
export interface Clause {
	id: string;
	/** References to rules, `purposes.surveys`, `retention`, `changes.reducing-rights`. */
	rules: string[];
	/** Says so plainly: nothing can test it. */
	declaration: boolean;
}

/** What a service's own policy changes (S6): whole entries replace the general ones of the same id. */
export interface ServicePolicy {
	service: string;
	data: Record<string, DataItem>;
	purposes: Record<string, Purpose>;
	retention: Record<string, RetentionRule>;
	clauses: Clause[];
}

export interface Policy {
	id: string;
	version: string;
	effective: PlainDate;
	/** The controller and its addresses are invented; shown on every page. */
	example: boolean;
	controller: Controller;
	contact: { email: string; answerWithin: Duration };
	jurisdictions: Record<string, Jurisdiction>;
	languages: Language[];
	regions: Record<string, Region>;
	services: Record<string, Service>;
	data: Record<string, DataItem>;
	purposes: Record<string, Purpose>;
	recipients: Record<string, Recipient>;
	retention: Record<string, RetentionRule>;
	extendRetentionFor: ExtensionGround[];
	endOfService?: {
		notice: Channel[];
		exportWindow: Duration;
		then: 'delete' | 'anonymise';
		within: Duration;
	};
	/** How long copies of the data and of the keys live. */
	backups?: { data: Duration; keys: Duration };
	disclosure: { default: 'deny'; grounds: DisclosureGround[] };
	incident?: { plan: string; notice: Channel[]; authority: Record<string, Duration> };
	/** Counts without people: what is counted and that it is never joined (S2.9–S2.10). */
	telemetry?: { counts: string[]; joined: 'never' };
	minors: AgeBand[];
	rights: Right[];
	changes: { reducingRights: ChangeRule; otherwise: ChangeRule };
	/** In the order they are published. */
	clauses: Clause[];
	/** Service-specific policies by service id; the specific prevails. */
	servicePolicies: Record<string, ServicePolicy>;
}

/** The words of a policy in one language, split at headings that carry clause ids. */
export interface PolicyText {
	language: Language;
	/** Service whose own policy the words belong to; absent for the general policy. */
	service?: string;
	title: string;
	sections: TextSection[];
}

export interface TextSection {
	/** `S3`, or the section's own id. */
	id: string;
	heading: string;
	clauses: TextClause[];
}

export interface TextClause {
	id: string;
	heading: string;
	/** Markdown, figures still as `{{…}}`. */
	markdown: string;
	/** Line of the clause's heading in its file, from 1. */
	line: number;
	/** Line the Markdown begins on; absent where it is not from a file. */
	markdownLine?: number;
}
