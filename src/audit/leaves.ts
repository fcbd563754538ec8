/** From sealed entries to leaves: what is public of them, and what is not. */
import { hash, randomBytes } from 'node:crypto';
import { HASH_SIZE } from '../merkle/index.js';
import { unpackBatch } from './batch.js';
import { type OpenedEntry, openEntry, type SealedEntry } from './entry.js';

const digest = Buffer.allocUnsafeSlow(HASH_SIZE);

/**
 * For `merkle`: the same 32 bytes each time, to be copied. Asked for a string and read back, as a buffer made by the hash
 * itself takes twice as long.
 */
export const sha256 = (data: Uint8Array): Buffer => {
	digest.write(hash('sha256', data, 'binary'), 0, HASH_SIZE, 'latin1');
	return digest;
};

/** The public leaf of an entry: SHA-256(salt ‖ entry). It says nothing about the entry to who does not have the salt. */
export function commitment({ salt, bytes }: SealedEntry): Buffer {
	const length = salt.length + bytes.length;
	const input = length > scratch.length ? Buffer.allocUnsafe(length) : scratch;
	input.set(salt);
	input.set(bytes, salt.length);
	return Buffer.from(sha256(input.subarray(0, length)));
}

/** What is hashed lies here for the moment: a buffer for each entry would keep the garbage collector busy. */
const scratch = Buffer.allocUnsafe(4096);

/** Entries of one inbox row. One that is no batch of entries becomes a leaf as it is: nothing is left out of the tree. */
export function entriesOf(packed: Buffer): SealedEntry[] {
	try {
		return unpackBatch(packed);
	} catch {
		return [{ salt: randomBytes(32), bytes: packed }];
	}
}

/** An entry as far as its person, in the one form `sealEntry` gives it. */
const AS_FAR_AS_PERSON =
	/^\{"v":1,"id":"[\w-]{22}","log":"[^"\\]*","kind":"[a-z-]+","at":(\d{1,16}),"service":"[^"\\]*","actor":"[^"\\]*","subject":(?:null|"([\w-]{1,64})"),/;

const REFERENCE = /^[\w-]{1,64}$/;

/** Longer than that part of an entry is. */
const HEAD_BYTES = 512;

/** Whom an entry is about, and when it was made, milliseconds; null where it is about nobody. Mostly without reading all of it. */
export function personOf(sealed: SealedEntry): { reference: string; at: number } | null {
	const head = AS_FAR_AS_PERSON.exec(sealed.bytes.toString('latin1', 0, HEAD_BYTES));
	if (head) return head[2] === undefined ? null : { reference: head[2], at: Number(head[1]) };
	const { subject, at } = openSealed(sealed);
	return typeof subject === 'string' && REFERENCE.test(subject) ? { reference: subject, at } : null;
}

/** An entry opened. What is no entry, as only who writes to the database can make it, is shown as a `fault`. */
export function openSealed(sealed: SealedEntry): OpenedEntry {
	try {
		const entry = openEntry(sealed.bytes);
		if (typeof entry.id === 'string' && typeof entry.at === 'number') return entry;
	} catch {}
	const id = commitment(sealed).toString('base64url');
	const nobody = { service: 'obhut', actor: 'nobody', subject: null, log: '', policy: '' };
	return { v: 1, id, kind: 'fault', at: 0, ...nobody, about: 'unreadable' };
}
