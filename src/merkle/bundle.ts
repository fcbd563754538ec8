/** Entry bundles (C2SP tlog-tiles): the entries of up to 256 leaves, each after its length in two bytes, big-endian. */
import { MerkleFault } from './fault.js';
import { TILE_WIDTH } from './tile.js';

const LENGTH = 2;
const LARGEST = 0xffff;

/** Throws `entry-too-large`, and `bundle-invalid` where there are none or too many. */
export function formatBundle(entries: readonly Uint8Array[]): Uint8Array {
	if (entries.length < 1 || entries.length > TILE_WIDTH) throw new MerkleFault('bundle-invalid', 'entries');
	const large = entries.findIndex(entry => entry.length > LARGEST);
	if (large >= 0) throw new MerkleFault('entry-too-large', `entries[${large}]`);
	const bytes = new Uint8Array(entries.reduce((length, entry) => length + LENGTH + entry.length, 0));
	const view = new DataView(bytes.buffer);
	let at = 0;
	for (const entry of entries) {
		view.setUint16(at, entry.length);
		bytes.set(entry, at + LENGTH);
		at += LENGTH + entry.length;
	}
	return bytes;
}

/** The entries of a bundle of that width, as views of its bytes. Throws `bundle-invalid` where there are more or fewer. */
export function parseBundle(bytes: Uint8Array, width: number): Uint8Array[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const entries: Uint8Array[] = [];
	let at = 0;
	while (at < bytes.length && entries.length < width) {
		const begin = at + LENGTH;
		const end = begin > bytes.length ? begin : begin + view.getUint16(at);
		if (end > bytes.length) throw new MerkleFault('bundle-invalid', `entries[${entries.length}]`);
		entries.push(bytes.subarray(begin, end));
		at = end;
	}
	const right = entries.length > 0 && entries.length === width && at === bytes.length;
	if (!right) throw new MerkleFault('bundle-invalid', 'width');
	return entries;
}
