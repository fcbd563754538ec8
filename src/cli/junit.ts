/**
 * Results as JUnit XML, as CI servers read it. Every name is said once per file, because GitLab keeps the first of
 * equal names; `errors` and `time` are always there, because Jenkins asks for them. A decision takes no time worth telling.
 */
import { basename } from 'node:path';
import type { Outcome } from '../decide/cases/try.js';
import type { Finding } from '../policy/finding.js';
import type { Policy } from '../policy/model.js';
import { asked, differences, whyOf } from './case-words.js';
import type { TestedFile, TestRun } from './test-run.js';

type Attributes = Record<string, string | number>;

/** The report of a run. */
export function junit({ policy, files }: TestRun): string {
	const counts = totals(files.map(countsOf));
	const suites = files.map(file => suite(policy, file));
	const root = element('testsuites', { name: `obhut test ${policy.id}`, ...counts, time: 0 }, suites);
	return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

interface Counts {
	tests: number;
	failures: number;
	errors: number;
}

function countsOf({ outcomes, findings }: TestedFile): Counts {
	return {
		tests: outcomes.length + findings.length,
		failures: outcomes.filter(({ passed }) => !passed).length,
		errors: findings.length,
	};
}

function totals(counts: Counts[]): Counts {
	const sum = (key: keyof Counts) => counts.reduce((total, each) => total + each[key], 0);
	return { tests: sum('tests'), failures: sum('failures'), errors: sum('errors') };
}

function suite(policy: Policy, file: TestedFile): string {
	const { path } = file.source;
	const classname = `${policy.id}.${basename(path).replace(/\.ya?ml$/, '')}`;
	return element('testsuite', { name: path, ...countsOf(file), skipped: 0, time: 0 }, [
		...file.findings.map(finding => broken(finding, classname)),
		...file.outcomes.map(outcome => tried(policy, outcome, classname)),
	]);
}

function broken({ file, line, col, code, message, hint }: Finding, classname: string): string {
	const said = `${file}:${line}:${col}: ${code}: ${message}\nhint: ${hint}`;
	return element('testcase', { name: `${code} at ${line}:${col}`, classname, file, line, time: 0 }, [
		element('error', { message, type: code }, [escaped(said)]),
	]);
}

function tried(policy: Policy, outcome: Outcome, classname: string): string {
	const { title, at } = outcome.case;
	const attributes = { name: title, classname, file: at.file, line: at.line, time: 0 };
	if (outcome.passed) return element('testcase', attributes, []);
	const said = differences(outcome);
	const whole = [
		`${at.file}:${at.line}:${at.col}`,
		asked(outcome.case),
		...said,
		...whyOf(policy, outcome),
	].join('\n');
	return element('testcase', attributes, [
		element('failure', { message: said.join('; '), type: 'decision' }, [escaped(whole)]),
	]);
}

function element(name: string, attributes: Attributes, children: string[]): string {
	const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(String(value))}"`);
	const open = `<${name}${said.join('')}`;
	return children.length === 0 ? `${open}/>` : `${open}>\n${children.join('\n')}\n</${name}>`;
}

/** XML 1.0 §2.2 and §2.4: what cannot stand in a document becomes U+FFFD. */
function escaped(text: string): string {
	return text
		.toWellFormed()
		.replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
		.replace(/[&<>"\r]/g, numbered);
}

/** XML 1.0 §3.3.3: line ends and tabs survive in an attribute only as references. */
function attribute(text: string): string {
	return escaped(text).replace(/[\t\n]/g, numbered);
}

const numbered = (char: string): string => `&#${char.charCodeAt(0)};`;
