/** One bundle of leaves: its commitments, its tile of leaf hashes and, where there are any, its opened entries. */
import { HASH_SIZE, TILE_WIDTH, tilePath } from '../merkle/index.js';
import type { Claim } from './claims.js';
import { differences, hashOf, leafRow } from './digest.js';
import type { Folder } from './file.js';
import { type Opened, readOpened } from './opened.js';
import { type LeafBundle, readCommitments } from './tile-file.js';

export interface ReadBundle extends LeafBundle {
	commitments: Buffer | null;
	opened: Opened | null;
	/** The leaf hashes that opened entries make; zeros behind those that are there. */
	openedLeaves: Buffer | null;
	/** What bundle and opened entries say the leaf hashes are. */
	claims: Claim[];
}

export interface Reads {
	/** Whether opened entries belong to the export. */
	opens: boolean;
	/** Whether the tree has no more leaves than those that are read. */
	isWhole: boolean;
}

export function readBundle(folder: Folder, prefix: string, bundle: LeafBundle, reads: Reads): ReadBundle {
	const commitments = readCommitments(folder, prefix, bundle);
	const opened = reads.opens ? readOpened(folder, prefix, bundle, reads.isWhole) : null;
	const claims: Claim[] = [];
	const leaves = commitments && leafRow(commitments);
	const first = bundle.index * TILE_WIDTH;
	if (leaves !== null) {
		const path = prefix + tilePath({ level: 'entries', ...bundle });
		const blame = (position: number, expected: Buffer) => {
			const message = 'the commitment does not make the hash of its leaf';
			const place = { leaf: first + position, byte: position * (2 + HASH_SIZE), expected: text(expected) };
			folder.findings.add('commitment-differs', path, message, place);
		};
		claims.push({ row: leaves, blame });
	}
	if (opened === null) return { ...bundle, commitments, opened, openedLeaves: null, claims };
	const same = commitments?.equals(opened.commitments) === true;
	const openedLeaves = same ? leaves! : leafRow(opened.commitments);
	const blame = (position: number) => blameOpened(folder, bundle, opened, commitments, position);
	if (opened.count === bundle.width) {
		claims.push({ row: openedLeaves, blame });
	} else if (commitments !== null) {
		// What is left of a cut file is compared as far as it goes.
		for (const position of differences(opened.commitments, commitments)) {
			if (position < opened.count) blame(position);
		}
	}
	return { ...bundle, commitments, opened, openedLeaves, claims };
}

function blameOpened(
	{ findings }: Folder,
	{ index, width }: LeafBundle,
	opened: Opened,
	commitments: Buffer | null,
	position: number,
): void {
	const first = index * TILE_WIDTH;
	const made = hashOf(opened.commitments, position);
	let moved = -1;
	for (let other = 0; commitments !== null && other < width; other++) {
		if (hashOf(commitments, other).equals(made)) moved = other;
	}
	const message =
		moved >= 0 && moved !== position
			? `what stands here is the entry of leaf ${first + moved}`
			: 'salt and entry do not make the commitment of this leaf';
	const expected = commitments === null ? {} : { expected: text(hashOf(commitments, position)) };
	const place = { leaf: first + position, byte: opened.byte(position), ...expected };
	findings.add('entry-differs', opened.path, message, place);
}

function text(hash: Buffer): string {
	return hash.toString('base64');
}
