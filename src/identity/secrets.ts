/**
 * Secrets that let somebody in, and what is stored of them: HMAC-SHA-256 under the keyring's index key, apart by kind. So a
 * row put into the database without the keyring opens nothing, nor does a digest copied from one table to another.
 */
import { createHmac, randomBytes } from 'node:crypto';

export type SecretKind = 'service key' | 'staff code' | 'staff session' | 'person session' | 'person link';

/** Random bytes in a secret. */
export const SECRET_BYTES = 32;

const FORM = /^[A-Za-z0-9_-]{43}$/;

/** What a secret of one kind is found by, 32 bytes, whatever its form. */
export function digestOf(key: Buffer, kind: SecretKind, secret: string): Buffer {
	return createHmac('sha256', key).update(`obhut ${kind} 1\0${secret}`).digest();
}

/** What a code or token is found by, or null if the text has not the form of one: base64url, 43 characters. */
export function tokenDigest(key: Buffer, kind: SecretKind, text: string): Buffer | null {
	return FORM.test(text) ? digestOf(key, kind, text) : null;
}

/** A new code or token: its text, to be given out once, and its digest, to be stored. */
export function newSecret(key: Buffer, kind: SecretKind): { text: string; hash: Buffer } {
	const text = randomBytes(SECRET_BYTES).toString('base64url');
	return { text, hash: digestOf(key, kind, text) };
}
