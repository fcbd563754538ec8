import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { size } from '../../test/size.js';
import { type FindingCode, parseKeys, type VerifiedExport, verifyExport } from './index.js';
import { filesOf, mutate, mutations } from './mutate.fixture.js';
import { keyText, writeExport, writeFile } from './written.fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'obhut-verify-'));
const closed = mkdtempSync(join(tmpdir(), 'obhut-verify-'));
const keys = parseKeys([keyText()]);
const verify = (path = folder) => verifyExport(path, { keys });

beforeAll(async () => {
	const { first } = await writeExport(folder, 600);
	const { commitments } = first;
	const older = commitments.slice(512, 522).flatMap(each => [Buffer.from([0, 32]), each]);
	writeFile(folder, '1/tile/entries/002.p/10', Buffer.concat(older));
	await writeExport(closed, 300, false);
});

afterAll(() => {
	for (const each of [folder, closed]) rmSync(each, { recursive: true, force: true });
});

/** What is wrong with how a change was found; null where nothing is. */
function missed(found: VerifiedExport, files: string[], leaf: number | null): string | null {
	const said = JSON.stringify(found.findings.map(({ code, file, leaf }) => [code, file, leaf]));
	if (found.findings.length === 0) return 'nothing was found';
	// Where an old checkpoint stands in the place of the newest, it is what came after that is too much.
	const rolledBack = files.some(file => file.endsWith('/checkpoint'));
	const elsewhere = found.findings.filter(({ file }) => !files.includes(file) && !rolledBack);
	if (elsewhere.length > 0) return `blames what was not changed: ${said}`;
	if (leaf !== null && !found.findings.some(finding => finding.leaf === leaf))
		return `not at leaf ${leaf}: ${said}`;
	return null;
}

describe('an export that was changed', () => {
	it.each([
		['with opened entries', () => folder],
		['without', () => closed],
	])('is found out, %s, and blamed on what was changed alone', { timeout: 600_000 }, async (_, path) => {
		expect(await verify(path())).toMatchObject({ ok: true, findings: [], warnings: 0 });
		await fc.assert(
			fc.asyncProperty(mutations(), async mutation => {
				const done = mutate(path(), mutation);
				fc.pre(done !== null);
				try {
					const wrong = missed(await verify(path()), done.files, done.leaf);
					expect(wrong, done.what).toBe(null);
				} finally {
					done.undo();
				}
			}),
			{ numRuns: size(150, 4_000) },
		);
		expect(await verify(path())).toMatchObject({ ok: true, findings: [] });
	});

	/** What a verifier would still say of changes, drawn once, without the checks that answer with a code. */
	let sampled: { what: string; codes: string[] }[];
	beforeAll(async () => {
		sampled = [];
		const count = filesOf(folder).length;
		const first = filesOf(folder).map(
			(_, at) => ({ act: 'flip', file: (at + 0.5) / count, other: 0, at: 0, bit: 0 }) as const,
		);
		const drawn = fc.sample(mutations(), { numRuns: 400, seed: 1 });
		for (const mutation of [...first, ...drawn]) {
			const done = mutate(folder, mutation);
			if (done === null) continue;
			const { findings } = await verify();
			sampled.push({ what: done.what, codes: findings.map(({ code }) => code) });
			done.undo();
		}
	}, 120_000);

	it.each<FindingCode>([
		...(['tile-differs', 'commitment-differs', 'bundle-invalid', 'entry-differs', 'opened-invalid'] as const),
		...(['opened-missing', 'file-missing', 'file-length', 'file-superfluous', 'key-invalid'] as const),
		...(['note-invalid', 'note-unsigned', 'signature-invalid'] as const),
		...(['checkpoint-misnamed', 'evidence-differs'] as const),
	])('would pass for unchanged, were it not for %s', code => {
		const survivors = sampled.filter(({ codes }) => codes.every(each => each === code));
		expect(survivors.map(({ what }) => what)).not.toEqual([]);
		expect(sampled.filter(({ codes }) => codes.length === 0)).toEqual([]);
	});
});
