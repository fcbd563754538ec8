import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { size } from '../../test/size.js';
import { leafHash, verifyInclusion } from '../merkle/index.js';
import { entryAbout, openTestLog } from './integrator.fixture.js';
import { commitment, sha256 } from './leaves.js';
import { proveLeaves, rootAt } from './tree-reader.js';
import { entriesOn } from './walk.js';

const { connect, integrator } = openTestLog(await openTestDatabase());
const { database, log } = connect();
const { reports } = database;
const leaves: Uint8Array[] = [];

beforeAll(async () => {
	const one = integrator();
	await one.open();
	for (const count of [1, 14, 1, 240, 300, 3_500, 700]) {
		await log.append(Array.from({ length: count }, (_, n) => log.seal(entryAbout(`${n}`))));
		await one.integrate();
	}
	for await (const batch of entriesOn(reports, { epoch: 1, leaf: 0 })) {
		leaves.push(...batch.map(({ sealed }) => leafHash(sha256, commitment(sealed))));
	}
});

test('every leaf is proven in the tree of every size, by hashes stored next below each other', async () => {
	expect(leaves).toHaveLength(4_756);
	const sizes = fc.oneof(
		fc.constantFrom(1, 2, 15, 16, 17, 255, 256, 257, 4_096, 4_097, 4_756),
		fc.integer({ min: 1, max: 4_756 }),
	);
	const cases = sizes.chain(of =>
		fc.tuple(fc.constant(of), fc.array(fc.nat(of - 1), { minLength: 1, maxLength: 5 })),
	);
	await fc.assert(
		fc.asyncProperty(cases, async ([of, indexes]) => {
			const proofs = await proveLeaves(reports, 1, indexes, of);
			const root = await rootAt(reports, 1, of);
			for (const [at, index] of indexes.entries()) {
				verifyInclusion(sha256, { index, size: of, leafHash: leaves[index]!, root, proof: proofs[at]! });
			}
		}),
		{ numRuns: size(200, 5_000) },
	);
});

test('what is not stored is not proven', async () => {
	await expect(proveLeaves(reports, 1, [4_755], 4_757)).rejects.toMatchObject({ code: 'tile-absent' });
	await expect(proveLeaves(reports, 2, [0], 300)).rejects.toMatchObject({ code: 'tile-absent' });
	await expect(proveLeaves(reports, 1, [300], 300)).rejects.toMatchObject({ code: 'index-outside' });
});
