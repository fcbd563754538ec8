/** Standard base64 with padding (RFC 4648 §4), the one way of writing each: two texts never mean the same bytes. */
import { MerkleFault } from './fault.js';

export function toBase64(bytes: Uint8Array): string {
	return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
}

const FORM = /^[A-Za-z0-9+/]*={0,2}$/;

/** Throws `base64-invalid`, also for missing padding, white space or set bits behind the end. */
export function fromBase64(text: string, where: string): Uint8Array {
	if (text.length % 4 !== 0 || !FORM.test(text)) throw new MerkleFault('base64-invalid', where);
	const binary = atob(text);
	// `atob` lets set bits behind the end pass.
	if (btoa(binary) !== text) throw new MerkleFault('base64-invalid', where);
	return Uint8Array.from(binary, character => character.charCodeAt(0));
}
