/** The key of the log as notes want it, and the outside of `merkle`: Ed25519 from Node. */
import { createPublicKey, verify as verifySignature } from 'node:crypto';
import { formatNoteKey, type NoteSigner, noteKey, type Verify } from '../merkle/index.js';
import type { SigningKey } from '../platform/keyring/keyring.js';
import { sha256 } from './leaves.js';

/** Signs for the tree of that origin. */
export function noteSigner(key: SigningKey, origin: string): NoteSigner {
	const sign = (message: Uint8Array) => key.sign(Buffer.from(message));
	return { key: noteKey(sha256, origin, key.publicKey), sign };
}

/** What its checkpoints verify with, as text. */
export function verifierKey(key: SigningKey, origin: string): string {
	return formatNoteKey(noteKey(sha256, origin, key.publicKey));
}

export const verifyEd25519: Verify = (publicKey, message, signature) => {
	const x = Buffer.from(publicKey).toString('base64url');
	const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
	return verifySignature(null, message, key, signature);
};
