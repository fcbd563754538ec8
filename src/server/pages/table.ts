import type { ListTable } from '../../policy/render-markdown.js';
import { type Html, html } from './html.js';

/**
 * A table that folds into blocks on narrow screens. Roles are spelled out because a folded table is no longer laid out
 * as one, and browsers then forget that it is one.
 */
export function dataTable({ id, title, intro, columns, rows }: ListTable): Html {
	const body = rows.map(
		cells =>
			html`<tr role="row">${cells.map((lines, index) => cell(lines, columns[index] ?? '', index === 0))}</tr>\n`,
	);
	return html`<section id="${id}" class="list" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${title}</h2>
<p>${intro}</p>
<table role="table" aria-labelledby="${id}-heading">
<thead role="rowgroup"><tr role="row">${columns.map(column => html`<th role="columnheader" scope="col">${column}</th>`)}</tr></thead>
<tbody role="rowgroup">
${body}</tbody>
</table>
</section>
`;
}

function cell(lines: string[], column: string, heads: boolean): Html {
	const content =
		lines.length > 1 ? html`<ul>${lines.map(line => html`<li>${line}</li>`)}</ul>` : html`${lines[0]}`;
	return heads
		? html`<th role="rowheader" scope="row">${content}</th>`
		: html`<td role="cell"><span class="column" aria-hidden="true">${column}</span>${content}</td>`;
}
