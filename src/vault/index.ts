/** What the rooms below may use of the vault. */
import type { EntryKind } from '../audit/entry.js';
import type { SubjectState } from '../decide/state.js';
import type { Transaction } from '../platform/postgres/database.js';
import type { StateStep } from './act.js';
import { changeState, type StateChange } from './change-state.js';
import type { VaultContext } from './context.js';
import { type DisclosedValues, disclose } from './disclose.js';
import { type DueValues, dueDates } from './due-dates.js';
import { erase, Remover } from './erase.js';
import { recordEvent } from './event.js';
import { explain } from './explain.js';
import { KnownPeople } from './known-people.js';
import { type Found, find, identifierDigest, lookup } from './lookup.js';
import { matching } from './matching.js';
import type { Caller, Idempotency, Outcome, RecordId, SubjectId, Value, Vault } from './model.js';
import { forgetOldKeys } from './once-store.js';
import { PeopleQueue } from './people-queue.js';
import { read } from './read.js';
import { type RecordedAct, recordAct } from './record-act.js';
import { referencesOf } from './references.js';
import { register } from './register.js';
import { KeyStore } from './subject-keys.js';
import { dueNow, type Swept, sweepPerson } from './sweep.js';
import { subjectsAfter } from './sweep-store.js';
import { viewState } from './view-state.js';
import { append, type Beside, write } from './write.js';

export type { StateStep } from './act.js';
export type { VaultContext } from './context.js';
export type { DisclosedValues } from './disclose.js';
export type { DueValues } from './due-dates.js';
export { ErasureLedger, ledgerMarks } from './ledger.js';
export { done, refusal } from './refusal.js';
export { HEADER as FACTS_HEADER } from './stored-state.js';
export type { Swept } from './sweep.js';
export type { Beside } from './write.js';

/** The vault, and the doors only Obhut's own obligations use. */
export interface OpenVault extends Vault {
	/** As the vault's own; `beside` is done in the same transaction, which is decided on the state after `change`. */
	append(
		caller: Caller,
		ask: { subject: SubjectId; purpose: string; item: string; values: Value[] },
		once?: Idempotency,
		beside?: Beside,
		change?: StateStep,
	): Promise<Outcome<{ records: RecordId[] }>>;
	changeState<T>(caller: Caller, subject: SubjectId, change: StateChange<T>, once?: Idempotency): Promise<T>;
	/** As `lookup`, under the first of several purposes that permits. */
	find(
		caller: Caller,
		ask: { item: string; value: string; purposes: [string, ...string[]] },
	): Promise<Outcome<Found>>;
	/** The keyed digest an identifier is found by. Throws `item-unknown`, `identifier-invalid`. */
	identifierDigest(ask: { item: string; value: string }): Promise<Buffer>;
	/** Changes rows of another room that are about a person. Throws `subject-unknown`. */
	recordAct<T>(
		caller: Caller,
		subject: SubjectId,
		recorded: RecordedAct,
		work: (transaction: Transaction, now: number) => Promise<T>,
	): Promise<T>;
	viewState<T>(
		caller: Caller,
		subject: SubjectId,
		kind: EntryKind,
		view: (state: SubjectState, now: number) => T,
	): Promise<T>;
	/** The log's references to a person, by instant; the asking is itself logged. */
	referencesOf(caller: Caller, subject: SubjectId): Promise<(at: number) => string>;
	/** People meant by daily references of the log, by an instant of each day; the asking is itself logged. */
	matching(
		caller: Caller,
		about: string,
		references: ReadonlyMap<number, ReadonlySet<string>>,
	): Promise<SubjectId[]>;
	/**
	 * Gives out what an approved disclosure names, once. The values may leave only once `transaction`, which approved it,
	 * is committed. Throws `disclosure-barred`, `denied`, `subject-unknown`, `stopped`.
	 */
	disclose(
		caller: Caller,
		request: { disclosure: string; subject: SubjectId },
		transaction: Transaction,
	): Promise<DisclosedValues>;
	/** Puts on record that the log itself was looked at. */
	recordListing(caller: Caller): Promise<void>;
	/** Drops idempotency keys older than a day. */
	forgetOldKeys(): Promise<void>;
	/** Deletes what is due of a person and not held; erases them where nothing is left (S3.2). */
	sweepPerson(caller: Caller, subject: SubjectId): Promise<Swept>;
	/** People of whom something may be due at `now`, in the order of their ids. */
	dueSubjects(now: number, after: SubjectId | null, limit: number): Promise<SubjectId[]>;
	/** Everybody stored here, in the order of their ids. */
	subjects(after: SubjectId | null, limit: number): Promise<SubjectId[]>;
	/** What is stored of a person, and when it goes. */
	dueDates(caller: Caller, subject: SubjectId): Promise<DueValues[]>;
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
		append: (caller, ask, once, beside, change) => append(context, caller, ask, once, beside, change),
		event: (caller, ask, once) => recordEvent(context, caller, ask, once),
		explain: (caller, ask) => explain(context, caller, ask),
		erase: async (caller, ask, once) => {
			const result = await erase(context, caller, ask, once);
			remover.run().catch(() => {});
			return result;
		},
		changeState: (caller, subject, change, once) => changeState(context, caller, subject, change, once),
		find: (caller, ask) => find(context, caller, ask),
		identifierDigest: ask => identifierDigest(context, ask),
		recordAct: (caller, subject, recorded, work) => recordAct(context, caller, subject, recorded, work),
		viewState: (caller, subject, kind, view) => viewState(context, caller, subject, kind, view),
		referencesOf: (caller, subject) => referencesOf(context, caller, subject),
		matching: (caller, about, references) => matching(context, caller, about, references),
		disclose: (caller, request, transaction) => disclose(context, caller, request, transaction),
		recordListing: ({ service, actor }) =>
			parts.log.append([parts.log.seal({ kind: 'audit', at: parts.clock(), service, actor, subject: null })]),
		forgetOldKeys: () => forgetOldKeys(parts.database),
		sweepPerson: async (caller, subject) => {
			const swept = await sweepPerson(context, caller, subject);
			if (swept.erased) remover.run().catch(() => {});
			return swept;
		},
		dueSubjects: (now, after, limit) => dueNow(context, now, after, limit),
		subjects: (after, limit) => subjectsAfter(parts.database, after, limit),
		dueDates: (caller, subject) => dueDates(context, caller, subject),
		settled: () => remover.run(),
	};
}
