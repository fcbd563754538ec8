/** The public keys notes are verified by (C2SP signed-note), as the text one is handed: `name+id+base64`. Ed25519 alone. */
import { fromBase64, toBase64 } from './base64.js';
import { MerkleFault } from './fault.js';
import type { Hash } from './hash.js';
import { isNoteText } from './note-text.js';

export interface NoteKey {
	/** Best the address of the log without `https://`. */
	name: string;
	/** 32 bits, unsigned. Says which key of that name it is; it does not make it the right one. */
	id: number;
	/** 32 bytes (RFC 8032). */
	publicKey: Uint8Array;
}

const ED25519 = 1;
const PUBLIC_KEY_SIZE = 32;

/** Throws `name-invalid`, `key-invalid`. */
export function noteKey(hash: Hash, name: string, publicKey: Uint8Array): NoteKey {
	requireName(name, 'name');
	if (publicKey.length !== PUBLIC_KEY_SIZE) throw new MerkleFault('key-invalid', 'publicKey');
	const head = new TextEncoder().encode(`${name}\n`);
	const input = new Uint8Array(head.length + 1 + PUBLIC_KEY_SIZE);
	input.set(head);
	input[head.length] = ED25519;
	input.set(publicKey, head.length + 1);
	const digest = hash(input);
	return { name, id: readId(digest), publicKey };
}

/** The verifier key: what one gives to those who shall verify. */
export function formatNoteKey({ name, id, publicKey }: NoteKey): string {
	return `${name}+${id.toString(16).padStart(8, '0')}+${toBase64(Uint8Array.of(ED25519, ...publicKey))}`;
}

const FORM = /^([^+]*)\+([0-9a-f]{8})\+(.+)$/;

/** Throws `key-invalid`, `name-invalid`, `base64-invalid`, `key-type-unknown`, `key-id-mismatch`. */
export function parseNoteKey(hash: Hash, text: string): NoteKey {
	const [, name, id, encoded] = FORM.exec(text) ?? [];
	if (name === undefined || id === undefined || encoded === undefined)
		throw new MerkleFault('key-invalid', 'key');
	const typed = fromBase64(encoded, 'key');
	if (typed[0] !== ED25519) throw new MerkleFault('key-type-unknown', 'key');
	const key = noteKey(hash, name, typed.subarray(1));
	if (key.id !== Number.parseInt(id, 16)) throw new MerkleFault('key-id-mismatch', 'key');
	return key;
}

/** The key id at the beginning of a hash or a signature. */
export function readId(bytes: Uint8Array): number {
	return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
}

/** Throws `name-invalid`. */
export function requireName(name: string, where: string): void {
	if (!/^[^\p{White_Space}+]+$/u.test(name) || !isNoteText(name))
		throw new MerkleFault('name-invalid', where);
}
