/**
 * Secrets of messages, derived from the message's random id when they are needed: HMAC-SHA-256 under the region's index
 * key, so that they stand neither in the outbox nor in its backups.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Template } from './model.js';

const CODES = 1_000_000;
/** Draws from here on would make low codes likelier. */
const FAIR = Math.floor(2 ** 32 / CODES) * CODES;

const ID = 16;
const MAC = 16;

/** The six digits of a `sign-in-code` message, every one of the million equally likely. */
export function codeOf(key: Buffer, messageId: string): string {
	for (let round = 0; ; round++) {
		const digest = createHmac('sha256', key).update(`obhut code 1\0${messageId}\0${round}`).digest();
		for (let at = 0; at < digest.length; at += 4) {
			const drawn = digest.readUInt32BE(at);
			if (drawn < FAIR) return String(drawn % CODES).padStart(6, '0');
		}
	}
}

/** The secret in a message's link, base64url, 43 characters: the message's id and the first 128 bits of its MAC. */
export function tokenOf(key: Buffer, template: Template, messageId: string): string {
	const id = Buffer.from(messageId.replaceAll('-', ''), 'hex');
	return Buffer.concat([id, macOf(key, template, id)]).toString('base64url');
}

/** Id of the message a token was made for; null for any other text. Takes as long for every token of the right form. */
export function messageIdIn(key: Buffer, template: Template, token: string): string | null {
	if (!/^[\w-]{43}$/.test(token)) return null;
	const bytes = Buffer.from(token, 'base64url');
	if (bytes.toString('base64url') !== token) return null;
	const id = bytes.subarray(0, ID);
	if (!timingSafeEqual(bytes.subarray(ID), macOf(key, template, id))) return null;
	const hex = id.toString('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function macOf(key: Buffer, template: Template, id: Buffer): Buffer {
	return createHmac('sha256', key).update(`obhut link 1\0${template}\0`).update(id).digest().subarray(0, MAC);
}
