import { type ListTable, listTables, provenance } from './render-markdown.js';
import type { RenderedClause, RenderedPolicy } from './rendered.js';
import { locale, speech } from './wording/speech.js';

/** Text as it may stand in HTML, in an element or a quoted attribute. */
export function escapeHtml(text: string): string {
	const named: Record<string, string> = {
		'&': '&amp;',
		'<': '&lt;',
		'>': '&gt;',
		'"': '&quot;',
		"'": '&#39;',
	};
	return text.replace(/[&<>"']/g, character => named[character]!);
}

/**
 * The whole policy as one HTML document that needs nothing else: no styles, no scripts, clause ids as anchors. For
 * filing, printing and embedding; the page people visit is the server's.
 */
export function renderHtml(document: RenderedPolicy): string {
	const said = speech(document.language);
	return `<!doctype html>
<html lang="${locale(document.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(document.title)}</title>
</head>
<body>
<main>
<h1>${escapeHtml(document.title)}</h1>
<p>${provenance(document, said).map(escapeHtml).join('<br>')}</p>
${document.sections
	.map(
		section => `<section id="${escapeHtml(section.id)}">
<h2>${escapeHtml(section.heading)}</h2>
${section.clauses.map(clauseHtml).join('\n')}
</section>`,
	)
	.join('\n')}
${listTables(document, said).map(tableHtml).join('\n')}
</main>
</body>
</html>
`;
}

function clauseHtml(clause: RenderedClause): string {
	return `<article id="${escapeHtml(clause.id)}">
<h3>${escapeHtml(clause.id)} ${escapeHtml(clause.heading)}</h3>
${clause.html}
</article>`;
}

/** A table in HTML, with its heading. */
export function tableHtml({ id, title, intro, columns, rows }: ListTable): string {
	const head = columns.map(column => `<th scope="col">${escapeHtml(column)}</th>`).join('');
	const body = rows.map(row => {
		const cells = row.map((cell, index) => {
			const text = cell.map(escapeHtml).join('<br>');
			return index === 0 ? `<th scope="row">${text}</th>` : `<td>${text}</td>`;
		});
		return `<tr>${cells.join('')}</tr>`;
	});
	return `<section id="${escapeHtml(id)}">
<h2>${escapeHtml(title)}</h2>
<p>${escapeHtml(intro)}</p>
<table>
<thead><tr>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</section>`;
}
