/** Proofs that entries stand in the log, as they are handed to the person they are about. They need nothing but the key. */
import { createHash } from 'node:crypto';
import { type Checkpoint, leafHash, MerkleFault, type NoteKey, verifyInclusion } from '../merkle/index.js';
import { sha256 } from './digest.js';
import { readEntry } from './entry.js';
import { originLine } from './epoch.js';
import { type Finding, Findings } from './finding.js';
import { logOf, openedCheckpoint } from './keys.js';
import { type Proof, readProofs } from './proof-file.js';

export interface ProvenEntry {
	origin: string;
	/** Number of the leaf. */
	index: number;
	/** Leaves in the log when the checkpoint was signed. */
	size: number;
	kind: string;
	/** Milliseconds. */
	at: number;
}

export interface VerifiedProofs {
	ok: boolean;
	findings: Finding[];
	/** Findings beyond those listed. */
	unlisted: number;
	/** Those that are proven, in the order of the file. */
	proven: ProvenEntry[];
}

/** Verifies the bytes of a proof file; `file` names it in findings. */
export async function verifyProofs(
	file: string,
	bytes: Uint8Array,
	keys: readonly NoteKey[],
): Promise<VerifiedProofs> {
	const findings = new Findings();
	const proofs = readProofs(bytes);
	if (typeof proofs === 'string') {
		findings.add('proof-invalid', file, proofs);
		return { ok: false, findings: findings.sorted(), unlisted: 0, proven: [] };
	}
	const proven: ProvenEntry[] = [];
	const heads = new Map<string, Promise<Checkpoint | null>>();
	for (const proof of proofs) {
		const note = proof.checkpoint.toString('latin1');
		const origin = originLine(proof.checkpoint) ?? '';
		const opened = heads.get(note) ?? openedCheckpoint(findings, file, proof.checkpoint, origin, keys);
		heads.set(note, opened);
		const checkpoint = await opened;
		const entry = checkpoint && provenBy(findings, file, proof, checkpoint);
		if (entry) proven.push(entry);
	}
	const { errors, unlisted } = findings;
	return { ok: errors === 0, findings: findings.sorted(), unlisted, proven };
}

function provenBy(
	findings: Findings,
	file: string,
	{ entry, salt, index, proof }: Proof,
	{ origin, size, root }: Checkpoint,
): ProvenEntry | null {
	const at = { leaf: index };
	const commitment = createHash('sha256').update(salt).update(entry).digest();
	try {
		verifyInclusion(sha256, { index, size, leafHash: leafHash(sha256, commitment), proof, root });
	} catch (error) {
		if (!(error instanceof MerkleFault)) throw error;
		findings.add('proof-differs', file, error.message, at);
		return null;
	}
	const judged = readEntry(entry);
	if ('wrong' in judged) {
		findings.add(judged.version ? 'entry-version' : 'entry-invalid', file, judged.wrong, at);
		return null;
	}
	const { log, kind, at: instant } = judged.head;
	if (log === origin || log === logOf(origin)) return { origin, index, size, kind, at: instant };
	findings.add('entry-foreign', file, '`log` names another log', at);
	return null;
}
