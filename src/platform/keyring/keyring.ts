/**
 * Keys that never lie in the database: the key-encryption keys (KEK) that wrap every person's keys, and the keys of the
 * blind index. Destroying a KEK version ends every copy made under it (VAULT: erasure and backups).
 */
import { Fault } from '../fault.js';

export interface WrappedKey {
	/** Version of the KEK it is wrapped under. */
	kek: number;
	/** nonce(12) ‖ ciphertext ‖ tag(16), AES-256-GCM. */
	bytes: Buffer;
}

export interface Keyring {
	/** Random, fixed at creation: a database belongs to one keyring. */
	readonly id: string;
	/** Wraps under the current KEK; `context` is authenticated and must be given again to unwrap. */
	wrap(plain: Buffer, context: Buffer): WrappedKey;
	/** Throws `KeyringFault` where the KEK version is gone or the bytes do not verify. */
	unwrap(wrapped: WrappedKey, context: Buffer): Buffer;
	/** The version new digests are made with, and its key. */
	readonly index: { version: number; key: Buffer };
	/** Signs releases of software; made when it is first used. Throws `KeyringFault` where it is damaged. */
	readonly release: SigningKey;
	/** Signs heads of the region's log, likewise. */
	readonly log: SigningKey;
}

/** Ed25519 (RFC 8032). */
export interface SigningKey {
	/** Raw 32 bytes. */
	readonly publicKey: Buffer;
	/** 64 bytes. */
	sign(bytes: Buffer): Buffer;
}

export class KeyringFault extends Fault {}
