/**
 * The forms a proof comes in. Text: C2SP tlog-proof, whose extra data is salt ‖ entry. JSON of one entry: {entry, salt,
 * index, proof, checkpoint}. JSON of several, as a person is given them: {entries: […], next}. Binary members are base64.
 */
import { isUtf8 } from 'node:buffer';
import { HASH_SIZE } from '../merkle/index.js';

export interface Proof {
	entry: Buffer;
	salt: Buffer;
	/** Of the leaf. */
	index: number;
	/** From the leaf up. */
	proof: Buffer[];
	/** Signed note. */
	checkpoint: Buffer;
}

const MEMBERS = ['checkpoint', 'entry', 'index', 'proof', 'salt'];
const MOST_HASHES = 64;
const TEXT = 'c2sp.org/tlog-proof@v1\n';
const DECIMAL = /^(?:0|[1-9][0-9]{0,15})$/;

/** Every proof of a file in its order, at least one; or what is wrong with its form, as words. */
export function readProofs(bytes: Uint8Array): Proof[] | string {
	if (!isUtf8(bytes)) return 'the file is not UTF-8';
	const text = Buffer.from(bytes).toString('utf8');
	if (text.startsWith(TEXT)) return listed(readText(text.slice(TEXT.length)));
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return 'the file is neither JSON nor a tlog-proof';
	}
	const { entries, ...rest } = membersOf(value);
	if (entries === undefined) return listed(readMembers(rest));
	if (!Array.isArray(entries) || entries.length === 0) return '`entries` is no list of proofs';
	const read = entries.map(each => readMembers(membersOf(each)));
	const wrong = read.findIndex(each => typeof each === 'string');
	return wrong < 0 ? (read as Proof[]) : `entry ${wrong + 1}: ${read[wrong]}`;
}

const listed = (read: Proof | string) => (typeof read === 'string' ? read : [read]);

function readText(text: string): Proof | string {
	const end = text.indexOf('\n\n');
	if (end < 0) return 'no checkpoint stands behind an empty line';
	const [extra, index, ...hashes] = text.slice(0, end).split('\n');
	const opened = extra?.startsWith('extra ') ? fromBase64(extra.slice('extra '.length)) : null;
	if (!opened || opened.length <= HASH_SIZE) return '`extra` is not salt and entry in base64';
	const number = index?.startsWith('index ') ? index.slice('index '.length) : '';
	return proofOf({
		salt: opened.subarray(0, HASH_SIZE),
		entry: opened.subarray(HASH_SIZE),
		index: DECIMAL.test(number) ? Number(number) : null,
		proof: hashes,
		checkpoint: Buffer.from(text.slice(end + 2)),
	});
}

function readMembers(members: Record<string, unknown>): Proof | string {
	if (Object.keys(members).sort().join() !== MEMBERS.join()) {
		return `the members are not ${MEMBERS.map(name => `\`${name}\``).join(', ')}`;
	}
	const { index, proof } = members;
	const [entry, salt, checkpoint] = [members.entry, members.salt, members.checkpoint].map(fromBase64);
	if (!entry || !salt || !checkpoint) return '`entry`, `salt` or `checkpoint` is not base64';
	if (salt.length !== HASH_SIZE) return `\`salt\` is not ${HASH_SIZE} bytes`;
	return proofOf({ entry, salt, index, proof, checkpoint });
}

function proofOf(read: Omit<Proof, 'index' | 'proof'> & { index: unknown; proof: unknown }): Proof | string {
	const { index, proof, ...rest } = read;
	if (!Number.isSafeInteger(index)) return '`index` is no number of a leaf';
	const hashes = Array.isArray(proof) && proof.length <= MOST_HASHES ? proof.map(fromBase64) : [null];
	if (!hashes.every(hash => hash?.length === HASH_SIZE)) return '`proof` is no list of hashes in base64';
	return { ...rest, index: index as number, proof: hashes as Buffer[] };
}

function membersOf(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function fromBase64(value: unknown): Buffer | null {
	if (typeof value !== 'string') return null;
	const bytes = Buffer.from(value, 'base64');
	return bytes.toString('base64') === value ? bytes : null;
}
