/** The lines in which two texts differ, as a unified diff that `patch` takes. */

interface Line {
	mark: ' ' | '-' | '+';
	text: string;
	/** Lines of each text that come before it. */
	old: number;
	next: number;
}

/** Lines shown around what differs. */
const AROUND = 3;

const NO_BREAK = '\\ No newline at end of file';

/** The unified diff of a file's texts; empty where they are the same. */
export function unifiedDiff(path: string, old: string, next: string): string {
	if (old === next) return '';
	const hunks = hunksOf(script(linesOf(old), linesOf(next)));
	return [`--- a/${path}`, `+++ b/${path}`, ...hunks.flatMap(hunkLines), ''].join('\n');
}

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+/g) ?? [];

/** Lines kept, taken out and put in. What differs is found greedily (Myers 1986), between what both texts share. */
function script(old: string[], next: string[]): Line[] {
	const trace = furthest(old, next);
	const lines: Line[] = [];
	let [x, y] = [old.length, next.length];
	for (let depth = trace.length - 1; depth >= 0; depth--) {
		const reach = trace[depth]!;
		const k = x - y;
		const down = k === -depth || (k !== depth && reachOf(reach, k - 1) < reachOf(reach, k + 1));
		const from = down ? k + 1 : k - 1;
		const startX = depth === 0 ? 0 : reachOf(reach, from);
		const startY = depth === 0 ? 0 : startX - from;
		while (x > startX && y > startY) lines.push({ mark: ' ', text: old[--x]!, old: x, next: --y });
		if (depth === 0) break;
		if (down) lines.push({ mark: '+', text: next[--y]!, old: x, next: y });
		else lines.push({ mark: '-', text: old[--x]!, old: x, next: y });
	}
	return lines.reverse();
}

const reachOf = (reach: Map<number, number>, k: number): number => reach.get(k) ?? -1;

/** How far each diagonal reaches before each number of edits. */
function furthest(old: string[], next: string[]): Map<number, number>[] {
	const trace: Map<number, number>[] = [];
	const reach = new Map([[1, 0]]);
	for (let depth = 0; ; depth++) {
		trace.push(new Map(reach));
		for (let k = -depth; k <= depth; k += 2) {
			const down = k === -depth || (k !== depth && reachOf(reach, k - 1) < reachOf(reach, k + 1));
			let x = down ? reachOf(reach, k + 1) : reachOf(reach, k - 1) + 1;
			while (x < old.length && x - k < next.length && old[x] === next[x - k]) x++;
			reach.set(k, x);
			if (x >= old.length && x - k >= next.length) return trace;
		}
	}
}

function hunksOf(lines: Line[]): Line[][] {
	const hunks: Line[][] = [];
	let shown = -1;
	for (const [at, { mark }] of lines.entries()) {
		if (mark === ' ') continue;
		const from = Math.max(0, at - AROUND);
		const to = Math.min(lines.length - 1, at + AROUND);
		if (from > shown + 1 || hunks.length === 0) hunks.push([]);
		hunks.at(-1)!.push(...lines.slice(Math.max(from, shown + 1), to + 1));
		shown = to;
	}
	return hunks;
}

function hunkLines(lines: Line[]): string[] {
	const count = (not: Line['mark']) => lines.filter(({ mark }) => mark !== not).length;
	const range = (before: number, length: number) => `${length === 0 ? before : before + 1},${length}`;
	const { old, next } = lines[0]!;
	const head = `@@ -${range(old, count('+'))} +${range(next, count('-'))} @@`;
	return [head, ...lines.flatMap(({ mark, text }) => shown(mark, text))];
}

function shown(mark: string, text: string): string[] {
	return text.endsWith('\n') ? [`${mark}${text.slice(0, -1)}`] : [`${mark}${text}`, NO_BREAK];
}
