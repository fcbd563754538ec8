/** What the law makes of the version in force: counts, what is unknown or not kept, who lives with what, who vouches. */
import type { LawEvidence, OpenRule } from '../../evidence/index.js';
import { lawLink } from '../../policy/law/links.js';
import { LAW } from '../../policy/law/packs.js';
import { type Html, html } from './html.js';
import { verdictShape } from './verdict.js';
import type { PageWords } from './words/page-words.js';

const SHAPES = { pass: 'holds', fail: 'broken', unknown: 'unknown', 'n/a': 'declaration' } as const;

/** The parts that change while one reads, by the names the script exchanges them under. */
export function lawParts(law: LawEvidence | null, words: PageWords): { note: Html; drawer: Html } {
	return {
		note: html`<span data-live="law.note">${note(law, words)}</span>`,
		drawer: html`<div data-live="law.drawer">${drawer(law, words)}</div>`,
	};
}

/** Folded away until one asks for it. */
export function lawBlock(law: LawEvidence | null, words: PageWords): Html {
	const { note, drawer } = lawParts(law, words);
	return html`<details class="law" id="law"><summary>${note}</summary>
${drawer}
</details>
`;
}

/** How many rules there are of each verdict. */
export function lawCounts(law: LawEvidence, { say }: PageWords): Html[] {
	return (['pass', 'fail', 'unknown', 'n/a'] as const).map(verdict => {
		const shape = SHAPES[verdict];
		const count = law.counts[verdict];
		return html`<span class="verdict ${shape}">${verdictShape(shape)}${say(`law.count.${verdict}`, { count })}</span> `;
	});
}

function note(law: LawEvidence | null, words: PageWords): Html {
	const { say, date } = words;
	if (law === null)
		return html`<span class="law-title">${say('law.title')}</span> ${say('total.unavailable')}`;
	return html`<span class="law-title">${say('law.title')}</span> ${lawCounts(law, words)}<span class="checked">${say('law.as-of', { date: date(Date.parse(law.asOf)) })}</span>`;
}

function drawer(law: LawEvidence | null, words: PageWords): Html | null {
	if (law === null) return null;
	const { say } = words;
	const open = (verdict: OpenRule['verdict']) =>
		law.open.filter(each => each.verdict === verdict).map(each => openRule(each, words));
	return html`<div class="drawer">
${list(say('law.broken'), open('fail'), say('law.broken.none'))}
${list(say('law.unknown'), open('unknown'), say('law.unknown.none'))}
${list(say('law.waivers'), waivers(law, words), say('law.waivers.none'))}
${list(say('law.attestations'), attested(law, words), say('law.attestations.none'))}
</div>`;
}

function list(heading: string, entries: Html[], none: string): Html {
	return html`<h2>${heading}</h2>
${entries.length > 0 ? html`<ul>${entries.map(entry => html`<li>${entry}</li>`)}</ul>` : html`<p>${none}</p>`}
`;
}

/** Titles of rules are known in English only, and say so. */
function ruleName(rule: OpenRule['rule']): Html {
	const link = lawLink(rule);
	const { title, cites } = LAW[rule];
	const id = link === null ? html`${rule}` : html`<a href="${link}">${rule}</a>`;
	return html`<b>${id}</b> <span lang="en">${title}</span> <span class="cites">${cites}</span>`;
}

function openRule({ rule, because }: OpenRule, { say }: PageWords): Html {
	return html`${ruleName(rule)}<br>${say(`why.${because}`)}`;
}

function waivers({ waivers }: LawEvidence, { say, date }: PageWords): Html[] {
	return waivers.map(({ finding, at, by, until, because }) => {
		const where = at !== undefined && html` · <code>${at}</code>`;
		const who = say('law.waived', { by, until: date(Date.parse(until)) });
		return html`<code>${finding}</code>${where}<br>${who} ${because}`;
	});
}

function attested({ attestations, reviews }: LawEvidence, { say, date }: PageWords): Html[] {
	const people = attestations.map(({ rule, by, on, until, met, says }) => {
		const who = say(met ? 'law.attested' : 'law.attested.unmet', { by, on: date(Date.parse(on)) });
		const ends = until !== undefined && html` ${say('law.until', { until: date(Date.parse(until)) })}`;
		return html`${ruleName(rule)}<br>${who}${ends} ${says}`;
	});
	const readers = reviews.map(
		({ language, by, on, words }) =>
			html`${say('law.read', { by, on: date(Date.parse(on)), language: say(`law.language.${language}`) })} <code>${words}</code>`,
	);
	return [...people, ...readers];
}
