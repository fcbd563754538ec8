/** What the rooms below may use of the vault. */
import type { EntryKind } from '../audit/entry.js';
import type { SubjectState } from '../decide/state.js';
import { changeState, type StateChange } from './change-state.js';
import type { VaultContext } from './context.js';
import { erase, Remover } from './erase.js';
import { recordEvent } from './event.js';
import { explain } from './explain.js';
import { KnownPeople } from './known-people.js';
import { lookup } from './lookup.js';
import type { Caller, Idempotency, SubjectId, Vault } from './model.js';
import { forgetOldKeys } from './once-store.js';
import { PeopleQueue } from './people-queue.js';
import { read } from './read.js';
import { referencesOf } from './references.js';
import { register } from './register.js';
import { KeyStore } from './subject-keys.js';
import { viewState } from './view-state.js';
import { append, write } from './write.js';

export type { VaultContext } from './context.js';
export { ErasureLedger, ledgerMarks } from './ledger.js';
export { HEADER as FACTS_HEADER } from './stored-state.js';

/** The vault, and the doors only Obhut's own obligations use. */
export interface OpenVault extends Vault {
	changeState<T>(caller: Caller, subject: SubjectId, change: StateChange<T>, once?: Idempotency): Promise<T>;
	viewState<T>(
		caller: Caller,
		subject: SubjectId,
		kind: EntryKind,
		view: (state: SubjectState, now: number) => T,
	): Promise<T>;
	/** The log's references to a person, by instant; the asking is itself logged. */
	referencesOf(caller: Caller, subject: SubjectId): Promise<(at: number) => string>;
	/** Puts on record that the log itself was looked at. */
	recordListing(caller: Caller): Promise<void>;
	/** Drops idempotency keys older than a day. */
	forgetOldKeys(): Promise<void>;
	/** Resolves once nothing of erased people is left to remove. */
	settled(): Promise<void>;
}

export type VaultParts = Omit<VaultContext, 'keys' | 'known' | 'people'>;

export function openVault(parts: VaultParts): OpenVault {
	const keys = new KeyStore(parts.keyring);
	const known = new KnownPeople(keys);
	const people = new PeopleQueue({ ...parts, known });
	const context: VaultContext = { ...parts, keys, known, people };
	const remover = new Remover(context);
	return {
		register: (caller, registration, once) => register(context, caller, registration, once),
		lookup: (caller, ask) => lookup(context, caller, ask),
		read: (caller, ask) => read(context, caller, ask),
		write: (caller, ask, once) => write(context, caller, ask, once),
		append: (caller, ask, once) => append(context, caller, ask, once),
		event: (caller, ask, once) => recordEvent(context, caller, ask, once),
		explain: (caller, ask) => explain(context, caller, ask),
		erase: async (caller, ask, once) => {
			const result = await erase(context, caller, ask, once);
			remover.run().catch(() => {});
			return result;
		},
		changeState: (caller, subject, change, once) => changeState(context, caller, subject, change, once),
		viewState: (caller, subject, kind, view) => viewState(context, caller, subject, kind, view),
		referencesOf: (caller, subject) => referencesOf(context, caller, subject),
		recordListing: ({ service, actor }) =>
			parts.log.append([parts.log.seal({ kind: 'audit', at: parts.clock(), service, actor, subject: null })]),
		forgetOldKeys: () => forgetOldKeys(parts.database),
		settled: () => remover.run(),
	};
}
