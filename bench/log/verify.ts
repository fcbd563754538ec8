/** P6-verify: an exported log verified offline, every entry opened, from the disk and on one core. */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
	emptyRange,
	formatCheckpoint,
	formatNoteKey,
	grow,
	HASH_SIZE,
	noteKey,
	rangeRoot,
	signNote,
	TILE_WIDTH,
	tilePath,
	tilesOf,
} from '../../src/merkle/index.js';
import { digestInto, leafRow, sha256 } from '../../src/verify/digest.js';
import { parseKeys, verifyExport } from '../../src/verify/index.js';
import type { Bench, Mode } from '../harness/bench.js';
import type { Progress } from '../harness/progress.js';
import { spreadOf } from '../harness/result.js';

const ENTRIES: Record<Mode, number> = { quick: 100_000, full: 1_000_000 };
const ROUNDS: Record<Mode, number> = { quick: 3, full: 3 };
/** Seconds for a million entries. */
const TARGET = 30;
const CHECKPOINTS = 100;
const LOG = 'log.example/eu';
const SALT = 32;

/** What a read of two items leaves: about 350 bytes. */
function entryOf(number: number): string {
	const id = randomBytes(16).toString('base64url');
	return JSON.stringify({
		...{ v: 1, id, log: LOG, kind: 'read', at: Date.UTC(2027, 0, 1) + number * 250, service: 'shop' },
		...{
			actor: 'shop',
			subject: 'kXvbZ0cQmDq9o5f3m1nZ2w',
			purpose: 'orders',
			permitted: ['email', 'address'],
		},
		...{ denied: [['phone', 'not-needed', 'data-we-use']], policy: '2026-11-23#3', state: number % 7 },
		facts: { jurisdiction: 'DE', basis: 'contract', shown: 3 },
	});
}

interface Written {
	key: string;
	/** Bytes of opened entries. */
	bytes: number;
}

/** Writes an export bundle by bundle; only the hashes of the tiles stay in memory. */
async function writeExport(folder: string, size: number): Promise<Written> {
	const { privateKey, publicKey } = generateKeyPairSync('ed25519');
	const key = noteKey(sha256, LOG, publicKey.export({ format: 'der', type: 'spki' }).subarray(-HASH_SIZE));
	const signer = { key, sign: (message: Uint8Array) => sign(null, message, privateKey) };
	const put = (path: string, bytes: Uint8Array | string) => {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), bytes);
	};
	const head = async (path: string, end: number, root: Uint8Array) =>
		put(path, await signNote(formatCheckpoint({ origin: LOG, size: end, root, extensions: [] }), [signer]));
	const tiles = new Map<string, Uint8Array[]>();
	let range = emptyRange();
	let bytes = 0;
	const between = Math.ceil(size / TILE_WIDTH / CHECKPOINTS);
	for (let index = 0; index * TILE_WIDTH < size; index++) {
		const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
		const { opened, commitments, bundle } = bundleOf(index, width);
		bytes += opened.length;
		put(`opened/${index}`, opened);
		put(tilePath({ level: 'entries', index, width }), bundle);
		const growth = grow(sha256, range, leafRow(commitments));
		range = growth.range;
		for (const { level, index, hashes } of growth.pieces) {
			const place = `${level}/${index}`;
			tiles.set(place, [...(tiles.get(place) ?? []), Buffer.from(hashes)]);
		}
		const isLast = range.end === size;
		if (isLast || index % between === 0) {
			await head(isLast ? 'checkpoint' : `checkpoints/${range.end}`, range.end, rangeRoot(sha256, range));
		}
	}
	for (const tile of tilesOf(size))
		put(tilePath(tile), Buffer.concat(tiles.get(`${tile.level}/${tile.index}`)!));
	put('key', formatNoteKey(key));
	return { key: formatNoteKey(key), bytes };
}

function bundleOf(index: number, width: number) {
	const commitments = Buffer.alloc(width * HASH_SIZE);
	const opened: Buffer[] = [];
	const bundle: Buffer[] = [];
	for (let position = 0; position < width; position++) {
		const entry = Buffer.from(entryOf(index * TILE_WIDTH + position));
		const salt = randomBytes(SALT);
		const length = Buffer.alloc(4);
		length.writeUInt32BE(entry.length);
		opened.push(salt, length, entry);
		digestInto(commitments, position, Buffer.concat([salt, entry]));
		const commitment = commitments.subarray(position * HASH_SIZE, (position + 1) * HASH_SIZE);
		bundle.push(Buffer.from([0, HASH_SIZE]), commitment);
	}
	return { commitments, opened: Buffer.concat(opened), bundle: Buffer.concat(bundle) };
}

async function rounds(folder: string, key: string, mode: Mode, progress: Progress) {
	const [seconds, cpu, memory]: number[][] = [[], [], []];
	for (let round = 0; round < ROUNDS[mode]; round++) {
		progress.at(round, ROUNDS[mode], 'verifying');
		const before = process.cpuUsage();
		const start = performance.now();
		const verified = await verifyExport(folder, { keys: parseKeys([key]) });
		seconds!.push((performance.now() - start) / 1000);
		const { user, system } = process.cpuUsage(before);
		cpu!.push((user + system) / 1e6);
		memory!.push(process.memoryUsage().rss / 2 ** 20);
		if (!verified.ok || verified.entries !== ENTRIES[mode]) throw new Error('the export did not verify');
	}
	return { seconds: seconds!, cpu: cpu!, memory: memory! };
}

export const verify: Bench = {
	id: 'P6-verify',
	async run(mode, progress) {
		const size = ENTRIES[mode];
		const scratch = mkdtempSync(join(tmpdir(), 'obhut-bench-'));
		try {
			progress.at(0, ROUNDS[mode], `writing ${size} entries`);
			const folder = join(scratch, '1');
			const { key, bytes } = await writeExport(folder, size);
			const { seconds, cpu, memory } = await rounds(folder, key, mode, progress);
			const share = size / 1_000_000;
			return {
				title: 'Log: verifying an export',
				setting: `${size.toLocaleString('en')} entries of ${Math.round(bytes / size) - SALT - 4} bytes, all opened, with ${CHECKPOINTS} earlier checkpoints, from files just written.`,
				rounds: ROUNDS[mode],
				comparisons: [
					{
						what: `\`obhut audit verify\`, ${size.toLocaleString('en')} entries`,
						unit: 's',
						ours: spreadOf(seconds),
						target: { of: 'figure', must: 'stay-below', value: TARGET * share },
					},
					{
						what: 'entries verified per second',
						unit: '/s',
						ours: spreadOf(seconds.map(each => size / each)),
					},
					{ what: 'processor time', unit: 's', ours: spreadOf(cpu) },
					{ what: 'memory of the process, at the end', unit: 'MiB', ours: spreadOf(memory) },
				],
			};
		} finally {
			rmSync(scratch, { recursive: true, force: true });
		}
	},
};
