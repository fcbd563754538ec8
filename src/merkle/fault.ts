/**
 * What is wrong with a proof, a tile or a note: one table of stable codes. Nothing here returns "not valid" as a value,
 * so that what was not checked cannot pass for checked. Messages carry no given value.
 */
export const FAULTS = {
	'size-invalid': 'a size or an index is a whole number from 0 to 2^53 - 1',
	'index-outside': 'the index is not below the size of the tree',
	'sizes-reversed': 'the older tree is larger than the newer one',
	'hash-invalid': 'a hash is 32 bytes',
	'proof-short': 'the proof ends before the root',
	'proof-long': 'the proof goes on beyond the root',
	'root-mismatch': 'the hashes do not lead to this root',
	'range-invalid': 'the compact range does not have the hashes its bounds ask for',
	'range-gap': 'the second range does not begin where the first ends',
	'subtree-outside': 'the tree has no such complete subtree',
	'tile-path-invalid': 'not the path of a tile or an entry bundle',
	'tile-invalid': 'the tile does not have the bytes its width asks for',
	'tile-absent': 'a tile that is needed is not there',
	'tile-mismatch': 'the tile does not hash to what its parent holds',
	'bundle-invalid': 'the bytes are not the entries of a bundle',
	'entry-too-large': 'an entry of a bundle is at most 65,535 bytes',
	'base64-invalid': 'not standard base64 with padding',
	'name-invalid': 'a key name is not empty and has no spaces, plus signs or control characters',
	'key-invalid': 'not a verifier key',
	'key-type-unknown': 'the key is not an Ed25519 key',
	'key-id-mismatch': 'the id of the key is not the one of its name and bytes',
	'key-ambiguous': 'two of the known keys share a name and an id',
	'note-invalid': 'not a signed note',
	'note-unsigned': 'none of the known keys signed the note',
	'signature-invalid': 'the signature of a known key does not verify',
	'checkpoint-invalid': 'the text is not a checkpoint',
	'origin-mismatch': 'the checkpoint is of another log',
} as const;

export type FaultCode = keyof typeof FAULTS;

export class MerkleFault extends Error {
	readonly code: FaultCode;
	/** The part it is at: the name of an argument, `proof[3]`, `line 2`. */
	readonly where: string;

	constructor(code: FaultCode, where: string) {
		super(`${FAULTS[code]}: \`${where}\``);
		this.name = 'MerkleFault';
		this.code = code;
		this.where = where;
	}
}
