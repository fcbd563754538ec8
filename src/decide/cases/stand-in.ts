/** A policy as if it were the second version published, so that people can have seen and agreed to an earlier one. */
import { compile } from '../../policy/compile.js';
import type { CompiledPolicy, Numbers } from '../../policy/compiled.js';
import type { Policy } from '../../policy/model.js';
import { assignNumbers, NO_NUMBERS } from '../../policy/numbers.js';

/** Of two published versions, the one a person must have been shown. */
export const MUST_HAVE_SEEN = 2;

/** Versions by what a person was shown last. */
export const SHOWN = { nothing: 0, earlier: 1, latest: MUST_HAVE_SEEN, later: 3 } as const;

/** The tables of a policy that once meant something else by every consent. `retired` are names numbered before. */
export function standIn(policy: Policy, retired: Numbers = NO_NUMBERS): CompiledPolicy {
	const meanings = assignNumbers(policy, retired);
	const consents = Object.entries(meanings.consents).map(([about, [one]]) => [
		about,
		[
			{ number: one!.number * 2 - 1, meaning: '' },
			{ number: one!.number * 2, meaning: one!.meaning },
		],
	]);
	const numbers = { ...meanings, consents: Object.fromEntries(consents) as Numbers['consents'] };
	return compile(policy, numbers, { ordinal: MUST_HAVE_SEEN, mustHaveSeen: MUST_HAVE_SEEN });
}
