/**
 * Erasure: the person's keys are destroyed, however much is stored about them. From the answer on no Obhut process
 * releases a value; the sealed rows, which nothing can open any more, are removed behind it.
 */
import type { AuditEntry } from '../audit/entry.js';
import { reach } from '../platform/fault-points.js';
import { Problem } from '../platform/problem.js';
import { act } from './act.js';
import type { VaultContext } from './context.js';
import { referenceOf } from './judging.js';
import { ledgerMark } from './ledger.js';
import type { Caller, EraseResult, Idempotency, SubjectId } from './model.js';
import { destroyPerson, removeErasedRows } from './store.js';

export async function erase(
	context: VaultContext,
	caller: Caller,
	request: { subject: SubjectId },
	once?: Idempotency,
): Promise<EraseResult> {
	const outcome = await act<EraseResult | null>(
		context,
		{ kind: 'erase', caller, subject: request.subject, hold: 'erase', once },
		async (transaction, person, now) => {
			const entry: AuditEntry = {
				kind: 'erase',
				at: now,
				service: caller.service,
				actor: caller.actor,
				subject: referenceOf(context, person, now),
				state: person.state.version,
			};
			if (person.state.holds.some(hold => hold.from <= now && now < hold.until)) {
				return { entry: { ...entry, act: 'held' }, answer: null };
			}
			await destroyPerson(transaction, person.subject);
			// The ledger first, then the commit: a person can be in the ledger and still here, never erased and not in it.
			await context.ledger.record(ledgerMark(person.keys.reference));
			return {
				entry,
				answer: { erasedAt: new Date(now).toISOString(), unreadableInCopiesBy: null },
			};
		},
	);
	if ('done' in outcome && outcome.done) {
		context.known.forget(request.subject);
		return outcome.done;
	}
	throw new Problem('erase-held', {
		clause: context.policy.clauses.hold,
		hint: 'erasure goes on once the hold is released',
	});
}

/** Tables of the rooms below that keep rows by subject and lose them with the person. */
const ALSO_BY_SUBJECT = ['consent_event', 'idempotency'] as const;

/** Removes what erased people left behind; run after an erasure, and at start for what a crash left. */
export class Remover {
	readonly #context: Pick<VaultContext, 'database'>;
	#running: Promise<void> | null = null;
	#again = false;

	constructor(context: Pick<VaultContext, 'database'>) {
		this.#context = context;
	}

	/** Resolves when nothing is left to remove; calls while it runs share its end. */
	run(): Promise<void> {
		this.#again = true;
		this.#running ??= this.#drain().finally(() => {
			this.#running = null;
		});
		return this.#running;
	}

	async #drain(): Promise<void> {
		while (this.#again) {
			this.#again = false;
			while (await this.#round()) await reach('erase.removing');
		}
	}

	#round(): Promise<boolean> {
		return this.#context.database.transaction(transaction => removeErasedRows(transaction, ALSO_BY_SUBJECT));
	}
}
