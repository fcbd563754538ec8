/** Telling a genuine release from another, without asking anybody: with WebCrypto, in apps and pages alike. */
import type { Release, SignedRelease } from './transport.js';

/**
 * The release a manifest speaks of, if it was signed with the key the app came with; null for any other.
 * @param key public key, base64url of its 32 bytes, from the installation and never from the answer
 */
export async function verifyRelease(
	{ manifest, signature }: SignedRelease,
	key: string,
): Promise<Release | null> {
	const raw = bytesOf(key);
	const signed = bytesOf(signature);
	if (raw?.length !== 32 || signed?.length !== 64) return null;
	const verifier = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
	const genuine = await crypto.subtle.verify('Ed25519', verifier, signed, new TextEncoder().encode(manifest));
	return genuine ? (JSON.parse(manifest) as Release) : null;
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
	if (!/^[\w-]*$/.test(text)) return null;
	const characters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	return Uint8Array.from(characters, character => character.charCodeAt(0));
}
