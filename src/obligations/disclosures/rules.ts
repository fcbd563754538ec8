/** On what ground data may be asked for from where: pure. */
import { Problem } from '../../platform/problem.js';
import type { Policy } from '../../policy/model.js';
import { requireEnoughEyes } from '../approvals/index.js';
import type { DisclosureAsk } from './model.js';

const LONGEST = 300;

/**
 * GDPR Art. 48 and PIPL Art. 41: what is stored in a country is not given to the authorities of another. With
 * `explicit-consent` the recipient is a third party the policy declares, whom the person agreed to. Throws
 * `ground-undeclared`, `not-four-eyes`, `item-unknown`, `recipient-unknown`, `disclosure-barred`, `invalid-request`.
 */
export function requireLawful(policy: Policy, region: string, ask: Omit<DisclosureAsk, 'subject'>): void {
	if (!policy.disclosure.grounds.includes(ask.ground)) {
		const grounds = policy.disclosure.grounds.map(ground => `\`${ground}\``);
		throw new Problem('ground-undeclared', {
			where: 'ground',
			hint: `the policy names ${grounds.join(', ')}`,
		});
	}
	requireEnoughEyes(policy);
	if (ask.items.length === 0) throw invalid('items', 'name the items asked for');
	for (const item of ask.items) {
		if (!Object.hasOwn(policy.data, item)) throw new Problem('item-unknown', { where: 'items' });
	}
	for (const where of ['recipient', 'reference'] as const) {
		if (!isLine(ask[where])) throw invalid(where, `one line of at most ${LONGEST} characters`);
	}
	if (ask.country !== allowedCountry(policy, region, ask)) {
		throw new Problem('disclosure-barred', {
			where: 'country',
			hint: 'an authority of another country must ask one of the country the data is stored in',
		});
	}
}

/** Country the asking body must be of. */
function allowedCountry(
	policy: Policy,
	region: string,
	ask: Omit<DisclosureAsk, 'subject'>,
): string | undefined {
	if (ask.ground !== 'explicit-consent') return policy.regions[region]?.storedIn;
	const recipient = Object.hasOwn(policy.recipients, ask.recipient)
		? policy.recipients[ask.recipient]
		: undefined;
	if (recipient?.role === 'third-party') return recipient.country;
	throw new Problem('recipient-unknown', {
		where: 'recipient',
		hint: 'a person agrees only to a third party the policy declares',
	});
}

function isLine(text: string): boolean {
	return text.trim() !== '' && text.length <= LONGEST && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
}

function invalid(where: string, hint: string): Problem {
	return new Problem('invalid-request', { where, hint });
}
