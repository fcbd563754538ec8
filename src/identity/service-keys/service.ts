/** Issues, verifies and revokes the service keys of one region. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../../platform/clock.js';
import type { Session } from '../../platform/postgres/session.js';
import type { KeyVerdict, Scope, ServiceKey } from './model.js';
import { hashKey, keyText, SECRET_BYTES, verdictOn } from './rules.js';
import { findByHash, insertKey, listKeys, markRevoked } from './store.js';

export interface KeyOrder {
	/** Service id of the policy. */
	service: string;
	scopes: Scope[];
	/** Milliseconds from now; absent for a key without end. */
	lasts?: number;
	label?: string;
}

export class ServiceKeys {
	readonly #session: Session;
	readonly #region: string;
	readonly #clock: Clock;
	readonly #asking = new Map<string, Promise<KeyVerdict>>();

	constructor(session: Session, region: string, clock: Clock) {
		this.#session = session;
		this.#region = region;
		this.#clock = clock;
	}

	/** Makes a key. Its text is in the answer and nowhere else: it cannot be shown again. */
	async issue(order: KeyOrder): Promise<{ id: string; key: string }> {
		const now = this.#clock();
		const key = keyText({ region: this.#region, service: order.service }, randomBytes(SECRET_BYTES));
		const id = randomUUID();
		await insertKey(this.#session, {
			id,
			hash: hashKey(key),
			service: order.service,
			region: this.#region,
			scopes: order.scopes,
			createdAt: now,
			expiresAt: order.lasts === undefined ? null : now + order.lasts,
			revokedAt: null,
			label: order.label ?? '',
		});
		return { id, key };
	}

	/**
	 * Whose key this is. Asked of the database every time, so that a revocation holds from its commit on; calls of one
	 * turn of the event loop with the same key share the question, which is sent after the last of them came.
	 */
	verify(key: string): Promise<KeyVerdict> {
		const hash = hashKey(key);
		const name = hash.toString('latin1');
		const asking = this.#asking.get(name);
		if (asking) return asking;
		const verdict = new Promise<KeyVerdict>((resolve, reject) => {
			setImmediate(() => {
				this.#asking.delete(name);
				findByHash(this.#session, hash)
					.then(stored => verdictOn(hash, stored, this.#clock()))
					.then(resolve, reject);
			});
		});
		this.#asking.set(name, verdict);
		return verdict;
	}

	/** Every key ever issued here, newest first. */
	list(): Promise<ServiceKey[]> {
		return listKeys(this.#session);
	}

	/** Ends a key now. False when it is unknown or was revoked before. */
	revoke(id: string): Promise<boolean> {
		return markRevoked(this.#session, id, this.#clock());
	}
}
