/** Checkpoints (C2SP tlog-checkpoint): the text of the note a log signs, to say that it has these leaves and no others. */
import { fromBase64, toBase64 } from './base64.js';
import { MerkleFault } from './fault.js';
import { HASH_SIZE, requireHash } from './hash.js';
import { type OpenedNote, openNote, type Verify } from './note.js';
import type { NoteKey } from './note-key.js';
import { isNoteText } from './note-text.js';
import { requireSize } from './subtree.js';

export interface Checkpoint {
	/** Which log it is. */
	origin: string;
	/** How many leaves it has. */
	size: number;
	root: Uint8Array;
	/** Further lines, none of them empty. The specification advises against any. */
	extensions: readonly string[];
}

/** The text to sign. Throws `checkpoint-invalid`, `size-invalid`, `hash-invalid`. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
	requireSize(size, 'size');
	requireHash(root, 'root');
	const lines = [origin, String(size), toBase64(root), ...extensions];
	requireLines(lines);
	return `${lines.join('\n')}\n`;
}

/** Reads the text of a note. Throws `checkpoint-invalid`, `size-invalid`, `hash-invalid`, `base64-invalid`. */
export function parseCheckpoint(text: string): Checkpoint {
	const lines = text.split('\n');
	if (lines.pop() !== '' || lines.length < 3) throw new MerkleFault('checkpoint-invalid', 'text');
	requireLines(lines);
	const [origin, digits, encoded, ...extensions] = lines as [string, string, string, ...string[]];
	if (!/^(0|[1-9][0-9]*)$/.test(digits)) throw new MerkleFault('checkpoint-invalid', 'line 2');
	const size = Number(digits);
	requireSize(size, 'line 2');
	const root = fromBase64(encoded, 'line 3');
	if (root.length !== HASH_SIZE) throw new MerkleFault('hash-invalid', 'line 3');
	return { origin, size, root, extensions };
}

function requireLines(lines: readonly string[]): void {
	for (const [position, line] of lines.entries()) {
		const good = line !== '' && !line.includes('\n') && isNoteText(line);
		if (!good) throw new MerkleFault('checkpoint-invalid', `line ${position + 1}`);
	}
}

/**
 * The checkpoint of the log of that origin, out of a note that a known key of the same name has signed: the log's own, for
 * the known ones may be those of witnesses too. Throws what `openNote` and `parseCheckpoint` do, and `origin-mismatch`.
 */
export async function openCheckpoint(
	bytes: Uint8Array,
	origin: string,
	known: readonly NoteKey[],
	verify: Verify,
): Promise<{ checkpoint: Checkpoint; note: OpenedNote }> {
	const note = await openNote(bytes, known, verify);
	const checkpoint = parseCheckpoint(note.text);
	if (checkpoint.origin !== origin) throw new MerkleFault('origin-mismatch', 'line 1');
	if (!note.verified.some(({ name }) => name === origin)) throw new MerkleFault('note-unsigned', 'origin');
	return { checkpoint, note };
}
