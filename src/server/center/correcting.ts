/** Correcting what one gave (GDPR Art. 16; PIPL Art. 46): under the purpose the service uses it for. */
import { Problem } from '../../platform/problem.js';
import type { DataItem, Policy, ValueForm } from '../../policy/model.js';
import { rightsPurpose } from '../../policy/places.js';
import { done } from '../../vault/index.js';
import { personCaller, type Visit } from './visitor.js';

/** Forms of a value that fit one line. */
const INPUTS = { text: 'text', email: 'email', phone: 'tel' } as const satisfies Partial<
	Record<ValueForm, string>
>;

/** How an item can be corrected on the page; null where it cannot. */
export interface Correctable {
	input: (typeof INPUTS)[keyof typeof INPUTS];
	purpose: string;
	/** Nothing rests on it, so that it can be emptied. */
	optional: boolean;
	/** Characters. */
	limit: number;
}

/**
 * Given values of one line, if the policy knows the right. Whom a guardian is asked at and when somebody was born is not
 * among them: an agreement rests on it, so staff look at a request first.
 */
export function correctable(policy: Policy, service: string, item: string): Correctable | null {
	const rule = Object.hasOwn(policy.data, item) ? policy.data[item] : undefined;
	const input = rule && inputOf(rule);
	if (!rule || !input || !policy.rights.includes('correct')) return null;
	const rights = rightsPurpose(policy);
	const found = Object.entries(policy.purposes).find(
		([id, { uses, services, beforeGuardian }]) =>
			id !== rights && !beforeGuardian && uses.includes(item) && (services?.includes(service) ?? true),
	);
	if (!found) return null;
	return { input, purpose: found[0], optional: rule.requiredFor.length === 0, limit: rule.limit };
}

function inputOf({ form, many, source }: DataItem): Correctable['input'] | null {
	return source.kind === 'given' && !many && form in INPUTS ? INPUTS[form as keyof typeof INPUTS] : null;
}

/** Throws `invalid-request`, `denied`, and what the vault says of the value. */
export async function correct(
	policy: Policy,
	{ room, session }: Visit,
	{ item, value }: { item: string; value: string },
): Promise<void> {
	const how = correctable(policy, session.service, item);
	if (!how) throw new Problem('invalid-request', { where: 'item' });
	if (value === '' && !how.optional) throw new Problem('value-invalid', { where: item });
	const values = { [item]: value === '' ? null : value };
	const { subject } = session;
	const { purpose } = how;
	done(await room.vault.write(personCaller(session, room.region), { subject, purpose, values }));
}
