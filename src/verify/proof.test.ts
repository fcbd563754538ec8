import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { size } from '../../test/size.js';
import { parseKeys, verifyProofs } from './index.js';
import {
	keyText,
	type Leaf,
	LOG,
	signedHead,
	someEntries,
	someEntry,
	writeEpoch,
} from './written.fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'obhut-verify-'));
const keys = parseKeys([keyText()]);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

interface Proof {
	entry: string;
	salt: string;
	index: number;
	proof: string[];
	checkpoint: string;
}

let proof: Proof;

function proofOf({ salt, entry }: Leaf, index: number, hashes: Uint8Array[], checkpoint: Uint8Array): Proof {
	const binary = { entry: base64(entry), salt: base64(salt) };
	return { ...binary, index, proof: hashes.map(base64), checkpoint: base64(checkpoint) };
}

async function logged(entries: Buffer[], index: number): Promise<Proof> {
	const { leaves, root, proof } = await writeEpoch(folder, { origin: LOG, entries });
	const head = await signedHead(LOG, entries.length, root(entries.length));
	return proofOf(leaves[index]!, index, proof(index), head);
}

beforeAll(async () => {
	proof = await logged(someEntries(300), 270);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function verdict(value: unknown, known = keys): Promise<string[]> {
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	const { ok, findings, proven } = await verifyProofs('proof.json', Buffer.from(text), known);
	expect(ok).toBe(findings.length === 0);
	expect(proven.length > 0).toBe(ok);
	return findings.map(({ code }) => code);
}

describe('the proof of an entry', () => {
	it('verifies, and says what is proven', async () => {
		const { proven } = await verifyProofs('proof.json', Buffer.from(JSON.stringify(proof)), keys);
		const { at } = JSON.parse(String(someEntry(270)));
		expect(proven).toEqual([{ origin: LOG, index: 270, size: 300, kind: 'read', at }]);
	});

	it('does not verify by another key', async () => {
		const other = parseKeys(['PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW']);
		expect(await verdict(proof, other)).toEqual(['note-unsigned']);
	});

	it('does not verify once a byte of it is another', async () => {
		const parts = ['entry', 'salt', 'checkpoint', ...proof.proof.keys()];
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...parts), fc.nat(), fc.nat(7), async (part, at, bit) => {
				const flipped = (text: string) => {
					const bytes = Buffer.from(text, 'base64');
					bytes[at % bytes.length]! ^= 1 << bit;
					return base64(bytes);
				};
				const changed =
					typeof part === 'number'
						? { ...proof, proof: proof.proof.with(part, flipped(proof.proof[part]!)) }
						: { ...proof, [part]: flipped(proof[part as 'entry']) };
				expect(await verdict(changed)).toHaveLength(1);
			}),
			{ numRuns: size(300, 10_000) },
		);
	});

	it.each<[string, (proof: Proof) => unknown, string]>([
		['another index', proof => ({ ...proof, index: 271 }), 'proof-differs'],
		['an index beyond', proof => ({ ...proof, index: 300 }), 'proof-differs'],
		['a negative index', proof => ({ ...proof, index: -1 }), 'proof-differs'],
		['an index that is none', proof => ({ ...proof, index: '270' }), 'proof-invalid'],
		['a hash less', proof => ({ ...proof, proof: proof.proof.slice(1) }), 'proof-differs'],
		['a hash more', proof => ({ ...proof, proof: [...proof.proof, proof.proof[0]] }), 'proof-differs'],
		['hashes without end', proof => ({ ...proof, proof: Array(65).fill(proof.proof[0]) }), 'proof-invalid'],
		['a short hash', proof => ({ ...proof, proof: ['AAAA'] }), 'proof-invalid'],
		['no list', proof => ({ ...proof, proof: null }), 'proof-invalid'],
		['a short salt', proof => ({ ...proof, salt: 'AAAA' }), 'proof-invalid'],
		['other base64', proof => ({ ...proof, entry: `${proof.entry}=` }), 'proof-invalid'],
		['no entry', ({ entry: _, ...proof }) => proof, 'proof-invalid'],
		['another member', proof => ({ ...proof, more: 1 }), 'proof-invalid'],
		['null', () => null, 'proof-invalid'],
		['a number', () => 1, 'proof-invalid'],
		['no JSON', () => '{', 'proof-invalid'],
		['nothing', () => '', 'proof-invalid'],
		['no checkpoint', proof => ({ ...proof, checkpoint: '' }), 'note-invalid'],
	])('does not verify with %s', async (_, change, code) => {
		expect(await verdict(change(proof))).toEqual([code]);
	});

	it('does not verify an entry of another log or form', async () => {
		const one = (changes: Record<string, unknown>) => logged([someEntry(0, changes)], 0);
		expect(await verdict(await one({}))).toEqual([]);
		expect(await verdict(await one({ log: 'log.example/cn' }))).toEqual(['entry-foreign']);
		expect(await verdict(await one({ v: 2 }))).toEqual(['entry-version']);
		expect(await verdict(await one({ id: '' }))).toEqual(['entry-invalid']);
	});
});

/** As C2SP tlog-proof. */
function textOf({ entry, salt, index, proof, checkpoint }: Proof): string {
	const extra = base64(Buffer.concat([Buffer.from(salt, 'base64'), Buffer.from(entry, 'base64')]));
	const lines = ['c2sp.org/tlog-proof@v1', `extra ${extra}`, `index ${index}`, ...proof, ''];
	return `${lines.join('\n')}\n${Buffer.from(checkpoint, 'base64').toString('utf8')}`;
}

describe('the proof of an entry as text', () => {
	it('verifies as the same in JSON does', async () => {
		const { proven } = await verifyProofs('proof.txt', Buffer.from(textOf(proof)), keys);
		expect(proven).toMatchObject([{ index: 270, size: 300, kind: 'read' }]);
	});

	it('does not verify, and never throws, once a byte of it is another', async () => {
		const bytes = Buffer.from(textOf(proof));
		await fc.assert(
			fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
				const { ok, proven } = await verifyProofs('proof.txt', bytes.with(at, bytes[at]! ^ by), keys);
				expect([ok, proven]).toEqual([false, []]);
			}),
			{ numRuns: size(500, 20_000) },
		);
	});

	it.each<[string, (text: string) => string, string]>([
		['no extra data', text => text.replace(/^extra .*\n/m, ''), 'proof-invalid'],
		['too little of it', text => text.replace(/^extra .*$/m, 'extra AAAA'), 'proof-invalid'],
		['no index', text => text.replace(/^index .*\n/m, ''), 'proof-invalid'],
		['an index written otherwise', text => text.replace('index 270', 'index 0270'), 'proof-invalid'],
		['no empty line', text => text.replaceAll('\n\n', '\n'), 'proof-invalid'],
		['no checkpoint', text => text.slice(0, text.indexOf('\n\n') + 2), 'note-invalid'],
		['line ends of two bytes', text => text.replaceAll('\n', '\r\n'), 'proof-invalid'],
		['a later version', text => text.replace('@v1', '@v2'), 'proof-invalid'],
	])('does not verify with %s', async (_, change, code) => {
		expect(await verdict(change(textOf(proof)))).toEqual([code]);
	});
});

describe('the proofs of several entries', () => {
	it('verify together, and each is told', async () => {
		const other = await logged(someEntries(20), 3);
		const list = { entries: [proof, other], next: null };
		const { ok, proven } = await verifyProofs('log.json', Buffer.from(JSON.stringify(list)), keys);
		expect([ok, proven.map(({ index, size }) => [index, size])]).toEqual([
			true,
			[
				[270, 300],
				[3, 20],
			],
		]);
	});

	it('are blamed one by one', async () => {
		const list = { entries: [proof, { ...proof, index: 269 }], next: null };
		const { ok, findings, proven } = await verifyProofs('log.json', Buffer.from(JSON.stringify(list)), keys);
		expect(ok).toBe(false);
		expect(findings).toMatchObject([{ code: 'proof-differs', leaf: 269 }]);
		expect(proven).toMatchObject([{ index: 270 }]);
	});

	it.each<[string, unknown]>([
		['none', { entries: [], next: null }],
		['no list', { entries: 'all', next: null }],
		['one that is none', { entries: [null], next: null }],
	])('do not verify where there is %s', async (_, value) => {
		expect(await verdict(value)).toEqual(['proof-invalid']);
	});
});
