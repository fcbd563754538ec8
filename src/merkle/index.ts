/**
 * The Merkle tree of a log, its tiles and its signed heads. Outsiders verify with this folder alone: it imports nothing,
 * knows no platform, and takes SHA-256 and Ed25519 as arguments.
 */
export { formatBundle, parseBundle } from './bundle.js';
export { type Checkpoint, formatCheckpoint, openCheckpoint, parseCheckpoint } from './checkpoint.js';
export { type FaultCode, MerkleFault } from './fault.js';
export { grow, type TilePiece, tilePieces } from './grow.js';
export {
	emptyRoot,
	HASH_SIZE,
	type Hash,
	hashesIn,
	leafHash,
	leafHashes,
	nodeHash,
	sameHash,
} from './hash.js';
export { type NoteSigner, openNote, signNote, type Verify } from './note.js';
export { formatNoteKey, type NoteKey, noteKey, parseNoteKey } from './note-key.js';
export { consistencyProof, consistencySubtrees, inclusionProof, inclusionSubtrees } from './proof.js';
export { type CompactRange, emptyRange, formatRange, mergeRanges, parseRange, rangeRoot } from './range.js';
export type { ReadHash, Subtree } from './subtree.js';
export {
	placeOf,
	TILE_HEIGHT,
	TILE_WIDTH,
	type Tile,
	tilesBetween,
	tilesFor,
	tilesOf,
	topOf,
} from './tile.js';
export { type Bundle, parseTilePath, tilePath } from './tile-path.js';
export { checkTile, foldRow, type TileSource, tileReader, tilesRoot } from './tile-reader.js';
export { treeHash } from './tree.js';
export { type Consistency, type Inclusion, verifyConsistency, verifyInclusion } from './verify.js';
