/**
 * Why, and what would change it. Every answer is found by deciding again on a state in which the obstacle is gone, so
 * an explanation cannot promise what the decision would not keep.
 */
import { hasBit } from '../policy/bitset.js';
import type { CompiledPolicy } from '../policy/compiled.js';
import type { Ask, RecordFacts } from './ask.js';
import { decide } from './decide.js';
import { type ItemDecision, REASONS, type Reason } from './decision.js';
import { standingHolds } from './holds.js';
import { asNumbers, type NamedAsk, spellOut } from './names.js';
import { NEVER, type SubjectState } from './state.js';

/** One thing that has to change; an item with several needs all of them. */
export interface Change {
	item: string;
	/**
	 * `consent:<purpose>`, `consent:recipients.<id>`, `guardian`, `show-version`, `lift-objection:<purpose>`,
	 * `lift-restriction`, `release-hold:<ground>`, or `nothing` where no change of the person's state would do.
	 */
	by: string;
	/** Clause of the obstacle it removes. */
	clause: string | null;
}

export interface Explanation {
	items: ItemDecision[];
	permitted: boolean;
	wouldChange: Change[];
	/** `general`, or the id of the service whose own policy spoke. */
	spoke: string;
}

/** Explains an ask; `records` as in `Ask`, absent for a dry run. */
export function explain(
	policy: CompiledPolicy,
	state: SubjectState,
	names: NamedAsk,
	records?: RecordFacts[],
): Explanation {
	const numbers = asNumbers(policy, names);
	const ask = records === undefined ? numbers : { ...numbers, records };
	const items = spellOut(policy, state, names, decide(policy, state, ask));
	return {
		items,
		permitted: items.every(({ permit }) => permit),
		wouldChange: items.flatMap((_item, position) => changesFor(policy, state, names, ask, position)),
		spoke: policy.rules[ask.service]?.[ask.purpose]?.spoke ?? 'general',
	};
}

function changesFor(
	policy: CompiledPolicy,
	state: SubjectState,
	names: NamedAsk,
	ask: Ask,
	position: number,
): Change[] {
	const item = names.items[position]!;
	const changes: Change[] = [];
	let changed = state;
	for (let tries = 0; tries < REASONS.length; tries += 1) {
		const decision = decide(policy, changed, ask);
		const { reason, permit, clause } = spellOut(policy, changed, names, decision)[position]!;
		if (permit) return changes;
		const remedy = remedyFor(policy, changed, names, ask, reason, position);
		if (remedy === null) return [{ item, by: 'nothing', clause }];
		changes.push({ item, by: remedy.by, clause });
		changed = remedy.state;
	}
	return [{ item, by: 'nothing', clause: null }];
}

interface Remedy {
	by: string;
	/** The state in which the obstacle is gone. */
	state: SubjectState;
}

function remedyFor(
	policy: CompiledPolicy,
	state: SubjectState,
	names: NamedAsk,
	ask: Ask,
	reason: Reason,
	position: number,
): Remedy | null {
	switch (reason) {
		case 'frozen-by-hold':
			return releasing(state, ask.items[position]!, ask);
		case 'frozen-by-restriction':
			return { by: 'lift-restriction', state: { ...state, restrictedFrom: NEVER } };
		case 'minor-without-guardian':
			return { by: 'guardian', state: { ...state, guardianFrom: ask.now, guardianUntil: NEVER } };
		case 'version-not-shown':
			return { by: 'show-version', state: { ...state, shown: policy.mustHaveSeen } };
		case 'objected': {
			const objections = state.objections.with(ask.purpose, undefined);
			return { by: `lift-objection:${names.purpose}`, state: { ...state, objections } };
		}
		case 'consent-missing':
		case 'consent-withdrawn':
		case 'consent-expired':
		case 'consent-outdated': {
			const { consent } = policy.rules[ask.service]![ask.purpose]!;
			return { by: `consent:${names.purpose}`, state: consenting(state, consent, ask) };
		}
		case 'recipient-without-ground': {
			const recipient = policy.recipients[ask.recipient];
			if (recipient?.role !== 'third-party' || !hasBit(recipient.purposes, ask.purpose)) return null;
			if (recipient.regions !== null && !hasBit(recipient.regions, state.region)) return null;
			return {
				by: `consent:recipients.${names.recipient}`,
				state: consenting(state, recipient.consent, ask),
			};
		}
		default:
			return null;
	}
}

function consenting(state: SubjectState, consent: number, { now }: Ask): SubjectState {
	const consents = state.consents.slice();
	consents[consent] = { given: now, until: NEVER, withdrawn: NEVER };
	return { ...state, consents };
}

/** Releases the holds of one ground; those of others, and what is sealed, still stand. */
function releasing(state: SubjectState, item: number, { now }: Ask): Remedy | null {
	const open = standingHolds(state, now).filter(hold => hold.sealedUntil <= now);
	const ground = open.find(({ items }) => hasBit(items, item))?.ground;
	if (ground === undefined) return null;
	const holds = state.holds.filter(hold => !open.includes(hold) || hold.ground !== ground);
	return { by: `release-hold:${ground}`, state: { ...state, holds } };
}
