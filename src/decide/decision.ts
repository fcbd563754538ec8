/** The answer. Denials are values, never exceptions. */

/**
 * Reason codes in the order they are tried, so that a denial names the first obstacle. The index is the number kept
 * in audit entries and tables: append, never reorder.
 */
export const REASONS = [
	'permitted',
	'unknown-service',
	'unknown-purpose',
	'unknown-item',
	'item-not-used',
	'service-not-covered',
	'other-service',
	'wrong-region',
	'no-legal-basis',
	'frozen-by-hold',
	'frozen-by-restriction',
	'minor-without-guardian',
	'version-not-shown',
	'objected',
	'consent-missing',
	'consent-withdrawn',
	'consent-expired',
	'consent-outdated',
	'recipient-without-ground',
	'retention-over',
	'restricted',
	'stopped',
] as const;

export type Reason = (typeof REASONS)[number];

/** Number of each reason. */
export const REASON = Object.fromEntries(REASONS.map((name, index) => [name, index])) as Record<
	Reason,
	number
>;

/** One reason number per asked item, in the order asked; 0 is a permit. */
export interface Decision {
	reasons: number[];
}

/** A decision about one item, spelled out for people. */
export interface ItemDecision {
	item: string;
	permit: boolean;
	reason: Reason;
	/** The clause of the published policy that speaks; null where the policy says nothing. */
	clause: string | null;
}
