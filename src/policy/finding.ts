/** What the parser and the checker have to say about a policy: never thrown, always with a place and a way out. */

export type Severity = 'error' | 'warning';

/** Where in a file: lines and columns from 1; `endCol` is the column after the last one meant, on the same line. */
export interface Position {
	file: string;
	line: number;
	col: number;
	endCol?: number;
}

/**
 * Stable codes, their severity, and the duty behind them: the id of a rule of the law packs and its articles. A code
 * is never renamed; a policy with an `error` is not published.
 */
export const FINDINGS = {
	'file-missing': { severity: 'error' },
	'file-too-large': { severity: 'error' },
	'file-not-utf8': { severity: 'error' },
	'too-many-findings': { severity: 'error' },
	'yaml-syntax': { severity: 'error' },
	'yaml-duplicate-key': { severity: 'error' },
	'yaml-alias': { severity: 'error' },
	'yaml-merge-key': { severity: 'error' },
	'yaml-tag': { severity: 'error' },
	'yaml-key-not-text': { severity: 'error' },
	'yaml-too-deep': { severity: 'error' },
	'unknown-key': { severity: 'error' },
	'missing-key': { severity: 'error' },
	'name-malformed': { severity: 'error' },
	'wrong-type': { severity: 'error' },
	'value-unknown': { severity: 'error' },
	'value-malformed': { severity: 'error' },
	'value-repeated': { severity: 'error' },
	'date-impossible': { severity: 'error' },
	'bands-overlap': { severity: 'error' },
	'service-mismatch': { severity: 'error' },
	'service-unknown': { severity: 'error' },
	'item-optional-and-required': { severity: 'error' },
	'item-given-and-observed': { severity: 'error' },
	'item-need-unsaid': { severity: 'warning', law: 'EU-13-2-e GDPR Art. 13(2)(e)' },

	'text-language-unknown': { severity: 'error' },
	'text-title-missing': { severity: 'warning' },
	'heading-without-id': { severity: 'error' },
	'heading-id-repeated': { severity: 'error' },
	'heading-outside-section': { severity: 'error' },
	'clause-unknown': { severity: 'error' },
	'words-outside-clause': { severity: 'error' },
	'figure-unknown': { severity: 'error' },

	'version-missing': { severity: 'error', law: 'GEN-06 GDPR Art. 5(2), 12(1); PIPL Art. 17(2)' },
	'controller-incomplete': { severity: 'error', law: 'EU-13-1-a GDPR Art. 13(1)(a); PIPL Art. 17(1)(1)' },
	'representative-missing': { severity: 'error', law: 'EU-27 GDPR Art. 13(1)(a), 27; PIPL Art. 53' },
	'contact-incomplete': { severity: 'error', law: 'EU-12-2 GDPR Art. 12(2)–(3); PIPL Art. 50' },
	'section-missing': { severity: 'error', law: 'GEN-03 GDPR Art. 5(1)(a), 13; PIPL Art. 7, 17' },
	'right-missing': { severity: 'error', law: 'EU-13-2-b GDPR Art. 13(2)(b)–(d); PIPL Art. 44–50' },
	'authority-missing': { severity: 'warning', law: 'EU-13-2-d GDPR Art. 13(2)(d), 77' },
	'reference-unknown': { severity: 'error' },
	'unbacked-promise': { severity: 'error', law: 'GEN-03 GDPR Art. 5(1)(a); PIPL Art. 7' },
	'undisclosed-processing': { severity: 'error', law: 'GEN-08 GDPR Art. 5(1)(a), 13; PIPL Art. 7, 17' },
	'item-without-purpose': { severity: 'error', law: 'EU-5-1-c GDPR Art. 5(1)(c), 25; PIPL Art. 6' },
	'item-without-retention': { severity: 'error', law: 'EU-13-2-a GDPR Art. 5(1)(e), 13(2)(a); PIPL Art. 19' },
	'item-without-source': { severity: 'error', law: 'EU-13-1-c GDPR Art. 13(1); PIPL Art. 17(1)(2)' },
	'item-without-category': { severity: 'error', law: 'EU-30 GDPR Art. 30(1)(c)' },
	'required-item-not-used': { severity: 'error', law: 'EU-5-1-c GDPR Art. 5(1)(c)' },
	'required-for-consent': { severity: 'warning', law: 'EU-7-4 GDPR Art. 7(4); PIPL Art. 16' },
	'retention-without-use': { severity: 'error', law: 'EU-13-2-a GDPR Art. 5(1)(e); PIPL Art. 19' },
	'retention-incomplete': { severity: 'error', law: 'GEN-11 GDPR Art. 5(1)(e), 13(2)(a); PIPL Art. 19' },
	'purpose-without-basis': { severity: 'warning', law: 'EU-13-1-c GDPR Art. 6, 13(1)(c); PIPL Art. 13' },
	'purpose-without-items': { severity: 'warning' },
	'basis-not-in-law': { severity: 'error', law: 'CN-13 PIPL Art. 13; GDPR Art. 6(1)' },
	'interest-without-words': { severity: 'error', law: 'EU-13-1-d GDPR Art. 13(1)(d)' },
	'recipient-incomplete': { severity: 'error', law: 'EU-13-1-e GDPR Art. 13(1)(e)–(f); PIPL Art. 23' },
	'notice-period-missing': { severity: 'error', law: 'GEN-11 GDPR Art. 5(1)(a), 12(1); PIPL Art. 17(2)' },
	'minors-ungated': { severity: 'error', law: 'EU-8 GDPR Art. 8; PIPL Art. 31' },
	'service-weakens': { severity: 'warning', law: 'GEN-15 GDPR Art. 12(1)' },
	'title-missing': { severity: 'warning', law: 'GEN-10 GDPR Art. 12(1)' },
	'text-missing': { severity: 'warning', law: 'GEN-10 GDPR Art. 12(1)' },
	'words-missing': { severity: 'warning', law: 'GEN-10 GDPR Art. 12(1)' },

	'list-open': { severity: 'error', law: 'GEN-01 GDPR Art. 5(1)(a), 12(1); PIPL Art. 7, 17(1)' },
	'period-hedged': { severity: 'error', law: 'GEN-11 GDPR Art. 5(1)(e), 13(2)(a); PIPL Art. 19' },
	'purpose-hidden': { severity: 'error', law: 'GEN-08 GDPR Art. 5(1)(b); PIPL Art. 6' },
	'consent-by-silence': {
		severity: 'error',
		law: 'EU-4-11 GDPR Art. 4(11), 7; PIPL Art. 14; BGB § 308 Nr. 5',
	},
	'duty-shifted': { severity: 'warning', law: 'GEN-14 GDPR Art. 8(2), 24; PIPL Art. 31' },
} as const satisfies Record<string, { severity: Severity; law?: string }>;

/** More than this many findings in one file help nobody. */
export const MOST_FINDINGS = 100;

export type FindingCode = keyof typeof FINDINGS;

export interface Finding extends Position {
	code: FindingCode;
	severity: Severity;
	/** Lower case, no full stop, names of the policy in backticks. */
	message: string;
	/** What to do about it. */
	hint: string;
	/** Rule id and articles the finding rests on. */
	law?: string;
}

/** Makes a finding; severity and law come from the table. */
export function finding(code: FindingCode, at: Position, message: string, hint: string): Finding {
	const entry: { severity: Severity; law?: string } = FINDINGS[code];
	const made: Finding = { code, severity: entry.severity, message, ...at, hint };
	if (entry.law !== undefined) made.law = entry.law;
	return made;
}

/** The findings of one file, cut where they stop helping, and then saying so. */
export function firstOf(findings: Finding[]): Finding[] {
	const last = findings[MOST_FINDINGS];
	if (!last) return findings;
	const { file, line, col } = last;
	const message = `more than ${MOST_FINDINGS} things are wrong`;
	const more = finding(
		'too-many-findings',
		{ file, line, col },
		message,
		'the rest is not listed; start with these',
	);
	return [...findings.slice(0, MOST_FINDINGS), more];
}

/** A name as it may stand in a message: in backticks, control characters out, never longer than a line. */
export function quoted(name: string): string {
	const clean = name.replace(/[\p{Cc}`]/gu, ' ');
	return `\`${clean.length > 60 ? `${clean.slice(0, 59)}…` : clean}\``;
}

/** In the order of a reader: by file, line and column. */
export function sortFindings(findings: Finding[]): Finding[] {
	const byFile = (a: Finding, b: Finding) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
	return [...findings].sort((a, b) => byFile(a, b) || a.line - b.line || a.col - b.col);
}
