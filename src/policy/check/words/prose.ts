/** A clause's own words as the checks read them: sentence by sentence, with figures and markup out of the way. */
import { type Finding, type FindingCode, type Fix, finding, firstOf, type Position } from '../../finding.js';
import type { RuleId } from '../../law/packs.js';
import type { Language, Policy, PolicyText, TextClause, Words } from '../../model.js';
import { placesIn } from '../../outline/block.js';
import { sentenceSpans } from '../../outline/sentences.js';
import { textPath } from '../../text.js';
import { type Speech, speech } from '../../wording/speech.js';
import { compiled } from '../lexicon/phrase.js';

/** Longer than any sentence people can read; a longer one is read in pieces, so that no pattern sees more at once. */
const LONGEST = 600;

/** More hits than this in one clause help nobody. */
export const MOST_HITS = 100;

export interface Sentence {
	/** As long as the Markdown it stands for; figures, links and markup are blanked. */
	text: string;
	/** Offset in the clause's Markdown. */
	at: number;
	/** What an ending colon announces: the beginning of the next block. Empty otherwise. */
	follows: string;
	/** The sentence after it in the clause. */
	next: string;
	/** Item of a list. */
	item: boolean;
}

/** A clause that has words of its own, and what it is bound to. */
export interface Spoken {
	policy: Policy;
	text: PolicyText;
	language: Language;
	speech: Speech;
	clause: TextClause;
	/** References of the rules it is bound to. */
	rules: string[];
	declaration: boolean;
	/** Markdown with figures, links and markup blanked. */
	plain: string;
	sentences: Sentence[];
}

/** Words that break a rule: where in the clause's Markdown, and what is wrong. */
export interface Hit {
	code: FindingCode;
	at: number;
	length: number;
	message: string;
	hint: string;
	more?: { rules?: RuleId[]; fix?: Fix };
}

const blank = (whole: string) => '\u00b7'.repeat(whole.length);

/** Same length; `{{` and `}}` stay, so that a figure can be seen. */
export function blanked(markdown: string): string {
	return markdown
		.replace(/\{\{([^{}]*)\}\}/g, (_, inner: string) => `{{${blank(inner)}}}`)
		.replace(/\]\([^()\s]*\)/g, whole => `]${blank(whole.slice(1))}`)
		.replace(/<[^<>\s]+>/g, blank)
		.replace(/https?:\/\/[^\s)\]>]+/g, blank)
		.replace(/[*_`\u00a0\t]/g, ' ');
}

interface Block {
	from: number;
	to: number;
	item: boolean;
}

const ITEM = /^\s*(?:[-*+]|\d{1,3}[.)]|\(\d{1,3}\)|（\d{1,3}）)\s/;

/** Paragraphs and list items; a line of a table is one of its own. */
function blocksOf(text: string): Block[] {
	const blocks: Block[] = [];
	let open: Block | null = null;
	let at = 0;
	for (const line of text.split('\n')) {
		const to = at + line.length;
		const item = ITEM.test(line);
		if (line.trim() === '') open = null;
		else if (open && !item && !line.startsWith('|')) open.to = to;
		else {
			open = { from: at, to, item };
			blocks.push(open);
		}
		at = to + 1;
	}
	return blocks;
}

function pieces(from: number, to: number): { from: number; to: number }[] {
	const cut: { from: number; to: number }[] = [];
	for (let at = from; at < to; at += LONGEST) cut.push({ from: at, to: Math.min(to, at + LONGEST) });
	return cut;
}

/** Something is said: a word, or the number of a year. */
const WORDS = /\p{L}{2}|\p{Script=Han}|\d{4}/u;

function sentencesOf(plain: string, language: Language): Sentence[] {
	const blocks = blocksOf(plain);
	const sentences: Sentence[] = [];
	for (const [index, { from, to, item }] of blocks.entries()) {
		const text = plain.slice(from, to).replaceAll('\n', ' ');
		if (!WORDS.test(text)) continue;
		const after = blocks[index + 1];
		const end = text.trimEnd().length;
		for (const span of sentenceSpans(text, language)) {
			for (const piece of pieces(span.from, span.to)) {
				const words = text.slice(piece.from, piece.to);
				if (!WORDS.test(words)) continue;
				const announces = piece.to === end && /[:：]\s*$/.test(words);
				const follows =
					announces && after ? plain.slice(after.from, Math.min(after.to, after.from + LONGEST)) : '';
				sentences.push({ text: words, at: from + piece.from, follows, next: '', item });
			}
		}
	}
	for (const [index, each] of sentences.entries()) each.next = sentences[index + 1]?.text ?? '';
	return sentences;
}

/** Every clause of a text that has words of its own. */
export function spokenIn(policy: Policy, text: PolicyText): Spoken[] {
	const own = text.service === undefined ? undefined : policy.servicePolicies[text.service];
	const bound = new Map([...policy.clauses, ...(own?.clauses ?? [])].map(each => [each.id, each]));
	const said = speech(text.language);
	return text.sections.flatMap(section =>
		section.clauses
			.filter(clause => clause.markdown !== '')
			.map(clause => {
				const plain = blanked(clause.markdown);
				const { rules = [], declaration = false } = bound.get(clause.id) ?? {};
				const { language } = text;
				return {
					policy,
					text,
					language,
					speech: said,
					clause,
					rules,
					declaration,
					plain,
					sentences: sentencesOf(plain, language),
				};
			}),
	);
}

const everywhere = new Map<RegExp, RegExp>();

function global(pattern: RegExp): RegExp {
	let known = everywhere.get(pattern);
	if (!known) {
		known = compiled(new RegExp(pattern.source, `${pattern.flags}g`));
		everywhere.set(pattern, known);
	}
	known.lastIndex = 0;
	return known;
}

/** Whether a pattern of the lexicon matches somewhere. */
export function says(pattern: RegExp, text: string): boolean {
	return global(pattern).test(text);
}

/** Every match of a pattern. A loop, as `matchAll` copies the pattern each time and sentences are many. */
export function every(pattern: RegExp, text: string): RegExpExecArray[] {
	const found = global(pattern);
	const matches: RegExpExecArray[] = [];
	for (let match = found.exec(text); match; match = found.exec(text)) {
		matches.push(match);
		if (match[0] === '') found.lastIndex++;
	}
	return matches;
}

/** The findings of a clause's hits, in its file. */
export function findingsOf(spoken: Spoken, hits: Hit[]): Finding[] {
	if (hits.length === 0) return [];
	const { clause, text } = spoken;
	const place = placesIn(clause.markdown);
	const first = clause.markdownLine ?? clause.line;
	return hits.slice(0, MOST_HITS).map(({ code, at, length, message, hint, more }) => {
		const { line, col } = place(at);
		const width = (clause.markdown.slice(at, at + length).split('\n')[0] ?? '').length;
		const here: Position = { file: textPath(text), line: first + line - 1, col, endCol: col + width };
		return finding(code, here, message, hint, more);
	});
}

/** The findings of a whole text, cut where they stop helping. */
export function cut(findings: Finding[]): Finding[] {
	return firstOf([...findings].sort((a, b) => a.line - b.line || a.col - b.col));
}

/** The sentence as written, with the words at an offset of the clause replaced: a better sentence to take over. */
export function rewritten(
	spoken: Spoken,
	sentence: Sentence,
	at: number,
	length: number,
	by: string,
): { words: Words } {
	const { markdown } = spoken.clause;
	const end = sentence.at + sentence.text.length;
	const words = markdown.slice(sentence.at, at) + by + markdown.slice(at + length, end);
	return { words: { [spoken.language]: words.replace(/\s+/g, ' ') } };
}
