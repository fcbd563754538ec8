/** Which item and purpose of a policy each feature and obligation works under, found by what the policy says of them. */
import type { Policy } from './model.js';

/** Where something is kept, and under which purpose it is written and read. */
export interface Place {
	item: string;
	purpose: string;
}

/** DPV purpose of answering people's rights; it uses everything, so it is never the purpose of a feature. */
const RIGHTS = 'dpv:RightsFulfilment';

/** The place of an item by how it reaches us; null where the policy declares none, and the feature is off. */
export function placeOf(policy: Policy, kind: 'given' | 'observed', at: string): Place | null {
	for (const [item, { source }] of Object.entries(policy.data)) {
		if (source.kind !== kind || source.at !== at) continue;
		const purpose = Object.entries(policy.purposes).find(
			([, { uses, is }]) => is !== RIGHTS && uses.includes(item),
		);
		if (purpose) return { item, purpose: purpose[0] };
	}
	return null;
}

/** The purpose people's rights are answered under; null where the policy has none. */
export function rightsPurpose(policy: Policy): string | null {
	return Object.entries(policy.purposes).find(([, { is }]) => is === RIGHTS)?.[0] ?? null;
}

/** Where requests about rights are kept (S7). */
export function requestPlace(policy: Policy): Place | null {
	const purpose = rightsPurpose(policy);
	const item = Object.entries(policy.data).find(([, { source }]) => source.at === 'privacy-center')?.[0];
	return purpose !== null && item !== undefined ? { item, purpose } : null;
}

/** Where a guardian is asked: the item only the asking needs (S5.1). */
export function guardianPlace(policy: Policy): Place | null {
	const purpose = Object.entries(policy.purposes).find(([, { beforeGuardian }]) => beforeGuardian)?.[0];
	if (purpose === undefined) return null;
	const item = Object.entries(policy.data).find(([, { requiredFor }]) => requiredFor.includes(purpose))?.[0];
	return item === undefined ? null : { item, purpose };
}

/** The item of a form a purpose may use, `email` for an address to write to; null where it uses none. */
export function itemOfForm(policy: Policy, purpose: string, form: 'email' | 'phone'): string | null {
	const uses = policy.purposes[purpose]?.uses ?? [];
	return uses.find(item => policy.data[item]?.form === form && policy.data[item]?.identifies) ?? null;
}

/** The processor that carries a region's mail for a purpose; null where the policy names none, and no mail may leave. */
export function mailProcessor(policy: Policy, region: string, purpose: string): string | null {
	const country = policy.regions[region]?.storedIn;
	return (
		Object.entries(policy.recipients).find(
			([id, { role, country: at, purposes }]) =>
				role === 'processor' && at === country && purposes.includes(purpose) && id.startsWith('mail'),
		)?.[0] ?? null
	);
}
