/** Which keys open the notes of a log: those the user was given, or for want of them the one the export names itself. */
import {
	type Checkpoint,
	formatNoteKey,
	MerkleFault,
	type NoteKey,
	noteKey,
	openCheckpoint,
	openNote,
	parseNoteKey,
} from '../merkle/index.js';
import { sha256, verifyEd25519 } from './digest.js';
import type { Folder } from './file.js';
import type { FindingCode, Findings } from './finding.js';

const MOST_BYTES = 4096;

/** Reads verifier keys. Throws `MerkleFault`, as `parseNoteKey` does. */
export function parseKeys(texts: readonly string[]): NoteKey[] {
	return texts.map(text => parseNoteKey(sha256, text.trim()));
}

/** The key an export names in a file; null, and a finding, where it names none. */
export function readKey(folder: Folder, path: string): NoteKey | null {
	const bytes = folder.read(path, MOST_BYTES, 'needed');
	if (bytes === null) return null;
	try {
		const text = bytes.toString('utf8');
		const key = parseNoteKey(sha256, text.replace(/\n$/, ''));
		if (Buffer.from(formatNoteKey(key)).equals(bytes.subarray(0, text.endsWith('\n') ? -1 : undefined)))
			return key;
	} catch (error) {
		if (!(error instanceof MerkleFault)) throw error;
		folder.findings.add('key-invalid', path, error.message);
		return null;
	}
	folder.findings.add('key-invalid', path, 'the key is not written in its one form');
	return null;
}

/** The same key under another name: one key signs for every epoch of a log, each of which has its own. */
function named(key: NoteKey, name: string): NoteKey {
	return noteKey(sha256, name, key.publicKey);
}

/** `log` of `log/2`, the origin of a later epoch. */
export function logOf(origin: string): string {
	return origin.replace(/\/[1-9][0-9]*$/, '');
}

/** The keys that speak for an origin: those of its name, else those of its log. */
export function keysFor(origin: string, keys: readonly NoteKey[]): NoteKey[] {
	const own = keys.filter(({ name }) => name === origin);
	if (own.length > 0) return unique(own);
	const logs = new Set([origin, logOf(origin)]);
	const kin = keys.filter(({ name }) => logs.has(name) || logs.has(logOf(name)));
	return unique(kin.map(key => named(key, origin)));
}

function unique(keys: readonly NoteKey[]): NoteKey[] {
	return [...new Map(keys.map(key => [key.id, key])).values()];
}

const NOTE_FAULTS: Partial<Record<string, FindingCode>> = {
	'note-unsigned': 'note-unsigned',
	'signature-invalid': 'signature-invalid',
	'checkpoint-invalid': 'checkpoint-invalid',
	'size-invalid': 'checkpoint-invalid',
	'hash-invalid': 'checkpoint-invalid',
	'origin-mismatch': 'origin-differs',
};

/** Says what is wrong with a note. */
function sayFault(findings: Findings, path: string, error: unknown): null {
	if (!(error instanceof MerkleFault)) throw error;
	findings.add(NOTE_FAULTS[error.code] ?? 'note-invalid', path, error.message);
	return null;
}

/** A checkpoint of that origin, signed by one of the keys; null, and a finding, where it is none. */
export async function openedCheckpoint(
	findings: Findings,
	path: string,
	bytes: Uint8Array,
	origin: string,
	keys: readonly NoteKey[],
): Promise<Checkpoint | null> {
	try {
		return (await openCheckpoint(bytes, origin, keysFor(origin, keys), verifyEd25519)).checkpoint;
	} catch (error) {
		return sayFault(findings, path, error);
	}
}

/** The text of a note that a key of that origin has signed; null, and a finding, where none has. */
export async function openedText(
	findings: Findings,
	path: string,
	bytes: Uint8Array,
	origin: string,
	keys: readonly NoteKey[],
): Promise<string | null> {
	try {
		return (await openNote(bytes, keysFor(origin, keys), verifyEd25519)).text;
	} catch (error) {
		return sayFault(findings, path, error);
	}
}
