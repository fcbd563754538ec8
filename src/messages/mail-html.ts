/** The text of a mail as HTML. */
import type { Language } from '../policy/model.js';
import { escapeHtml } from '../policy/render-html.js';

/**
 * Paragraphs are parted by an empty line. One that is nothing but one of `links` becomes a link where it is an address,
 * and stands out where it is a code.
 */
export function mailHtml(language: Language, text: string, links: string[]): string {
	const paragraphs = text.split('\n\n').map(paragraph => `<p>${shown(paragraph, links)}</p>`);
	return `<!doctype html>\n<html lang="${language}"><meta charset="utf-8"><body>\n${paragraphs.join('\n')}\n</body></html>\n`;
}

function shown(paragraph: string, links: string[]): string {
	const escaped = escapeHtml(paragraph).replaceAll('\n', '<br>\n');
	if (!links.includes(paragraph)) return escaped;
	return /^https?:/.test(paragraph) ? `<a href="${escaped}">${escaped}</a>` : `<strong>${escaped}</strong>`;
}
