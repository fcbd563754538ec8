/**
 * Subject state in its stored bytes, and the MAC over them. The layout is fixed: a header of `HEADER` bytes, then the
 * bits of consents now given (so that SQL can count them without trusting them), then lists. Besides what a decision
 * needs it anchors the revision of every page: an old page put back does not match and is not opened.
 *
 *     0  u8   format, 1            41  f64  restricted from
 *     1  u16  region               49  f64  restricted until
 *     3  u16  jurisdiction         57  f64  shown at
 *     5  u32  version shown        65  f64  account closed
 *     9  f64  state version        73  f64  last contact
 *    17  f64  born by              81  f64  activity ended
 *    25  f64  guardian from        89  u8   bytes of consent bits, then these
 *    33  f64  guardian until           consents, objections, holds, pages: each u16 count and entries
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SubjectState } from '../decide/state.js';
import type { ExtensionGround } from '../policy/model.js';
import { uuidBytes } from './subject-id.js';

/** Offset of the consent bits' length byte; `sql` that counts consents knows it too. */
export const HEADER = 89;

/** Revision a page must have. */
export interface PageAnchor {
	page: number;
	service: number;
	revision: number;
}

export interface StoredState {
	state: SubjectState;
	pages: PageAnchor[];
}

/** Offsets of the instants retention periods count from; `sql` that finds who is due knows them too. */
export const STARTS = { accountClosed: 65, lastContact: 73, activityEnded: 81 } as const;

/** A hold's ground is stored as its position here: append, never reorder. */
const GROUNDS: readonly ExtensionGround[] = [
	'law',
	'court-order',
	'authority',
	'reasonable-belief',
	'contract-or-policy',
	'public-interest',
	'protection-of-rights',
];

const FORMAT = 1;

/** Thrown where stored bytes are not a state; the caller treats it like a broken seal. */
export class FactsBroken extends Error {
	constructor() {
		super('stored state does not verify');
		this.name = 'FactsBroken';
	}
}

export function macFacts(key: Buffer, subject: string, generation: number, facts: Buffer): Buffer {
	const place = Buffer.allocUnsafe(1 + 16 + 4);
	place.writeUInt8(4, 0);
	uuidBytes(subject).copy(place, 1);
	place.writeUInt32BE(generation, 17);
	return createHmac('sha256', key).update(place).update(facts).digest();
}

/** Throws `FactsBroken`. */
export function verifyFacts(
	key: Buffer,
	subject: string,
	generation: number,
	facts: Buffer,
	mac: Buffer,
): void {
	const expected = macFacts(key, subject, generation, facts);
	if (mac.length !== expected.length || !timingSafeEqual(mac, expected)) throw new FactsBroken();
}

export function encodeFacts({ state, pages }: StoredState): Buffer {
	const consents = [...state.consents.entries()].filter(([, fact]) => fact !== undefined);
	const objections = [...state.objections.entries()].filter(([, since]) => since !== undefined);
	const bits = consentBits(state);
	const size =
		HEADER +
		1 +
		bits.length +
		8 +
		consents.length * 26 +
		objections.length * 10 +
		state.holds.reduce((sum, hold) => sum + 26 + hold.items.byteLength, 0) +
		pages.length * 12;
	const bytes = Buffer.alloc(size);
	bytes.writeUInt8(FORMAT, 0);
	bytes.writeUInt16BE(state.region, 1);
	bytes.writeUInt16BE(state.jurisdiction, 3);
	bytes.writeUInt32BE(state.shown, 5);
	let at = 9;
	for (const instant of headerInstants(state)) at = bytes.writeDoubleBE(instant, at);
	at = bytes.writeUInt8(bits.length, at);
	at += bits.copy(bytes, at);
	at = bytes.writeUInt16BE(consents.length, at);
	for (const [number, fact] of consents) {
		at = bytes.writeUInt16BE(number, at);
		for (const instant of [fact!.given, fact!.until, fact!.withdrawn]) at = bytes.writeDoubleBE(instant, at);
	}
	at = bytes.writeUInt16BE(objections.length, at);
	for (const [number, since] of objections) {
		at = bytes.writeUInt16BE(number, at);
		at = bytes.writeDoubleBE(since!, at);
	}
	at = bytes.writeUInt16BE(state.holds.length, at);
	for (const hold of state.holds) {
		for (const instant of [hold.from, hold.until, hold.sealedUntil]) at = bytes.writeDoubleBE(instant, at);
		at = bytes.writeUInt8(GROUNDS.indexOf(hold.ground), at);
		at = bytes.writeUInt8(hold.items.length, at);
		for (const word of hold.items) at = bytes.writeUInt32LE(word, at);
	}
	at = bytes.writeUInt16BE(pages.length, at);
	for (const { page, service, revision } of pages) {
		at = bytes.writeUInt16BE(page, at);
		at = bytes.writeUInt16BE(service, at);
		at = bytes.writeDoubleBE(revision, at);
	}
	return bytes;
}

/** Throws `FactsBroken` where the bytes are not exactly one state. */
export function decodeFacts(bytes: Buffer): StoredState {
	try {
		return decode(bytes);
	} catch (error) {
		if (error instanceof RangeError) throw new FactsBroken();
		throw error;
	}
}

function decode(bytes: Buffer): StoredState {
	if (bytes.readUInt8(0) !== FORMAT) throw new FactsBroken();
	const state: SubjectState = {
		version: bytes.readDoubleBE(9),
		region: bytes.readUInt16BE(1),
		jurisdiction: bytes.readUInt16BE(3),
		bornBy: bytes.readDoubleBE(17),
		guardianFrom: bytes.readDoubleBE(25),
		guardianUntil: bytes.readDoubleBE(33),
		restrictedFrom: bytes.readDoubleBE(41),
		restrictedUntil: bytes.readDoubleBE(49),
		shown: bytes.readUInt32BE(5),
		shownAt: bytes.readDoubleBE(57),
		accountClosed: bytes.readDoubleBE(65),
		lastContact: bytes.readDoubleBE(73),
		activityEnded: bytes.readDoubleBE(81),
		consents: [],
		objections: [],
		holds: [],
	};
	const rest = new Cursor(bytes, HEADER + 1 + bytes.readUInt8(HEADER));
	for (let left = rest.u16(); left > 0; left--) {
		state.consents[rest.u16()] = { given: rest.f64(), until: rest.f64(), withdrawn: rest.f64() };
	}
	for (let left = rest.u16(); left > 0; left--) state.objections[rest.u16()] = rest.f64();
	for (let left = rest.u16(); left > 0; left--) {
		const hold = { from: rest.f64(), until: rest.f64(), sealedUntil: rest.f64(), ground: ground(rest.u8()) };
		state.holds.push({ ...hold, items: Uint32Array.from({ length: rest.u8() }, () => rest.u32le()) });
	}
	const pages: PageAnchor[] = [];
	for (let left = rest.u16(); left > 0; left--) {
		pages.push({ page: rest.u16(), service: rest.u16(), revision: rest.f64() });
	}
	if (rest.at !== bytes.length) throw new FactsBroken();
	return { state, pages };
}

function ground(position: number): ExtensionGround {
	const found = GROUNDS[position];
	if (found === undefined) throw new FactsBroken();
	return found;
}

/** Reads forward; past the end it throws `RangeError`. */
class Cursor {
	at: number;
	readonly #bytes: Buffer;

	constructor(bytes: Buffer, at: number) {
		this.#bytes = bytes;
		this.at = at;
	}

	u8(): number {
		this.at += 1;
		return this.#bytes.readUInt8(this.at - 1);
	}

	u16(): number {
		this.at += 2;
		return this.#bytes.readUInt16BE(this.at - 2);
	}

	u32le(): number {
		this.at += 4;
		return this.#bytes.readUInt32LE(this.at - 4);
	}

	f64(): number {
		this.at += 8;
		return this.#bytes.readDoubleBE(this.at - 8);
	}
}

/** In the order of the header's table, from offset 9. */
function headerInstants(state: SubjectState): number[] {
	return [
		state.version,
		state.bornBy,
		state.guardianFrom,
		state.guardianUntil,
		state.restrictedFrom,
		state.restrictedUntil,
		state.shownAt,
		state.accountClosed,
		state.lastContact,
		state.activityEnded,
	];
}

/** Bit n: consent n was given and not withdrawn. Expiry is time's business and not in the bits. */
function consentBits(state: SubjectState): Buffer {
	const bits = Buffer.alloc((state.consents.length + 7) >>> 3);
	for (const [number, fact] of state.consents.entries()) {
		if (fact && fact.withdrawn === Number.POSITIVE_INFINITY) bits[number >>> 3]! |= 1 << (number & 7);
	}
	return bits;
}
