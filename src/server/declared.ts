/**
 * Names an ask may use: those the policy declares. Any other is refused before the vault sees it, so that no word a
 * caller made up, which may be anything, reaches the log or comes back in an answer; the place is named instead.
 */
import { Problem, type ProblemCode } from '../platform/problem.js';
import type { CompiledPolicy, Numbers } from '../policy/compiled.js';
import { didYouMean } from '../policy/suggest.js';

interface NamingAsk {
	purpose?: string;
	recipient?: string;
	item?: string;
	items?: string[];
	/** By item, or values of the one item named. */
	values?: Record<string, unknown> | unknown[];
}

/** Throws `service-unknown`, `purpose-unknown`, `item-unknown` or `recipient-unknown`. */
export function requireDeclared({ numbers }: CompiledPolicy, service: string, ask: unknown): void {
	const { purpose, recipient, item, items, values } = (ask ?? {}) as NamingAsk;
	require(numbers.services, service, 'service-unknown', 'authorization');
	if (purpose !== undefined) require(numbers.purposes, purpose, 'purpose-unknown', '/purpose');
	if (recipient !== undefined) require(numbers.recipients, recipient, 'recipient-unknown', '/recipient');
	if (item !== undefined) require(numbers.items, item, 'item-unknown', '/item');
	items?.forEach((name, at) => {
		require(numbers.items, name, 'item-unknown', `/items/${at}`);
	});
	if (values === undefined || Array.isArray(values)) return;
	for (const name in values) require(numbers.items, name, 'item-unknown', '/values');
}

function require(known: Numbers['items'], name: string, code: ProblemCode, where: string): void {
	if (Object.hasOwn(known, name)) return;
	throw new Problem(code, { where, hint: didYouMean(name, Object.keys(known)) });
}
