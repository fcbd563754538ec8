import { escapeHtml } from '../../policy/render-html.js';

/** HTML that is safe to send: made by `html`, which escapes, or by `trusted`. */
export class Html {
	constructor(readonly text: string) {}

	toString(): string {
		return this.text;
	}
}

type Part = Html | string | number | null | undefined | false | Part[];

/** Template tag: every value is escaped unless it is HTML already; lists are joined, absent values leave nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
	return new Html(strings.map((text, index) => (index === 0 ? '' : shown(parts[index - 1])) + text).join(''));
}

/** HTML our own renderer made. Never for anything a person or a request wrote. */
export function trusted(text: string): Html {
	return new Html(text);
}

function shown(part: Part): string {
	if (part === null || part === undefined || part === false) return '';
	if (part instanceof Html) return part.text;
	return Array.isArray(part) ? part.map(shown).join('') : escapeHtml(String(part));
}
