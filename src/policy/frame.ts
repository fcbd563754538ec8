/** Prints findings for people: the line meant, a mark under it, and what to do. */
import type { Finding } from './finding.js';
import { lawLink } from './law/links.js';
import { LAW, type RuleId } from './law/packs.js';

export interface FrameOptions {
	/** ANSI colours; off by default. */
	colour?: boolean;
	/** Lines shown before the one meant; 2 by default. */
	before?: number;
}

const WIDEST = 160;

/** ANSI: red, yellow, cyan. */
const COLOUR: Record<Finding['severity'], number> = { error: 31, warning: 33, info: 36 };

type Paint = (text: string, code: number) => string;

const plain: Paint = text => text;
const coloured: Paint = (text, code) => `\u001b[${code}m${text}\u001b[0m`;

/** How many columns a terminal gives a text: wide East Asian characters take two, combining marks none. */
function columns(text: string): number {
	let count = 0;
	for (const char of text) {
		if (/\p{Mn}/u.test(char)) continue;
		count +=
			/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
				char,
			)
				? 2
				: 1;
	}
	return count;
}

function shown(line: string): string {
	const clean = line.replaceAll('\t', ' ').replace(/\p{Cc}/gu, '·');
	return clean.length > WIDEST ? `${clean.slice(0, WIDEST)}…` : clean;
}

/** A line of a file as it may be shown; `meant` is what of it a finding is about, in characters. */
export interface ShownLine {
	number: number;
	text: string;
	meant?: { from: number; to: number };
}

/** The line a finding stands on, and some before it. */
export function shownLines(finding: Finding, text: string, before = 2): ShownLine[] {
	const lines = text.split(/\r?\n/);
	const first = Math.max(1, finding.line - before);
	const last = Math.min(finding.line, lines.length);
	const out: ShownLine[] = [];
	for (let number = first; number <= last; number++) {
		const line = shown(lines[number - 1]!);
		out.push({ number, text: line, ...(number === finding.line && { meant: meantOf(finding, line) }) });
	}
	return out;
}

function meantOf(finding: Finding, line: string): { from: number; to: number } {
	const from = Math.min(finding.col - 1, line.length);
	return { from, to: Math.max(from + 1, Math.min((finding.endCol ?? finding.col + 1) - 1, line.length)) };
}

function sourceLines(finding: Finding, text: string, before: number, paint: Paint): string[] {
	const gutter = String(finding.line).length;
	const out: string[] = [];
	let meant = '';
	for (const { number, text: line } of shownLines(finding, text, before)) {
		out.push(`${paint(`${String(number).padStart(gutter)} |`, 2)} ${line}`.trimEnd());
		meant = number === finding.line ? line : '';
	}
	const { from, to } = meantOf(finding, meant);
	const marks = '^'.repeat(Math.max(1, columns(meant.slice(from, to))));
	const mark = paint(marks, COLOUR[finding.severity]);
	out.push(`${paint(`${' '.repeat(gutter)} |`, 2)} ${' '.repeat(columns(meant.slice(0, from)))}${mark}`);
	return out;
}

/** One finding with its lines of source; `text` is that of the finding's file, absent when it cannot be had. */
export function codeFrame(finding: Finding, text: string | undefined, options: FrameOptions = {}): string {
	const paint = options.colour ? coloured : plain;
	const place = `${finding.file}:${finding.line}:${finding.col}`;
	const severity = paint(finding.severity, COLOUR[finding.severity]);
	const head = `${place}: ${severity} ${finding.code}: ${finding.message}`;
	const lines = text === undefined ? [] : sourceLines(finding, text, options.before ?? 2, paint);
	const law = finding.rules.flatMap(rule => lawLines(rule, paint));
	return [
		head,
		...lines,
		...law,
		`hint: ${finding.hint}`,
		...fixLines(finding),
		...waiverLines(finding),
	].join('\n');
}

/** A rule of law that is broken: its articles, where they can be read, and what it asks. */
function lawLines(rule: RuleId, paint: Paint): string[] {
	const { cites, asks } = LAW[rule];
	const link = lawLink(rule);
	return [`law: ${rule} ${cites}`, `     asks: ${asks}`, ...(link ? [`     ${paint(link, 2)}`] : [])];
}

/** What would mend it, to be taken over: indented, so that it is copied as a block. */
function fixLines({ fix }: Finding): string[] {
	const rule = fix?.rule === undefined ? [] : ['fix: in policy.yaml', ...indented(fix.rule)];
	const words = Object.entries(fix?.words ?? {}).flatMap(([language, text]) =>
		text ? [`fix: words, ${language}`, ...indented(text)] : [],
	);
	return [...rule, ...words];
}

function indented(text: string): string[] {
	return text
		.trimEnd()
		.split('\n')
		.map(line => `     ${shown(line)}`.trimEnd());
}

function waiverLines({ waived }: Finding): string[] {
	return waived ? [`waived: by ${waived.by} until ${waived.until}: ${waived.because}`] : [];
}
