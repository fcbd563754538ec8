/**
 * Whom the synthetic check invents, and what it asks: picked from what the policy says, never by name. A resident of each
 * jurisdiction, collected in the region, one purpose that rests on contract and one that rests on consent. Pure.
 */
import type { Ask } from '../../decide/ask.js';
import { decide } from '../../decide/decide.js';
import { REASON, type Reason } from '../../decide/decision.js';
import { NEVER, newState, type SubjectState } from '../../decide/state.js';
import { hasBit } from '../../policy/bitset.js';
import type { CompiledPolicy, ItemRule, PurposeRule } from '../../policy/compiled.js';
import type { Basis, Policy } from '../../policy/model.js';
import type { SyntheticStep } from './model.js';

/** One item asked for under one purpose. */
export interface SyntheticAsk {
	service: string;
	purpose: string;
	item: string;
	/** It was stored at registration, so a permitted read must give it back. */
	stored: boolean;
}

export interface SyntheticPerson {
	jurisdiction: string;
	/** Countries. */
	residence: string;
	collectedIn: string;
	/** Found by. */
	identifier: { item: string; value: string };
	register: { service: string; purpose: string; values: Record<string, string> };
	/** Null where the policy offers nothing to try. */
	permitted: SyntheticAsk | null;
	consented: SyntheticAsk | null;
}

interface Offer {
	service: string;
	rule: PurposeRule;
}

const CONSENT: readonly Basis[] = ['consent', 'separate-consent'];
const WORDS = 'synthetic';

/** One person for each jurisdiction whose residents the policy lets in. */
export function syntheticPeople(policy: Policy, compiled: CompiledPolicy, region: string): SyntheticPerson[] {
	const collectedIn = policy.regions[region]?.collectedIn[0];
	if (collectedIn === undefined) return [];
	return Object.entries(policy.jurisdictions).flatMap(([jurisdiction, { residentsOf }], at) => {
		const residence = residentsOf[0];
		const state = stateOf(compiled, region, jurisdiction);
		const entrance = residence === undefined ? null : entranceOf(policy, compiled, state);
		if (!entrance || residence === undefined) return [];
		const { service, rule, item } = entrance;
		const identifier = { item: item.id, value: identifierValue(item, jurisdiction, at) };
		const permitted = permittedAsk(policy, compiled, state, entrance);
		const consented = consentedAsk(policy, compiled, state, entrance);
		const values = { [item.id]: identifier.value };
		for (const ask of [permitted, consented]) if (ask?.stored) values[ask.item] ??= WORDS;
		return [
			{
				...{ jurisdiction, residence, collectedIn, identifier, permitted, consented },
				register: { service, purpose: rule.id, values },
			},
		];
	});
}

/** Rules of the policy each step shows. */
export function rulesShown(person: SyntheticPerson, region: string): Record<SyntheticStep, string[]> {
	const { permitted, consented, identifier } = person;
	const consent = consented ? [`purposes.${consented.purpose}`] : [];
	const withdrawal = consented ? [...consent, 'rights.withdraw', 'rights'] : [];
	const erasure = ['rights.erase', 'rights'];
	return {
		register: [`data.${identifier.item}`, `regions.${region}`, `purposes.${person.register.purpose}`],
		'read-permitted': permitted ? [`purposes.${permitted.purpose}`, 'encryption'] : [],
		'read-refused': consent,
		consent,
		'read-consented': consent,
		withdraw: withdrawal,
		'read-withdrawn': withdrawal,
		erase: erasure,
		'read-erased': [...erasure, 'encryption'],
		'find-erased': erasure,
	};
}

function stateOf(compiled: CompiledPolicy, region: string, jurisdiction: string): SubjectState {
	const { regions, jurisdictions } = compiled.numbers;
	const state = newState(regions[region] ?? 0, jurisdictions[jurisdiction] ?? 0);
	return { ...state, shown: compiled.ordinal, shownAt: 0 };
}

/** Every purpose of every service with one of the bases, the services in the order of the policy, `first` before all. */
function offers(
	policy: Policy,
	compiled: CompiledPolicy,
	state: SubjectState,
	isMeant: (basis: Basis) => boolean,
	first?: string,
): Offer[] {
	const services = Object.keys(policy.services).sort((a, b) => Number(b === first) - Number(a === first));
	return services.flatMap(service =>
		(compiled.rules[compiled.numbers.services[service] ?? 0] ?? []).flatMap(rule => {
			const basis = rule?.basis[state.jurisdiction];
			return rule?.covered && basis !== undefined && isMeant(basis) ? [{ service, rule }] : [];
		}),
	);
}

/** Under what a new adult can register, and the item they are found by; contract before other bases. */
function entranceOf(
	policy: Policy,
	compiled: CompiledPolicy,
	state: SubjectState,
): (Offer & { item: ItemRule }) | null {
	const found = offers(policy, compiled, state, basis => !CONSENT.includes(basis)).flatMap(offer => {
		const item = usedBy(compiled, offer.rule).find(each => each.identifies && !each.many);
		return item && isDecided(compiled, state, offer, item, 'permitted') ? [{ ...offer, item }] : [];
	});
	const onContract = ({ rule }: Offer) => rule.basis[state.jurisdiction] === 'contract';
	return found.find(onContract) ?? found[0] ?? null;
}

function permittedAsk(
	policy: Policy,
	compiled: CompiledPolicy,
	state: SubjectState,
	entrance: Offer & { item: ItemRule },
): SyntheticAsk | null {
	const meant = offers(policy, compiled, state, basis => basis === 'contract', entrance.service);
	return pick(compiled, meant, entrance, (offer, item) =>
		isDecided(compiled, state, offer, item, 'permitted'),
	);
}

function consentedAsk(
	policy: Policy,
	compiled: CompiledPolicy,
	state: SubjectState,
	entrance: Offer & { item: ItemRule },
): SyntheticAsk | null {
	const meant = offers(policy, compiled, state, basis => CONSENT.includes(basis), entrance.service);
	return pick(compiled, meant, entrance, (offer, item) => {
		const consents: SubjectState['consents'] = [];
		consents[offer.rule.consent] = { given: 0, until: NEVER, withdrawn: NEVER };
		return (
			isDecided(compiled, state, offer, item, 'consent-missing') &&
			isDecided(compiled, { ...state, consents }, offer, item, 'permitted')
		);
	});
}

/** The first that fits, best with an item registration stores: then the value itself must come back. */
function pick(
	compiled: CompiledPolicy,
	meant: Offer[],
	entrance: Offer & { item: ItemRule },
	fits: (offer: Offer, item: ItemRule) => boolean,
): SyntheticAsk | null {
	const found = meant.flatMap(offer =>
		usedBy(compiled, offer.rule)
			.filter(item => fits(offer, item))
			.map(item => ({
				service: offer.service,
				purpose: offer.rule.id,
				item: item.id,
				stored: isStored(item, offer, entrance),
			})),
	);
	return found.find(({ stored }) => stored) ?? found[0] ?? null;
}

function isStored(item: ItemRule, { service }: Offer, entrance: Offer & { item: ItemRule }): boolean {
	if (item.number === entrance.item.number) return true;
	const readable = item.heldBy === 'account' || service === entrance.service;
	return readable && item.form === 'text' && !item.many && hasBit(entrance.rule.uses, item.number);
}

function usedBy(compiled: CompiledPolicy, rule: PurposeRule): ItemRule[] {
	return compiled.items.flatMap(item => (item && hasBit(rule.uses, item.number) ? [item] : []));
}

function isDecided(
	compiled: CompiledPolicy,
	state: SubjectState,
	{ service, rule }: Offer,
	item: ItemRule,
	reason: Reason,
): boolean {
	const ask: Ask = {
		service: compiled.numbers.services[service] ?? 0,
		...{ purpose: rule.number, items: [item.number], region: state.region, recipient: 0, now: 1 },
	};
	return decide(compiled, state, ask).reasons[0] === REASON[reason];
}

/** Nobody's: RFC 2606 keeps `.invalid` unreachable, and Ofcom keeps these numbers for invented people. */
function identifierValue(item: ItemRule, jurisdiction: string, at: number): string {
	if (item.form === 'email') return `synthetic.${jurisdiction}@obhut.invalid`;
	if (item.form === 'phone') return `+447700900${String(at).padStart(3, '0')}`;
	return `${WORDS} ${jurisdiction}`;
}
