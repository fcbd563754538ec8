/**
 * Several files say what the hashes of one tile are. Where they agree there is nothing to choose; where they do not, the
 * one that leads to what stands above is right, and the others are blamed, each at its place.
 */
import { differences } from './digest.js';

export interface Claim {
	row: Buffer;
	/** Says that this claim is wrong at a position, and which hash belongs there. */
	blame(position: number, expected: Buffer): void;
}

/** Claims that say the same. */
export type Group = [Claim, ...Claim[]];

/** Groups of claims that say the same, the largest first; of equal ones the first named. */
export function grouped(claims: readonly Claim[]): Group[] {
	const groups: Group[] = [];
	for (const claim of claims) {
		const same = groups.find(([{ row }]) => row.equals(claim.row));
		if (same === undefined) groups.push([claim]);
		else same.push(claim);
	}
	return groups.sort((one, other) => other.length - one.length);
}

/** Blames every claim that differs from the chosen one. */
export function blameOthers(groups: readonly Group[], chosen: Group): void {
	for (const group of groups) {
		if (group === chosen) continue;
		for (const position of differences(group[0].row, chosen[0].row)) {
			const expected = chosen[0].row.subarray(32 * position, 32 * (position + 1));
			for (const claim of group) claim.blame(position, expected);
		}
	}
}

/** Every way of taking one group of each list; the first takes the first of each. */
export function* choices(lists: readonly (readonly Group[])[]): Generator<Group[]> {
	const [first, ...rest] = lists;
	if (first === undefined) {
		yield [];
		return;
	}
	for (const others of choices(rest)) for (const group of first) yield [group, ...others];
}
