/** Issues, verifies and revokes the service keys of one region. Issuing and revoking are entries of the log. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { AuditLog } from '../../audit/log.js';
import type { Clock } from '../../platform/clock.js';
import type { Keyring } from '../../platform/keyring/keyring.js';
import type { Database, Transaction } from '../../platform/postgres/database.js';
import { digestOf, SECRET_BYTES } from '../secrets.js';
import type { KeyVerdict, Scope, ServiceKey } from './model.js';
import { keyText, verdictOn } from './rules.js';
import { findByHash, insertKey, listKeys, markRevoked } from './store.js';

export interface KeyOrder {
	/** Service id of the policy. */
	service: string;
	scopes: Scope[];
	/** Milliseconds from now; absent for a key without end. */
	lasts?: number;
	label?: string;
	/** Reference of who orders it, for the log; `bootstrap`, whoever starts Obhut, unless told. */
	by?: string;
}

export class ServiceKeys {
	readonly #database: Pick<Database, 'query' | 'transaction'>;
	readonly #log: Pick<AuditLog, 'seal' | 'within'>;
	readonly #region: string;
	readonly #clock: Clock;
	readonly #keyring: Pick<Keyring, 'index'>;
	readonly #asking = new Map<string, Promise<KeyVerdict>>();

	/** @param keyring without it nothing put into the database is a key; to list and revoke takes none */
	constructor(
		database: Pick<Database, 'query' | 'transaction'>,
		log: Pick<AuditLog, 'seal' | 'within'>,
		region: string,
		clock: Clock,
		keyring: Pick<Keyring, 'index'>,
	) {
		this.#database = database;
		this.#log = log;
		this.#region = region;
		this.#clock = clock;
		this.#keyring = keyring;
	}

	/** Makes a key. Its text is in the answer and nowhere else: it cannot be shown again. */
	async issue(order: KeyOrder): Promise<{ id: string; key: string }> {
		const now = this.#clock();
		const key = keyText({ region: this.#region, service: order.service }, randomBytes(SECRET_BYTES));
		const id = randomUUID();
		const stored = {
			id,
			hash: this.#digest(key),
			service: order.service,
			region: this.#region,
			scopes: order.scopes,
			createdAt: now,
			expiresAt: order.lasts === undefined ? null : now + order.lasts,
			revokedAt: null,
			label: order.label ?? '',
		};
		await this.#database.transaction(async transaction => {
			await insertKey(transaction, stored);
			await this.#note(transaction, { id, act: 'key-issued', by: order.by, at: now });
		});
		return { id, key };
	}

	/**
	 * Whose key this is. Asked of the database every time, so that a revocation holds from its commit on; calls of one
	 * turn of the event loop with the same key share the question, which is sent after the last of them came.
	 */
	verify(key: string): Promise<KeyVerdict> {
		const hash = this.#digest(key);
		const name = hash.toString('latin1');
		const asking = this.#asking.get(name);
		if (asking) return asking;
		const verdict = new Promise<KeyVerdict>((resolve, reject) => {
			setImmediate(() => {
				this.#asking.delete(name);
				findByHash(this.#database, hash)
					.then(stored => verdictOn(hash, stored, this.#clock()))
					.then(resolve, reject);
			});
		});
		this.#asking.set(name, verdict);
		return verdict;
	}

	/** Every key ever issued here, newest first. */
	list(): Promise<ServiceKey[]> {
		return listKeys(this.#database);
	}

	/** Ends a key now. False when it is unknown or was revoked before. */
	async revoke(id: string, by?: string): Promise<boolean> {
		const at = this.#clock();
		return await this.#database.transaction(async transaction => {
			const revoked = await markRevoked(transaction, id, at);
			if (revoked) await this.#note(transaction, { id, act: 'key-revoked', by, at });
			return revoked;
		});
	}

	#digest(key: string): Buffer {
		return digestOf(this.#keyring.index.key, 'service key', key);
	}

	async #note(
		transaction: Transaction,
		{ id, act, by = 'bootstrap', at }: { id: string; act: string; by: string | undefined; at: number },
	): Promise<void> {
		const entry = { kind: 'staff' as const, at, service: 'obhut', actor: by, subject: null };
		await this.#log.within(transaction, [this.#log.seal({ ...entry, about: `key:${id}`, act })]);
	}
}
