/**
 * Sealing with AES-256-GCM (NIST SP 800-38D): nonce(12) ‖ ciphertext ‖ tag(16). The nonce is random; a person's key
 * seals far fewer than the 2^32 values that is safe for. The place a row stands in is authenticated with it, so a row
 * moved, renumbered or paired with another revision does not open.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { uuidBytes } from './subject-id.js';

const NONCE = 12;
const TAG = 16;
const OPENING = { authTagLength: TAG };

/** Thrown where sealed bytes do not verify; says nothing about them. */
export class SealBroken extends Error {
	constructor() {
		super('sealed bytes do not verify');
		this.name = 'SealBroken';
	}
}

export function seal(key: Buffer, plain: Buffer, place: Buffer): Buffer {
	const nonce = randomBytes(NONCE);
	const cipher = createCipheriv('aes-256-gcm', key, nonce);
	cipher.setAAD(place);
	const body = cipher.update(plain);
	cipher.final();
	return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

export function open(key: Buffer, sealed: Buffer, place: Buffer): Buffer {
	if (sealed.length < NONCE + TAG) throw new SealBroken();
	const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), OPENING);
	decipher.setAAD(place);
	decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
	const plain = decipher.update(sealed.subarray(NONCE, sealed.length - TAG));
	try {
		decipher.final();
	} catch {
		throw new SealBroken();
	}
	return plain;
}

/** Where a page stands: authenticated with its bytes. */
export interface PagePlace {
	subject: string;
	page: number;
	service: number;
	generation: number;
	revision: number;
}

export function pagePlace(place: PagePlace): Buffer {
	const bytes = Buffer.allocUnsafe(1 + 16 + 2 + 2 + 4 + 8);
	bytes.writeUInt8(1, 0);
	uuidBytes(place.subject).copy(bytes, 1);
	bytes.writeUInt16BE(place.page, 17);
	bytes.writeUInt16BE(place.service, 19);
	bytes.writeUInt32BE(place.generation, 21);
	bytes.writeDoubleBE(place.revision, 25);
	return bytes;
}

/** Where a record stands; when and by which service it was collected decide about it, so they are bound too. */
export interface RecordPlace {
	subject: string;
	id: string;
	item: number;
	service: number;
	/** Milliseconds. */
	collectedAt: number;
	generation: number;
	revision: number;
}

export function recordPlace(place: RecordPlace): Buffer {
	const bytes = Buffer.allocUnsafe(1 + 16 + 16 + 2 + 2 + 8 + 4 + 8);
	bytes.writeUInt8(2, 0);
	uuidBytes(place.subject).copy(bytes, 1);
	uuidBytes(place.id).copy(bytes, 17);
	bytes.writeUInt16BE(place.item, 33);
	bytes.writeUInt16BE(place.service, 35);
	bytes.writeDoubleBE(place.collectedAt, 37);
	bytes.writeUInt32BE(place.generation, 45);
	bytes.writeDoubleBE(place.revision, 49);
	return bytes;
}

/** SHA-256 of sealed bytes, base64url: what a write's audit entry says was stored. */
export function sealDigest(sealed: Buffer): string {
	return createHash('sha256').update(sealed).digest('base64url');
}
