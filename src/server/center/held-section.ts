import type { Language, Policy } from '../../policy/model.js';
import { rightsPurpose } from '../../policy/places.js';
import { speech } from '../../policy/wording/speech.js';
import type { Value } from '../../vault/model.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import { type Correctable, correctable } from './correcting.js';
import type { Overview } from './overview.js';
import { centerWords } from './words/center-words.js';

/** Values longer than this stand folded. */
const SHORT = 80;

/** One line an item: what it is, what is stored, until when, by which clause. */
export function heldSection(language: Language, policy: Policy, overview: Overview): Html {
	const say = centerWords(language);
	const purpose = rightsPurpose(policy);
	const items = Object.keys(policy.data).filter(item => !isEmpty(overview.held[item]));
	const title = purpose === null ? '' : speech(language).title(policy.purposes[purpose]?.title, purpose);
	return html`<section id="held" aria-labelledby="held-heading">
<h2 id="held-heading">${say('held.title', { acting: overview.session.acting })}</h2>
<p>${say('held.intro', { purpose: title })}</p>
${items.length === 0 && html`<p class="message">${say('held.none')}</p>`}
<dl class="held">${items.map(item => line(language, policy, overview, item))}</dl>
<form method="post" action="/privacy/export?lang=${language}"><button type="submit">${say('held.download')}</button></form>
</section>`;
}

function line(language: Language, policy: Policy, overview: Overview, item: string): Html {
	const rule = policy.data[item]!;
	const words = speech(language);
	const value = overview.held[item]!;
	const how = correctable(policy, overview.session.service, item);
	return html`<div><dt id="held-${item}">${words.capital(words.title(rule.title, item))}</dt>
<dd>${shown(language, rule.form, value)}${how && typeof value === 'string' && correctForm(language, item, value, how)}</dd>
<dd class="margin">${until(language, policy, overview, item)}</dd></div>
`;
}

function correctForm(language: Language, item: string, value: string, how: Correctable): Html {
	const say = centerWords(language);
	const required = !how.optional && html` required`;
	return html`<details class="correct"><summary aria-describedby="held-${item}">${say('correct.open')}</summary>
<form method="post" action="/privacy/correct?lang=${language}">
<input type="hidden" name="item" value="${item}">
<label for="correct-${item}">${say('correct.value')}</label>
<input id="correct-${item}" name="value" type="${how.input}" value="${value}" maxlength="${how.limit}" autocomplete="off" aria-describedby="held-${item}"${required}>
${how.optional && html`<p class="margin">${say('correct.empty')}</p>`}
<button type="submit">${say('correct.save')}</button>
</form></details>`;
}

function shown(language: Language, form: string, value: Value): Html {
	const say = centerWords(language);
	if (form === 'image' && typeof value === 'string') {
		return html`<img src="data:image/webp;base64,${value}" alt="${say('held.picture')}" width="64" height="64">`;
	}
	if (Array.isArray(value)) {
		const count = say('held.count', { count: value.length });
		return html`<details><summary>${count}</summary><pre tabindex="0">${JSON.stringify(value, null, 2)}</pre></details>`;
	}
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	return text.length > SHORT
		? html`<details><summary>${text.slice(0, SHORT)}…</summary><pre tabindex="0">${text}</pre></details>`
		: html`${text}`;
}

/** The earliest end of what is stored, or the event that starts the period. */
function until(language: Language, policy: Policy, overview: Overview, item: string): Html {
	const say = centerWords(language);
	const { period, name } = speech(language);
	const due = overview.due.filter(one => one.item === item);
	if (due.some(({ held }) => held)) return html`<strong>${say('held.frozen')}</strong>`;
	const dates = due.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
	if (dates.length > 0) {
		return html`${say('held.until', { date: pageWords(language).date(Math.min(...dates)) })}`;
	}
	const rule = Object.values(policy.retention).find(({ data }) => data.includes(item));
	if (!rule) return html``;
	return html`${say('held.after', { period: period(rule.keep), after: name('after', rule.after) })}`;
}

function isEmpty(value: Value | undefined): boolean {
	return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** How many values are stored, for the sentence before an erasure. */
export function countHeld(held: Record<string, Value>): number {
	return Object.values(held).reduce<number>(
		(sum, value) => sum + (Array.isArray(value) ? value.length : value === null ? 0 : 1),
		0,
	);
}
