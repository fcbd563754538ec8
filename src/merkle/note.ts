/**
 * Signed notes (C2SP signed-note): a text, a blank line, a line for each signature. The text means nothing until a known
 * key has signed it, so it is handed out by `openNote` alone. Signing and verifying come from outside and may take their
 * time, as key stores and browsers do.
 */
import { fromBase64, toBase64 } from './base64.js';
import { MerkleFault } from './fault.js';
import { type NoteKey, readId, requireName } from './note-key.js';
import { isNoteText } from './note-text.js';

/** An Ed25519 signature over a message (RFC 8032), 64 bytes. */
export type Sign = (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** Whether an Ed25519 signature is one of that public key over the message. */
export type Verify = (
	publicKey: Uint8Array,
	message: Uint8Array,
	signature: Uint8Array,
) => boolean | Promise<boolean>;

export interface NoteSigner {
	key: NoteKey;
	sign: Sign;
}

export interface NoteSignature {
	name: string;
	/** Of the key. */
	id: number;
	signature: Uint8Array;
}

export interface OpenedNote {
	/** With its last line feed. */
	text: string;
	/** Of known keys, verified, one for each key. */
	verified: NoteSignature[];
	/** Of unknown keys: anybody may have written them. */
	unverified: NoteSignature[];
}

const SIGNATURE_SIZE = 64;
const ID_SIZE = 4;
const MOST_SIGNATURES = 100;
const DASH = '— ';

/** The note, signed by each. Throws `note-invalid` for a text no note can have, `signature-invalid` for a bad signer. */
export async function signNote(text: string, signers: readonly NoteSigner[]): Promise<Uint8Array> {
	if (!text.endsWith('\n') || !isNoteText(text)) throw new MerkleFault('note-invalid', 'text');
	if (signers.length === 0 || signers.length > MOST_SIGNATURES)
		throw new MerkleFault('note-invalid', 'signers');
	const message = new TextEncoder().encode(text);
	const lines: string[] = [];
	for (const { key, sign } of signers) {
		requireName(key.name, 'key');
		const signature = await sign(message);
		if (signature.length !== SIGNATURE_SIZE) throw new MerkleFault('signature-invalid', 'signers');
		const bytes = new Uint8Array(ID_SIZE + SIGNATURE_SIZE);
		new DataView(bytes.buffer).setUint32(0, key.id);
		bytes.set(signature, ID_SIZE);
		lines.push(`${DASH}${key.name} ${toBase64(bytes)}\n`);
	}
	return new TextEncoder().encode(`${text}\n${lines.join('')}`);
}

/**
 * Opens a note that at least one known key has signed, and no known key wrongly. Throws `note-invalid`, `name-invalid`,
 * `base64-invalid`, `signature-invalid`, `note-unsigned` or `key-ambiguous`.
 */
export async function openNote(
	bytes: Uint8Array,
	known: readonly NoteKey[],
	verify: Verify,
): Promise<OpenedNote> {
	const { text, signatures } = parseNote(bytes);
	const keys = new Map(known.map(key => [label(key), key]));
	if (keys.size !== known.length) throw new MerkleFault('key-ambiguous', 'known');
	const message = new TextEncoder().encode(text);
	const verified = new Map<string, NoteSignature>();
	const unverified: NoteSignature[] = [];
	for (const [position, each] of signatures.entries()) {
		const key = keys.get(label(each));
		if (key === undefined) {
			unverified.push(each);
			continue;
		}
		const { signature } = each;
		if (signature.length !== SIGNATURE_SIZE || !(await verify(key.publicKey, message, signature))) {
			throw new MerkleFault('signature-invalid', `signatures[${position}]`);
		}
		verified.set(label(each), each);
	}
	if (verified.size === 0) throw new MerkleFault('note-unsigned', 'signatures');
	return { text, verified: [...verified.values()], unverified };
}

/** Name and id: together they say which key. */
function label({ name, id }: NoteKey | NoteSignature): string {
	return `${name}+${id}`;
}

function parseNote(bytes: Uint8Array): { text: string; signatures: NoteSignature[] } {
	const note = decode(bytes);
	// The last blank line: the text may have some of its own.
	const split = note.lastIndexOf('\n\n');
	const lines = note.slice(split + 2).split('\n');
	if (split < 0 || lines.pop() !== '') throw new MerkleFault('note-invalid', 'signatures');
	if (lines.length < 1 || lines.length > MOST_SIGNATURES) throw new MerkleFault('note-invalid', 'signatures');
	return { text: note.slice(0, split + 1), signatures: lines.map(parseSignature) };
}

function parseSignature(line: string, position: number): NoteSignature {
	const where = `signatures[${position}]`;
	const space = line.indexOf(' ', DASH.length);
	if (!line.startsWith(DASH) || space < 0) throw new MerkleFault('note-invalid', where);
	const name = line.slice(DASH.length, space);
	requireName(name, where);
	const bytes = fromBase64(line.slice(space + 1), where);
	if (bytes.length <= ID_SIZE) throw new MerkleFault('note-invalid', where);
	return { name, id: readId(bytes), signature: bytes.subarray(ID_SIZE) };
}

function decode(bytes: Uint8Array): string {
	let text: string;
	try {
		// A byte order mark is a part of what was signed.
		text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		throw new MerkleFault('note-invalid', 'bytes');
	}
	if (!isNoteText(text)) throw new MerkleFault('note-invalid', 'bytes');
	return text;
}
