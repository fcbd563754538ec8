/** What the check finds in attestations, reviews, waivers and papers. */
import type { FindingKind } from './kind.js';

export const ACCOUNTABILITY_FINDINGS = {
	'attestation-misplaced': { severity: 'error' },
	'attestation-incomplete': { severity: 'error' },
	'attestation-lapsed': { severity: 'info' },
	'attested-unmet': { severity: 'error' },
	'review-missing': { severity: 'info', rules: ['GEN-19'] },
	'review-outdated': { severity: 'info', rules: ['GEN-19'] },
	'waiver-misplaced': { severity: 'error' },
	'waiver-incomplete': { severity: 'error' },
	'waiver-of-error': { severity: 'error' },
	'waiver-lapsed': { severity: 'info' },
	'waiver-unused': { severity: 'info' },
	'document-missing': { severity: 'error', needed: true },
	'document-lapsed': { severity: 'warning', needed: true },
} as const satisfies Record<string, FindingKind>;
