import type { Language, Policy } from '../../policy/model.js';
import { speech } from '../../policy/wording/speech.js';
import { type Html, html } from '../pages/html.js';
import { centerWords } from './words/center-words.js';

/** A line above a form: a problem, or what was done. */
export interface Message {
	text: string;
	problem: boolean;
}

export function messageLine(message: Message | null): Html | null {
	if (!message) return null;
	return message.problem
		? html`<p id="message" class="message problem" role="alert">${message.text}</p>`
		: html`<p id="message" class="message" role="status">${message.text}</p>`;
}

interface SignIn {
	message: Message | null;
	/** Regions served here. */
	regions: string[];
	/** Once a code was asked for. */
	asked?: { region: string; address: string };
}

/** First the address, then the code. An address stands in forms only, never in an address bar. */
export function signInPage(language: Language, policy: Policy, { message, regions, asked }: SignIn): Html {
	const say = centerWords(language);
	return html`<div class="sheet staff narrow">
<main id="text" tabindex="-1">
<h1>${say('sign-in.title')}</h1>
${messageLine(message)}
${asked ? codeForm(language, asked) : addressForm(language, policy, regions)}
</main>
</div>`;
}

function addressForm(language: Language, policy: Policy, regions: string[]): Html {
	const say = centerWords(language);
	return html`<form method="post" action="/privacy/code?lang=${language}">
<p>${say('sign-in.intro')}</p>
${regionField(language, policy, regions, 'sign-in.region')}
<label for="address">${say('sign-in.address')}</label>
<input id="address" name="address" type="email" required maxlength="254" autocomplete="email">
<button type="submit">${say('sign-in.send')}</button>
</form>`;
}

/** An identifier is unique in a region, and trying all regions would be a transfer: the person says which. */
export function regionField(
	language: Language,
	policy: Policy,
	regions: string[],
	label: 'sign-in.region' | 'guardian.region',
): Html {
	const say = centerWords(language);
	const { country, list } = speech(language);
	const options = regions.map(region => {
		const name = list((policy.regions[region]?.collectedIn ?? []).map(country));
		return html`<option value="${region}">${name}</option>`;
	});
	const none = options.length > 1 && html`<option value="">${say('sign-in.choose')}</option>`;
	return html`<label for="region">${say(label)}</label>
<select id="region" name="region" required>${none}${options}</select>`;
}

function codeForm(language: Language, asked: { region: string; address: string }): Html {
	const say = centerWords(language);
	return html`<form method="post" action="/privacy/sign-in?lang=${language}">
<p id="about-code" role="status">${say('sign-in.sent')}</p>
<input type="hidden" name="region" value="${asked.region}">
<input type="hidden" name="address" value="${asked.address}">
<label for="code">${say('sign-in.code')}</label>
<input id="code" name="code" type="text" inputmode="numeric" required pattern="[0-9]{6}" maxlength="6" autocomplete="one-time-code" aria-describedby="about-code">
<button type="submit">${say('sign-in.button')}</button>
<p><a href="/privacy/sign-in?lang=${language}">${say('sign-in.again')}</a></p>
</form>`;
}

/** Where a one-time link leads: the code comes in the fragment, and a script moves it into the form. */
export function enterPage(language: Language): Html {
	const say = centerWords(language);
	return html`<div class="sheet staff narrow">
<main id="text" tabindex="-1">
<h1>${say('enter.title')}</h1>
<form method="post" action="/privacy/enter?lang=${language}">
<p id="about-code">${say('enter.intro')}</p>
<label for="code">${say('enter.code')}</label>
<input id="code" name="code" type="text" required maxlength="2000" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="about-code">
<button type="submit">${say('sign-in.button')}</button>
</form>
</main>
</div>`;
}
