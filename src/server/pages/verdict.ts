import type { Verdict } from '../../evidence/index.js';
import { type Html, html } from './html.js';
import type { PageWords } from './words/page-words.js';

/** A shape for each verdict, so that none is told by colour alone: check, dashed ring, triangle, dash. */
const SHAPES: Record<Verdict, Html> = {
	holds: html`<circle cx="8" cy="8" r="7" class="fill"/><path d="M4.8 8.3l2.2 2.2 4.2-4.6" class="cut"/>`,
	unknown: html`<circle cx="8" cy="8" r="6.2" class="ring"/>`,
	broken: html`<path d="M8 1.5L15 14.5H1z" class="fill"/><path d="M8 6v4M8 12v.6" class="cut"/>`,
	declaration: html`<path d="M2.5 8h11" class="stroke"/>`,
};

/** A verdict as its shape; the word stands beside it. */
export function verdictShape(verdict: Verdict): Html {
	return html`<svg class="shape" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">${SHAPES[verdict]}</svg>`;
}

/** A verdict as shape and word. */
export function verdictMark(verdict: Verdict, words: PageWords): Html {
	return html`<span class="verdict ${verdict}">${verdictShape(verdict)}${words.say(`verdict.${verdict}`)}</span>`;
}
