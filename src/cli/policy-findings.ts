/** A policy folder as the commands look at it: its files, what they mean, and everything that is wrong with them. */
import { readPolicyFolder } from '../platform/policy-folder.js';
import { checkPolicy } from '../policy/check.js';
import { type Finding, sortFindings } from '../policy/finding.js';
import { codeFrame } from '../policy/frame.js';
import { type ParsedPolicy, parsePolicy } from '../policy/parse.js';
import type { SourceFile } from '../policy/source-file.js';

export interface CheckedFolder {
	files: SourceFile[];
	parsed: ParsedPolicy;
	/** Of the parser and the checker, in the order of a reader. */
	findings: Finding[];
}

/** Reads, parses and checks a folder. Throws `PolicyFolderError` where it cannot be read. */
export function checkFolder(folder: string): CheckedFolder {
	const files = readPolicyFolder(folder);
	const parsed = parsePolicy(files);
	return { files, parsed, findings: sortFindings([...parsed.findings, ...checkPolicy(parsed)]) };
}

/** Findings for people: each with its lines of source. */
export function frames(findings: Finding[], files: SourceFile[], colour: boolean): string {
	const text = (finding: Finding) => files.find(({ path }) => path === finding.file)?.text;
	return findings.map(finding => `${codeFrame(finding, text(finding), { colour })}\n`).join('\n');
}

/** How many there are: `2 errors, 1 warning`. */
export function counted(findings: Finding[]): string {
	const count = (severity: Finding['severity'], word: string) => {
		const number = findings.filter(finding => finding.severity === severity).length;
		return number === 0 ? [] : [`${number} ${word}${number === 1 ? '' : 's'}`];
	};
	return [...count('error', 'error'), ...count('warning', 'warning')].join(', ') || 'no findings';
}
