import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyRoot } from '../merkle/index.js';
import {
	FINDINGS,
	type FindingCode,
	MOST_FINDINGS,
	parseKeys,
	type VerifiedExport,
	verifyExport,
} from './index.js';
import {
	keyText,
	LOG,
	linkEntry,
	openedBytes,
	sha256,
	signedHead,
	signedNote,
	someEntries,
	someEntry,
	writeEpoch,
	writeEvidence,
	writeExport,
	writeFile,
} from './written.fixture.js';

const keys = parseKeys([keyText()]);
const made: string[] = [];

function folder(): string {
	const path = mkdtempSync(join(tmpdir(), 'obhut-verify-'));
	made.push(path);
	return path;
}

afterAll(() => {
	for (const path of made) rmSync(path, { recursive: true, force: true });
});

/** `code file leaf` of what is found. */
const said = ({ findings }: VerifiedExport) =>
	findings.map(({ code, file, leaf }) => [code, file, ...(leaf === undefined ? [] : [leaf])].join(' '));

/** Codes that some case of this file found: each code must be shown by one. */
const shown = new Set<FindingCode>();

async function found(path: string, ask: Partial<Parameters<typeof verifyExport>[1]> = {}): Promise<string[]> {
	const verified = await verifyExport(path, { keys, ...ask });
	expect(verified.ok).toBe(verified.findings.every(({ severity }) => severity === 'warning'));
	for (const { code } of verified.findings) shown.add(code);
	return said(verified);
}

describe('an export as it was written', () => {
	it.each([0, 1, 255, 256, 257, 70_000])('verifies at %i leaves', { timeout: 120_000 }, async size => {
		const path = folder();
		const heads = [...new Set([0, 1, 255, 256, 257, 65_535, 65_536, 65_537, size - 1])].filter(
			head => head >= 0 && head < size,
		);
		const entries = someEntries(size);
		await writeEpoch(`${path}/1`, { origin: LOG, entries, heads });
		const verified = await verifyExport(path, { keys });
		expect(verified).toMatchObject({ ok: true, findings: [], unlisted: 0, key: 'given', entries: size });
		const [epoch] = verified.epochs;
		expect(epoch).toMatchObject({ epoch: 1, origin: LOG, size, opened: size, checkpoints: heads.length + 1 });
		if (size === 0) return expect([verified.from, verified.to, verified.tiles]).toEqual([null, null, 0]);
		expect([verified.from, verified.to]).toEqual(
			[0, size - 1].map(number => JSON.parse(String(entries[number])).at),
		);
	});

	it('verifies by epochs, and each folder of them alone', async () => {
		const path = folder();
		await writeExport(path, 300);
		const verified = await verifyExport(path, { keys });
		expect(verified).toMatchObject({ ok: true, findings: [], entries: 305 });
		expect(verified.epochs.map(({ epoch, origin }) => [epoch, origin])).toEqual([
			[1, LOG],
			[2, `${LOG}/2`],
		]);
		expect(verified.evidence).toEqual({ from: '2027-01-01T00:00:00.000Z', to: '2027-02-01T00:00:00.000Z' });
		for (const epoch of [1, 2]) expect(await found(`${path}/${epoch}`)).toEqual([]);
		renameSync(`${path}/2`, `${path}/elsewhere`);
		const alone = await verifyExport(`${path}/elsewhere`, { keys });
		expect(alone).toMatchObject({ ok: true, findings: [], epochs: [{ epoch: null, origin: `${LOG}/2` }] });
	});

	it('verifies by the key it names itself, and says so', async () => {
		const path = folder();
		await writeExport(path, 20);
		expect(await verifyExport(path, { keys: [] })).toMatchObject({ ok: true, findings: [], key: 'export' });
	});

	it('verifies with keys of each epoch, and not with another', async () => {
		const path = folder();
		await writeExport(path, 20);
		const own = parseKeys([keyText(), keyText(`${LOG}/2`)]);
		expect(await found(path, { keys: own })).toEqual([]);
		const other = parseKeys(['PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW']);
		expect(await found(path, { keys: other })).toEqual([
			'note-unsigned 1/checkpoint',
			'key-differs 1/key',
			'note-unsigned 2/checkpoint',
			'key-differs 2/key',
		]);
	});

	it('verifies with wider tiles than it needs', async () => {
		const path = folder();
		const { root } = await writeEpoch(path, { origin: LOG, entries: someEntries(300) });
		writeFile(path, 'checkpoint', await signedHead(LOG, 280, root(280)));
		expect(await found(path)).toEqual([
			'opened-invalid opened/1 279',
			'file-superfluous tile/0/001.p/44',
			'file-superfluous tile/entries/001.p/44',
		]);
	});
});

describe('a checkpoint that was kept', () => {
	it('is one the log goes on from, or shows what became of it', async () => {
		const path = folder();
		const { first, second } = await writeExport(path, 300);
		const since = (bytes: Uint8Array) => found(path, { since: { file: 'kept', bytes } });
		for (const size of [0, 1, 128, 256, 299, 300]) {
			expect(await since(await signedHead(LOG, size, first.root(size)))).toEqual([]);
		}
		expect(await since(await signedHead(`${LOG}/2`, 3, second.root(3)))).toEqual([]);
		expect(await since(await signedHead(LOG, 200, first.root(201)))).toEqual([
			'checkpoint-inconsistent kept',
		]);
		expect(await since(await signedHead(LOG, 300, first.root(201)))).toEqual([
			'checkpoint-inconsistent kept',
		]);
		expect(await since(await signedHead(LOG, 301, first.root(300)))).toEqual(['checkpoint-beyond kept']);
		expect(await since(await signedHead('log.example/cn', 1, first.root(1)))).toEqual([
			'since-elsewhere kept',
		]);
		expect(await since(Buffer.from(`${LOG}\nno note`))).toEqual(['note-invalid kept']);
		expect(await since(Buffer.from([0xff]))).toEqual(['since-elsewhere kept']);
		const signed = await signedHead(LOG, 200, first.root(200));
		signed[LOG.length + 1]! ^= 1;
		expect(await since(signed)).toEqual(['signature-invalid kept']);
	});
});

describe('what the key itself signed', () => {
	const lying = async (plan: Partial<Parameters<typeof writeEpoch>[1]>) => {
		const path = folder();
		await writeEpoch(`${path}/1`, { origin: LOG, entries: someEntries(300), ...plan });
		return path;
	};
	const withEntry = (at: number, entry: Buffer) => lying({ entries: someEntries(300).with(at, entry) });
	const text = (number: number) => String(someEntry(number));

	it.each<[string, Buffer, string]>([
		['an id twice', someEntry(12), 'entry-doubled 1/opened/1 270'],
		['an entry of another log', someEntry(270, { log: 'log.example/cn' }), 'entry-foreign 1/opened/1 270'],
		['an entry of another version', someEntry(270, { v: 2 }), 'entry-version 1/opened/1 270'],
		['an entry without an id', someEntry(270, { id: undefined }), 'entry-invalid 1/opened/1 270'],
		['an entry with a short id', someEntry(270, { id: 'abc' }), 'entry-invalid 1/opened/1 270'],
		['an entry without a log', someEntry(270, { log: 3 }), 'entry-invalid 1/opened/1 270'],
		['an entry without a kind', someEntry(270, { kind: '' }), 'entry-invalid 1/opened/1 270'],
		['an entry of no time', someEntry(270, { at: 1.5 }), 'entry-invalid 1/opened/1 270'],
		['an entry of a time no date has', someEntry(270, { at: 9e15 }), 'entry-invalid 1/opened/1 270'],
		[
			'a member twice',
			Buffer.from(text(270).replace('"v":1,', '"v":1,"log":"x",')),
			'entry-invalid 1/opened/1 270',
		],
		['white space', Buffer.from(text(270).replace(':', ': ')), 'entry-invalid 1/opened/1 270'],
		[
			'no UTF-8',
			Buffer.concat([someEntry(270).subarray(0, -2), Buffer.from([0xff, 0x22, 0x7d])]),
			'entry-invalid 1/opened/1 270',
		],
		['no JSON', Buffer.from('{'), 'entry-invalid 1/opened/1 270'],
		['a list', Buffer.from('[]'), 'entry-invalid 1/opened/1 270'],
		['nothing at all', Buffer.alloc(0), 'entry-invalid 1/opened/1 270'],
	])('is found where it holds %s', async (_, entry, expected) => {
		expect(await found(await withEntry(270, entry))).toEqual([expected]);
	});

	it('is found where two checkpoints are of two logs', async () => {
		const path = await lying({ heads: [100, 200] });
		const other = await writeEpoch(folder(), {
			origin: LOG,
			entries: someEntries(300).with(0, someEntry(999)),
		});
		writeFile(path, '1/checkpoints/200', await signedHead(LOG, 200, other.root(200)));
		expect(await found(path)).toEqual(['checkpoint-inconsistent 1/checkpoints/200']);
		writeFile(path, '1/checkpoint', await signedHead(LOG, 300, other.root(300)));
		expect(await found(path)).toContain('root-differs 1/checkpoint');
	});

	it('is found where leaves are gone', async () => {
		const path = await lying({ heads: [100, 200] });
		const { root } = await writeEpoch(folder(), { origin: LOG, entries: someEntries(300) });
		writeFile(path, '1/checkpoint', await signedHead(LOG, 150, root(150)));
		expect(await found(path)).toEqual(['checkpoint-beyond 1/checkpoint']);
		rmSync(`${path}/1/checkpoints/200`);
		writeFile(path, '1/checkpoints/400', await signedHead(LOG, 200, root(200)));
		expect(await found(path)).toContain('checkpoint-misnamed 1/checkpoints/400');
	});

	it('is found where an entry stands twice and none is opened', async () => {
		const path = folder();
		const doubled = someEntries(300).with(299, someEntry(3));
		const { leaves } = await writeEpoch(`${path}/1`, { origin: LOG, entries: doubled, opened: false });
		expect(leaves[3]!.entry).toEqual(leaves[299]!.entry);
		// The salts differ, and with them the commitments: only who holds the entries can see it.
		expect(await found(path)).toEqual([]);
		const same = folder();
		await writeEpoch(`${same}/1`, {
			origin: LOG,
			entries: doubled,
			opened: false,
			salts: at => (at === 299 ? 3 : at),
		});
		expect(await found(same)).toEqual(['commitment-doubled 1/tile/entries/001.p/44 299']);
	});

	it('is found where a note is no checkpoint or no evidence', async () => {
		const path = await lying({});
		writeFile(path, '1/checkpoint', await signedNote(LOG, `${LOG}\n300\n`));
		expect(await found(path)).toEqual(['checkpoint-invalid 1/checkpoint']);
		await writeEvidence(path, LOG);
		const evidence = readFileSync(`${path}/evidence.note`, 'utf8').split('\n\n')[0]!.split('\n');
		await writeEpoch(`${path}/1`, { origin: LOG, entries: someEntries(300) });
		const claims: [string[], string][] = [
			[evidence.with(0, `${LOG}`), 'origin-differs evidence.note'],
			[evidence.with(1, '2027-03-01T00:00:00.000Z'), 'evidence-invalid evidence.note'],
			[evidence.with(1, 'yesterday'), 'evidence-invalid evidence.note'],
			[evidence.with(3, 'AAAA'), 'evidence-invalid evidence.note'],
			[[...evidence, 'more'], 'evidence-invalid evidence.note'],
		];
		for (const [lines, expected] of claims) {
			writeFile(path, 'evidence.note', await signedNote(LOG, `${lines.join('\n')}\n`));
			expect(await found(path)).toEqual([expected]);
		}
		writeFile(path, 'evidence.json', '{}');
		writeFile(path, 'evidence.note', await signedNote(LOG, `${evidence.join('\n')}\n`));
		expect(await found(path)).toEqual(['evidence-differs evidence.json']);
	});

	it('is found where an epoch does not go on from the one before', async () => {
		const path = folder();
		const { first } = await writeExport(path, 300);
		const begun = async (entry: Buffer) => {
			rmSync(`${path}/2`, { recursive: true });
			await writeEpoch(`${path}/2`, { origin: `${LOG}/2`, entries: [entry, someEntry(2_000_000)] });
			return found(path);
		};
		const [root, older] = [first.root(300), first.root(200)];
		expect(await begun(linkEntry(LOG, 300, root))).toEqual([]);
		expect(await begun(linkEntry(LOG, 300, root, { kind: 'read' }))).toEqual(['epoch-unlinked 2/opened/0 0']);
		expect(await begun(linkEntry(LOG, 300, root, { about: LOG }))).toEqual(['epoch-unlinked 2/opened/0 0']);
		expect(await begun(linkEntry('log.example/cn', 300, root))).toEqual(['epoch-unlinked 2/opened/0 0']);
		expect(await begun(linkEntry(LOG, 300, older))).toEqual(['epoch-unlinked 2/opened/0 0']);
		expect(await begun(linkEntry(LOG, 301, root))).toEqual(['checkpoint-beyond 2/opened/0 0']);
		expect(await begun(linkEntry(LOG, 200, older))).toEqual(['epoch-behind 2/opened/0 0']);
		rmSync(`${path}/1`, { recursive: true });
		expect(await found(path)).toEqual(['epoch-missing 1']);
		expect(await begun(linkEntry(LOG, 0, emptyRoot(sha256)))).toEqual([]);
		expect(await begun(linkEntry(`${LOG}/2`, 0, emptyRoot(sha256)))).toEqual([
			'epoch-missing 1',
			'epoch-unlinked 2/opened/0 0',
		]);
		renameSync(`${path}/2`, `${path}/3`);
		expect(await found(path)).toEqual(
			expect.arrayContaining(['epoch-missing 2', 'note-unsigned 3/checkpoint']),
		);
	});
});

describe('bad input', () => {
	it('is said, whatever stands in the place of a file', async () => {
		const whole = folder();
		await writeExport(whole, 300);
		const broken = async (change: (path: string) => void) => {
			const path = folder();
			cpSync(whole, path, { recursive: true });
			change(path);
			return found(path);
		};
		const replaced = (name: string) => (path: string) => {
			rmSync(join(path, name), { recursive: true });
			mkdirSync(join(path, name));
		};
		expect(await broken(replaced('1/tile/0/000'))).toContain('file-unreadable 1/tile/0/000');
		expect(await broken(replaced('1/checkpoint'))).toContain('file-unreadable 1/checkpoint');
		expect(await broken(replaced('1/opened/1'))).toContain('file-unreadable 1/opened/1');
		expect(await broken(replaced('1/tile'))).toContain('file-missing 1/tile/0/000');
		expect(await broken(path => symlinkSync('nowhere', `${path}/1/tile/9`))).toEqual([
			'file-superfluous 1/tile/9',
		]);
		expect(
			await broken(path => {
				rmSync(`${path}/1/key`);
				symlinkSync('/dev/zero', `${path}/1/key`);
			}),
		).toEqual(['file-unreadable 1/key']);
		expect(await broken(path => writeFileSync(`${path}/notes.txt`, ''))).toEqual([
			'file-superfluous notes.txt',
		]);
		expect(await broken(path => writeFileSync(`${path}/1/key`, ''))).toEqual(['key-invalid 1/key']);
		expect(await broken(path => rmSync(`${path}/1/opened/1`))).toEqual(['opened-missing 1/opened/1 256']);
		expect(await broken(path => rmSync(`${path}/2/checkpoint`))).toEqual(['file-missing 2/checkpoint']);
		expect(await broken(path => writeFileSync(`${path}/1/tile/entries/000`, Buffer.alloc(34 * 256)))).toEqual(
			['bundle-invalid 1/tile/entries/000 0'],
		);
		expect(await broken(path => writeFileSync(`${path}/1/tile/0/000`, Buffer.alloc(8192)))).toHaveLength(8);
		expect(await broken(path => renameSync(`${path}/1/key`, `${path}/1/other`))).toEqual([
			'file-missing 1/key',
			'file-superfluous 1/other',
		]);
		const moved = openedBytes([]);
		expect(await broken(path => writeFileSync(`${path}/2/opened/0`, moved))).toEqual([
			'opened-missing 2/opened/0 0',
		]);
		expect(await broken(path => writeFileSync(`${path}/1/tile/0/000`, Buffer.alloc(8193)))).toEqual([
			'file-length 1/tile/0/000',
		]);
	});

	it('is no export, or a folder that is not there', async () => {
		expect(await found(folder())).toEqual(['export-unknown .']);
		expect(await found(join(folder(), 'nothing'))).toEqual(['export-unknown .']);
	});

	it('is listed up to a bound, and counted', async () => {
		const path = folder();
		await writeEpoch(`${path}/1`, { origin: LOG, entries: someEntries(40 * 256) });
		for (let index = 0; index < 40; index++) writeFile(path, `1/opened/${index}`, Buffer.alloc(256 * 40));
		const verified = await verifyExport(path, { keys });
		expect(verified.findings).toHaveLength(MOST_FINDINGS);
		expect(verified.errors).toBe(verified.findings.length + verified.unlisted);
		expect(verified.errors).toBeGreaterThan(MOST_FINDINGS);
	});
});

it('each code is shown by a case, but those of proofs', async () => {
	const path = folder();
	await writeExport(path, 300);
	const flipped = async (name: string, at: number) => {
		const bytes = readFileSync(join(path, name));
		writeFileSync(join(path, name), bytes.with(at, bytes[at]! ^ 1));
		await found(path);
		writeFileSync(join(path, name), bytes);
	};
	for (const name of ['1/tile/0/000', '1/tile/entries/000', '1/opened/0']) await flipped(name, 40);
	writeFileSync(`${path}/1/opened/0`, readFileSync(`${path}/1/opened/0`).subarray(0, 50));
	await found(path);
	expect(Object.keys(FINDINGS).filter(code => !shown.has(code as FindingCode))).toEqual([
		'proof-invalid',
		'proof-differs',
	]);
});
