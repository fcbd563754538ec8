/** Where a feature keeps what people give it. */
import { Problem } from '../platform/problem.js';
import type { Policy } from '../policy/model.js';
import { type Place, placeOf } from '../policy/places.js';

/** As `placeOf`. Throws `feature-undeclared` where the policy declares no item for it: then the feature is off. */
export function requirePlace(policy: Policy, kind: 'given' | 'observed', at: string): Place {
	const place = placeOf(policy, kind, at);
	if (place) return place;
	throw new Problem('feature-undeclared', {
		hint: `declare an item with \`${kind}: ${at}\` in the policy, and a purpose that uses it`,
	});
}
