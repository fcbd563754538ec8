/**
 * The checked policy as tables (DESIGN §2): every name a number, every (service, purpose) one rule in which the
 * specific policy has already prevailed, every rule with the clause that promises it.
 */
import { bitsetOf } from './bitset.js';
import { digestOf } from './canonical.js';
import type {
	CompiledPolicy,
	GeneralClauses,
	ItemRule,
	Numbers,
	PurposeRule,
	RecipientRule,
} from './compiled.js';
import { clauseFor, entry, everyItem, policyFor } from './compose.js';
import { consentKey, needsConsent } from './meaning.js';
import type { Basis, Policy, Purpose } from './model.js';
import { pagesOf } from './pages.js';
import { retentionEnd } from './retention.js';

/** Where a version stands among the published ones: its position, and the oldest a person must have been shown. */
export interface Publication {
	ordinal: number;
	mustHaveSeen: number;
}

/**
 * The tables of a policy that `check` has passed. Throws an `Error` only for a mistake of the program: numbers that
 * are behind the policy (`assignNumbers` first) or a duration `parse` should have refused.
 */
export function compile(policy: Policy, numbers: Numbers, publication: Publication): CompiledPolicy {
	const items = compiledItems(policy, numbers);
	return {
		id: policy.id,
		version: policy.version,
		digest: digestOf(policy),
		ordinal: publication.ordinal,
		mustHaveSeen: publication.mustHaveSeen,
		numbers,
		items,
		rules: compiledRules(policy, numbers),
		recipients: compiledRecipients(policy, numbers),
		bands: policy.minors
			.map(({ id, to, needsGuardian }) => ({ id, to, needsGuardian }))
			.sort((a, b) => a.to - b.to),
		regionOf: byCountry(policy.regions, ({ collectedIn }) => collectedIn, numbers, 'regions'),
		jurisdictionOf: byCountry(
			policy.jurisdictions,
			({ residentsOf }) => residentsOf,
			numbers,
			'jurisdictions',
		),
		pages: membersOf(items),
		clauses: generalClauses(policy, numbers),
	};
}

function numberOf(numbers: Numbers, kind: Exclude<keyof Numbers, 'consents'>, id: string): number {
	const number = entry(numbers[kind], id);
	if (number === undefined) throw new Error(`\`numbers.lock\` has no number for \`${kind}.${id}\``);
	return number;
}

/** Values by number, holes where no name stands. */
function dense<T>(entries: [number, T][]): (T | undefined)[] {
	const length = Math.max(0, ...entries.map(([number]) => number + 1));
	const table = new Array<T | undefined>(length).fill(undefined);
	for (const [number, value] of entries) table[number] = value;
	return table;
}

function compiledItems(policy: Policy, numbers: Numbers): (ItemRule | undefined)[] {
	const items = everyItem(policy);
	const pages = pagesOf(policy, items, id => numberOf(numbers, 'items', id));
	return dense(
		Object.entries(items).map(([id, item]) => {
			const number = numberOf(numbers, 'items', id);
			const { many, form, limit, heldBy, identifies } = item;
			const page = pages.get(id) ?? 0;
			const clause = clauseFor(policy.clauses, `data.${id}`) ?? ownItemClause(policy, id);
			return [number, { number, id, many, form, limit, heldBy, identifies, page, clause }];
		}),
	);
}

function ownItemClause(policy: Policy, id: string): string | null {
	const own = Object.values(policy.servicePolicies).find(({ data }) => Object.hasOwn(data, id));
	return own === undefined ? null : clauseFor(own.clauses, `data.${id}`);
}

function membersOf(items: (ItemRule | undefined)[]): number[][] {
	const members: number[][] = [];
	for (const item of items) {
		if (item === undefined || item.page === 0) continue;
		while (members.length <= item.page) members.push([]);
		members[item.page]!.push(item.number);
	}
	return members;
}

function compiledRules(policy: Policy, numbers: Numbers): (PurposeRule | undefined)[][] {
	const rows = dense(
		Object.keys(policy.services).map(service => {
			const view = policyFor(policy, service);
			const row = Object.entries(view.purposes).map(([id, purpose]): [number, PurposeRule] => {
				const rule = purposeRule(policy, view, service, id, purpose, numbers);
				return [rule.number, rule];
			});
			return [numberOf(numbers, 'services', service), dense(row)];
		}),
	);
	return rows as (PurposeRule | undefined)[][];
}

function purposeRule(
	policy: Policy,
	view: Policy,
	service: string,
	id: string,
	purpose: Purpose,
	numbers: Numbers,
): PurposeRule {
	const own = entry(policy.servicePolicies, service);
	const ownPurpose = own !== undefined && Object.hasOwn(own.purposes, id);
	const clauses = ownPurpose ? view.clauses : policy.clauses;
	const ends = purpose.uses.map(item => {
		const end = retentionEnd(policy, service, item, id);
		return [numberOf(numbers, 'items', item), end] as [number, typeof end];
	});
	const ownEnd = ends.some(
		([, end]) => end !== undefined && own !== undefined && Object.hasOwn(own.retention, end.rule),
	);
	const bases = Object.entries(purpose.basis).map(([jurisdiction, basis]): [number, Basis] => [
		numberOf(numbers, 'jurisdictions', jurisdiction),
		basis,
	]);
	return {
		number: numberOf(numbers, 'purposes', id),
		id,
		uses: bitsetOf(purpose.uses.map(item => numberOf(numbers, 'items', item))),
		covered: purpose.services?.includes(service) ?? true,
		acrossServices: purpose.acrossServices,
		basis: dense(bases),
		...consentNumbers(numbers, needsConsent(purpose) ? consentKey(policy, service, id) : null),
		...(purpose.consentLasts === undefined ? {} : { consentLasts: purpose.consentLasts }),
		whileFrozen: purpose.whileFrozen,
		beforeGuardian: purpose.beforeGuardian,
		retention: dense(ends),
		spoke: ownPurpose || ownEnd ? service : 'general',
		clause: clauseFor(clauses, `purposes.${id}`),
	};
}

function consentNumbers(
	numbers: Numbers,
	about: string | null,
): { consent: number; earlierConsents: number[] } {
	if (about === null) return { consent: 0, earlierConsents: [] };
	const all = entry(numbers.consents, about)?.map(({ number }) => number) ?? [];
	const consent = all.at(-1);
	if (consent === undefined) throw new Error(`\`numbers.lock\` has no number for \`consents.${about}\``);
	return { consent, earlierConsents: all.slice(0, -1) };
}

function compiledRecipients(policy: Policy, numbers: Numbers): (RecipientRule | undefined)[] {
	return dense(
		Object.entries(policy.recipients).map(([id, { role, purposes, regions }]) => {
			const number = numberOf(numbers, 'recipients', id);
			const rule: RecipientRule = {
				number,
				id,
				role,
				purposes: bitsetOf(purposes.map(purpose => numberOf(numbers, 'purposes', purpose))),
				regions:
					regions.length === 0 ? null : bitsetOf(regions.map(region => numberOf(numbers, 'regions', region))),
				...consentNumbers(numbers, role === 'third-party' ? `recipients.${id}` : null),
				clause: clauseFor(policy.clauses, `recipients.${id}`),
			};
			return [number, rule];
		}),
	);
}

function byCountry<T>(
	places: Record<string, T>,
	countries: (place: T) => string[],
	numbers: Numbers,
	kind: 'regions' | 'jurisdictions',
): Record<string, number> {
	return Object.fromEntries(
		Object.entries(places).flatMap(([id, place]) =>
			countries(place).map(country => [country, numberOf(numbers, kind, id)] as const),
		),
	);
}

function generalClauses(policy: Policy, numbers: Numbers): GeneralClauses {
	const clause = (reference: string): string | null => clauseFor(policy.clauses, reference);
	const each = (kind: 'regions' | 'jurisdictions'): (string | null)[] => {
		const ids = Object.keys(policy[kind]).map((id): [number, string | null] => [
			numberOf(numbers, kind, id),
			clause(`${kind}.${id}`),
		]);
		return dense([[0, clause(kind)], ...ids]).map(id => id ?? null);
	};
	const across = Object.keys(policy.purposes).find(id => policy.purposes[id]!.acrossServices);
	return {
		services: clause('services'),
		purposes: clause('purposes'),
		data: clause('data'),
		acrossServices: clause('across-services') ?? (across === undefined ? null : clause(`purposes.${across}`)),
		regions: each('regions'),
		jurisdictions: each('jurisdictions'),
		hold: clause('extend-retention-for'),
		restriction: clause('rights.restrict'),
		minors: clause('minors'),
		changes: clause('changes.reducing-rights'),
		objection: clause('rights.object'),
		disclosure: clause('disclosure'),
		incident: clause('incident'),
	};
}
