/** A policy folder as the commands look at it: its files, what they mean, and everything that is wrong with them. */
import { readDocuments, readPolicyFolder } from '../platform/policy-folder.js';
import { judgePolicy } from '../policy/check.js';
import { dayOf } from '../policy/day.js';
import type { Finding } from '../policy/finding.js';
import { codeFrame } from '../policy/frame.js';
import type { RuleVerdict, Verdict } from '../policy/law/judge.js';
import type { PlainDate } from '../policy/model.js';
import { type ParsedPolicy, parsePolicy } from '../policy/parse.js';
import type { SourceFile } from '../policy/source-file.js';

export interface CheckedFolder {
	files: SourceFile[];
	parsed: ParsedPolicy;
	/** Day it was judged by. */
	asOf: PlainDate;
	/** Of the parser and the checker, in the order of a reader. */
	findings: Finding[];
	/** None where the rules could not be read. */
	verdicts: RuleVerdict[];
}

/** The day a command judges by unless told. */
export function today(): PlainDate {
	return dayOf(Date.now());
}

/** Reads, parses and checks a folder as of a day. Throws `PolicyFolderError` where it cannot be read. */
export function checkFolder(folder: string, asOf = today()): CheckedFolder {
	return checkFiles(folder, readPolicyFolder(folder), asOf);
}

/** Checks files of a folder as they are, or would be after an edit. */
export function checkFiles(folder: string, files: SourceFile[], asOf = today()): CheckedFolder {
	const parsed = parsePolicy(files, readDocuments(folder));
	return { files, parsed, asOf, ...judgePolicy(parsed, asOf) };
}

/** Findings for people: each with its lines of source. */
export function frames(findings: Finding[], files: SourceFile[], colour: boolean): string {
	const text = (finding: Finding) => files.find(({ path }) => path === finding.file)?.text;
	return findings.map(finding => `${codeFrame(finding, text(finding), { colour })}\n`).join('\n');
}

/** How many there are: `2 errors, 3 warnings (1 waived), 1 note`. */
export function counted(findings: Finding[]): string {
	const of = (severity: Finding['severity']) => findings.filter(each => each.severity === severity);
	const count = (found: Finding[], word: string) => {
		if (found.length === 0) return [];
		const waived = found.filter(each => each.waived).length;
		const some = waived > 0 ? ` (${waived} waived)` : '';
		return [`${found.length} ${word}${found.length === 1 ? '' : 's'}${some}`];
	};
	const parts = [
		...count(of('error'), 'error'),
		...count(of('warning'), 'warning'),
		...count(of('info'), 'note'),
	];
	return parts.join(', ') || 'no findings';
}

/** Verdicts from good to what does not concern the policy. */
export const VERDICTS = ['pass', 'fail', 'unknown', 'n/a'] as const satisfies Verdict[];

/** How many rules of law stand how: `71 pass, 2 fail, 9 unknown, 39 n/a as of 2026-11-24`. */
export function standing({ verdicts, asOf }: Pick<CheckedFolder, 'verdicts' | 'asOf'>): string {
	const count = (verdict: Verdict) => verdicts.filter(each => each.verdict === verdict).length;
	return `${VERDICTS.map(verdict => `${count(verdict)} ${verdict}`).join(', ')} as of ${asOf}`;
}
