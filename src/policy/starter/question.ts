/** One question: as an option of the command, and as it is asked in a terminal. */
import { GDPR_COUNTRIES } from '../countries.js';
import { speech } from '../wording/speech.js';
import type { Answers, SoFar } from './answers.js';
import { isRefusal, type Read, type Refusal } from './read-answer.js';

interface Choice {
	/** As it is written in an answer. */
	value: string;
	label: string;
}

/** A line of text, or something chosen from a list. Whatever it is, the answer is written as one text. */
type Form = { kind: 'text'; example: string } | { kind: 'one' | 'several'; choices: Choice[] };

export interface Question {
	/** The option, without dashes: `established-in`. */
	option: string;
	/** What the option takes, as its help says it. */
	takes: string;
	/** What it is, in half a line. */
	says: string;
	asks: string;
	/** Why it is asked, in one line. */
	why: string;
	form: Form;
	/** Whether it is asked at all, by the answers before it. */
	applies: (soFar: SoFar) => boolean;
	/** What is meant where nothing is said; undefined where only a person can know. */
	fallback: (soFar: SoFar) => string | undefined;
	/** The part of the answers it gives. */
	read: (written: string, soFar: SoFar) => SoFar | Refusal;
}

/** Asked whatever else is answered. */
export const always = () => true;
/** Only a person can know. */
export const nothing = () => undefined;

/** Whether the GDPR applies in a country. */
export const inUnion = (country: string | undefined) => country !== undefined && GDPR_COUNTRIES.has(country);
/** Whether somebody of the Union or the EEA is served. */
export const union = ({ residents = [] }: SoFar) => residents.some(inUnion);
/** Whether somebody of China is served. */
export const china = ({ residents = [] }: SoFar) => residents.includes('CN');

/** The part of the answers a read value is. */
export const as =
	<K extends keyof Answers>(key: K, read: (written: string, soFar: SoFar) => Read<Answers[K]>) =>
	(written: string, soFar: SoFar): SoFar | Refusal => {
		const got = read(written, soFar);
		return isRefusal(got) ? got : ({ [key]: got.value } as SoFar);
	};

const countryName = speech('en').country;

/** Countries to choose among, each once, by their English names. */
export const countries = (codes: Iterable<string>): Choice[] =>
	[...new Set(codes)].map(value => ({ value, label: `${countryName(value)} (${value})` }));
