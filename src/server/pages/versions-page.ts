import type { PublishedVersion } from '../../obligations/publication/index.js';
import type { Language } from '../../policy/model.js';
import { type Html, html } from './html.js';
import { pageWords } from './words/page-words.js';

/** Every version ever published, newest first, each with a link to its words. */
export function versionsPage(versions: PublishedVersion[], current: string, language: Language): Html {
	const words = pageWords(language);
	const { say } = words;
	const rows = [...versions]
		.sort((a, b) => b.ordinal - a.ordinal)
		.map(
			version => html`<tr>
<th scope="row"><a href="/policy/versions/${version.version}/${language}">${version.version}</a>${version.version === current && html` <span class="source">${say('versions.current')}</span>`}</th>
<td>${words.date(version.effectiveAt)}</td>
<td>${words.date(version.publishedAt)}</td>
<td><code>${version.digest}</code></td>
</tr>
`,
		);
	const columns = (['version', 'effective', 'published', 'digest'] as const).map(
		column => html`<th scope="col">${say(`versions.${column}`)}</th>`,
	);
	return html`<div class="sheet">
<main id="text" tabindex="-1" class="versions">
<h1>${say('versions.title')}</h1>
<p>${say('versions.intro')}</p>
${rows.length > 0 ? html`<table><thead><tr>${columns}</tr></thead><tbody>${rows}</tbody></table>` : html`<p>${say('versions.none')}</p>`}
</main>
</div>`;
}
