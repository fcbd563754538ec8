/** What a clause can be bound to: `purposes.surveys`, `retention`, `changes.reducing-rights`. */
import type { Policy } from './model.js';

/**
 * Promises Obhut itself keeps for every policy, whatever its rules: `version` (numbered, kept and readable), `coverage`
 * (text and rules checked against each other), `encryption` (each person's data under a key of their own).
 */
export const BUILT_IN = ['version', 'coverage', 'encryption'] as const;

/** Sections that hold named entries. */
function namedSections(policy: Policy): Record<string, string[]> {
	const own = Object.values(policy.servicePolicies);
	const names = (general: object, specific: object[]) => [
		...new Set([general, ...specific].flatMap(section => Object.keys(section))),
	];
	return {
		data: names(
			policy.data,
			own.map(each => each.data),
		),
		purposes: names(
			policy.purposes,
			own.map(each => each.purposes),
		),
		retention: names(
			policy.retention,
			own.map(each => each.retention),
		),
		recipients: Object.keys(policy.recipients),
		regions: Object.keys(policy.regions),
		jurisdictions: Object.keys(policy.jurisdictions),
		services: Object.keys(policy.services),
		minors: policy.minors.map(band => band.id),
		rights: policy.rights,
		'extend-retention-for': policy.extendRetentionFor,
		people: Object.keys(policy.accountability.people),
		statutes: Object.keys(policy.accountability.statutes),
		documents: Object.keys(policy.accountability.documents),
		'automated-decisions': Object.keys(policy.accountability.automatedDecisions),
	};
}

/** Sections bound as a whole, where the policy says something there. */
function wholeSections(policy: Policy): string[] {
	const { accountability } = policy;
	const across = Object.values(policy.purposes).some(purpose => purpose.acrossServices);
	const said: Record<string, boolean> = {
		controller: policy.controller.name !== '',
		contact: policy.contact.email !== '',
		'end-of-service': policy.endOfService !== undefined,
		backups: policy.backups !== undefined,
		disclosure: policy.disclosure.grounds.length > 0,
		'disclosure.grounds': policy.disclosure.grounds.length > 0,
		incident: policy.incident !== undefined,
		telemetry: policy.telemetry !== undefined,
		'disclosure.foreign-orders': policy.disclosure.foreignOrders !== undefined,
		'across-services': across,
		'where-languages-differ': accountability.whereLanguagesDiffer !== undefined,
		measures: accountability.measures.length > 0,
		exceptions: accountability.exceptions !== undefined,
		succession: accountability.succession !== undefined,
		deceased: accountability.deceased !== undefined,
		refusal: accountability.refusal !== undefined,
		'pseudonymous-use': accountability.pseudonymousUse !== undefined,
		'changes.reducing-rights': policy.changes.reducingRights.notice.length > 0,
		'changes.otherwise': policy.changes.otherwise.notice.length > 0,
	};
	const whole = Object.keys(said).filter(name => said[name]);
	if (whole.some(name => name.startsWith('changes.'))) whole.push('changes');
	return whole;
}

/** Every reference that names something the policy says. */
export function references(policy: Policy): string[] {
	const named = Object.entries(namedSections(policy)).flatMap(([section, ids]) =>
		ids.length === 0 ? [] : [section, ...ids.map(id => `${section}.${id}`)],
	);
	return [...BUILT_IN, ...wholeSections(policy), ...named];
}
