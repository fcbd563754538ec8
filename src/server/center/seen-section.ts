import type { Language, Policy } from '../../policy/model.js';
import { speech } from '../../policy/wording/speech.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import { entryTable } from '../staff/entry-table.js';
import { staffWords } from '../staff/words/staff-words.js';
import type { Overview } from './overview.js';
import { centerWords } from './words/center-words.js';

/** Who used the data, what went to others, what was written to the person. */
export function seenSection(language: Language, policy: Policy, overview: Overview): Html {
	const say = centerWords(language);
	const { seen, disclosures, messages } = overview;
	return html`<section id="seen" class="list" aria-labelledby="seen-heading">
<h2 id="seen-heading">${say('seen.title')}</h2>
<p>${say('seen.intro', { count: seen.length })}</p>
${entryTable(seen, 'seen-heading', policy, language, staffWords(language))}
<h3>${say('seen.disclosed')}</h3>
${disclosures.length === 0 && html`<p class="message">${say('seen.disclosed-none')}</p>`}
<ul>${disclosures.map(one => disclosed(language, policy, one))}</ul>
<h3>${say('mail.title')}</h3>
${messages.length === 0 && html`<p class="message">${say('mail.none')}</p>`}
<ul class="mails">${messages.map(({ template, createdAt, state, clause }) => {
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
