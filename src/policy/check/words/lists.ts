/** Lists that are left open (GEN-01), and numbering that is not complete (GEN-04). */
import { quoted } from '../../finding.js';
import type { Language } from '../../model.js';
import { LEXICON } from '../lexicon.js';
import { numberOf } from './numbers.js';
import { every, type Hit, type Spoken } from './prose.js';

/** `list-open`. */
export function openLists(spoken: Spoken): Hit[] {
	const { openList } = LEXICON[spoken.language];
	return spoken.sentences.flatMap(sentence =>
		every(openList, sentence.text).map(match => ({
			code: 'list-open' as const,
			at: sentence.at + match.index,
			length: match[0].length,
			message: `clause ${quoted(spoken.clause.id)} leaves a list open with ${quoted(match[0])}`,
			hint: 'name everything, for instance with `{{items …}}`; what is not named is not done',
		})),
	);
}

interface Line {
	at: number;
	/** How the number is written: `1.`, `(1)`, `一、`; empty where the line has none. */
	style: string;
	number: number;
	words: string;
	indent: number;
}

const NUMBERED =
	/^(\s*)(?:(\()(\d{1,3})\)|(（)(\d{1,3})）|(\d{1,3})([.)、])|([一二三四五六七八九十]{1,3})(、))(?:\s+|(?=\p{Script=Han})|$)(.*)$/u;
const BULLET = /^(\s*)[-*+](?:\s+|$)(.*)$/;

function linesOf(plain: string, language: Language): Line[] {
	const lines: Line[] = [];
	let at = 0;
	for (const line of plain.split('\n')) {
		const match = NUMBERED.exec(line);
		const indent = match?.[1]?.length ?? 0;
		const digits = match?.[3] ?? match?.[5] ?? match?.[6] ?? match?.[8] ?? '';
		const style = match?.[2] ?? match?.[4] ?? match?.[7] ?? match?.[9] ?? '';
		const number = match ? (numberOf(digits, language) ?? 0) : 0;
		lines.push({ at: at + indent, style, number, words: match?.[10] ?? line, indent });
		at += line.length + 1;
	}
	return lines;
}

/** What is wrong with a number after the ones before it in its list; null where nothing is. */
function gap(before: number | undefined, number: number): string | null {
	if (before === undefined || number === 1 || number === before + 1) return null;
	return number === before ? `numbers two items ${number}` : `goes from item ${before} to item ${number}`;
}

/** Ends as an item does that another follows. */
const GOES_ON = /[;；、]\s*$/;

/** `numbering-broken`: a gap, a number twice, an item without one, an empty item. */
export function brokenNumbering(spoken: Spoken): Hit[] {
	const hits: Hit[] = [];
	const say = (line: Line, length: number, what: string, hint: string) =>
		hits.push({
			code: 'numbering-broken',
			at: line.at,
			length,
			message: `clause ${quoted(spoken.clause.id)} ${what}`,
			hint,
		});
	const lines = linesOf(spoken.plain, spoken.language);
	const last = new Map<string, number>();
	let open: 'no' | 'after a number' | 'after none' = 'no';
	for (const [index, line] of lines.entries()) {
		const words = line.words.trim();
		if (line.style !== '') {
			const list = `${line.style} ${line.indent}`;
			const wrong = gap(last.get(list), line.number);
			if (wrong) say(line, 1, wrong, 'number the items one after another');
			last.set(list, line.number);
			if (words === '')
				say(line, 1, `has an item ${line.number} that says nothing`, 'write it, or remove it');
			open = GOES_ON.test(words) ? 'after a number' : 'no';
		} else if (emptyBullet(lines, index)) {
			say(line, 1, 'has an item that says nothing', 'write it, or remove it');
		} else if (words !== '') {
			const begins = (lines[index - 1]?.words.trim() ?? '') === '' && !BULLET.test(line.words);
			const item: boolean = open === 'after none' || GOES_ON.test(words) || /^\p{Ll}/u.test(words);
			if (open === 'no' || !begins) continue;
			const length = Math.min(line.words.length, 40);
			if (item)
				say(line, length, 'goes on with an item that has no number', 'number it like those before it');
			open = item && GOES_ON.test(words) ? 'after none' : 'no';
		}
	}
	return hits;
}

function emptyBullet(lines: Line[], index: number): boolean {
	const match = BULLET.exec(lines[index]!.words);
	if (!match || match[2]!.trim() !== '') return false;
	const next = lines[index + 1]?.words ?? '';
	return next.trim() === '' || BULLET.test(next);
}
