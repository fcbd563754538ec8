/** The one door from an identifier to a person: with a purpose that uses the identifier, and an entry. */
import type { AuditEntry } from '../audit/entry.js';
import { Problem } from '../platform/problem.js';
import type { VaultContext } from './context.js';
import { blindIndex } from './identifiers.js';
import { decisionEntry, type PreparedAsk, prepareAsk, referenceOf, refusals } from './judging.js';
import type { Caller, Outcome, SubjectId } from './model.js';
import type { Person } from './person.js';
import type { StandingStops } from './stop-store.js';
import { stoppedItems } from './stops.js';
import { findIdentifier } from './store.js';
import { admitValue } from './values.js';
import { itemRule } from './write.js';

/** An id no person can have, asked about where an identifier finds nobody: both answers take the same steps. */
const NOBODY = '00000000-0000-8000-8000-000000000000';

/** Whom an identifier was found to belong to. */
export interface Found {
	subject: SubjectId | null;
	/** The first of the purposes asked for that permits the identifier's use. */
	purpose: string;
	/** The log's reference to the person today; null for nobody. */
	reference: string | null;
}

export async function lookup(
	context: VaultContext,
	caller: Caller,
	{ item, value, purpose }: { item: string; value: string; purpose: string },
): Promise<Outcome<{ subject: SubjectId | null }>> {
	const found = await find(context, caller, { item, value, purposes: [purpose] });
	return 'done' in found ? { done: { subject: found.done.subject } } : found;
}

/**
 * As `lookup`, under the first of several purposes that permits. One entry, which names that purpose, and the same steps
 * for a person known, unknown or refused.
 */
export async function find(
	context: VaultContext,
	caller: Caller,
	request: { item: string; value: string; purposes: [string, ...string[]] },
): Promise<Outcome<Found>> {
	const digest = await identifierDigest(context, request);
	const subject = await findIdentifier(context.database, context.keyring.index.version, digest);
	const asks = request.purposes.map(purpose =>
		prepareAsk(context, caller, { purpose, items: [request.item] }),
	);
	return context.people.ask<Outcome<Found>>({
		subject: subject ?? NOBODY,
		needs: { pages: [], items: [] },
		frame: { service: caller.service, actor: caller.actor, purpose: request.purposes[0] },
		judge: (person, _rows, stops) => judgeFound(context, asks, person, stops),
	});
}

/** Throws `item-unknown`, `identifier-invalid`. */
export async function identifierDigest(
	{ keyring, policy }: Pick<VaultContext, 'keyring' | 'policy'>,
	{ item, value }: { item: string; value: string },
): Promise<Buffer> {
	const rule = itemRule(policy, item);
	if (!rule.identifies) {
		throw new Problem('identifier-invalid', {
			detail: `\`${rule.id}\` does not identify a person`,
			where: 'item',
		});
	}
	return blindIndex(keyring.index.key, rule.number, (await admitValue(rule, value)) as string);
}

function judgeFound(
	context: VaultContext,
	asks: PreparedAsk[],
	person: Person | null,
	stops: StandingStops,
): { entry: AuditEntry; answer: Outcome<Found> } {
	const now = context.clock();
	const first = asks[0]!;
	const answer = (ask: PreparedAsk, subject: SubjectId | null, reference: string | null) => ({
		done: { subject, purpose: ask.names.purpose, reference },
	});
	// All of them refused, whoever the identifier finds: a stopped caller learns not even that.
	const stopped = asks.map(ask => stoppedItems(context.policy, stops, ask));
	if (stopped.every(denied => denied !== null)) {
		const denied = stopped[0]!;
		return { entry: decisionEntry(context, 'lookup', first, person, now, [], denied), answer: { denied } };
	}
	if (!person) {
		const entry = decisionEntry(context, 'lookup', first, null, now, [], []);
		return { entry, answer: answer(first, null, null) };
	}
	const judged = asks.map((ask, position) => ({
		ask,
		denied: stopped[position] ?? refusals(context, ask, person.state, now),
	}));
	const granted = judged.find(({ denied }) => denied.length === 0);
	if (!granted) {
		const { denied } = judged[0]!;
		return { entry: decisionEntry(context, 'lookup', first, person, now, [], denied), answer: { denied } };
	}
	const { ask } = granted;
	const entry = decisionEntry(context, 'lookup', ask, person, now, ask.names.items, []);
	return { entry, answer: answer(ask, person.subject, referenceOf(context, person, now)) };
}
