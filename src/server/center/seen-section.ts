import type { AuditEntryView } from '../../audit/view.js';
import type { Language, Policy } from '../../policy/model.js';
import { speech } from '../../policy/wording/speech.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import type { Overview } from './overview.js';
import { seenTable } from './seen-table.js';
import { centerWords } from './words/center-words.js';

/** Acts of people themselves: their own, and their guardian's. */
const OWN = ['person', 'guardian'];

/** Rows of a table. */
const ROWS = 50;

/** Who used the data, what went to others, what was written to the person. */
export function seenSection(language: Language, policy: Policy, overview: Overview): Html {
	const say = centerWords(language);
	const { disclosures, messages } = overview;
	const isOwn = ({ actor }: AuditEntryView) => actor !== null && OWN.includes(actor);
	const own = overview.seen.filter(isOwn);
	const others = overview.seen.filter(entry => !isOwn(entry));
	return html`<section id="seen" class="list" aria-labelledby="seen-heading">
<h2 id="seen-heading">${say('seen.title')}</h2>
<p>${say('seen.intro')}</p>
${others.length === 0 ? html`<p class="message">${say('seen.none', { count: overview.seen.length })}</p>` : seenTable(language, policy, others.slice(0, ROWS), 'seen-heading')}
${own.length > 0 && html`<details class="own"><summary id="own">${say('seen.own', { count: own.length })}</summary>${seenTable(language, policy, own.slice(0, ROWS), 'own')}</details>`}
<p>${say('seen.proof')} <a href="/log/">/log/</a></p>
<form method="post" action="/privacy/log?lang=${language}"><button type="submit">${say('seen.download', { acting: overview.session.acting })}</button></form>
<h3>${say('seen.disclosed')}</h3>
${disclosures.length === 0 && html`<p class="message">${say('seen.disclosed-none')}</p>`}
<ul class="lines">${disclosures.map(one => disclosed(language, policy, one))}</ul>
<h3>${say('mail.title')}</h3>
${messages.length === 0 && html`<p class="message">${say('mail.none')}</p>`}
<ul class="lines">${messages.map(({ template, createdAt, state, clause }) => {
		const became = say(`mail.${state}`, { clause: clause ?? '–' });
		return html`<li>${pageWords(language).date(createdAt)} · ${say(`template.${template}`)} · ${became}</li>\n`;
	})}</ul>
</section>`;
}

function disclosed(language: Language, policy: Policy, one: Overview['disclosures'][number]): Html {
	const say = centerWords(language);
	const { list, title } = speech(language);
	const items = list(one.items.map(item => title(policy.data[item]?.title, item)));
	return html`<li>${say('seen.disclosure', {
		date: pageWords(language).date(one.at),
		items,
		recipient: one.recipient,
		ground: say(`ground.${one.ground}`),
		reference: one.reference,
	})}</li>\n`;
}
