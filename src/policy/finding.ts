/** What the parser and the checker have to say about a policy: never thrown, always with a place and a way out. */
import type { Waiver } from './accountability.js';
import { ACCOUNTABILITY_FINDINGS } from './findings/accountability.js';
import { CASE_FINDINGS } from './findings/cases.js';
import { EDIT_FINDINGS } from './findings/edits.js';
import { FORM_FINDINGS } from './findings/form.js';
import type { FindingKind, Severity } from './findings/kind.js';
import { OPERATOR_FINDINGS } from './findings/operator.js';
import { RULE_FINDINGS } from './findings/rules.js';
import { TRANSFER_FINDINGS } from './findings/transfers.js';
import { WORD_FINDINGS } from './findings/words.js';
import { LAW, type RuleId } from './law/packs.js';
import type { Words } from './model.js';

export type { Severity } from './findings/kind.js';

/** Where in a file: lines and columns from 1; `endCol` is the column after the last one meant, on the same line. */
export interface Position {
	file: string;
	line: number;
	col: number;
	endCol?: number;
}

/**
 * Stable codes, their severity, and the rules of law behind them. A code is never renamed; a policy with an `error` is
 * not published, one with a `warning` only where somebody waives it.
 */
export const FINDINGS = {
	...FORM_FINDINGS,
	...RULE_FINDINGS,
	...WORD_FINDINGS,
	...ACCOUNTABILITY_FINDINGS,
	...OPERATOR_FINDINGS,
	...TRANSFER_FINDINGS,
	...CASE_FINDINGS,
	...EDIT_FINDINGS,
} as const;

/** More than this many findings in one file help nobody. */
export const MOST_FINDINGS = 100;

export type FindingCode = keyof typeof FINDINGS;

/** What would mend it, ready to be taken over. */
export interface Fix {
	/** YAML for `policy.yaml`. */
	rule?: string;
	/** Words for the text. */
	words?: Words;
}

export interface Finding extends Position {
	code: FindingCode;
	severity: Severity;
	/** Lower case, no full stop, names of the policy in backticks. */
	message: string;
	/** What to do about it. */
	hint: string;
	/** Rules of law it breaks. */
	rules: RuleId[];
	/** Those rules and their articles, in one line. */
	law?: string;
	fix?: Fix;
	/** Who lives with it, and until when. */
	waived?: Waiver;
}

/** Rules of law and their articles in one line. */
export function cited(rules: readonly RuleId[]): string {
	return rules.map(id => `${id} ${LAW[id].cites}`).join('; ');
}

/**
 * Makes a finding. Its severity comes from the table, and so do the rules it breaks; `rules` narrows them, `severity` is
 * that of the rule of law where one code speaks for rules of several.
 */
export function finding(
	code: FindingCode,
	at: Position,
	message: string,
	hint: string,
	more: { rules?: RuleId[]; fix?: Fix; severity?: Severity } = {},
): Finding {
	const kind: FindingKind = FINDINGS[code];
	const rules = more.rules ?? kind.rules ?? [];
	const severity = more.severity ?? kind.severity;
	const made: Finding = { code, severity, message, ...at, hint, rules: [...rules] };
	if (rules.length > 0) made.law = cited(rules);
	if (more.fix !== undefined) made.fix = more.fix;
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
