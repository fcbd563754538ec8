/** An entry with the proof that the log has it, complete in itself: for a subject, an auditor or a court. */
import type { PlacedEntry } from './walk.js';

/** The leaf is SHA-256(salt ‖ entry), both as bytes. */
export interface EntryProof {
	/** base64. */
	entry: string;
	/** base64, 32 bytes. */
	salt: string;
	/** Of the leaf in the tree the checkpoint is of. */
	index: number;
	/** base64, from the leaf up (RFC 9162 §2.1.3.1). */
	proof: string[];
	/** The signed note, base64. */
	checkpoint: string;
}

export function entryProof(
	{ leaf, sealed }: PlacedEntry,
	hashes: readonly Uint8Array[],
	note: string,
): EntryProof {
	return {
		entry: sealed.bytes.toString('base64'),
		salt: sealed.salt.toString('base64'),
		index: leaf,
		proof: hashes.map(hash => Buffer.from(hash).toString('base64')),
		checkpoint: Buffer.from(note).toString('base64'),
	};
}

/** As text (C2SP tlog-proof); the extra data is salt ‖ entry. */
export function formatProof({ entry, salt, index, proof, checkpoint }: EntryProof): string {
	const extra = Buffer.concat([salt, entry].map(text => Buffer.from(text, 'base64'))).toString('base64');
	const note = Buffer.from(checkpoint, 'base64').toString('utf8');
	return ['c2sp.org/tlog-proof@v1', `extra ${extra}`, `index ${index}`, ...proof, '', note].join('\n');
}
