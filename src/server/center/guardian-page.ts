import type { GuardianQuestion } from '../../obligations/minors/index.js';
import type { Language, Policy } from '../../policy/model.js';
import { speech } from '../../policy/wording/speech.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import { type Message, messageLine, regionField } from './sign-in-page.js';
import { centerWords } from './words/center-words.js';

/** Where the mail's link leads: its secret comes in the fragment, and a script moves it into the first form. */
export function guardianPage(
	language: Language,
	policy: Policy,
	regions: string[],
	message: Message | null,
): Html {
	const say = centerWords(language);
	return html`<div class="sheet staff narrow">
<main id="text" tabindex="-1">
<h1>${say('guardian.door')}</h1>
${messageLine(message)}
<form method="post" action="/guardian/question?lang=${language}">
<p id="about-code">${say('guardian.link')}</p>
<label for="code">${say('enter.code')}</label>
<input id="code" name="code" type="text" required maxlength="2000" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="about-code">
<button type="submit">${say('guardian.open')}</button>
</form>
<section aria-labelledby="way-in">
<h2 id="way-in">${say('guardian.way-in')}</h2>
<p>${say('guardian.way-in-intro')}</p>
<form method="post" action="/guardian/link?lang=${language}">
${regionField(language, policy, regions, 'guardian.region')}
<label for="address">${say('guardian.child-address')}</label>
<input id="address" name="address" type="email" required maxlength="254">
<button type="submit">${say('guardian.send')}</button>
</form>
</section>
</main>
</div>`;
}

/** What is asked, and the two answers; neither stands out. */
export function questionPage(
	language: Language,
	policy: Policy,
	secret: string,
	question: GuardianQuestion,
): Html {
	const say = centerWords(language);
	const service = speech(language).title(policy.services[question.service]?.title, question.service);
	const date = pageWords(language).date(question.until);
	return html`<div class="sheet staff narrow">
<main id="text" tabindex="-1">
<h1>${say('guardian.title')}</h1>
<p>${say('guardian.intro', { service })}</p>
<p>${say('guardian.band', { band: bandOf(language, policy, question.band), date })}</p>
<p>${say('guardian.rights')}</p>
<p><a href="/policy/${language}">${say('guardian.policy')}</a></p>
${
	question.answered
		? html`<p class="message">${say('guardian.answered')}</p>
<p><a href="/guardian?lang=${language}">${say('guardian.way-in')}</a></p>`
		: html`<form method="post" action="/guardian/answer?lang=${language}">
<input type="hidden" name="code" value="${secret}">
<button type="submit" name="agree" value="yes">${say('guardian.agree')}</button>
<button type="submit" name="agree" value="no">${say('guardian.refuse')}</button>
</form>`
}
</main>
</div>`;
}

/** `under 14`, `14–15`. */
function bandOf(language: Language, policy: Policy, id: string): string {
	const band = policy.minors.find(one => one.id === id);
	if (!band) return id;
	const { from, to } = band;
	return centerWords(language)('guardian.ages', { from, to, last: to - 1 });
}
