/** What a consent is about, so that a change of it is seen and asked again (S2.7; GDPR Art. 6(4), PIPL Art. 14). */
import { digestOf } from './canonical.js';
import { entry, policyFor } from './compose.js';
import type { Policy, Purpose } from './model.js';

/**
 * Key of the consent a purpose needs when a service acts for it. A service with its own rule for the purpose asks in
 * its own words, so what was agreed to elsewhere does not count there.
 */
export function consentKey(policy: Policy, service: string, purpose: string): string {
	const own = entry(policy.servicePolicies, service);
	return own !== undefined && Object.hasOwn(own.purposes, purpose)
		? `services.${service}.purposes.${purpose}`
		: `purposes.${purpose}`;
}

/** Whether any jurisdiction rests this purpose on consent. */
export function needsConsent(purpose: Purpose): boolean {
	return Object.values(purpose.basis).some(basis => basis === 'consent' || basis === 'separate-consent');
}

/** Digest of what each consent of the policy covers, by key; words and titles may change without asking again. */
export function consentMeanings(policy: Policy): Record<string, string> {
	const meanings = new Map<string, string>();
	for (const [id, purpose] of Object.entries(policy.purposes)) {
		if (needsConsent(purpose)) meanings.set(`purposes.${id}`, purposeMeaning(policy, id, purpose));
	}
	for (const [service, own] of Object.entries(policy.servicePolicies)) {
		for (const [id, purpose] of Object.entries(own.purposes)) {
			if (needsConsent(purpose)) {
				meanings.set(
					consentKey(policy, service, id),
					purposeMeaning(policyFor(policy, service), id, purpose),
				);
			}
		}
	}
	for (const [id, recipient] of Object.entries(policy.recipients)) {
		if (recipient.role !== 'third-party') continue;
		const shared = recipient.purposes
			.toSorted()
			.map(purpose => ({ purpose, uses: entry(policy.purposes, purpose)?.uses.toSorted() ?? [] }));
		meanings.set(`recipients.${id}`, digestOf({ recipient: id, country: recipient.country, shared }));
	}
	return Object.fromEntries(meanings);
}

function purposeMeaning(policy: Policy, id: string, purpose: Purpose): string {
	const recipients = Object.entries(policy.recipients)
		.filter(([, { purposes }]) => purposes.includes(id))
		.map(([recipient, { role, country }]) => `${recipient} ${role} ${country}`);
	return digestOf({
		is: purpose.is,
		uses: purpose.uses.toSorted(),
		services: purpose.services?.toSorted(),
		acrossServices: purpose.acrossServices,
		recipients: recipients.sort(),
	});
}
