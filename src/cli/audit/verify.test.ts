import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { obhut } from '../../../test/command.js';
import { keyText, LOG, type WrittenEpoch, writeExport } from '../../verify/written.fixture.js';

const scratch = mkdtempSync(join(tmpdir(), 'obhut-verify-'));
const folder = join(scratch, 'export');
const kept = join(scratch, 'kept');
const file = join(scratch, 'proof.json');
let first: WrittenEpoch;

beforeAll(async () => {
	({ first } = await writeExport(folder, 300));
	writeFileSync(kept, readFileSync(`${folder}/1/checkpoints/257`));
	const { salt, entry } = first.leaves[7]!;
	const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
	const checkpoint = base64(readFileSync(`${folder}/1/checkpoint`));
	const proof = first.proof(7).map(base64);
	writeFileSync(
		file,
		JSON.stringify({ entry: base64(entry), salt: base64(salt), index: 7, proof, checkpoint }),
	);
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const verify = (...args: string[]) => obhut('audit', 'verify', ...args);

/** With a byte of a file of the export changed. */
async function changed<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
	const bytes = readFileSync(join(folder, name));
	writeFileSync(join(folder, name), bytes.with(40, bytes[40]! ^ 1));
	try {
		return await act();
	} finally {
		writeFileSync(join(folder, name), bytes);
	}
}

it('says what an export holds, and that it verifies', async () => {
	const { code, out, err } = await verify(folder, '--key', keyText(), '--since', kept);
	expect([code, err]).toEqual([0, '']);
	expect(out.replace(folder, 'export').trimEnd().split('\n')).toEqual([
		`epoch 1, ${LOG}: 300 entries, all opened, 2027-01-01T00:00:00.000Z to 2027-01-01T00:04:59.000Z; 3 tiles, 9 checkpoints`,
		`epoch 2, ${LOG}/2: 5 entries, all opened, 2027-01-12T13:46:40.000Z to 2027-01-24T03:33:23.000Z; 1 tile, 2 checkpoints`,
		'evidence: as signed, 2027-01-01T00:00:00.000Z to 2027-02-01T00:00:00.000Z',
		'',
		'export: verified, 305 entries',
	]);
});

it('says plainly when the key came from the export', async () => {
	const { code, out } = await verify(folder);
	expect(code).toBe(0);
	expect(out).toContain('note: the key came from the export itself');
	expect(JSON.parse((await verify(folder, '--json')).out)).toMatchObject({ ok: true, key: 'export' });
});

it('says what is wrong, where, and what to do', async () => {
	const { code, out } = await changed('1/tile/0/000', () => verify(folder, '--key', keyText()));
	expect(code).toBe(1);
	expect(out).toContain(
		'error: 1/tile/0/000, leaf 1, byte 32: hash 1 of the tile is not the one that belongs there [tile-differs]\n' +
			'  expected: ',
	);
	expect(out).toContain('NOT verified, 1 error, 0 warnings');
	const json = await changed('1/tile/0/000', () => verify(folder, '--key', keyText(), '--json'));
	expect(json.code).toBe(1);
	expect(JSON.parse(json.out)).toMatchObject({
		ok: false,
		findings: [{ code: 'tile-differs', severity: 'error', file: '1/tile/0/000', leaf: 1, byte: 32 }],
		unlisted: 0,
		entries: 305,
	});
});

it('verifies the proof of an entry', async () => {
	const { code, out } = await verify(file, '--key', keyText());
	expect(code).toBe(0);
	expect(out).toContain(
		`the entry of kind \`read\` of 2027-01-01T00:00:07.000Z is leaf 7 of the 300 that ${LOG}`,
	);
	writeFileSync(join(scratch, 'other.json'), readFileSync(file, 'utf8').replace('"index":7', '"index":8'));
	const wrong = await verify(join(scratch, 'other.json'), '--key', keyText());
	expect(wrong.code).toBe(1);
	expect(wrong.out).toContain('[proof-differs]');
});

it.each<[string, () => string[], number, string]>([
	['a path that is not there', () => [join(scratch, 'nothing')], 3, 'a file is missing'],
	['a folder that is no export', () => [scratch], 1, '[export-unknown]'],
	['a key that is none', () => [folder, '--key', 'abc'], 2, 'error: --key is no verifier key'],
	['a proof without a key', () => [file], 2, 'error: a proof file is verified by a key'],
	['a proof and a checkpoint', () => [file, '--key', keyText(), '--since', kept], 2, '--since goes with'],
	['no checkpoint', () => [folder, '--since', file], 1, '[since-elsewhere]'],
	['a device', () => ['/dev/null', '--key', keyText()], 2, 'is no file that could be verified'],
])('does not take %s', async (_, args, code, said) => {
	const ended = await verify(...args());
	expect([ended.code, ended.out + ended.err]).toEqual([code, expect.stringContaining(said)]);
});
