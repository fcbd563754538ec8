/** Putting an ask to the policy for one person, and what the log says of it. */
import type { AuditEntry, DecisionFacts, EntryKind } from '../audit/entry.js';
import { dailyReference, utcDay } from '../audit/reference.js';
import type { Ask, RecordFacts } from '../decide/ask.js';
import { decide } from '../decide/decide.js';
import type { Decision, ItemDecision } from '../decide/decision.js';
import { asNumbers, type NamedAsk, spellOut } from '../decide/names.js';
import { NEVER, newState, type SubjectState } from '../decide/state.js';
import type { CompiledPolicy } from '../policy/compiled.js';
import type { VaultContext } from './context.js';
import type { Caller } from './model.js';
import type { Person } from './person.js';
import { regionOf } from './subject-id.js';

/** An ask of one caller before it is put to anybody's state, by name and by number. */
export interface PreparedAsk {
	caller: Caller;
	names: Omit<NamedAsk, 'now'>;
	numbers: Omit<Ask, 'now'>;
}

export function prepareAsk(
	context: VaultContext,
	caller: Caller,
	ask: { purpose: string; items: string[]; recipient?: string },
): PreparedAsk {
	const names = { service: caller.service, region: caller.region, ...ask };
	return { caller, names, numbers: asNumbers(context.policy, { ...names, now: 0 }) };
}

/** Decides, by position in the ask; `records` as `decide/ask.ts` has them. */
export function decideFor(
	context: VaultContext,
	ask: PreparedAsk,
	state: SubjectState,
	now: number,
	records?: RecordFacts[],
): Decision {
	const { service, purpose, items, region, recipient } = ask.numbers;
	const numbers: Ask = { service, purpose, items, region, recipient, now };
	if (records) numbers.records = records;
	return decide(context.policy, state, numbers);
}

/** The decision item by item, by name. */
export function judge(
	context: VaultContext,
	ask: PreparedAsk,
	state: SubjectState,
	now: number,
): ItemDecision[] {
	return spellOut(context.policy, state, { ...ask.names, now }, decideFor(context, ask, state, now));
}

/** The items refused; none where the ask is granted whole. */
export function refusals(
	context: VaultContext,
	ask: PreparedAsk,
	state: SubjectState,
	now: number,
): ItemDecision[] {
	return judge(context, ask, state, now).filter(({ permit }) => !permit);
}

/**
 * The state an ask about a person of another region is decided on: nothing is known here but where they live, and that
 * is enough to refuse. Null where the id names this region, or none the policy has.
 */
export function foreignState(context: VaultContext, subject: string): SubjectState | null {
	const region = regionOf(subject);
	const known = region !== null && Object.values(context.policy.numbers.regions).includes(region);
	return known && region !== context.region.number ? newState(region, 0) : null;
}

export function referenceOf(context: VaultContext, person: Person, at: number): string {
	const { keys } = person;
	const day = utcDay(at);
	if (keys.daily?.day !== day) {
		keys.daily = { day, reference: dailyReference(keys.reference, context.log.frame.log, at) };
	}
	return keys.daily.reference;
}

/** What every entry about a decision says; the caller adds what is its own. */
export function decisionEntry(
	context: VaultContext,
	kind: EntryKind,
	ask: PreparedAsk,
	person: Person | null,
	now: number,
	permitted: string[],
	denied: ItemDecision[],
): AuditEntry {
	return {
		kind,
		at: now,
		service: ask.caller.service,
		actor: ask.caller.actor,
		subject: person ? referenceOf(context, person, now) : null,
		purpose: ask.names.purpose,
		...(ask.names.recipient === undefined ? {} : { recipient: ask.names.recipient }),
		permitted,
		...(denied.length === 0
			? {}
			: { denied: denied.map(({ item, reason, clause }) => [item, reason, clause]) }),
		...(person
			? { state: person.state.version, facts: factsUsed(context.policy, ask.numbers, person.state) }
			: {}),
	};
}

function factsUsed(policy: CompiledPolicy, ask: Omit<Ask, 'now'>, state: SubjectState): DecisionFacts {
	const rule = policy.rules[ask.service]?.[ask.purpose];
	const facts: DecisionFacts = {
		jurisdiction: nameOf(policy.numbers.jurisdictions, state.jurisdiction),
		shown: state.shown,
	};
	const basis = rule?.basis[state.jurisdiction];
	if (basis) facts.basis = basis;
	const consent = rule ? state.consents[rule.consent] : undefined;
	if (rule && consent) {
		facts.consent = [rule.consent, zero(consent.given), zero(consent.until), zero(consent.withdrawn)];
	}
	const objected = state.objections[ask.purpose];
	if (objected !== undefined) facts.objected = objected;
	if (state.bornBy !== 0) facts.minor = [state.bornBy, zero(state.guardianFrom), zero(state.guardianUntil)];
	if (state.restrictedFrom !== NEVER) facts.restricted = [state.restrictedFrom, zero(state.restrictedUntil)];
	return facts;
}

/** Entries hold integers only; 0 stands for never. */
function zero(instant: number): number {
	return instant === NEVER ? 0 : instant;
}

const named = new WeakMap<Record<string, number>, string[]>();

function nameOf(numbers: Record<string, number>, number: number): string {
	let names = named.get(numbers);
	if (!names) {
		names = [];
		for (const [name, index] of Object.entries(numbers)) names[index] = name;
		named.set(numbers, names);
	}
	return names[number] ?? 'none';
}
