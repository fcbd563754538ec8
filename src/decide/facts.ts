/** The facts about a person in names, as cases are written and as the slow reference reads them. */
import { bitsetOf } from '../policy/bitset.js';
import type { CompiledPolicy } from '../policy/compiled.js';
import { entry } from '../policy/compose.js';
import type { ExtensionGround } from '../policy/model.js';
import type { Ask } from './ask.js';
import { asNumbers, type NamedAsk } from './names.js';
import { type Instant, NEVER, newState, type SubjectState } from './state.js';

export interface NamedConsent {
	/** `purposes.surveys`, `recipients.partner`, or `services.shop.purposes.surveys` where the shop speaks for itself. */
	about: string;
	/** Given to what the policy means now, or to what it meant before. */
	meaning: 'current' | 'earlier';
	given: Instant;
	until?: Instant;
	withdrawn?: Instant;
}

export interface NamedHold {
	items: string[];
	from: Instant;
	until?: Instant;
	/** Absent: not sealed. */
	sealedUntil?: Instant;
	/** Absent: `law`. */
	ground?: ExtensionGround;
}

/** What is recorded about one person; what is absent has not happened. */
export interface SubjectFacts {
	region: string;
	jurisdiction: string;
	/** Latest instant of birth of a minor; absent for a declared adult. */
	bornBy?: Instant;
	guardian?: { from: Instant; until?: Instant };
	restriction?: { from: Instant; until?: Instant };
	/** Ordinal of the latest policy version shown; 0 for none. */
	shown: number;
	accountClosed?: Instant;
	lastContact?: Instant;
	activityEnded?: Instant;
	consents: NamedConsent[];
	objections: { purpose: string; since: Instant }[];
	holds: NamedHold[];
}

/** What is known of the stored value of one asked item. */
export interface NamedRecord {
	/** Service that collected it; null for account items. */
	collectedBy: string | null;
	collectedAt: Instant;
}

/** An ask together with the stored records it is about, by position in `items`. */
export interface AskAboutRecords extends NamedAsk {
	records?: NamedRecord[];
}

/**
 * The state these facts are by numbers. A name the policy does not know becomes 0, or is left out of a list. Throws an
 * `Error` for a consent the numbers do not hold.
 */
export function toState(policy: CompiledPolicy, facts: SubjectFacts): SubjectState {
	const { numbers } = policy;
	const state = newState(
		entry(numbers.regions, facts.region) ?? 0,
		entry(numbers.jurisdictions, facts.jurisdiction) ?? 0,
	);
	state.bornBy = facts.bornBy ?? 0;
	state.guardianFrom = facts.guardian?.from ?? NEVER;
	state.guardianUntil = facts.guardian?.until ?? NEVER;
	state.restrictedFrom = facts.restriction?.from ?? NEVER;
	state.restrictedUntil = facts.restriction?.until ?? NEVER;
	state.shown = facts.shown;
	state.accountClosed = facts.accountClosed ?? NEVER;
	state.lastContact = facts.lastContact ?? NEVER;
	state.activityEnded = facts.activityEnded ?? NEVER;
	for (const { about, meaning, given, until = NEVER, withdrawn = NEVER } of facts.consents) {
		state.consents[consentNumber(policy, about, meaning)] = { given, until, withdrawn };
	}
	for (const { purpose, since } of facts.objections) {
		const number = entry(numbers.purposes, purpose);
		if (number !== undefined) state.objections[number] = since;
	}
	state.holds = facts.holds.map(({ items, from, until = NEVER, sealedUntil = 0, ground = 'law' }) => ({
		items: bitsetOf(items.flatMap(item => entry(numbers.items, item) ?? [])),
		from,
		until,
		sealedUntil,
		ground,
	}));
	return state;
}

/** The ask by numbers, its records included. */
export function toAsk(policy: CompiledPolicy, ask: AskAboutRecords): Ask {
	const numbered = asNumbers(policy, ask);
	const records = ask.records?.map(({ collectedBy, collectedAt }) => ({
		collectedBy: collectedBy === null ? 0 : (entry(policy.numbers.services, collectedBy) ?? 0),
		collectedAt,
	}));
	return records === undefined ? numbered : { ...numbered, records };
}

function consentNumber(policy: CompiledPolicy, about: string, meaning: 'current' | 'earlier'): number {
	const number = entry(policy.numbers.consents, about)?.at(meaning === 'current' ? -1 : -2)?.number;
	if (number === undefined) throw new Error(`there is no ${meaning} consent about \`${about}\``);
	return number;
}
