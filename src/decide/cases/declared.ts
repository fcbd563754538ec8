/** The names a policy declares, as cases may use them. */
import { everyItem } from '../../policy/compose.js';
import { consentKey, consentMeanings } from '../../policy/meaning.js';
import type { DataItem, Policy } from '../../policy/model.js';

export interface Declared {
	policy: Policy;
	items: Record<string, DataItem>;
	/** Of the general policy and of every service. */
	purposes: string[];
	services: string[];
	regions: string[];
	recipients: string[];
	clauses: string[];
	/** What people are asked to agree to: `purposes.surveys`, `recipients.partner`. */
	consents: string[];
}

export function declaredNames(policy: Policy): Declared {
	const own = Object.values(policy.servicePolicies);
	return {
		policy,
		items: everyItem(policy),
		purposes: [...new Set([policy, ...own].flatMap(({ purposes }) => Object.keys(purposes)))],
		services: Object.keys(policy.services),
		regions: Object.keys(policy.regions),
		recipients: Object.keys(policy.recipients),
		clauses: [...new Set([policy, ...own].flatMap(({ clauses }) => clauses.map(({ id }) => id)))],
		consents: Object.keys(consentMeanings(policy)),
	};
}

/** The consent a name stands for where a service asks, or null: a purpose, `recipients.<id>`, or the key in full. */
export function consentNamed({ policy, consents }: Declared, service: string, name: string): string | null {
	const meant = [consentKey(policy, service, name), name];
	return meant.find(key => consents.includes(key)) ?? null;
}

/** Region and jurisdiction of somebody living in a country, by id; null where the policy names none. */
export function placesOf(
	policy: Policy,
	country: string,
): { region: string | null; jurisdiction: string | null } {
	const region = Object.entries(policy.regions).findLast(([, { collectedIn }]) =>
		collectedIn.includes(country),
	);
	const jurisdiction = Object.entries(policy.jurisdictions).findLast(([, { residentsOf }]) =>
		residentsOf.includes(country),
	);
	return { region: region?.[0] ?? null, jurisdiction: jurisdiction?.[0] ?? null };
}
