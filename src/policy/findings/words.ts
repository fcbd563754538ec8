/** What the check finds in the published words. */
import type { FindingKind } from './kind.js';

export const WORD_FINDINGS = {
	'title-missing': { severity: 'warning', rules: ['GEN-10'] },
	'text-missing': { severity: 'info' },
	'words-missing': { severity: 'info' },
	'list-open': { severity: 'error', rules: ['GEN-01'] },
	'period-hedged': { severity: 'error', rules: ['GEN-11'] },
	'purpose-hidden': { severity: 'error', rules: ['GEN-08'] },
	'consent-by-silence': { severity: 'error', rules: ['GEN-09', 'EU-4-11', 'CN-14', 'DE-BGB-308-5'] },
	'duty-shifted': { severity: 'warning', rules: ['GEN-14'] },
} as const satisfies Record<string, FindingKind>;
