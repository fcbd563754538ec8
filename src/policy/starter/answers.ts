/** What a starting policy is made from: who somebody is, whom they serve, and what they do with people's data. */
import type { CountryCode, Language } from '../model.js';
import type { Land } from './authorities.js';

/** What a service may do besides keeping accounts. */
export const FEATURES = ['newsletter', 'orders', 'support', 'errors'] as const;

export type Feature = (typeof FEATURES)[number];

/** Where people live whose law Obhut knows: in the Union and the EEA, or in China. */
export const REALMS = ['eu', 'cn'] as const;

export type Realm = (typeof REALMS)[number];

/** Who stands for the operator somewhere (GDPR Art. 27, PIPL Art. 53). */
export interface Representative {
	name: string;
	address: string;
	email: string;
}

/** The company that delivers mail, and an e-mail or `https://` address of it. */
export interface Mailer {
	name: string;
	contact: string;
}

export interface Answers {
	name: string;
	address: string;
	email: string;
	establishedIn: CountryCode;
	/** Countries of the Union and the EEA in alphabetical order, then China. */
	residents: CountryCode[];
	/** Where data collected in the Union is stored; unused where nobody of the Union is served. */
	storedIn: CountryCode;
	/** The first is what people read unless they choose. */
	languages: Language[];
	features: Feature[];
	/** Whether people below the age of consent may use the service. */
	minors: boolean;
	/** The Land whose authority supervises the operator or its representative. */
	land?: Land;
	representatives: Partial<Record<Realm, Representative>>;
	/** Who delivers mail in a realm; absent where nobody does. */
	mailers: Partial<Record<Realm, Mailer>>;
	/** Address of the imprint; absent where there is none yet. */
	imprint?: string;
}

/** Answers on the way: what is not asked yet is absent. */
export type SoFar = Partial<Answers>;
