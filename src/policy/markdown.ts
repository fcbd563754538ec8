import MarkdownIt from 'markdown-it';

/** CommonMark with tables; HTML in the words is shown, not run, and `javascript:` links stay text. */
const reader = new MarkdownIt('commonmark', { html: false }).enable('table');

/** HTML of a clause's Markdown. Headings are refused their level: a clause has its own heading already. */
export function markdownToHtml(markdown: string): string {
	return reader.render(markdown).trim();
}
