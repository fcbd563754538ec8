/**
 * The shell of every act that changes something about a person: one transaction holding the person's rows, the act's
 * data and its audit entry; all of it or nothing.
 */
import type { AuditEntry, EntryKind } from '../audit/entry.js';
import type { ItemDecision } from '../decide/decision.js';
import type { SubjectState } from '../decide/state.js';
import { reach } from '../platform/fault-points.js';
import type { Transaction } from '../platform/postgres/database.js';
import { Problem } from '../platform/problem.js';
import type { VaultContext } from './context.js';
import { decisionEntry, foreignState, judge, type PreparedAsk, refusals } from './judging.js';
import type { Caller, Idempotency, Outcome } from './model.js';
import { claim } from './once.js';
import { integrityProblem } from './people-queue.js';
import { type Person, recognise } from './person.js';
import { standingStops } from './stop-store.js';
import { isStopped, stoppedItems, stoppedProblem } from './stops.js';
import { type Hold, holdPerson, updateState } from './store.js';
import { encodeFacts, macFacts, type StoredState } from './stored-state.js';

export interface ActRequest {
	kind: EntryKind;
	caller: Caller;
	subject: string;
	hold: Hold;
	once?: Idempotency | undefined;
	/** The ask the act stands under; an act about the person's own standing has none. */
	ask?: PreparedAsk;
	/** What the act itself makes of the person's state: it is decided on the state after it. */
	change?: StateStep | undefined;
}

/** Pure: a person's state a step on. */
export type StateStep = (state: SubjectState, now: number) => SubjectState;

/** What the work inside an act came to. */
export interface Done<T> {
	answer: T;
	entry: AuditEntry;
	/** The person's state after it, already with its new version; absent where nothing of it changed. */
	state?: StoredState;
}

export type Work<T> = (transaction: Transaction, person: Person, now: number) => Promise<Done<T>>;

/** Denials are answers; unknown people and broken seals are problems, thrown once their entry is durable. */
export async function act<T>(context: VaultContext, request: ActRequest, work: Work<T>): Promise<Outcome<T>> {
	let refused: Problem | null = null;
	try {
		const outcome = await context.database.transaction<Outcome<T> | null>(async transaction => {
			const claimed = await claim<T>(transaction, context.keyring.index.key, request.caller, request.once);
			if ('repeat' in claimed) return { done: claimed.repeat };
			const row = await holdPerson(transaction, request.subject, request.hold);
			await reach('act.held');
			const now = context.clock();
			const stops = await standingStops(transaction);
			const stopped = request.ask ? stoppedItems(context.policy, stops, request.ask) : null;
			const barred = !request.ask && isStopped(stops, request.caller);
			if (!row || barred) {
				await claimed.release();
				const { entry, denied } = nobody(context, request, now, stopped);
				const noted: AuditEntry = barred ? { ...entry, act: 'stopped' } : entry;
				await context.log.within(transaction, [context.log.seal(noted)]);
				if (denied) return { denied };
				refused = barred ? stoppedProblem(context.policy) : new Problem('subject-unknown');
				return null;
			}
			const person = stepped(recognise(context.keys, row), request.change, now);
			const denied = stopped ?? (request.ask ? refusals(context, request.ask, person.state, now) : []);
			if (request.ask && denied.length > 0) {
				await claimed.release();
				const entry = decisionEntry(context, request.kind, request.ask, person, now, [], denied);
				await context.log.within(transaction, [context.log.seal(entry)]);
				return { denied };
			}
			const { answer, entry, state } = await work(transaction, person, now);
			if (state) {
				const facts = encodeFacts(state);
				const mac = macFacts(person.keys.mac, person.subject, person.generation, facts);
				await updateState(transaction, person.subject, facts, mac);
			}
			await context.log.within(transaction, [context.log.seal(entry)]);
			// The answer to an erasure outlives the person, and says nothing of them.
			await claimed.settle(request.hold === 'erase' ? null : request.subject, answer);
			await reach('act.written');
			return { done: answer };
		});
		await reach('act.committed');
		if (outcome) return outcome;
	} catch (error) {
		await recordFault(context, request, error);
		throw integrityProblem(error) ?? error;
	}
	if (refused) throw refused;
	throw new Error('an act ended without an outcome');
}

function stepped(person: Person, change: StateStep | undefined, now: number): Person {
	return change ? { ...person, state: change(person.state, now) } : person;
}

function nobody(
	context: VaultContext,
	request: ActRequest,
	now: number,
	stopped: ItemDecision[] | null,
): { entry: AuditEntry; denied: ItemDecision[] | null } {
	const { caller, kind, ask } = request;
	const foreign = foreignState(context, request.subject);
	const bare = { kind, at: now, service: caller.service, actor: caller.actor, subject: null };
	if (ask && stopped) {
		return { entry: decisionEntry(context, kind, ask, null, now, [], stopped), denied: stopped };
	}
	if (!ask || !foreign) {
		const entry = ask ? decisionEntry(context, kind, ask, null, now, [], []) : bare;
		return { entry, denied: null };
	}
	const denied = judge(context, ask, foreign, now);
	return { entry: decisionEntry(context, kind, ask, null, now, [], denied), denied };
}

async function recordFault(context: VaultContext, request: ActRequest, error: unknown): Promise<void> {
	if (!integrityProblem(error)) return;
	const { service, actor } = request.caller;
	await context.log.append([
		context.log.seal({ kind: 'fault', at: context.clock(), service, actor, subject: null }),
	]);
}
