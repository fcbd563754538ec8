/**
 * Erasure: the person's keys are destroyed, however much is stored about them. From the answer on no Obhut process
 * releases a value; the sealed rows, which nothing can open any more, are removed behind it.
 */
import type { AuditEntry } from '../audit/entry.js';
import { standingHolds } from '../decide/holds.js';
import type { HoldFact } from '../decide/state.js';
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
	const outcome = await act<EraseResult | { held: HoldFact[] }>(
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
			const held = standingHolds(person.state, now);
			if (held.length > 0) {
				const open = held.filter(hold => hold.sealedUntil <= now);
				return { entry: { ...entry, act: open.length > 0 ? 'held' : 'refused' }, answer: { held: open } };
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
	if (!('done' in outcome)) throw new Problem('denied');
	if ('held' in outcome.done) throw heldProblem(context, outcome.done.held);
	context.known.forget(request.subject);
	return outcome.done;
}

/** Names the grounds and ends of the holds that are not sealed; where all are, nothing but that it is refused. */
function heldProblem(context: VaultContext, open: HoldFact[]): Problem {
	if (open.length === 0) return new Problem('denied', { reason: 'restricted', clause: null });
	const named = open.map(({ ground, until }) => `\`${ground}\` until ${new Date(until).toISOString()}`);
	return new Problem('erase-held', {
		detail: `a hold forbids erasure now: ${named.join(', ')}`,
		clause: context.policy.clauses.hold,
		hint: 'erasure goes on once the hold is released or has ended',
	});
}

/** Tables of the rooms below that keep rows by subject and lose them with the person. */
const ALSO_BY_SUBJECT = [
	'consent_event',
	'idempotency',
	'approval',
	'incident_subject',
	'guardian_event',
	'support_case',
	'activity_entry',
	'wind_down_person',
	'survey_invitation',
	'person_session',
	'sign_in_code',
	'message',
] as const;

/** Registers of the rooms below that outlive the person: their rows stay and name nobody. */
const KEPT_WITHOUT_SUBJECT = ['disclosure', 'hold', 'rights_request'] as const;

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
		return this.#context.database.transaction(transaction =>
			removeErasedRows(transaction, ALSO_BY_SUBJECT, KEPT_WITHOUT_SUBJECT),
		);
	}
}
