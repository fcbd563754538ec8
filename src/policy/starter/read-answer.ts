/** Reads what somebody wrote as an answer: the value meant, or what is wrong with it and what to write instead. */
import { isPostal } from '../check/responsible.js';
import { COUNTRIES, GDPR_COUNTRIES } from '../countries.js';
import type { CountryCode, Language } from '../model.js';
import { FEATURES, type Feature, type Mailer, type Representative } from './answers.js';
import { LAENDER, type Land } from './authorities.js';

/** Why an answer is none. `wrong` follows the name of what was asked and carries nothing personal. */
export interface Refusal {
	wrong: string;
	hint: string;
}

export type Read<T> = { value: T } | Refusal;

export const isRefusal = (read: object): read is Refusal => 'wrong' in read;

const refuse = (wrong: string, hint: string): Refusal => ({ wrong, hint });

/** What cannot be seen, breaks a line, or turns the direction of the words around it. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFD]/u;

/** Characters of a name or an address, at most. */
const LONGEST = 200;

function readLine(written: string, hint: string): Read<string> {
	const value = written.normalize('NFC').trim();
	if (value === '') return refuse('is empty', hint);
	if (UNSEEN.test(value)) {
		return refuse('holds characters nobody can see', 'write it on one line, in letters, digits and marks');
	}
	if (value.length > LONGEST) return refuse(`is longer than ${LONGEST} characters`, 'shorten it');
	return { value };
}

export function readName(written: string): Read<string> {
	const hint = 'write it in full, with the legal form: Muster GmbH';
	const read = readLine(written, hint);
	if (isRefusal(read) || /[\p{L}\p{N}]/u.test(read.value)) return read;
	return refuse('is no name', hint);
}

export function readAddress(written: string): Read<string> {
	const hint = 'write street and number, postal code, place and country: Musterweg 1, 20095 Hamburg, Germany';
	const read = readLine(written, hint);
	if (isRefusal(read) || isPostal(read.value)) return read;
	return refuse('is no address a letter could reach', hint);
}

const EMAIL = /^[^\s@<>()[\]\\,;:"]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;

export function readEmail(written: string): Read<string> {
	const hint = 'write it as privacy@example.org';
	const read = readLine(written, hint);
	if (isRefusal(read) || EMAIL.test(read.value)) return read;
	return refuse('is no e-mail address', hint);
}

/** An `https://` address without user and password. */
export function readLink(written: string): Read<string> {
	const hint = 'write it as https://example.org/imprint';
	const read = readLine(written, hint);
	if (isRefusal(read)) return read;
	const url = URL.canParse(read.value) ? new URL(read.value) : null;
	const whole = /^https:\/\/\S+$/.test(read.value) && url?.username === '' && url.hostname.includes('.');
	return whole ? read : refuse('is no `https://` address', hint);
}

export function readCountry(written: string): Read<CountryCode> {
	const value = written.trim().toUpperCase();
	if (COUNTRIES.includes(value)) return { value };
	return refuse('is no country code', 'write the two letters of ISO 3166-1: DE, AT or CN');
}

export function readStore(written: string): Read<CountryCode> {
	const read = readCountry(written);
	if (isRefusal(read) || GDPR_COUNTRIES.has(read.value)) return read;
	const hint =
		'name one inside; storing elsewhere takes contracts first: say so under `regions` in policy.yaml afterwards';
	return refuse('is outside the Union and the EEA', hint);
}

/** The parts of a list, without space and each once. */
const parts = (written: string): string[] => [...new Set(written.split(/[\s,]+/).filter(Boolean))];

export function readResidents(written: string): Read<CountryCode[]> {
	const hint = 'name countries of the Union and the EEA, and China: DE,AT,CN';
	const codes = parts(written.toUpperCase());
	if (codes.length === 0) return refuse('is empty', hint);
	const strangers = codes.filter(code => !COUNTRIES.includes(code));
	if (strangers.length > 0) return refuse('holds what is no country code', hint);
	const lawless = codes.filter(code => code !== 'CN' && !GDPR_COUNTRIES.has(code));
	if (lawless.length > 0) {
		const names = lawless.map(code => `\`${code}\``).join(', ');
		return refuse(`names ${names}, whose law Obhut does not know`, hint);
	}
	const union = codes.filter(code => code !== 'CN').sort();
	return { value: codes.includes('CN') ? [...union, 'CN'] : union };
}

/** What people speak there, where Obhut speaks it too. */
const SPOKEN: Readonly<Record<CountryCode, Language>> = {
	DE: 'de',
	AT: 'de',
	LI: 'de',
	IE: 'en',
	MT: 'en',
	CN: 'zh',
};

/** Languages residents must find the policy in, as far as Obhut speaks them. */
export function languagesOwed(residents: readonly CountryCode[]): Language[] {
	const spoken = residents.map(country => SPOKEN[country]);
	return (['de', 'en', 'zh'] as const).filter(language => spoken.includes(language));
}

/** Countries whose languages Obhut has no words in. */
export function unspoken(residents: readonly CountryCode[]): CountryCode[] {
	return residents.filter(country => !Object.hasOwn(SPOKEN, country));
}

export function readLanguages(written: string, residents: readonly CountryCode[]): Read<Language[]> {
	const known: readonly Language[] = ['de', 'en', 'zh'];
	const chosen = parts(written.toLowerCase());
	const value = known.filter(language => chosen.includes(language));
	const hint = 'choose among de, en and zh: de,en';
	if (chosen.length === 0) return refuse('is empty', hint);
	if (value.length < chosen.length) return refuse('names a language Obhut has no words in', hint);
	const lacking = languagesOwed(residents).filter(language => !value.includes(language));
	if (lacking.length > 0) {
		const names = lacking.map(language => `\`${language}\``).join(' and ');
		return refuse(`lacks ${names}, which people you serve must be able to read`, `add ${lacking.join(',')}`);
	}
	return { value: chosen as Language[] };
}

/** Accounts are kept in any case, so that naming them adds nothing. */
export function readFeatures(written: string): Read<Feature[]> {
	const chosen = parts(written.toLowerCase()).filter(each => each !== 'accounts');
	const value = FEATURES.filter(feature => chosen.includes(feature));
	if (value.length === chosen.length) return { value };
	return refuse('names something unknown', `choose among ${FEATURES.join(', ')}; accounts are always there`);
}

export function readYesNo(written: string): Read<boolean> {
	const value = { yes: true, no: false }[written.trim().toLowerCase()];
	return value === undefined ? refuse('is neither yes nor no', 'write yes or no') : { value };
}

export function readLand(written: string): Read<Land> {
	const value = written.trim().toUpperCase().replace(/^DE-/, '');
	if (Object.hasOwn(LAENDER, value)) return { value: value as Land };
	return refuse('is no German Land', `write its two letters: ${Object.keys(LAENDER).join(', ')}`);
}

/** Name, address and e-mail address, with a semicolon between; an address may hold semicolons of its own. */
export function readRepresentative(written: string): Read<Representative> {
	const hint = 'write name; address; e-mail, with semicolons between';
	const [first = '', ...rest] = written.split(/[;；]/);
	const last = rest.pop();
	if (last === undefined || rest.length === 0) return refuse('lacks name, address or e-mail address', hint);
	const name = readName(first);
	if (isRefusal(name)) return { wrong: `has a name that ${name.wrong}`, hint: name.hint };
	const address = readAddress(rest.join(';'));
	if (isRefusal(address)) return { wrong: `has an address that ${address.wrong}`, hint: address.hint };
	const email = readEmail(last);
	if (isRefusal(email)) return { wrong: `ends with what ${email.wrong}`, hint: email.hint };
	return { value: { name: name.value, address: address.value, email: email.value } };
}

/** Name and contact, with a semicolon between; null where it is left empty: nobody delivers mail. */
export function readMailer(written: string): Read<Mailer | null> {
	if (['', 'none'].includes(written.trim().toLowerCase())) return { value: null };
	const hint = 'write name; e-mail or https:// address: Post GmbH; privacy@post.example';
	const split = written.search(/[;；][^;；]*$/);
	if (split < 0) return refuse('lacks the name or how to reach the company', hint);
	const name = readName(written.slice(0, split));
	if (isRefusal(name)) return { wrong: `has a name that ${name.wrong}`, hint: name.hint };
	const last = written.slice(split + 1).trim();
	const contact = last.startsWith('https://') ? readLink(last) : readEmail(last);
	if (isRefusal(contact)) return { wrong: `ends with what ${contact.wrong}`, hint };
	return { value: { name: name.value, contact: contact.value } };
}
