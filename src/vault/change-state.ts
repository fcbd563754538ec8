/** Changing what is recorded of a person's standing: the door for the obligations that keep its histories. */
import type { AuditEntry } from '../audit/entry.js';
import type { SubjectState } from '../decide/state.js';
import type { Transaction } from '../platform/postgres/database.js';
import { Problem } from '../platform/problem.js';
import { act } from './act.js';
import type { VaultContext } from './context.js';
import { referenceOf } from './judging.js';
import type { Caller, Idempotency, SubjectId } from './model.js';

export interface StateChange<T> {
	kind: 'consent' | 'event' | 'guardian' | 'request' | 'hold';
	/** For the entry: what it is about, and which act. */
	about: string;
	act: string;
	/** The entry names nobody: what the person must not learn of yet must not stand among their entries. */
	sealed?: boolean;
	/** Pure: the state after, and the answer. May throw `Problem`; then nothing happens. */
	change(state: SubjectState, now: number): { state: SubjectState; answer: T };
	/** Writes the history behind the change, in the same transaction. */
	remember?(transaction: Transaction, now: number): Promise<void>;
}

export async function changeState<T>(
	context: VaultContext,
	caller: Caller,
	subject: SubjectId,
	change: StateChange<T>,
	once?: Idempotency,
): Promise<T> {
	const outcome = await act<T>(
		context,
		{ kind: change.kind, caller, subject, hold: 'change', once },
		async (transaction, person, now) => {
			const { state, answer } = change.change(person.state, now);
			await change.remember?.(transaction, now);
			const version = person.state.version + 1;
			const entry: AuditEntry = {
				kind: change.kind,
				at: now,
				service: caller.service,
				actor: caller.actor,
				subject: change.sealed ? null : referenceOf(context, person, now),
				state: version,
				about: change.about,
				act: change.act,
			};
			return { answer, entry, state: { state: { ...state, version }, pages: person.anchors } };
		},
	);
	if ('done' in outcome) return outcome.done;
	throw new Problem('denied');
}
