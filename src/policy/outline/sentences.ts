/** Cuts a paragraph into sentences where a reader would: not after `z. B.`, `3.5`, `16. Mai`, `Inc.`, or in an address. */
import type { Language } from '../model.js';

/** From inclusive, to exclusive. */
export interface Span {
	from: number;
	to: number;
}

/** What may close after a stop; `“` does in German and opens elsewhere. */
const CLOSERS: Record<Language, RegExp> = {
	de: /["'“”’»«)\]*_]/,
	en: /["'”’»)\]*_]/,
	zh: /["'”’»)\]）】」』*_]/,
};
const STOPS = /[.!?…。！？]/g;

/** End in a full stop without ending a sentence. Compared with what stands right before the stop, without capitals. */
const NEVER: Record<Language, RegExp> = {
	de: /(?:^|[^\p{L}])(?:z\.? ?b|d\.? ?h|u\.? ?a|i\.? ?d\.? ?r|i\.? ?s\.? ?d|o\.? ?ä|u\.? ?u|e\.? ?v|m\.? ?b|art|abs|nr|lit|ziff|bzw|ggf|gem|vgl|ca|med|dent|phil|jur|rer|dipl|ing|inkl|zzgl|evtl|sog|str|tel|dr|prof|hr|fr|st|mio|bspw|einschl|insb|max|min|allg|vs|co|jan|feb|mär|apr|aug|sept?|okt|nov|dez)$/iu,
	en: /(?:^|[^\p{L}])(?:e\.? ?g|i\.? ?e|art|nos|vs|mr|mrs|ms|dr|prof|st|sec|para|cf|approx|dept|est|fig|al|v|jan|feb|mar|apr|aug|sept?|oct|nov|dec)$/iu,
	zh: /(?:^|[^\p{L}])(?:e\.? ?g|i\.? ?e|no|co|art)$/iu,
};

/** May end one; they do where a word follows that begins sentences. */
const PERHAPS = /(?:^|[^\p{L}])(?:usw|etc|u\.? ?v\.? ?m|inc|ltd|corp|llc|no|u\.s|s\.a|b\.v|e\.v|\p{L})$/iu;

const STARTER: Record<Language, RegExp> = {
	de: /^(?:Wir|Sie|Ihre?[nmrs]?|Die|Der|Das|Dies\p{L}*|Wenn|Falls|Bei|Im|In|Zum|Zur|Auf|Für|Mit|Soweit|Sofern|Eine?[nmrs]?|Es|Ist|Nach|Dabei|Hier\p{L}*|Außerdem|Rechtsgrundlage|Zweck|Danach|Weitere|Zuletzt|Stand|Verantwortlich\p{L}*)(?!\p{L})/u,
	en: /^(?:We|You|Your|Our|The|This|These|That|If|When|It|In|On|For|To|With|They|Please|Where|At|By|A|An|Any|All|As|No|After|Before)(?!\p{L})/u,
	zh: /^\p{Script=Han}/u,
};

/** Whether the full stop at `at` ends a sentence; `next` is what follows the space after it. */
function endsAt(text: string, at: number, next: string, language: Language): boolean {
	if (next === '') return true;
	if (/^\p{Ll}/u.test(next)) return false;
	const before = text.slice(Math.max(0, at - 14), at);
	const starts = STARTER[language].test(next);
	if (NEVER[language].test(before)) return false;
	if (PERHAPS.test(before)) return starts;
	if (/(?:^|[^\d.])\d{1,2}$/.test(before) && language === 'de') return starts;
	return true;
}

/** Where the sentence ends whose stop stands at `at`, after closing quotes and brackets; null where it goes on. */
function endOf(text: string, at: number, language: Language): number | null {
	let end = at + 1;
	while (end < text.length && CLOSERS[language].test(text[end]!)) end++;
	if (/[。！？]/.test(text[at]!)) return /[.!?…。！？]/.test(text[end] ?? '') ? null : end;
	if (end < text.length && !/\s/.test(text[end]!)) {
		return /[.!?…]/.test(text[end]!) || !/\p{Script=Han}/u.test(text[end]!) || text[at] === '.' ? null : end;
	}
	const next = text
		.slice(end, end + 60)
		.trimStart()
		.replace(/^["'“„«([*_]+/u, '');
	if (text[at] === '?') return end;
	if (text[at] === '.') return endsAt(text, at, next, language) ? end : null;
	return /^\p{Ll}/u.test(next) ? null : end;
}

/** Takes white space off both ends; null where nothing else is there. */
function trimmed(text: string, from: number, to: number): Span | null {
	while (from < to && /\s/.test(text[from]!)) from++;
	while (to > from && /\s/.test(text[to - 1]!)) to--;
	return from === to ? null : { from, to };
}

/** The sentences of a paragraph, in order; together they are the paragraph, white space between them aside. */
export function sentenceSpans(text: string, language: Language): Span[] {
	const spans: Span[] = [];
	let from = 0;
	const push = (to: number) => {
		const span = trimmed(text, from, to);
		if (span) spans.push(span);
		from = to;
	};
	STOPS.lastIndex = 0;
	for (let match = STOPS.exec(text); match; match = STOPS.exec(text)) {
		const end = match.index < from ? null : endOf(text, match.index, language);
		if (end !== null) push(end);
	}
	push(text.length);
	return spans;
}
