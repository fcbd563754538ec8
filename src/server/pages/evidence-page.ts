/** The page for who supervises: what holds, what is not shown, what the log is, how to check it, and what nothing shows. */
import { type Evidence, UNNOTICED, type Verdict } from '../../evidence/index.js';
import { isLate } from '../../evidence/synthetic/index.js';
import type { RenderedClause, RenderedPolicy } from '../../policy/rendered.js';
import { type Html, html } from './html.js';
import { lawCounts } from './law-block.js';
import type { ShownLog } from './site.js';
import { checkLists } from './synthetic.js';
import { verdictShape } from './verdict.js';
import { type PageWords, pageWords } from './words/page-words.js';

/** Without evidence or logs every part says that nothing can be shown at the moment. */
export function evidencePage(
	document: RenderedPolicy,
	evidence: Evidence | null,
	logs: ShownLog[] | null,
): Html {
	const words = pageWords(document.language);
	const { say } = words;
	const parts: [id: string, title: string, content: Html][] = [
		['sentences', say('evidence.sentences'), sentences(document, evidence, words)],
		['law', say('evidence.law'), law(evidence, words)],
		['synthetic', say('evidence.synthetic'), synthetic(evidence, words)],
		['log', say('evidence.log'), log(logs, words)],
		['verify', say('evidence.verify'), verify(logs, words)],
		['unnoticed', say('evidence.unnoticed'), unnoticed(words)],
	];
	return html`<div class="sheet">
<main id="text" tabindex="-1" class="shown">
<h1>${say('evidence.title')}</h1>
<p class="intro">${say('evidence.intro')}</p>
${version(document, evidence, words)}
<nav class="contents" aria-label="${say('contents.label')}"><ol>${parts.map(
		([id, title], at) => html`<li><a href="#${id}"><span class="ordinal">${at + 1}</span>${title}</a></li>`,
	)}</ol></nav>
${parts.map(
	([id, title, content]) => html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${title}</h2>
${content}
</section>
`,
)}
</main>
</div>`;
}

function version(
	document: RenderedPolicy,
	evidence: Evidence | null,
	{ say, date, instant }: PageWords,
): Html {
	return html`<ul class="provenance" aria-label="${say('evidence.version')}">
<li><a href="/policy/${document.language}">${say('meta.version', { version: document.version })}</a></li>
<li>${say('meta.effective', { date: date(new Date(document.effective)) })}</li>
${evidence && html`<li>${say('total.checked', { time: instant(evidence.takenAt) })}</li>`}
</ul>
<p class="digest">${say('footer.model')} <code>${document.model}</code></p>`;
}

const VERDICTS: Verdict[] = ['holds', 'unknown', 'broken', 'declaration'];

function sentences(document: RenderedPolicy, evidence: Evidence | null, words: PageWords): Html {
	const { say } = words;
	if (evidence === null) return html`<p>${say('total.unavailable')}</p>`;
	const clauses = document.sections.flatMap(section => section.clauses);
	const verdictOf = (id: string) =>
		evidence.clauses.find(({ clause }) => clause === id)?.verdict ?? 'unknown';
	const counted = VERDICTS.map(verdict => {
		const count = clauses.filter(({ id }) => verdictOf(id) === verdict).length;
		return html`<li class="verdict ${verdict}">${verdictShape(verdict)}${say(`total.${verdict}`, { count })}</li>`;
	});
	const listed = (verdict: 'broken' | 'unknown') =>
		clauseList(
			clauses.filter(({ id }) => verdictOf(id) === verdict),
			document,
			evidence,
			words,
		);
	return html`<ul class="counted">${counted}</ul>
<h3>${say('evidence.broken')}</h3>
${listed('broken')}
<h3>${say('evidence.unknown')}</h3>
${listed('unknown')}
<p><a href="/policy/${document.language}">${say('evidence.all')}</a></p>`;
}

function clauseList(
	clauses: RenderedClause[],
	{ language }: RenderedPolicy,
	evidence: Evidence,
	{ say }: PageWords,
): Html {
	if (clauses.length === 0) return html`<p>${say('evidence.none')}</p>`;
	const lines = clauses.map(({ id, heading }) => {
		const because = evidence.clauses.find(({ clause }) => clause === id)?.because ?? 'unavailable';
		return html`<li><a href="/policy/${language}#${id}">${id} ${heading}</a><br>${say(`why.${because}`)}</li>`;
	});
	return html`<ul class="listed">${lines}</ul>`;
}

function law(evidence: Evidence | null, words: PageWords): Html {
	const { say, date, language } = words;
	const found = evidence?.law ?? null;
	if (found === null) return html`<p>${say('total.unavailable')}</p>`;
	const more = html`<p><a href="/policy/${language}#law">${say('evidence.law-all')}</a></p>`;
	const asOf = say('law.as-of', { date: date(Date.parse(found.asOf)) });
	return html`<p class="counted">${lawCounts(found, words)}</p><p class="quiet">${asOf}</p>${more}`;
}

function synthetic(evidence: Evidence | null, words: PageWords): Html {
	const { say, date, time } = words;
	const intro = html`<p>${say('evidence.synthetic.intro')}</p>`;
	if (evidence === null) return html`${intro}<p>${say('total.unavailable')}</p>`;
	if (evidence.synthetic.length === 0) return html`${intro}<p>${say('evidence.synthetic.none')}</p>`;
	const regions = evidence.synthetic.map(standing => {
		const { failed, newest, region } = standing;
		const late = isLate(standing, evidence.takenAt);
		const outcomes = newest?.outcomes ?? [];
		const last = failed
			? say('evidence.synthetic.failed', { date: date(failed.at), time: time(failed.at) })
			: say('evidence.synthetic.never-failed');
		return html`<li>${checkLists([{ region, at: newest?.at ?? null, late, outcomes }], words)}<p class="quiet">${last}</p></li>`;
	});
	return html`${intro}<ul class="regions">${regions}</ul>`;
}

function log(logs: ShownLog[] | null, { say }: PageWords): Html {
	const intro = html`<p>${say('evidence.log.intro')}</p>`;
	if (logs === null) return html`${intro}<p>${say('total.unavailable')}</p>`;
	if (logs.length === 0) return html`${intro}<p>${say('evidence.log.none')}</p>`;
	const trees = logs.map(
		({ region, epoch, size, key, note }) => html`<h3>${say('evidence.log.region', { region, epoch })}</h3>
<p>${say('evidence.log.size', { count: size })}</p>
<p class="quiet">${say('evidence.log.key')}</p>
<pre tabindex="0" aria-label="${say('evidence.log.key')}">${key}</pre>
<p><a href="/log/${region}/${epoch}/checkpoint">${say('evidence.log.checkpoint')}</a></p>
${note !== null && html`<pre tabindex="0" aria-label="${say('evidence.log.checkpoint')}">${note}</pre>`}`,
	);
	return html`${intro}${trees}`;
}

function verify(logs: ShownLog[] | null, { say }: PageWords): Html {
	const key = logs?.[0]?.key ?? 'KEY';
	const commands = `obhut audit verify EXPORT --key ${key}
obhut audit verify EXPORT --since kept/checkpoint --key ${key}`;
	return html`<p>${say('evidence.verify.intro')}</p>
<pre tabindex="0" aria-label="${say('evidence.verify')}">${commands}</pre>
<p>${say('evidence.verify.since')}</p>
<p>${say('evidence.verify.program')} <a href="/v1/evidence"><code>/v1/evidence</code></a></p>`;
}

function unnoticed({ say }: PageWords): Html {
	const lines = UNNOTICED.map(code => html`<li>${say(`unnoticed.${code}`)}</li>`);
	return html`<p>${say('evidence.unnoticed.intro')}</p><ul class="listed">${lines}</ul>`;
}
