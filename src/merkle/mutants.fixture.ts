/** Everything one can do to a proof and keep its form. Each mutant is another claim, and none is true. */
import type { Consistency, Inclusion } from './index.js';
import { someHash } from './primitives.fixture.js';

type Mutant<Claim> = [how: string, Claim];

const NOT_COUNTS = [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '1' as unknown as number];

export function* inclusionMutants(claim: Inclusion): Generator<Mutant<Inclusion>> {
	const at = `${claim.index} in ${claim.size}`;
	for (const index of [...Array(claim.size + 2).keys(), ...NOT_COUNTS]) {
		if (index !== claim.index) yield [`${at}: index ${index}`, { ...claim, index }];
	}
	for (const size of [0, claim.index, ...NOT_COUNTS]) yield [`${at}: size ${size}`, { ...claim, size }];
	for (const [how, leafHash] of hashMutants(claim.leafHash))
		yield [`${at}: leaf, ${how}`, { ...claim, leafHash }];
	for (const [how, root] of hashMutants(claim.root)) yield [`${at}: root, ${how}`, { ...claim, root }];
	for (const [how, proof] of proofMutants(claim.proof)) yield [`${at}: ${how}`, { ...claim, proof }];
}

export function* consistencyMutants(claim: Consistency): Generator<Mutant<Consistency>> {
	const { oldSize, oldRoot, size, root } = claim;
	const at = `${oldSize} to ${size}`;
	for (const wrong of [size + 1, ...NOT_COUNTS])
		yield [`${at}: old size ${wrong}`, { ...claim, oldSize: wrong }];
	for (const wrong of NOT_COUNTS) yield [`${at}: size ${wrong}`, { ...claim, size: wrong }];
	if (oldSize !== size) {
		yield [`${at}: sizes exchanged`, { ...claim, oldSize: size, size: oldSize }];
		yield [`${at}: all exchanged`, { ...claim, oldSize: size, size: oldSize, oldRoot: root, root: oldRoot }];
		yield [`${at}: roots exchanged`, { ...claim, oldRoot: root, root: oldRoot }];
	}
	for (const [how, wrong] of hashMutants(oldRoot))
		yield [`${at}: old root, ${how}`, { ...claim, oldRoot: wrong }];
	// Every tree begins with the empty one: from there the root of the newer is not proven.
	if (oldSize > 0) {
		for (const [how, wrong] of hashMutants(root)) yield [`${at}: root, ${how}`, { ...claim, root: wrong }];
	}
	for (const [how, proof] of proofMutants(claim.proof)) yield [`${at}: ${how}`, { ...claim, proof }];
}

function* hashMutants(hash: Uint8Array): Generator<Mutant<Uint8Array>> {
	for (const at of hash.keys()) {
		const wrong = new Uint8Array(hash);
		wrong[at]! ^= 1 << (at % 8);
		yield [`byte ${at}`, wrong];
	}
	yield ['a byte short', new Uint8Array(hash.subarray(1))];
	yield ['a byte long', Uint8Array.of(...hash, 0)];
	yield ['empty', new Uint8Array(0)];
	yield ['text', '0'.repeat(32) as unknown as Uint8Array];
	yield ['nothing', undefined as unknown as Uint8Array];
}

function* proofMutants(proof: readonly Uint8Array[]): Generator<Mutant<Uint8Array[]>> {
	const junk = someHash(99);
	for (const [at, hash] of proof.entries()) {
		yield [`without ${at}`, proof.toSpliced(at, 1)];
		yield [`${at} twice`, proof.toSpliced(at, 0, hash)];
		yield [`junk before ${at}`, proof.toSpliced(at, 0, junk)];
		for (let other = at + 1; other < proof.length; other++) {
			yield [`${at} and ${other} exchanged`, proof.with(at, proof[other]!).with(other, hash)];
		}
		for (const [how, wrong] of hashMutants(hash)) yield [`hash ${at}, ${how}`, proof.with(at, wrong)];
	}
	yield ['junk behind', [...proof, junk]];
	if (proof.length > 0) yield ['no proof', []];
	if (proof.length > 1) yield ['backwards', proof.toReversed()];
}
