/** A proof that one entry stands in the log, complete in itself: for a subject, an auditor or a court. */
import type { Session } from '../platform/postgres/session.js';
import { openSealed } from './leaves.js';
import { proveLeaf } from './tree-reader.js';
import { newestCheckpoint } from './tree-store.js';
import { bundlesBack, TREE_END } from './walk.js';

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

/** Looks for it from the end of the log on; null where no checkpoint covers such an entry. */
export async function proveEntry(
	reports: Session,
	id: string,
	told: (looked: number) => void = () => {},
): Promise<EntryProof | null> {
	let looked = 0;
	for await (const bundle of bundlesBack(reports, TREE_END)) {
		for (const { epoch, leaf, sealed } of bundle) {
			if (openSealed(sealed).id !== id) continue;
			const newest = await newestCheckpoint(reports, epoch);
			if (newest === null || leaf >= newest.size) continue;
			const proof = await proveLeaf(reports, epoch, leaf, newest.size);
			return {
				entry: sealed.bytes.toString('base64'),
				salt: sealed.salt.toString('base64'),
				index: leaf,
				proof: proof.map(hash => Buffer.from(hash).toString('base64')),
				checkpoint: Buffer.from(newest.note).toString('base64'),
			};
		}
		looked += bundle.length;
		told(looked);
	}
	return null;
}

/** As text (C2SP tlog-proof); the extra data is salt ‖ entry. */
export function formatProof({ entry, salt, index, proof, checkpoint }: EntryProof): string {
	const extra = Buffer.concat([salt, entry].map(text => Buffer.from(text, 'base64'))).toString('base64');
	const note = Buffer.from(checkpoint, 'base64').toString('utf8');
	return ['c2sp.org/tlog-proof@v1', `extra ${extra}`, `index ${index}`, ...proof, '', note].join('\n');
}
