/** HTML that is safe to send: every value put in is escaped. */
export class Html {
	constructor(readonly text: string) {}
}

type Part = Html | string | number | null | undefined | false | Part[];

const ESCAPES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
	return new Html(strings.map((text, at) => (at === 0 ? '' : shown(parts[at - 1])) + text).join(''));
}

function shown(part: Part): string {
	if (part === null || part === undefined || part === false) return '';
	if (part instanceof Html) return part.text;
	if (Array.isArray(part)) return part.map(shown).join('');
	return String(part).replace(/[&<>"']/g, sign => ESCAPES[sign] ?? sign);
}
