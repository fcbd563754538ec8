/**
 * The figures an operator hands out beside the log: `evidence.json`, and a note signed by the key of the log that says of
 * which span they are and what SHA-256 they have.
 */
import type { NoteKey } from '../merkle/index.js';
import type { Folder } from './file.js';
import { openedText } from './keys.js';

const FILE = 'evidence.json';
const NOTE = 'evidence.note';
const MOST_BYTES = 1 << 20;
const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?Z)?$/;

export interface Evidence {
	/** ISO 8601, as signed. */
	from: string;
	to: string;
}

/** Null where there is none, and where what there is does not verify: then with findings. */
export async function verifyEvidence(
	folder: Folder,
	origins: readonly { origin: string; keys: readonly NoteKey[] }[],
): Promise<Evidence | null> {
	if (!folder.has(FILE) && !folder.has(NOTE)) return null;
	const bytes = folder.read(NOTE, MOST_BYTES, 'needed');
	const digest = folder.digest(FILE);
	if (bytes === null) return null;
	const claimed = bytes.toString('utf8').split('\n', 1)[0];
	const signer = origins.find(({ origin }) => claimed === `${origin} evidence`) ?? origins.at(-1);
	if (signer === undefined) return null;
	const text = await openedText(folder.findings, NOTE, bytes, signer.origin, signer.keys);
	if (text === null) return null;
	const [head, from, to, encoded, end, ...more] = text.split('\n');
	if (head !== `${signer.origin} evidence`) {
		folder.findings.add('origin-differs', NOTE, 'the note is not of this log');
		return null;
	}
	const signed = from !== undefined && to !== undefined && end === '' && more.length === 0;
	const known = signed && [from, to].every(isInstant) && Date.parse(from) <= Date.parse(to);
	if (!known || Buffer.from(encoded!, 'base64').toString('base64') !== encoded || encoded.length !== 44) {
		folder.findings.add('evidence-invalid', NOTE, 'the text is not origin, from, to and SHA-256');
		return null;
	}
	if (digest === null) return null;
	if (digest.toString('base64') === encoded) return { from, to };
	const message = 'the file does not have the SHA-256 that was signed';
	folder.findings.add('evidence-differs', FILE, message, { expected: encoded });
	return null;
}

function isInstant(text: string): boolean {
	return INSTANT.test(text) && !Number.isNaN(Date.parse(text));
}
