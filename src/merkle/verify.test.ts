import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../test/size.js';
import {
	type Consistency,
	consistencyProof,
	emptyRoot,
	type FaultCode,
	grow,
	type Hash,
	type Inclusion,
	inclusionProof,
	leafHash,
	MerkleFault,
	nodeHash,
	type ReadHash,
	rangeRoot,
	sameHash,
	verifyConsistency,
	verifyInclusion,
} from './index.js';
import { consistencyMutants, inclusionMutants } from './mutants.fixture.js';
import { faultOf, sha256, someEntries, someHash } from './primitives.fixture.js';
import { subtreesOf } from './subtree.js';
import { mth, path, proof, rootOfPath, rootsOfProof } from './twin.fixture.js';

const entries = someEntries(64);
const roots = Array.from({ length: entries.length + 1 }, (_, count) => mth(entries.slice(0, count)));

function inclusion(index: number, count: number): Inclusion {
	return {
		index,
		size: count,
		leafHash: leafHash(sha256, entries[index]!),
		proof: path(index, entries.slice(0, count)),
		root: roots[count]!,
	};
}

function consistency(oldSize: number, count: number): Consistency {
	return {
		oldSize,
		oldRoot: roots[oldSize]!,
		size: count,
		root: roots[count]!,
		proof: oldSize === 0 ? [] : proof(oldSize, entries.slice(0, count)),
	};
}

const counts = Array.from({ length: size(13, 40) }, (_, before) => before + 1);
const inclusions = counts.flatMap(count =>
	counts.slice(0, count).map(number => inclusion(number - 1, count)),
);
const consistencies = counts.flatMap(count =>
	[0, ...counts.slice(0, count)].map(old => consistency(old, count)),
);

/** What a verifier lets through that it should not; it reads as a list of what was done to a proof. */
function survivors<Claim>(
	verify: (hash: Hash, claim: Claim) => void,
	claims: Claim[],
	mutants: (claim: Claim) => Iterable<[string, Claim]>,
): string[] {
	return claims.flatMap(claim =>
		[...mutants(claim)]
			.filter(([, mutant]) => faultOf(() => verify(sha256, mutant)) === null)
			.map(([how]) => how),
	);
}

/** The verifier without the checks that answer with one of these codes. */
const without =
	<Claim>(verify: (hash: Hash, claim: Claim) => void, ...codes: FaultCode[]) =>
	(hash: Hash, claim: Claim) => {
		try {
			verify(hash, claim);
		} catch (error) {
			if (!(error instanceof MerkleFault && codes.includes(error.code))) throw error;
		}
	};

describe('an inclusion proof', () => {
	it('verifies for every leaf of every tree', () => {
		for (const claim of inclusions) verifyInclusion(sha256, claim);
	});

	it('does not once anything in it is changed', { timeout: 120_000 }, () => {
		expect(survivors(verifyInclusion, inclusions, inclusionMutants)).toEqual([]);
	});

	it.each<FaultCode>(['root-mismatch', 'proof-long', 'proof-short', 'index-outside', 'hash-invalid'])(
		'would, were it not for %s',
		code => {
			expect(
				survivors(without(verifyInclusion, code), inclusions.slice(0, 30), inclusionMutants),
			).not.toEqual([]);
		},
	);

	/** The size is bound by the root alone: where the way up is the same, another size verifies too. */
	it('is judged by any other size as by the definition', () => {
		for (const claim of inclusions.slice(0, 100)) {
			for (let other = claim.index + 1; other <= 40; other++) {
				const root = rootOfPath(claim.index, other, claim.leafHash, claim.proof);
				const right = root !== null && sameHash(root, claim.root);
				expect(faultOf(() => verifyInclusion(sha256, { ...claim, size: other })) === null).toBe(right);
			}
		}
	});

	it('of the wrong length is no matter how its root is made', () => {
		const whole = inclusion(5, 13);
		for (let length = 0; length < whole.proof.length; length++) {
			const short = { ...whole, proof: whole.proof.slice(0, length) };
			let root = short.leafHash;
			for (const [level, each] of short.proof.entries()) {
				root =
					Math.floor(5 / 2 ** level) % 2 === 1 ? nodeHash(sha256, each, root) : nodeHash(sha256, root, each);
			}
			expect(faultOf(() => verifyInclusion(sha256, { ...short, root }))).toBe('proof-short');
		}
		const long = {
			...whole,
			proof: [...whole.proof, someHash(1)],
			root: nodeHash(sha256, someHash(1), whole.root),
		};
		expect(faultOf(() => verifyInclusion(sha256, long))).toBe('proof-long');
	});
});

describe('a consistency proof', () => {
	it('verifies for every older tree', () => {
		for (const claim of consistencies) verifyConsistency(sha256, claim);
	});

	it('does not once anything in it is changed', { timeout: 120_000 }, () => {
		expect(survivors(verifyConsistency, consistencies, consistencyMutants)).toEqual([]);
	});

	it.each<FaultCode>(['root-mismatch', 'proof-long', 'proof-short', 'sizes-reversed', 'hash-invalid'])(
		'would, were it not for %s',
		code => {
			const some = consistencies.slice(0, 40);
			expect(survivors(without(verifyConsistency, code), some, consistencyMutants)).not.toEqual([]);
		},
	);

	it('is judged by any other sizes as by the definition', () => {
		for (const claim of consistencies.filter(({ oldSize }) => oldSize > 0).slice(0, 60)) {
			for (let other = 1; other <= 24; other++) {
				for (const mutant of [
					{ ...claim, size: other },
					{ ...claim, oldSize: other },
				]) {
					const { oldSize, oldRoot, size, root, proof } = mutant;
					const made = oldSize > size ? null : rootsOfProof(oldSize, size, oldRoot, proof);
					const right = made !== null && sameHash(made[0], oldRoot) && sameHash(made[1], root);
					expect(faultOf(() => verifyConsistency(sha256, mutant)) === null).toBe(right);
				}
			}
		}
	});

	it('from the empty tree, and between equal trees, is empty', () => {
		const [none, some] = [emptyRoot(sha256), roots[7]!];
		verifyConsistency(sha256, { oldSize: 0, oldRoot: none, size: 7, root: some, proof: [] });
		verifyConsistency(sha256, { oldSize: 0, oldRoot: none, size: 0, root: none, proof: [] });
		const verdicts = [
			{ oldSize: 0, oldRoot: some, size: 7, root: some, proof: [] },
			{ oldSize: 0, oldRoot: none, size: 0, root: some, proof: [] },
			{ oldSize: 7, oldRoot: some, size: 7, root: roots[8]!, proof: [] },
			{ oldSize: 0, oldRoot: none, size: 7, root: some, proof: [some] },
			{ oldSize: 7, oldRoot: some, size: 7, root: some, proof: [some] },
			{ oldSize: 3, oldRoot: roots[3]!, size: 7, root: some, proof: [] },
			{ oldSize: 8, oldRoot: roots[8]!, size: 7, root: some, proof: [] },
		].map(claim => faultOf(() => verifyConsistency(sha256, claim)));
		expect(verdicts).toEqual([
			'root-mismatch',
			'root-mismatch',
			'root-mismatch',
			'proof-long',
			'proof-long',
			'proof-short',
			'sizes-reversed',
		]);
	});
});

describe('proofs in trees too large to build', () => {
	// Every leaf is the same, so a complete subtree has one hash at each level.
	const levels = [leafHash(sha256, new Uint8Array(0))];
	for (let level = 1; level <= 53; level++) levels.push(nodeHash(sha256, levels.at(-1)!, levels.at(-1)!));
	const read: ReadHash = level => levels[level]!;
	const rangeOf = (end: number) => ({
		begin: 0,
		end,
		hashes: subtreesOf(0, end).map(({ level }) => levels[level]!),
	});
	const rootOf = (count: number) => rangeRoot(sha256, rangeOf(count));
	const large = fc.maxSafeNat().filter(count => count > 0);

	it('verify at any size up to 2^53 - 1', () => {
		fc.assert(
			fc.property(large, fc.maxSafeNat(), (count, pick) => {
				const index = pick % count;
				const proof = inclusionProof(sha256, read, index, count);
				const root = rootOf(count);
				verifyInclusion(sha256, { index, size: count, leafHash: levels[0]!, proof, root });
				const made = consistencyProof(sha256, read, index, count);
				const claim = { oldSize: index, oldRoot: rootOf(index), size: count, root, proof: made };
				verifyConsistency(sha256, claim);
				const shorter = { ...claim, proof: made.slice(0, -1) };
				if (made.length > 0) expect(faultOf(() => verifyConsistency(sha256, shorter))).toBe('proof-short');
			}),
			{
				numRuns: size(200, 5_000),
				examples: [
					[2 ** 53 - 1, 2 ** 52],
					[2 ** 32, 2 ** 31],
					[2 ** 32 + 1, 2 ** 32],
				],
			},
		);
	});

	it('still fit when more is added', () => {
		fc.assert(
			fc.property(large, fc.integer({ min: 1, max: 40 }), (count, more) => {
				fc.pre(count + more <= Number.MAX_SAFE_INTEGER);
				const leaves = Buffer.concat(Array.from({ length: more }, () => levels[0]!));
				const { range } = grow(sha256, rangeOf(count), leaves);
				expect(sameHash(rangeRoot(sha256, range), rootOf(count + more))).toBe(true);
			}),
			{ numRuns: size(100, 2_000) },
		);
	});
});
