/**
 * The tree as the leaves make it, bundle by bundle from the left, held against the tiles of the export at every level. Only
 * the right edge is kept: one tile a level, as made and as stored.
 */
import {
	HASH_SIZE,
	MerkleFault,
	sameHash,
	TILE_WIDTH,
	type Tile,
	tilePath,
	tilesRoot,
} from '../merkle/index.js';
import { blameOthers, type Claim, choices, type Group, grouped } from './claims.js';
import { foldTile, hashOf, sha256 } from './digest.js';
import type { Folder } from './file.js';
import { readTile } from './tile-file.js';

interface Edge {
	/** What the tiles below make of this one so far. */
	made: Buffer;
	count: number;
	/** Whether a hash below could not be made. */
	broken: boolean;
	/** What the file of this tile says; null where it cannot be used. */
	stored: Buffer | null;
	index: number;
}

export class Tree {
	readonly #folder: Folder;
	readonly #prefix: string;
	readonly #size: number;
	readonly #edges: Edge[] = [];
	/** Tiles read, at all levels. */
	tiles = 0;

	/** `prefix` stands before the paths of tiles in the folder. */
	constructor(folder: Folder, prefix: string, size: number) {
		this.#folder = folder;
		this.#prefix = prefix;
		this.#size = size;
		for (let level = 0; level === 0 || this.#hashesOf(level) > 0; level++) {
			const made = Buffer.alloc(TILE_WIDTH * HASH_SIZE);
			this.#edges.push({ made, count: 0, broken: false, stored: null, index: 0 });
		}
	}

	/** Opens the tiles that begin with this bundle. */
	open(bundle: number): void {
		for (const [level, edge] of this.#edges.entries()) {
			const tilesBelow = TILE_WIDTH ** level;
			if (bundle % tilesBelow !== 0) continue;
			edge.index = bundle / tilesBelow;
			edge.count = 0;
			edge.broken = false;
			const width = Math.min(TILE_WIDTH, this.#hashesOf(level) - edge.index * TILE_WIDTH);
			edge.stored =
				width > 0 ? readTile(this.#folder, this.#prefix, { level, index: edge.index, width }) : null;
			if (edge.stored !== null) this.tiles++;
		}
	}

	/** What the tile of leaf hashes that was opened says of itself. */
	leafClaim(): Claim | null {
		const [{ stored }] = this.#edges as [Edge];
		return stored && this.#storedClaim(0, stored);
	}

	/** Chooses the leaf hashes of a whole tile. */
	settle(claims: readonly Claim[]): void {
		this.#hold(0, this.#choose(0, claims));
	}

	/** The leaf hashes that were settled last; null where there were none to choose. */
	get leaves(): Buffer | null {
		const [{ made, count, broken }] = this.#edges as [Edge];
		return broken || count === 0 ? null : made.subarray(0, count * HASH_SIZE);
	}

	/** Hands a whole tile of leaf hashes up. */
	close(): void {
		const [leaves] = this.#edges as [Edge];
		this.#rise(0, leaves.broken ? null : leaves.made);
	}

	/**
	 * Chooses what is right along the edge, so that it leads to the root, and holds it; `claims` are those of the last tile
	 * of leaf hashes, none where it was whole. False where nothing leads to it; null where too much is missing to say.
	 */
	settleEdge(claims: readonly Claim[], width: number, root: Uint8Array): boolean | null {
		const levels = this.#edges.map((edge, level) => {
			if (level === 0) return width === 0 ? null : grouped(claims);
			return edge.count === 0 ? null : grouped(this.#claims(level));
		});
		const partial = levels.filter(groups => groups !== null);
		const known = partial.every(groups => groups.length > 0);
		const hold = (chosen: readonly (Group | undefined)[]) => {
			let next = 0;
			for (const [level, groups] of levels.entries()) {
				if (groups !== null) this.#hold(level, chosen[next++]?.[0].row ?? null);
			}
		};
		let right = partial.map(groups => groups[0]);
		let decided: boolean | null = known ? false : null;
		for (const chosen of known ? choices(partial) : []) {
			hold(chosen);
			const made = this.rootAt(this.#size);
			if (made === null || !sameHash(made, root)) continue;
			[right, decided] = [chosen, true];
			break;
		}
		if (!decided) hold(right);
		for (const [at, groups] of partial.entries()) if (right[at]) blameOthers(groups, right[at]);
		return decided;
	}

	/** The root of the tree of that size, which must end on the edge; null where hashes for it are missing. */
	rootAt(size: number): Uint8Array | null {
		try {
			return tilesRoot(sha256, size, ({ level, width }: Tile) => {
				const { made, count, broken } = this.#edges[level]!;
				return broken || count < width ? undefined : made.subarray(0, width * HASH_SIZE);
			});
		} catch (error) {
			if (error instanceof MerkleFault && error.code === 'tile-absent') return null;
			throw error;
		}
	}

	#hold(level: number, row: Buffer | null): void {
		const edge = this.#edges[level]!;
		row?.copy(edge.made);
		edge.count = (row?.length ?? 0) / HASH_SIZE;
		edge.broken = row === null;
	}

	#rise(level: number, row: Buffer | null): void {
		const from = this.#edges[level]!;
		const above = this.#edges[level + 1]!;
		const top = row === null ? this.#above(level) : foldTile(row);
		if (top === null) above.broken = true;
		else top.copy(above.made, above.count * HASH_SIZE);
		above.count++;
		from.count = 0;
		if (above.count === TILE_WIDTH) this.#rise(level + 1, this.#choose(level + 1, this.#claims(level + 1)));
	}

	/** What the tile above says this one hashes to. */
	#above(level: number): Buffer | null {
		const { index } = this.#edges[level]!;
		const stored = this.#edges[level + 1]?.stored ?? null;
		return stored && hashOf(stored, index % TILE_WIDTH);
	}

	#choose(level: number, claims: readonly Claim[]): Buffer | null {
		const groups = grouped(claims);
		if (groups.length < 2) return groups[0]?.[0].row ?? null;
		const above = this.#above(level);
		const right = groups.find(([{ row }]) => above !== null && foldTile(row).equals(above)) ?? groups[0]!;
		blameOthers(groups, right);
		return right[0].row;
	}

	#claims(level: number): Claim[] {
		const { made, count, broken, stored, index } = this.#edges[level]!;
		const claims = stored === null ? [] : [this.#storedClaim(level, stored)];
		if (broken) return claims;
		const row = made.subarray(0, count * HASH_SIZE);
		const blame = (position: number, expected: Buffer) => {
			const below = { level: level - 1, index: index * TILE_WIDTH + position, width: TILE_WIDTH };
			this.#differs(below, 'its hashes do not make the one the tile above holds', 0, expected);
		};
		return [{ row: Buffer.from(row), blame }, ...claims];
	}

	#storedClaim(level: number, stored: Buffer): Claim {
		const { index } = this.#edges[level]!;
		const width = stored.length / HASH_SIZE;
		const blame = (position: number, expected: Buffer) => {
			const message = `hash ${position} of the tile is not the one that belongs there`;
			this.#differs({ level, index, width }, message, position, expected);
		};
		return { row: stored, blame };
	}

	#differs(tile: Tile, message: string, position: number, expected: Buffer): void {
		const leaf = (tile.index * TILE_WIDTH + position) * TILE_WIDTH ** tile.level;
		const place = { leaf, byte: position * HASH_SIZE, expected: expected.toString('base64') };
		this.#folder.findings.add('tile-differs', this.#prefix + tilePath(tile), message, place);
	}

	#hashesOf(level: number): number {
		return Math.floor(this.#size / TILE_WIDTH ** level);
	}
}
