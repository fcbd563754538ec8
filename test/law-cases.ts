/** A case of `corpus/rules`: a policy that keeps a rule of law, a mutation that breaks it, and a near miss. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readPolicyFolder } from '../src/platform/policy-folder.js';
import { type Judgement, judgePolicy } from '../src/policy/check.js';
import type { Finding } from '../src/policy/finding.js';
import { LAW, RULE_IDS, type RuleId } from '../src/policy/law/packs.js';
import { parsePolicy, type SourceFile } from '../src/policy/parse.js';
import { type Edits, edited } from './rule-edits.js';

interface Broken {
	/** What it shows; a near miss must say it. */
	about?: string;
	edits: Edits;
	/** Every rule that fails, and no other. */
	fails: RuleId[];
}

export interface LawCase {
	rule: RuleId;
	/** A folder of `policies/` or of `corpus/rules/bases/`. */
	base: string;
	/** Edits after which the rule passes; mutation and near miss start from there. */
	pass: Edits;
	mutation: Broken;
	'near-miss': Broken;
}

const CORPUS = 'corpus/rules';

/** The day the corpus is judged by: every rule is in force. */
export const AS_OF = '2026-11-24';

/** Rules a case is owed to: what the policy alone decides, and what stands in the way of publication. */
export const OWED = RULE_IDS.filter(
	id => LAW[id].severity === 'error' && ['model', 'text'].includes(LAW[id].kind),
);

/** Ids of the rules that have a case. */
export function writtenCases(): string[] {
	return readdirSync(CORPUS).filter(id => existsSync(join(CORPUS, id, 'case.yaml')));
}

export function readCase(id: string): LawCase {
	const made = parse(readFileSync(join(CORPUS, id, 'case.yaml'), 'utf8')) as LawCase;
	return { ...made, pass: made.pass ?? {} };
}

export function basesOf(ids: string[]): string[] {
	return [...new Set(ids.map(id => readCase(id).base))];
}

export function readBase(base: string): SourceFile[] {
	const own = join(CORPUS, 'bases', base);
	return readPolicyFolder(existsSync(own) ? own : join('policies', base));
}

export type Judge = typeof judgePolicy;

interface Judged {
	failing: RuleId[];
	judgement: Judgement;
	findings: Finding[];
}

/** Judges files. Throws where their rules cannot be read: a case must be about the law, not about the form. */
function judged(files: SourceFile[], judge: Judge): Judged {
	const parsed = parsePolicy(files);
	if (!parsed.policy) throw new Error(`the policy cannot be read\n${inLines(parsed.findings)}`);
	const judgement = judge(parsed, AS_OF);
	const failing = judgement.verdicts.filter(({ verdict }) => verdict === 'fail').map(({ rule }) => rule);
	return { failing, judgement, findings: [...parsed.findings, ...judgement.findings] };
}

const inLines = (findings: Finding[]) =>
	findings
		.map(({ file, line, col, code, message }) => `  ${file}:${line}:${col} ${code}: ${message}`)
		.join('\n');

/** What is wrong with a case's form: an unknown key is a case that says less than its writer thinks. */
function formProblems(one: LawCase, folder: string): string[] {
	const problems: string[] = [];
	const keys = (what: string, of: object, known: string[]) => {
		for (const key of Object.keys(of ?? {}))
			if (!known.includes(key)) problems.push(`${what} knows no key ${key}`);
	};
	const rules = ['set', 'unset', 'append', 'words'];
	const edits = (what: string, of: Edits) => {
		keys(what, of, [...rules, 'service']);
		for (const [id, own] of Object.entries(of?.service ?? {})) keys(`${what}.service.${id}`, own, rules);
	};
	keys('the case', one, ['rule', 'base', 'pass', 'mutation', 'near-miss']);
	if (one.rule !== folder) problems.push(`it is about ${one.rule} and lies in the folder of ${folder}`);
	edits('pass', one.pass);
	for (const part of ['mutation', 'near-miss'] as const) {
		const broken = one[part];
		if (!broken?.edits || !Array.isArray(broken.fails)) {
			problems.push(`${part} needs edits and fails`);
			continue;
		}
		keys(part, broken, ['about', 'edits', 'fails']);
		edits(`${part}.edits`, broken.edits);
		if (!broken.fails.includes(one.rule)) problems.push(`${part} does not fail the rule it is about`);
		const unknown = broken.fails.filter(id => !Object.hasOwn(LAW, id));
		if (unknown.length > 0) problems.push(`${part} fails unknown rules: ${unknown.join(', ')}`);
	}
	if (!one['near-miss']?.about) problems.push('near-miss needs `about`: what is there, and what it lacks');
	return problems;
}

/** Everything that keeps a case from proving that its rule fires; none where it does. */
export function caseProblems(one: LawCase, folder: string, judge: Judge = judgePolicy): string[] {
	const problems = formProblems(one, folder);
	if (problems.length > 0) return problems;
	try {
		const files = edited(readBase(one.base), one.pass);
		const passing = judged(files, judge);
		const verdict = passing.judgement.verdicts.find(({ rule }) => rule === one.rule);
		if (verdict?.verdict !== 'pass')
			problems.push(
				`${one.rule} should pass and is ${verdict?.verdict}: ${verdict?.because}\n${inLines(passing.findings)}`,
			);
		problems.push(...placeProblems(passing.findings, files));
		for (const part of ['mutation', 'near-miss'] as const)
			problems.push(...brokenProblems(part, one[part], files, passing.failing, judge));
	} catch (error) {
		problems.push((error as Error).message);
	}
	return problems;
}

function brokenProblems(
	part: string,
	{ edits, fails }: Broken,
	files: SourceFile[],
	before: RuleId[],
	judge: Judge,
): string[] {
	const broken = edited(files, edits);
	const { failing, findings } = judged(broken, judge);
	const found = failing.filter(id => !before.includes(id)).sort();
	const problems = placeProblems(findings, broken);
	const lacking = fails.filter(id => !found.includes(id));
	const extra = found.filter(id => !fails.includes(id));
	if (lacking.length + extra.length === 0) return problems;
	const said = [
		...(lacking.length > 0 ? [`does not fail ${lacking.join(', ')}`] : []),
		...(extra.length > 0 ? [`fails ${extra.join(', ')} too`] : []),
	];
	return [...problems, `${part} ${said.join(' and ')}; found:\n${inLines(findings)}`];
}

/** Findings that stand nowhere in the files. */
export function placeProblems(findings: Finding[], files: SourceFile[]): string[] {
	return findings.flatMap(({ code, file, line, col, endCol }) => {
		const lines = files.find(({ path }) => path === file)?.text.split(/\r?\n/);
		const text = lines?.[line - 1];
		const inside =
			text !== undefined && col >= 1 && col <= text.length + 1 && (endCol ?? col) <= text.length + 1;
		return inside ? [] : [`${code} stands at ${file}:${line}:${col}, where nothing is`];
	});
}

/** Rules a base fails as it stands. It must fail none, or a case would not show what breaks them. */
export function baseProblems(base: string): string[] {
	try {
		const files = readBase(base);
		const { judgement, findings } = judged(files, judgePolicy);
		return [
			...judgement.verdicts
				.filter(({ verdict }) => verdict === 'fail')
				.map(({ rule, because }) => `${rule} fails: ${because}`),
			...placeProblems(findings, files),
		];
	} catch (error) {
		return [(error as Error).message];
	}
}
