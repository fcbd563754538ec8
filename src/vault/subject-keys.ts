/**
 * A person's keys. One random data key and one random reference key, wrapped together under the region's KEK and bound
 * to person and generation; the keys in use are derived from the data key. Destroying the wrapped bytes ends them all.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Keyring, WrappedKey } from '../platform/keyring/keyring.js';
import type { Person } from './person.js';
import { uuidBytes } from './subject-id.js';

/** What was made of rows under one person's keys, so that the very same bytes are not verified or hashed again. */
export interface KeyMemo {
	/** The person as last verified, and the row they were verified from. */
	verified?: { text: string; person: Person };
	/** The log's reference on one UTC day. */
	daily?: { day: number; reference: string };
}

export interface SubjectKeys {
	/** Opens and seals the person's values. */
	seal: Buffer;
	/** Authenticates the person's state. */
	mac: Buffer;
	/** Makes the log's daily references; the same in every generation. */
	reference: Buffer;
	memo: KeyMemo;
}

export interface StoredKey extends WrappedKey {
	generation: number;
}

const KEY = 32;
/** People whose unwrapped keys are kept in memory. Keys may be cached, state never. */
const CACHED = 20_000;

export class KeyStore {
	readonly #keyring: Keyring;
	readonly #cache = new Map<string, { wrapped: Buffer; keys: SubjectKeys }>();

	constructor(keyring: Keyring) {
		this.#keyring = keyring;
	}

	/** Keys for a new person, generation 1. */
	create(subject: string): { keys: SubjectKeys; stored: StoredKey } {
		const secret = randomBytes(2 * KEY);
		const stored = { generation: 1, ...this.#keyring.wrap(secret, context(subject, 1)) };
		return { keys: derive(secret), stored };
	}

	/**
	 * The keys behind a stored row. The row is read anew for every ask, so a cached entry only spares the unwrapping of
	 * bytes that are still there; it never outlives them. Throws `KeyringFault`.
	 */
	open(subject: string, stored: StoredKey): SubjectKeys {
		const cached = this.#cache.get(subject);
		if (cached?.wrapped.equals(stored.bytes)) return cached.keys;
		const keys = derive(this.#keyring.unwrap(stored, context(subject, stored.generation)));
		if (this.#cache.size >= CACHED) this.#cache.delete(this.#cache.keys().next().value!);
		this.#cache.set(subject, { wrapped: stored.bytes, keys });
		return keys;
	}

	/** What was found out about a person before, where their keys are still in memory. */
	known(subject: string): KeyMemo | undefined {
		return this.#cache.get(subject)?.keys.memo;
	}

	forget(subject: string): void {
		this.#cache.delete(subject);
	}
}

function derive(secret: Buffer): SubjectKeys {
	const derived = createHmac('sha512', secret.subarray(0, KEY)).update('obhut subject keys 1').digest();
	return {
		seal: derived.subarray(0, KEY),
		mac: derived.subarray(KEY),
		reference: Buffer.from(secret.subarray(KEY)),
		memo: {},
	};
}

function context(subject: string, generation: number): Buffer {
	const bytes = Buffer.allocUnsafe(1 + 16 + 4);
	bytes.writeUInt8(3, 0);
	uuidBytes(subject).copy(bytes, 1);
	bytes.writeUInt32BE(generation, 17);
	return bytes;
}
