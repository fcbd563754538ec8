/** What every check looks at: the policy as one service sees it, and where each entry stands. */
import { policyFor } from '../compose.js';
import { GDPR_COUNTRIES } from '../countries.js';
import type { Position } from '../finding.js';
import type { Policy, ServicePolicy, Words } from '../model.js';
import type { Where } from '../parse.js';

/** Sections a service's own policy may replace entries of. */
export type OwnSection = 'data' | 'purposes' | 'retention';

export interface View {
	/** General policy with the service's own entries over it; the general one where `own` is null. */
	policy: Policy;
	own: ServicePolicy | null;
	/** Place of an entry, in the file that declares it. */
	at: (section: OwnSection, id: string, ...rest: (string | number)[]) => Position;
	/** Place in the general policy. */
	general: (...path: (string | number)[]) => Position;
}

function viewOf(policy: Policy, own: ServicePolicy | null, where: Where): View {
	return {
		policy: own ? policyFor(policy, own.service) : policy,
		own,
		at: (section, id, ...rest) =>
			where([section, id, ...rest], own && Object.hasOwn(own[section], id) ? own.service : undefined),
		general: (...path) => where(path),
	};
}

/** The general policy first, then each service's. */
export function viewsOf(policy: Policy, where: Where): View[] {
	return [null, ...Object.values(policy.servicePolicies)].map(own => viewOf(policy, own, where));
}

/** Whether the GDPR protects the residents of a jurisdiction. */
export function underGdpr(policy: Policy, jurisdiction: string): boolean {
	const residents = policy.jurisdictions[jurisdiction]?.residentsOf ?? [];
	return residents.some(country => GDPR_COUNTRIES.has(country));
}

/** Whether the PIPL protects the residents of a jurisdiction. */
export function underPipl(policy: Policy, jurisdiction: string): boolean {
	return policy.jurisdictions[jurisdiction]?.residentsOf.includes('CN') ?? false;
}

/** Languages of the policy some words lack. */
export function lacking(policy: Policy, words: Words): string[] {
	return policy.languages.filter(language => !words[language]?.trim());
}

/** Names in a sentence: `a`, `b` and `c`. */
export function listed(names: readonly string[]): string {
	const each = names.map(name => `\`${name}\``);
	return each.length < 2 ? each.join('') : `${each.slice(0, -1).join(', ')} and ${each.at(-1)}`;
}
