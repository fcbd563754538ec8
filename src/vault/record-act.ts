/** Puts on record what another room did about a person, in the transaction that does it. */
import type { AuditEntry, EntryKind } from '../audit/entry.js';
import type { Transaction } from '../platform/postgres/database.js';
import { Problem } from '../platform/problem.js';
import { act } from './act.js';
import type { VaultContext } from './context.js';
import { referenceOf } from './judging.js';
import type { Caller, SubjectId } from './model.js';

export interface RecordedAct extends Pick<AuditEntry, 'purpose' | 'recipient' | 'about'> {
	kind: EntryKind;
	act: string;
}

/** Throws `subject-unknown` once the attempt is on record; then `work` did not run. */
export async function recordAct<T>(
	context: VaultContext,
	caller: Caller,
	subject: SubjectId,
	recorded: RecordedAct,
	work: (transaction: Transaction, now: number) => Promise<T>,
): Promise<T> {
	const outcome = await act<T>(
		context,
		{ kind: recorded.kind, caller, subject, hold: 'keep' },
		async (transaction, person, now) => {
			const { service, actor } = caller;
			const entry: AuditEntry = {
				...recorded,
				...{
					at: now,
					service,
					actor,
					subject: referenceOf(context, person, now),
					state: person.state.version,
				},
			};
			return { answer: await work(transaction, now), entry };
		},
	);
	if ('done' in outcome) return outcome.done;
	throw new Problem('denied');
}
