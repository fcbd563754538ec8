import { addDuration, parseDuration } from '../../policy/duration.js';
import type { Language, Policy } from '../../policy/model.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import type { Conversation, Overview } from './overview.js';
import { type CenterWord, centerWords } from './words/center-words.js';

/** Characters of what a person writes to us. */
export const WORDS_LIMIT = 8000;

/** Asking about one's rights: the form, and what became of earlier requests. */
export function requestsSection(
	language: Language,
	policy: Policy,
	{ conversations }: Overview,
	now: number,
): Html {
	const say = centerWords(language);
	const within = parseDuration(policy.contact.answerWithin);
	const date = within ? pageWords(language).date(addDuration(now, within)) : '';
	const options = policy.rights.map(
		right => html`<option value="${right}">${say(`right.${right}` as CenterWord)}</option>`,
	);
	return html`<section id="requests" aria-labelledby="requests-heading">
<h2 id="requests-heading">${say('request.title')}</h2>
<p>${say('request.intro', { date })}</p>
<form method="post" action="/privacy/requests?lang=${language}">
<label for="right">${say('request.right')}</label>
<select id="right" name="right">${options}</select>
<label for="words">${say('request.text')}</label>
<textarea id="words" name="text" rows="4" maxlength="${WORDS_LIMIT}" required></textarea>
<button type="submit">${say('request.send')}</button>
</form>
${conversations.length === 0 && html`<p class="message">${say('request.none')}</p>`}
${conversations.length > 0 && html`<ol class="lines">${conversations.map(one => conversation(language, one))}</ol>`}
${complaints(language, policy)}
</section>`;
}

function conversation(language: Language, { request, words }: Conversation): Html {
	const say = centerWords(language);
	const { date } = pageWords(language);
	const stands =
		request.state === 'received'
			? say('request.received', { date: date(request.receivedAt), due: date(request.dueAt) })
			: say(`request.${request.state}`, { date: date(request.settledAt ?? request.receivedAt) });
	return html`<li>
<h3>${say(`right.${request.right}` as CenterWord)}</h3>
<p class="margin">${stands}</p>
${words.map(({ from, text }) => html`<p class="words"><b>${say(`request.${from}`)}</b> ${text}</p>`)}
</li>
`;
}

function complaints(language: Language, policy: Policy): Html {
	const say = centerWords(language);
	const authorities = Object.values(policy.jurisdictions).flatMap(({ authority }) =>
		authority ? [authority] : [],
	);
	return html`${authorities.map(
		({ name, url }) =>
			html`<p class="margin">${say('request.complain', { authority: name })} <a href="${url}" rel="noreferrer">${new URL(url).host}</a></p>`,
	)}`;
}
