/** What a policy says of its operator and promises people: places, notices, rights, minors, clauses. */
import { canonicalJson } from '../canonical.js';
import { type AgeBand, type ChangeRule, type Party, type Policy, RIGHTS } from '../model.js';
import { type Fact, heavier, indifferent, longer, shorter, unordered, wording } from './fact.js';
import { members, valued } from './rule-facts.js';

export function promiseFacts(policy: Policy): Fact[] {
	return [
		...controllerFacts(policy),
		...placeFacts(policy),
		...members('languages')('', policy.languages, 'benefit'),
		...serviceFacts(policy),
		...members('extend-retention-for')('grounds', policy.extendRetentionFor, 'burden'),
		...members('disclosure')('grounds', policy.disclosure.grounds, 'burden'),
		...endFacts(policy),
		...members('telemetry')('counts', policy.telemetry?.counts ?? [], 'burden'),
		...minorFacts(policy.minors),
		...policy.rights.map((right): Fact => ({ rule: `rights.${right}`, part: '', weight: 'benefit' })),
		...changeFacts('changes.reducing-rights', policy.changes.reducingRights),
		...changeFacts('changes.otherwise', policy.changes.otherwise),
		...clauseFacts(policy),
	];
}

function controllerFacts({ controller, contact }: Policy): Fact[] {
	const value = valued('controller');
	const { representatives, dataProtectionOfficer: officer } = controller;
	const party = ({ name, address, email, phone }: Party) => canonicalJson({ name, address, email, phone });
	const people = Object.entries(representatives).map(
		([member, one]): Fact => ({
			rule: 'controller',
			part: 'representatives',
			member,
			weight: 'benefit',
			value: party(one),
			judge: indifferent,
		}),
	);
	const named: Fact[] = officer
		? [{ rule: 'controller', part: 'officer', weight: 'benefit', value: party(officer), judge: indifferent }]
		: [];
	return [
		...value('name', controller.name, unordered),
		...value('established-in', controller.establishedIn, unordered),
		...value('address', party({ ...controller, name: '' }), indifferent),
		...people,
		...named,
		...valued('contact')('address', contact.email, indifferent),
		...valued('contact')('answer-within', contact.answerWithin, longer),
	];
}

function placeFacts(policy: Policy): Fact[] {
	const stored = new Set<string>();
	const regions = Object.entries(policy.regions).flatMap(([id, { storedIn, collectedIn }]) => {
		const first = !stored.has(storedIn);
		stored.add(storedIn);
		return [
			...members(`regions.${id}`)('stored-in', first ? [storedIn] : [], 'burden'),
			...collectedIn.map(
				(member): Fact => ({
					rule: `regions.${id}`,
					part: 'collected-in',
					member,
					weight: 'none',
					value: storedIn,
					judge: unordered,
				}),
			),
		];
	});
	const jurisdictions = Object.entries(policy.jurisdictions).flatMap(([id, { residentsOf, authority }]) => {
		const rule = `jurisdictions.${id}`;
		const place: Fact[] = authority
			? [{ rule, part: 'authority', weight: 'benefit', value: canonicalJson(authority), judge: indifferent }]
			: [];
		return [...members(rule)('residents-of', residentsOf, 'benefit'), ...place];
	});
	return [...regions, ...jurisdictions];
}

function serviceFacts({ services }: Policy): Fact[] {
	return Object.entries(services).flatMap(([id, { title }]) => {
		const rule = `services.${id}`;
		return [
			{ rule, part: '', weight: 'none' } satisfies Fact,
			...valued(rule)('title', canonicalJson(title), wording),
		];
	});
}

function endFacts({ endOfService: end, backups, incident }: Policy): Fact[] {
	const ends = end && [
		{ rule: 'end-of-service', part: '', weight: 'benefit' } satisfies Fact,
		...members('end-of-service')('notice', end.notice, 'benefit'),
		...valued('end-of-service')('export-window', end.exportWindow, shorter),
		...valued('end-of-service')('then', end.then === 'anonymise', heavier),
		...valued('end-of-service')('within', end.within, longer),
	];
	const copies = backups && [
		...valued('backups')('data', backups.data, longer),
		...valued('backups')('keys', backups.keys, longer),
	];
	const incidents = incident && [
		{ rule: 'incident', part: '', weight: 'benefit' } satisfies Fact,
		...members('incident')('notice', incident.notice, 'benefit'),
		...valued('incident')('plan', incident.plan, indifferent),
		...Object.entries(incident.authority).map(
			([member, within]): Fact => ({
				rule: 'incident',
				part: 'authority',
				member,
				weight: 'benefit',
				value: within,
				judge: longer,
			}),
		),
	];
	return [...(ends ?? []), ...(copies ?? []), ...(incidents ?? [])];
}

/** Oldest age in years a band can speak of. */
const OLDEST = 25;

/** Year by year, so that bands drawn otherwise compare by what they mean for a child of that age. */
function minorFacts(minors: AgeBand[]): Fact[] {
	return Array.from({ length: OLDEST }, (_, age) => age).flatMap(age => {
		const band = minors.find(({ from, to }) => from <= age && age < to);
		const member = `${age}`;
		const alone = RIGHTS.filter(right => !band?.needsGuardian || band.may.includes(right));
		return [
			...members('minors')('guardian', band?.needsGuardian ? [member] : [], 'benefit'),
			...members('minors')('sensitive', band?.treatAsSensitive ? [member] : [], 'benefit'),
			...members('minors')(
				'alone',
				alone.map(right => `${right} ${member}`),
				'benefit',
			),
		];
	});
}

function changeFacts(rule: string, { notice, before }: ChangeRule): Fact[] {
	return [
		...members(rule)('notice', notice, 'benefit'),
		...valued(rule)('before', before ?? 'PT0S', shorter),
	];
}

/** What clauses are bound to, those of services under their ids. */
export function clauseFacts({
	clauses,
	servicePolicies,
}: Pick<Policy, 'clauses' | 'servicePolicies'>): Fact[] {
	const own = Object.values(servicePolicies).flatMap(policy =>
		policy.clauses.map(clause => ({ ...clause, id: `${policy.service}.${clause.id}` })),
	);
	return [...clauses, ...own].flatMap(({ id, rules, declaration }) => {
		const rule = `clauses.${id}`;
		return [
			{ rule, part: '', weight: 'none' } satisfies Fact,
			...members(rule)('rules', rules, 'none'),
			...valued(rule)('declaration', declaration, heavier),
		];
	});
}
