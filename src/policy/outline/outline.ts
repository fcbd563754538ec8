/** Reads an existing policy: its clauses, what they seem to promise, what no rule backs, and a policy folder to begin from. */
import { checkPolicy } from '../check.js';
import { type Finding, sortFindings } from '../finding.js';
import type { Language } from '../model.js';
import { parsePolicy } from '../parse.js';
import {
	type Outline,
	type OutlineFinding,
	type OutlineSentence,
	sentencesOf,
	type Unreadable,
} from './model.js';
import { readProse, type Starter } from './reading.js';

/** Gives a finding of the checker its place in the file that was read, where the line it is about came from one. */
function located(
	finding: Finding,
	starter: Starter[],
	clauses: Map<OutlineSentence, string>,
): OutlineFinding {
	const sentence = starter.find(({ path }) => path === finding.file)?.lines.originOf(finding.line);
	if (!sentence) return finding;
	const { line, col } = sentence;
	return { ...finding, origin: { line, col, clause: clauses.get(sentence) ?? '' } };
}

/**
 * The outline of a policy people read, and what the check finds in the policy begun from it. `path` names the file and
 * says its format; `language` overrides what its words say. Never throws; what cannot be read comes back as the reason.
 */
export function outlinePolicy(path: string, text: string, language?: Language): Outline | Unreadable {
	const reading = readProse(path, text, language);
	if ('message' in reading) return reading;
	const { starter, ...read } = reading;
	const files = starter.map(each => ({ path: each.path, text: each.lines.text }));
	const parsed = parsePolicy(files);
	const found = sortFindings([...parsed.findings, ...checkPolicy(parsed)]);
	const clauses = new Map(sentencesOf(read.sections).map(({ clause, sentence }) => [sentence, clause.id]));
	const findings = found.map(finding => located(finding, starter, clauses));
	return { ...read, findings, files };
}
