/**
 * The policy as its author wrote it, once parsed: defaults filled in, durations and references still by name.
 * Pure data. `parse` makes it, `check` judges it, `compile` turns it into tables, `render` into words.
 */

import type { Accountability } from './accountability.js';

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
	/** Who decides together with it, by a name of the policy (GDPR Art. 26). */
	jointWith: Record<string, Party>;
	/** What sending data to a controller outside the Union means for people there (EDPB Guidelines 05/2021). */
	thirdCountryNote?: Words;
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
	/** Countries whose staff can reach it, besides the one it is stored in; empty means no other. */
	accessedFrom: CountryCode[];
	/** What protects data that leaves the Union by being stored or reached elsewhere. */
	transfer?: Transfer;
	/** On what condition data collected in China is stored or reached elsewhere. */
	export?: Export;
}

/** A transfer to a third country and what protects it (GDPR Art. 13(1)(f), 44–49). */
export interface Transfer {
	/** The Commission has decided that the country protects data adequately. */
	adequacy: boolean;
	safeguard: 'adequacy-decision' | 'standard-clauses' | 'binding-corporate-rules' | 'derogation';
	/** Where people get a copy of the safeguards: an e-mail or web address. */
	copyFrom: string;
}

/** The condition on which data leaves China (PIPL Art. 38; CAC Provisions of 2024). */
export interface Export {
	condition: 'exempt' | 'standard-contract' | 'certification' | 'security-assessment';
	/** Why no condition is needed, where it is `exempt`. */
	because?: Words;
	/** Whether people agree to it apart from anything else (PIPL Art. 39). */
	consent: 'separate' | 'none';
	/** How people exercise their rights against the recipient: an e-mail or web address. */
	rightsAt: string;
}

/** What a service is, as far as laws ask more of such a service. */
export const SERVICE_KINDS = ['website', 'app', 'platform', 'messaging', 'ai-chat', 'advertising'] as const;

export type ServiceKind = (typeof SERVICE_KINDS)[number];

export interface Service {
	title: Words;
	is: ServiceKind[];
	/** How people are told that they talk to a machine (Regulation (EU) 2024/1689 Art. 50). */
	aiNotice?: Words;
	/** How it shows advertising: marked as such, and to minors not at all or without profiling (Regulation (EU) 2022/2065). */
	ads?: { labelled: boolean; toMinors: 'none' | 'without-profiling' | 'with-profiling' };
}

/** Ways in which data is handled (PIPL Art. 4(2), 17(1)(2)). */
export const METHODS = [
	'storage',
	'use',
	'analysis',
	'profiling',
	'transmission',
	'provision',
	'publication',
	'deletion',
] as const;

export type Method = (typeof METHODS)[number];

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
	/** How it reaches us: given by the person at …, observed at …, or obtained from somebody else (GDPR Art. 14). */
	source: { kind: 'given' | 'observed' | 'obtained'; at: string };
	/** Who else gave it, as people know them (GDPR Art. 14(2)(f)). */
	sourceTitle?: Words;
	/** Whether what was obtained from somebody else came from a public source (GDPR Art. 14(2)(f)). */
	publicSource?: boolean;
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
	/** Why it must be handled, and what that means for the person, where it is sensitive (PIPL Art. 30). */
	necessity?: Words;
	impact?: Words;
	/** Storing or reading on the person's device (TDDDG § 25). */
	deviceAccess?: 'consent' | 'necessary';
	/** Why the service cannot be given without it, where it is `necessary` (TDDDG § 25(2)). */
	deviceBecause?: Words;
}

/** How consent is asked for. Anything but `separately` is reported, and what is enforced is `separately`. */
export type Asked = 'separately' | 'with-terms' | 'pre-ticked' | 'continued-use';

/** Grounds of GDPR Art. 9(2)(a)–(j) for special categories. */
export const SPECIAL_GROUNDS = [
	'explicit-consent',
	'employment',
	'vital-interest',
	'association',
	'made-public',
	'legal-claims',
	'substantial-public-interest',
	'health-care',
	'public-health',
	'research',
] as const;

export type SpecialGround = (typeof SPECIAL_GROUNDS)[number];

/** The four conditions on which customers may be written to without consent (UWG § 7(3) Nr. 1–4). */
export const CUSTOMER_CONDITIONS = [
	'address-from-a-sale',
	'own-similar-goods',
	'never-objected',
	'told-each-time',
] as const;

export type CustomerCondition = (typeof CUSTOMER_CONDITIONS)[number];

export interface Purpose {
	title: Words;
	/** W3C DPV purpose. */
	is: string;
	/** Legal basis by jurisdiction id. A jurisdiction not named has none: the purpose is off there. */
	basis: Record<string, Basis>;
	/** Jurisdictions the author says it is off in, `basis: { de: none }`. */
	offIn: string[];
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
	asked: Asked;
	/** Whether it runs before anybody chose; `on` is reported, and what is enforced is `off`. */
	startsOn: boolean;
	/** Purposes that are refused to whoever does not agree; reported, and not enforced (GDPR Art. 7(4), PIPL Art. 16). */
	conditionOf: string[];
	/** Why those purposes cannot be served without it. */
	necessaryBecause?: Words;
	/** Ways in which it handles data. */
	methods: Method[];
	/** The law behind a legal obligation, and whose law it is: a country or `EU` (GDPR Art. 6(3)). */
	obligation: Record<string, { law: string; of: string }>;
	/** Ground for special categories, by jurisdiction (GDPR Art. 9(2)). */
	specialGround: Record<string, SpecialGround>;
	/** Sends people advertising or surveys (UWG § 7). */
	sends?: {
		kind: 'advertising' | 'survey';
		optOut: 'each-message' | 'none';
		/** Conditions of UWG § 7(3) that are met, where nobody is asked for consent. */
		customers: CustomerCondition[];
	};
	/** Makes data public (PIPL Art. 25). */
	makesPublic: boolean;
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
	/** Name in full, and an e-mail or web address; absent where only a category is named. */
	name?: string;
	contact?: string;
	/** Why only the category is named (C-154/21). */
	categoryBecause?: Words;
	/** Ways in which it handles the data (PIPL Art. 21, 23). */
	methods: Method[];
	/** Regions whose data it gets; empty means every region. */
	regions: string[];
	/** Whether people agree to it apart from the purpose; `with-purpose` is reported, and not enforced. */
	consent: 'separate' | 'with-purpose';
	transfer?: Transfer;
	export?: Export;
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

/** Ways to reach the controller with a request. */
export type ContactWay = 'privacy-center' | 'email' | 'phone' | 'post';

/** What happens to an order of an authority abroad (GDPR Art. 48, PIPL Art. 41). */
export type ForeignOrders = 'refused' | 'international-agreement' | 'article-49-ground';

export interface Policy {
	id: string;
	version: string;
	effective: PlainDate;
	/** The controller and its addresses are invented; shown on every page. */
	example: boolean;
	controller: Controller;
	contact: { email: string; answerWithin: Duration; through: ContactWay[] };
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
	disclosure: { default: 'deny'; grounds: DisclosureGround[]; foreignOrders?: ForeignOrders };
	accountability: Accountability;
	incident?: { plan: string; notice: Channel[]; authority: Record<string, Duration> };
	/** Counts without people: what is counted and that it is never joined (S2.9–S2.10). */
	telemetry?: { counts: string[]; joined: 'never' };
	minors: AgeBand[];
	rights: Right[];
	/** What going on after a change counts as; `consent` is reported, and not enforced. */
	changes: { reducingRights: ChangeRule; otherwise: ChangeRule; goingOn: 'nothing' | 'consent' };
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
