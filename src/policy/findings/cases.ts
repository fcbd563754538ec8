/** What is wrong with an operator's own cases, beyond the form they share with a policy. */
import type { FindingKind } from './kind.js';

export const CASE_FINDINGS = {
	'case-undated': { severity: 'error' },
	'case-contradictory': { severity: 'error' },
	'case-misexpects': { severity: 'error' },
	'case-repeated': { severity: 'error' },
} as const satisfies Record<string, FindingKind>;
