import type { ClauseEvidence, Figure } from '../../evidence/index.js';
import type { RenderedClause } from '../../policy/rendered.js';
import { type Html, html, trusted } from './html.js';
import { checkLists } from './synthetic.js';
import { verdictMark, verdictShape } from './verdict.js';
import type { PageWords } from './words/page-words.js';

/** The parts of a clause that change while one reads; the script exchanges what is within `data-live`. */
export function liveParts(
	clause: RenderedClause,
	evidence: ClauseEvidence | undefined,
	words: PageWords,
): Html[] {
	return [
		html`<span data-live="${clause.id}.note">${note(evidence, words)}</span>`,
		html`<div data-live="${clause.id}.drawer">${drawer(clause, evidence, words)}</div>`,
	];
}

/** A numbered sentence with its margin note, and what stands behind it when one opens it. */
export function clauseArticle(
	clause: RenderedClause,
	evidence: ClauseEvidence | undefined,
	words: PageWords,
): Html {
	const { say } = words;
	const [noteNow, drawerNow] = liveParts(clause, evidence, words);
	const standard =
		clause.source === 'standard' && html` <span class="source">${say('clause.standard')}</span>`;
	return html`<article class="clause" id="${clause.id}" aria-labelledby="${clause.id}-heading">
<h3 id="${clause.id}-heading"><a class="number" href="#${clause.id}">${clause.id}</a> ${clause.heading}${standard}</h3>
<div class="words">${trusted(clause.html)}</div>
<details>
<summary><span class="hidden">${say('clause.open', { clause: clause.id })}. </span>${noteNow}</summary>
${drawerNow}
</details>
</article>
`;
}

/** The words alone, as in a version no longer in force. */
export function plainClause(clause: RenderedClause): Html {
	return html`<article class="clause plain" id="${clause.id}" aria-labelledby="${clause.id}-heading">
<h3 id="${clause.id}-heading"><a class="number" href="#${clause.id}">${clause.id}</a> ${clause.heading}</h3>
<div class="words">${trusted(clause.html)}</div>
</article>
`;
}

function note(evidence: ClauseEvidence | undefined, words: PageWords): Html {
	const verdict = evidence?.verdict ?? 'unknown';
	const first = verdict === 'holds' ? evidence?.figures.find(({ value }) => value > 0) : undefined;
	const telling = first ? figureLine(first, words) : words.say(`why.${evidence?.because ?? 'unavailable'}`);
	return html`${verdictMark(verdict, words)}<span class="telling">${telling}</span>`;
}

function figureLine(figure: Figure, words: PageWords): string {
	return `${words.number(figure.value)} ${words.say(`figure.${figure.key}`, { count: figure.value })}`;
}

function drawer(clause: RenderedClause, evidence: ClauseEvidence | undefined, words: PageWords): Html {
	const { say } = words;
	const figures = evidence?.figures ?? [];
	const checks = checkLists(evidence?.synthetic ?? [], words);
	const noFigures = say(evidence ? 'clause.no-figures' : 'total.unavailable');
	return html`<div class="drawer">
<h4>${say('clause.evidence')}</h4>
${figures.length > 0 ? html`<dl class="figures">${figures.map(figure => figureBlock(figure, words))}</dl>` : html`<p>${noFigures}</p>`}
${checks.length > 0 && html`<h4>${say('synthetic.title')}</h4>\n<div class="checks">${checks}</div>\n`}<h4>${say('clause.enforced')}</h4>
<ul class="rules">${clause.rules.map(rule => ruleLine(rule, evidence, words))}</ul>
</div>`;
}

function figureBlock(figure: Figure, words: PageWords): Html {
	const time = words.time(figure.takenAt);
	const taken =
		figure.since === undefined
			? words.say('figure.at', { time })
			: words.say('figure.today', { since: words.minute(figure.since), time });
	return html`<div><dt>${words.say(`figure.${figure.key}`, { count: figure.value })}</dt><dd><strong>${words.number(figure.value)}</strong><time datetime="${new Date(figure.takenAt).toISOString()}">${taken}</time></dd></div>`;
}

function ruleLine(
	{ rule, sentences }: RenderedClause['rules'][number],
	evidence: ClauseEvidence | undefined,
	words: PageWords,
): Html {
	const shown = evidence?.rules.find(one => one.rule === rule);
	const verdict = evidence?.verdict === 'declaration' ? 'declaration' : (shown?.verdict ?? 'unknown');
	const because = evidence?.verdict === 'declaration' ? 'declared' : (shown?.because ?? 'unavailable');
	return html`<li><p class="rule"><code>${rule}</code> <span class="verdict ${verdict}">${verdictShape(verdict)}${words.say(`verdict.${verdict}`)}</span></p>
<p class="because">${words.say(`why.${because}`)}</p>
${sentences.map(sentence => html`<p>${sentence}</p>`)}</li>`;
}
