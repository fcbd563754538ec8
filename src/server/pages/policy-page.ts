import type { ClauseEvidence, Evidence, Verdict } from '../../evidence/index.js';
import { listTables } from '../../policy/render-markdown.js';
import type { RenderedPolicy, RenderedSection } from '../../policy/rendered.js';
import { speech } from '../../policy/wording/speech.js';
import { clauseArticle, liveParts, plainClause } from './clause.js';
import { type Html, html } from './html.js';
import { lawBlock, lawParts } from './law-block.js';
import type { Announced } from './site.js';
import { dataTable } from './table.js';
import { verdictShape } from './verdict.js';
import { type PageWords, pageWords } from './words/page-words.js';

/** The published policy with what each sentence can show now. Without evidence every sentence says that it is unknown. */
export function policyPage(
	document: RenderedPolicy,
	evidence: Evidence | null,
	announcements: Announced[],
): Html {
	const words = pageWords(document.language);
	const shown = new Map(evidence?.clauses.map(one => [one.clause, one]));
	const live = html`<obhut-evidence src="/policy/${document.language}/evidence" class="totals" role="group" aria-label="${words.say('total.label')}"><div data-live="totals">${totals(document, shown, evidence, words)}</div></obhut-evidence>`;
	const told = announcements.map(
		({ heading, text }) =>
			html`<aside class="announcement" aria-label="${heading}"><p><b>${heading}</b></p><p>${text}</p></aside>\n`,
	);
	return frame(document, words, html`${told}${live}${lawBlock(evidence?.law ?? null, words)}`, section =>
		section.clauses.map(one => clauseArticle(one, shown.get(one.id), words)),
	);
}

/** A version that is not in force: its words as they were published, nothing beside them. */
export function otherVersionPage(document: RenderedPolicy & { ahead?: boolean }): Html {
	const words = pageWords(document.language);
	const notice = html`<p class="totals">${words.say(document.ahead ? 'meta.scheduled' : 'meta.earlier')} <a href="/policy/${document.language}">${words.say('meta.current')}</a></p>`;
	return frame(document, words, notice, section => section.clauses.map(plainClause));
}

/** Only what changes while one reads, for the script that keeps an open page fresh. */
export function livePage(document: RenderedPolicy, evidence: Evidence | null): string {
	const words = pageWords(document.language);
	const shown = new Map(evidence?.clauses.map(one => [one.clause, one]));
	const clauses = document.sections.flatMap(section => section.clauses);
	const parts = clauses.flatMap(clause => liveParts(clause, shown.get(clause.id), words));
	const law = lawParts(evidence?.law ?? null, words);
	return html`<div data-live="totals">${totals(document, shown, evidence, words)}</div>${law.note}${law.drawer}${parts}`
		.text;
}

function frame(
	document: RenderedPolicy,
	words: PageWords,
	status: Html,
	clausesOf: (section: RenderedSection) => Html[],
): Html {
	const { say } = words;
	const tables = listTables(document, speech(document.language));
	return html`<div class="sheet">
<main id="text" tabindex="-1">
<h1>${document.title}</h1>
${provenance(document, words)}
${status}
${contents(document, tables, words)}
${document.sections.map(
	section => html`<section id="${anchor(section)}" aria-labelledby="${anchor(section)}-heading">
<h2 id="${anchor(section)}-heading">${section.heading}</h2>
${clausesOf(section)}
</section>
`,
)}
${tables.map(dataTable)}
</main>
<footer>
<p>${say('footer.text')} <code>${document.digest}</code></p>
<p>${say('footer.model')} <code>${document.model}</code></p>
<p>${say('footer.made')}</p>
</footer>
</div>`;
}

function provenance(document: RenderedPolicy, { say, date }: PageWords): Html {
	const digest = `${document.digest.slice(0, 4)}…${document.digest.slice(-4)}`;
	return html`<ul class="provenance">
<li>${say('meta.version', { version: document.version })}</li>
<li>${say('meta.effective', { date: date(new Date(document.effective)) })}</li>
<li>${say('meta.digest', { digest })}</li>
<li><a href="/policy/versions/${document.version}/${document.language}.md" download>${say('meta.markdown')}</a></li>
</ul>`;
}

/** A section whose own clause carries its id gives that id to the clause. */
function anchor({ id, clauses }: RenderedSection): string {
	return clauses.some(clause => clause.id === id) ? `section-${id}` : id;
}

function contents(document: RenderedPolicy, tables: { id: string; title: string }[], words: PageWords): Html {
	const entries = document.sections.map(section => {
		const number = section.id.replace(/^\D+/, '');
		return html`<li><a href="#${anchor(section)}"><span class="ordinal">${number}</span>${section.heading}</a></li>`;
	});
	const lists = tables.map(
		({ id, title }) => html`<li><a href="#${id}"><span class="ordinal"></span>${title}</a></li>`,
	);
	return html`<nav class="contents" aria-label="${words.say('contents.label')}"><ol>${entries}${lists}</ol></nav>`;
}

const VERDICTS: Verdict[] = ['holds', 'unknown', 'broken', 'declaration'];

function totals(
	document: RenderedPolicy,
	shown: Map<string, ClauseEvidence>,
	evidence: Evidence | null,
	words: PageWords,
): Html {
	const { say } = words;
	const clauses = document.sections.flatMap(section => section.clauses);
	const counted = VERDICTS.map(verdict => {
		const count = clauses.filter(clause => (shown.get(clause.id)?.verdict ?? 'unknown') === verdict).length;
		return html`<li class="verdict ${verdict}">${verdictShape(verdict)}${say(`total.${verdict}`, { count })}</li>`;
	});
	const checked = evidence
		? html`<time datetime="${new Date(evidence.takenAt).toISOString()}">${say('total.checked', { time: words.time(evidence.takenAt) })}</time>`
		: say('total.unavailable');
	return html`<ul>${counted}</ul><p class="checked">${checked}</p>`;
}
