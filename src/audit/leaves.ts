/** From sealed entries to leaves: what is public of them, and what is not. */
import { hash, randomBytes } from 'node:crypto';
import { HASH_SIZE } from '../merkle/index.js';
import { unpackBatch } from './batch.js';
import { type EntryPerson, type OpenedEntry, openEntry, type SealedEntry } from './entry.js';

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
	return Buffer.from(sha256(Buffer.concat([salt, bytes])));
}

/**
 * Entries of one batch. What is no batch of entries, as only who writes to the database can make it, becomes a leaf as it
 * is, salted when it is moved: nothing is left out of the tree.
 */
export function entriesOf(packed: Buffer, salt: Buffer | null = null): SealedEntry[] {
	return (salt ? null : unpacked(packed)) ?? [{ salt: salt ?? randomBytes(32), bytes: packed }];
}

/** Null for what is no batch of entries. */
export function unpacked(packed: Buffer): SealedEntry[] | null {
	try {
		const entries = unpackBatch(packed);
		return entries.length > 0 ? entries : null;
	} catch {
		return null;
	}
}

const REFERENCE = /^[\w-]{1,64}$/;

/** Milliseconds: no entry is of a later instant. */
const LAST_INSTANT = 8.64e15;

/** Whom an entry is about that was not just made; null for nobody. */
export function personOf(sealed: SealedEntry): EntryPerson | null {
	const { subject, at } = openSealed(sealed);
	const about = typeof subject === 'string' && REFERENCE.test(subject);
	return about && at >= 0 && at <= LAST_INSTANT ? { reference: subject, at } : null;
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
