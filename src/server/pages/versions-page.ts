import type { PublishedVersion } from '../../obligations/publication/index.js';
import type { Language } from '../../policy/model.js';
import { changeList } from './changes.js';
import { type Html, html } from './html.js';
import { type PageWords, pageWords } from './words/page-words.js';

/** Every version ever published, newest first, each with a link to its words and what it changed. */
export function versionsPage(versions: PublishedVersion[], current: string, language: Language): Html {
	const words = pageWords(language);
	const { say } = words;
	const newest = [...versions].sort((a, b) => b.ordinal - a.ordinal);
	const columns = (['version', 'effective', 'published', 'digest'] as const).map(
		column => html`<th scope="col">${say(`versions.${column}`)}</th>`,
	);
	const changes = newest.slice(0, -1).map((version, at) => {
		const heading = say('versions.changes', { version: version.version });
		return html`<section><h2>${heading}</h2>
${changeList(newest[at + 1]!, version, language)}
</section>
`;
	});
	const rows = newest.map(version => row(version, current, words));
	return html`<div class="sheet">
<main id="text" tabindex="-1" class="versions">
<h1>${say('versions.title')}</h1>
<p>${say('versions.intro')}</p>
${rows.length > 0 ? html`<table><thead><tr>${columns}</tr></thead><tbody>${rows}</tbody></table>` : html`<p>${say('versions.none')}</p>`}
${changes}
</main>
</div>`;
}

function row(version: PublishedVersion, current: string, words: PageWords): Html {
	const { say, date, language } = words;
	const standing =
		version.version === current ? say('versions.current') : isAhead(version) && say('versions.scheduled');
	return html`<tr>
<th scope="row"><a href="/policy/versions/${version.version}/${language}">${version.version}</a>${standing && html` <span class="source">${standing}</span>`}</th>
<td>${date(Math.max(version.effectiveAt, version.inForceFrom ?? 0))}</td>
<td>${date(version.publishedAt)}</td>
<td><code>${version.digest}</code></td>
</tr>
`;
}

/** Published and not in force yet: people are being told. */
export function isAhead({ inForceFrom }: PublishedVersion): boolean {
	return inForceFrom === null;
}
