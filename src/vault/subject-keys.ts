/**
 * A person's keys. One random data key and one random reference key, wrapped together under the region's KEK and bound
 * to person and generation; the keys in use are derived from the data key. Destroying the wrapped bytes ends them all.
 */
import { hash, randomBytes } from 'node:crypto';
import type { Keyring, WrappedKey } from '../platform/keyring/keyring.js';
import { uuidBytes } from './subject-id.js';

export interface SubjectKeys {
	/** Opens and seals the person's values. */
	seal: Buffer;
	/** Authenticates the person's state. */
	mac: Buffer;
	/** Makes the log's daily references; the same in every generation. */
	reference: Buffer;
	/** The log's reference to the person on one UTC day, once it was made. */
	daily?: { day: number; reference: string };
}

export interface StoredKey extends WrappedKey {
	generation: number;
}

const KEY = 32;

export class KeyStore {
	readonly #keyring: Keyring;

	constructor(keyring: Keyring) {
		this.#keyring = keyring;
	}

	/** Keys for a new person, generation 1. */
	create(subject: string): { keys: SubjectKeys; stored: StoredKey } {
		const secret = randomBytes(2 * KEY);
		const stored = { generation: 1, ...this.#keyring.wrap(secret, context(subject, 1)) };
		return { keys: derive(secret), stored };
	}

	/** The keys behind a stored row. Throws `KeyringFault`. */
	open(subject: string, stored: StoredKey): SubjectKeys {
		return derive(this.#keyring.unwrap(stored, context(subject, stored.generation)));
	}
}

const COUNTER = Buffer.from([0, 0, 0, 1]);
const FIXED_INFO = Buffer.from('obhut subject keys 1');

/** One-step key derivation with SHA-512 (NIST SP 800-56C rev. 2, § 4.1): one round gives both keys. */
function derive(secret: Buffer): SubjectKeys {
	const derived = hash('sha512', Buffer.concat([COUNTER, secret.subarray(0, KEY), FIXED_INFO]), 'buffer');
	const keys = Buffer.allocUnsafeSlow(3 * KEY);
	derived.copy(keys);
	secret.copy(keys, 2 * KEY, KEY);
	return {
		seal: keys.subarray(0, KEY),
		mac: keys.subarray(KEY, 2 * KEY),
		reference: keys.subarray(2 * KEY),
	};
}

function context(subject: string, generation: number): Buffer {
	const bytes = Buffer.allocUnsafe(1 + 16 + 4);
	bytes.writeUInt8(3, 0);
	uuidBytes(subject).copy(bytes, 1);
	bytes.writeUInt32BE(generation, 17);
	return bytes;
}
