/**
 * A proof that one entry stands in the log, as it is handed to the person it is about: JSON {entry, salt, index, proof,
 * checkpoint}, binary members in base64. It needs nothing but this file and the key.
 */
import { createHash } from 'node:crypto';
import { HASH_SIZE, leafHash, MerkleFault, type NoteKey, verifyInclusion } from '../merkle/index.js';
import { sha256 } from './digest.js';
import { readEntry } from './entry.js';
import { originLine } from './epoch.js';
import { type Finding, Findings } from './finding.js';
import { keysFor, logOf, openedCheckpoint } from './keys.js';

const MEMBERS = ['checkpoint', 'entry', 'index', 'proof', 'salt'];
const MOST_HASHES = 64;

export interface VerifiedProof {
	ok: boolean;
	findings: Finding[];
	/** What is proven; null where nothing is. */
	proven: {
		origin: string;
		/** Number of the leaf. */
		index: number;
		/** Leaves in the log when the checkpoint was signed. */
		size: number;
		kind: string;
		/** Milliseconds. */
		at: number;
	} | null;
}

interface Proof {
	entry: Buffer;
	salt: Buffer;
	index: number;
	proof: Buffer[];
	checkpoint: Buffer;
}

/** Verifies the bytes of a proof file; `file` names it in findings. */
export async function verifyProof(
	file: string,
	bytes: Uint8Array,
	keys: readonly NoteKey[],
): Promise<VerifiedProof> {
	const findings = new Findings();
	const proven = await provenBy(findings, file, bytes, keys);
	return { ok: findings.errors === 0, findings: findings.sorted(), proven };
}

async function provenBy(
	findings: Findings,
	file: string,
	bytes: Uint8Array,
	keys: readonly NoteKey[],
): Promise<VerifiedProof['proven']> {
	const read = readProof(Buffer.from(bytes).toString('utf8'));
	if (typeof read === 'string') {
		findings.add('proof-invalid', file, read);
		return null;
	}
	const { entry, salt, index, proof } = read;
	const origin = originLine(read.checkpoint) ?? '';
	const checkpoint = await openedCheckpoint(findings, file, read.checkpoint, origin, keysFor(origin, keys));
	if (checkpoint === null) return null;
	const { size, root } = checkpoint;
	const commitment = createHash('sha256').update(salt).update(entry).digest();
	try {
		verifyInclusion(sha256, { index, size, leafHash: leafHash(sha256, commitment), proof, root });
	} catch (error) {
		if (!(error instanceof MerkleFault)) throw error;
		findings.add('proof-differs', file, error.message);
		return null;
	}
	const judged = readEntry(entry);
	if ('wrong' in judged) {
		findings.add(judged.version ? 'entry-version' : 'entry-invalid', file, judged.wrong);
		return null;
	}
	const { log, kind, at } = judged.head;
	if (log === origin || log === logOf(origin)) return { origin, index, size, kind, at };
	findings.add('entry-foreign', file, '`log` names another log');
	return null;
}

/** What is wrong with its form, as words. */
function readProof(text: string): Proof | string {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return 'the file is not JSON';
	}
	const members = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
	if (Object.keys(members).sort().join() !== MEMBERS.join()) {
		return `the members are not ${MEMBERS.map(name => `\`${name}\``).join(', ')}`;
	}
	const { index, proof } = members;
	const [entry, salt, checkpoint] = [members.entry, members.salt, members.checkpoint].map(fromBase64);
	if (!entry || !salt || !checkpoint) return '`entry`, `salt` or `checkpoint` is not base64';
	if (salt.length !== HASH_SIZE) return `\`salt\` is not ${HASH_SIZE} bytes`;
	if (!Number.isSafeInteger(index)) return '`index` is no number of a leaf';
	const hashes = Array.isArray(proof) && proof.length <= MOST_HASHES ? proof.map(fromBase64) : [null];
	if (!hashes.every(hash => hash?.length === HASH_SIZE)) return '`proof` is no list of hashes in base64';
	return { entry, salt, index: index as number, proof: hashes as Buffer[], checkpoint };
}

function fromBase64(value: unknown): Buffer | null {
	if (typeof value !== 'string') return null;
	const bytes = Buffer.from(value, 'base64');
	return bytes.toString('base64') === value ? bytes : null;
}
