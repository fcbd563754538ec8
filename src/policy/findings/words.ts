/** What the check finds in the published words. */
import type { FindingKind } from './kind.js';

export const WORD_FINDINGS = {
	'title-missing': { severity: 'warning', rules: ['GEN-10'] },
	'text-missing': { severity: 'info' },
	'words-missing': { severity: 'info' },
	'words-untranslated': { severity: 'warning', rules: ['GEN-10'] },
	'heading-missing': { severity: 'warning', rules: ['GEN-10'] },
	'list-open': { severity: 'error', rules: ['GEN-01'] },
	'period-hedged': { severity: 'error', rules: ['GEN-11'] },
	'purpose-hidden': { severity: 'error', rules: ['GEN-08'] },
	'consent-by-silence': { severity: 'error', rules: ['GEN-09', 'EU-4-11', 'CN-14', 'DE-BGB-308-5'] },
	'declaration-fictitious': { severity: 'error', rules: ['DE-BGB-308-5'] },
	'duty-shifted': { severity: 'warning', rules: ['GEN-14'] },
	'statement-hedged': { severity: 'warning', rules: ['GEN-02'] },
	'content-missing': { severity: 'error', rules: ['GEN-03'] },
	'numbering-broken': { severity: 'warning', rules: ['GEN-04'] },
	'term-varies': { severity: 'warning', rules: ['GEN-05'] },
	'link-broken': { severity: 'error', rules: ['GEN-07'] },
	'praise-unproved': { severity: 'info', rules: ['GEN-13'] },
	'translation-smell': { severity: 'info', rules: ['GEN-16'] },
	'objection-buried': { severity: 'error', rules: ['EU-21-4'] },
	'figure-drifted': { severity: 'error', rules: ['GEN-03'], needed: true },
	'figure-typed': { severity: 'info' },
} as const satisfies Record<string, FindingKind>;
