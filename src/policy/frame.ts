/** Prints findings for people: the line meant, a mark under it, and what to do. */
import type { Finding } from './finding.js';

export interface FrameOptions {
	/** ANSI colours; off by default. */
	colour?: boolean;
	/** Lines shown before the one meant; 2 by default. */
	before?: number;
}

const WIDEST = 160;

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

function sourceLines(finding: Finding, text: string, before: number, paint: Paint): string[] {
	const lines = text.split(/\r?\n/);
	const first = Math.max(1, finding.line - before);
	const gutter = String(finding.line).length;
	const out: string[] = [];
	for (let number = first; number <= Math.min(finding.line, lines.length); number++) {
		out.push(`${paint(`${String(number).padStart(gutter)} |`, 2)} ${shown(lines[number - 1]!)}`.trimEnd());
	}
	const meant = shown(lines[finding.line - 1] ?? '');
	const from = Math.min(finding.col - 1, meant.length);
	const to = Math.max(from + 1, Math.min((finding.endCol ?? finding.col + 1) - 1, meant.length));
	const marks = '^'.repeat(Math.max(1, columns(meant.slice(from, to))));
	const mark = paint(marks, finding.severity === 'error' ? 31 : 33);
	out.push(`${paint(`${' '.repeat(gutter)} |`, 2)} ${' '.repeat(columns(meant.slice(0, from)))}${mark}`);
	return out;
}

/** One finding with its lines of source; `text` is that of the finding's file, absent when it cannot be had. */
export function codeFrame(finding: Finding, text: string | undefined, options: FrameOptions = {}): string {
	const paint = options.colour ? coloured : plain;
	const place = `${finding.file}:${finding.line}:${finding.col}`;
	const severity = paint(finding.severity, finding.severity === 'error' ? 31 : 33);
	const head = `${place}: ${severity} ${finding.code}: ${finding.message}`;
	const lines = text === undefined ? [] : sourceLines(finding, text, options.before ?? 2, paint);
	const law = finding.law === undefined ? [] : [`law: ${finding.law}`];
	return [head, ...lines, ...law, `hint: ${finding.hint}`].join('\n');
}
