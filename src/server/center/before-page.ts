import type { Language, Policy } from '../../policy/model.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import type { Before } from './overview.js';
import { type Message, messageLine } from './sign-in-page.js';
import { centerWords } from './words/center-words.js';

/** What stands in the way of the overview, and what to do about it. */
export function beforePage(
	language: Language,
	policy: Policy,
	before: Before,
	message: Message | null,
): Html {
	const say = centerWords(language);
	const body =
		before.before === 'version'
			? newVersion(language, policy, message)
			: pending(language, policy, before.asked, message);
	return html`<div class="sheet staff narrow">
<main id="text" tabindex="-1">
${body}
<form method="post" action="/privacy/sign-out?lang=${language}"><button class="quiet" type="submit">${say('center.sign-out')}</button></form>
</main>
</div>`;
}

function newVersion(language: Language, policy: Policy, message: Message | null): Html {
	const say = centerWords(language);
	const { version } = policy;
	return html`<h1>${say('version.title')}</h1>
${messageLine(message)}
<p>${say('version.intro', { version })}</p>
<p><a href="/policy/${language}">${say('version.read', { version })}</a></p>
<p>${say('version.note')}</p>
<form method="post" action="/privacy/shown?lang=${language}"><button type="submit">${say('version.seen')}</button></form>`;
}

function pending(
	language: Language,
	policy: Policy,
	asked: { createdAt: number } | null,
	message: Message | null,
): Html {
	const say = centerWords(language);
	const clause = policy.clauses.find(({ rules }) => rules.includes('minors'))?.id ?? '–';
	return html`<h1>${say('pending.title')}</h1>
${messageLine(message)}
<p>${say('pending.intro', { clause })}</p>
${asked && html`<p>${say('pending.asked', { date: pageWords(language).date(asked.createdAt) })}</p>`}
<form method="post" action="/privacy/ask-guardian?lang=${language}"><button type="submit">${say(asked ? 'pending.again' : 'pending.ask')}</button></form>
<p><a href="/privacy/erase?lang=${language}">${say('pending.erase')}</a></p>`;
}
