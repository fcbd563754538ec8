/** The shell of every act of or about a guardian: the child's state, the history behind it, and the entry. */
import type { SubjectState } from '../../decide/state.js';
import type { People } from '../../identity/people/model.js';
import type { Outbox } from '../../messages/model.js';
import type { Database, Transaction } from '../../platform/postgres/database.js';
import { Problem } from '../../platform/problem.js';
import type { OpenVault } from '../../vault/index.js';
import type { Caller, Idempotency, SubjectId } from '../../vault/model.js';
import type { PolicyInForce } from '../publication/index.js';
import type { GuardianAct } from './model.js';
import { insertGuardianEvent } from './store.js';

export interface MinorsParts {
	/** Id of the region. */
	region: string;
	vault: OpenVault;
	database: Pick<Database, 'query'>;
	policy: PolicyInForce;
	outbox: Outbox;
	people: Pick<People, 'begin' | 'endAll'>;
}

export interface GuardianChange {
	subject: SubjectId;
	act: GuardianAct;
	/** Pure; a throw leaves everything as it was. */
	apply(state: SubjectState, now: number): SubjectState;
	remember(transaction: Transaction, now: number): Promise<void>;
}

/** A guardian is known by the link they followed and by nothing else. */
export function guardianAt({ region }: MinorsParts, service: string): Caller {
	return { service, actor: 'guardian', region };
}

/** The child's row is held meanwhile, so that parallel acts come one after the other. */
export async function change(
	{ vault }: MinorsParts,
	caller: Caller,
	{ subject, act, apply, remember }: GuardianChange,
	once?: Idempotency,
): Promise<void> {
	await vault.changeState(
		caller,
		subject,
		{
			kind: 'guardian',
			about: 'guardian',
			act,
			change: (state, now) => ({ state: apply(state, now), answer: {} }),
			remember,
		},
		once,
	);
}

/** Writes the history. Throws `code-refused` where an event of that id stands already. */
export async function note(
	{ policy }: MinorsParts,
	transaction: Transaction,
	at: number,
	event: { subject: SubjectId; id: string; act: GuardianAct; service: string },
): Promise<void> {
	const policyVersion = policy.compiled.version;
	if (await insertGuardianEvent(transaction, { ...event, at, policyVersion })) return;
	throw new Problem('code-refused');
}
