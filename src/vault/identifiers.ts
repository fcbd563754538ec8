/**
 * Identifiers: how an e-mail address or phone number is brought to one form, and the keyed digest it is found by. The
 * normaliser's version is stored beside each digest, so that a later one can tell what it must redo.
 */
import { createHmac } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { Problem } from '../platform/problem.js';

export const NORMALISER = 1;

const LOCAL_LIMIT = 64;
const LIMIT = 254;

/**
 * NFC; the local part only lower-cased in ASCII, because what else it means is the receiving server's business
 * (RFC 5321 § 2.4): no dots or plus signs are stripped. The domain by UTS 46 to ASCII, lower case.
 */
export function normaliseEmail(text: string): string {
	const address = text.normalize('NFC').trim();
	const at = address.lastIndexOf('@');
	const local = address.slice(0, at).replace(/[A-Z]/g, letter => letter.toLowerCase());
	const domain = domainToASCII(address.slice(at + 1));
	const sound =
		at > 0 &&
		/^[^\s@"(),:;<>[\\\]\p{Cc}]+$/u.test(local) &&
		!/^\.|\.\.|\.$/.test(local) &&
		Buffer.byteLength(local) <= LOCAL_LIMIT &&
		/^(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain) &&
		local.length + domain.length < LIMIT;
	if (!sound) throw invalid('an e-mail address, `name@example.org`');
	return `${local}@${domain}`;
}

/** E.164. A number must carry its country code; guessing one would be guessing a person. */
export function normalisePhone(text: string): string {
	const number = parsePhoneNumberFromString(text.trim());
	if (!number?.isValid()) throw invalid('a phone number with country code, `+49 …`');
	return number.number;
}

/** Found by: HMAC-SHA-256 over item number and normal form. */
export function blindIndex(key: Buffer, item: number, normal: string): Buffer {
	return createHmac('sha256', key).update(`obhut index 1\0${item}\0${normal}`).digest();
}

function invalid(expected: string): Problem {
	return new Problem('identifier-invalid', { hint: `give ${expected}` });
}
