/** Writes exports as slowly and plainly as can be, for tests: whole trees in memory, every hash an object of its own. */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
	formatBundle,
	formatCheckpoint,
	formatNoteKey,
	inclusionProof,
	leafHash,
	nodeHash,
	noteKey,
	signNote,
	TILE_WIDTH,
	tilePath,
	tilesOf,
	treeHash,
} from '../merkle/index.js';

export const LOG = 'log.example/eu';

export const sha256 = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest();

const seed = sha256(Buffer.from('a key for tests alone'));
const head = Buffer.from('302e020100300506032b657004220420', 'hex');
const secret = createPrivateKey({ key: Buffer.concat([head, seed]), format: 'der', type: 'pkcs8' });
const publicKey = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(12);

/** The verifier key of that origin, as text. */
export const keyText = (origin: string = LOG) => formatNoteKey(noteKey(sha256, origin, publicKey));

/** A note of the log with that origin. */
export async function signedNote(origin: string, text: string): Promise<Buffer> {
	const signer = {
		key: noteKey(sha256, origin, publicKey),
		sign: (bytes: Uint8Array) => sign(null, bytes, secret),
	};
	return Buffer.from(await signNote(text, [signer]));
}

export function signedHead(origin: string, size: number, root: Uint8Array): Promise<Buffer> {
	return signedNote(origin, formatCheckpoint({ origin, size, root, extensions: [] }));
}

const START = Date.UTC(2027, 0, 1);

/** An entry, different for each number. */
export function someEntry(number: number, changes: Record<string, unknown> = {}): Buffer {
	const id = sha256(Buffer.from(`id ${number}`))
		.subarray(0, 16)
		.toString('base64url');
	const at = START + number * 1000;
	const subject = number % 3 === 0 ? null : 'kXvbZ0cQmDq9o5f3m1nZ2w';
	const more = { purpose: 'orders', permitted: ['email', 'straße'], policy: '1#1' };
	const entry = { v: 1, id, log: LOG, kind: 'read', at, service: 'shop', actor: 'shop', subject, ...more };
	return Buffer.from(JSON.stringify({ ...entry, ...changes }));
}

export const someEntries = (count: number) => Array.from({ length: count }, (_, number) => someEntry(number));

export interface Leaf {
	salt: Buffer;
	entry: Buffer;
}

export interface EpochPlan {
	origin: string;
	entries: Buffer[];
	/** Sizes of earlier checkpoints. */
	heads?: number[];
	opened?: boolean;
	/** Which salt a leaf has; each its own unless told. */
	salts?(leaf: number): number;
}

export interface WrittenEpoch {
	leaves: Leaf[];
	commitments: Buffer[];
	root(size: number): Buffer;
	proof(index: number): Uint8Array[];
}

export function writeFile(folder: string, path: string, bytes: Uint8Array | string): void {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), bytes);
}

/** Writes an epoch into a folder of its own. */
export async function writeEpoch(folder: string, plan: EpochPlan): Promise<WrittenEpoch> {
	const { origin, entries, heads = [], opened = true, salts = (leaf: number) => leaf } = plan;
	const leaves = entries.map((entry, at) => ({
		salt: sha256(Buffer.from(`salt ${origin} ${salts(at)}`)),
		entry,
	}));
	const commitments = leaves.map(({ salt, entry }) => sha256(Buffer.concat([salt, entry])));
	const rows = [commitments.map(each => Buffer.from(leafHash(sha256, each)))];
	for (let row = rows[0]!; row.length > 1; row = rows.at(-1)!) {
		const pairs = Array.from(
			{ length: row.length >> 1 },
			(_, at) => [row[2 * at]!, row[2 * at + 1]!] as const,
		);
		rows.push(pairs.map(([left, right]) => Buffer.from(nodeHash(sha256, left, right))));
	}
	for (const { level, index, width } of tilesOf(leaves.length)) {
		const from = index * TILE_WIDTH;
		const hashes = rows[8 * level]!.slice(from, from + width);
		writeFile(folder, tilePath({ level, index, width }), Buffer.concat(hashes));
		if (level > 0) continue;
		const bundle = formatBundle(commitments.slice(from, from + width));
		writeFile(folder, tilePath({ level: 'entries', index, width }), bundle);
		if (opened) writeFile(folder, `opened/${index}`, openedBytes(leaves.slice(from, from + width)));
	}
	if (opened) mkdirSync(join(folder, 'opened'), { recursive: true });
	const root = (size: number) => Buffer.from(treeHash(sha256, commitments.slice(0, size)));
	for (const size of heads)
		writeFile(folder, `checkpoints/${size}`, await signedHead(origin, size, root(size)));
	writeFile(folder, 'checkpoint', await signedHead(origin, leaves.length, root(leaves.length)));
	writeFile(folder, 'key', keyText(origin));
	const proof = (index: number) =>
		inclusionProof(sha256, (level, at) => rows[level]![at]!, index, leaves.length);
	return { leaves, commitments, root, proof };
}

export function openedBytes(leaves: readonly Leaf[]): Buffer {
	return Buffer.concat(
		leaves.flatMap(({ salt, entry }) => {
			const length = Buffer.alloc(4);
			length.writeUInt32BE(entry.length);
			return [salt, length, entry];
		}),
	);
}

/** The entry a later epoch begins with. */
export function linkEntry(origin: string, size: number, root: Uint8Array, changes = {}): Buffer {
	const about = `${origin} ${size} ${Buffer.from(root).toString('base64')}`;
	return someEntry(1_000_000, { kind: 'log', about, act: 'begun-anew', ...changes });
}

export async function writeEvidence(folder: string, origin: string, json = '{"figures":[]}'): Promise<void> {
	const digest = sha256(Buffer.from(json)).toString('base64');
	const text = `${origin} evidence\n2027-01-01T00:00:00.000Z\n2027-02-01T00:00:00.000Z\n${digest}\n`;
	writeFile(folder, 'evidence.json', json);
	writeFile(folder, 'evidence.note', await signedNote(origin, text));
}

/** An export of two epochs, with earlier checkpoints, an older partial tile and evidence. */
export async function writeExport(folder: string, size: number, opened = true) {
	const heads = [0, 1, 255, 256, 257, 300, 512, size - 1].filter(head => head < size);
	const first = await writeEpoch(`${folder}/1`, { origin: LOG, entries: someEntries(size), heads, opened });
	const begin = linkEntry(LOG, size, first.root(size));
	const entries = [begin, ...Array.from({ length: 4 }, (_, at) => someEntry(2_000_000 + at))];
	const second = await writeEpoch(`${folder}/2`, { origin: `${LOG}/2`, entries, heads: [2], opened });
	await writeEvidence(folder, `${LOG}/2`);
	return { first, second };
}
