import type { Language, Policy } from '../../policy/model.js';
import { speech } from '../../policy/wording/speech.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import { choicesSection } from './choices-section.js';
import { countHeld, heldSection } from './held-section.js';
import type { Before, Overview } from './overview.js';
import { requestsSection } from './requests-section.js';
import { seenSection } from './seen-section.js';
import { type Message, messageLine } from './sign-in-page.js';
import { centerWords } from './words/center-words.js';

const SECTIONS = {
	held: 'held.title',
	choices: 'choice.title',
	restriction: 'restrict.title',
	requests: 'request.title',
	seen: 'seen.title',
	erase: 'erase.title',
} as const;

export interface Center {
	policy: Policy;
	overview: Overview;
	/** When the person's data was frozen; null while it is not. */
	frozenSince: number | null;
	message: Message | null;
	announcements: { heading: string; text: string }[];
	now: number;
}

export function centerPage(language: Language, center: Center): Html {
	const { policy, overview, message, now } = center;
	const say = centerWords(language);
	const contents = Object.entries(SECTIONS).map(
		([id, word]) => html`<li><a href="#${id}">${say(word)}</a></li>`,
	);
	return html`<div class="sheet staff center">
<main id="text" tabindex="-1">
<h1>${say('center.title')}</h1>
${session(language, policy, overview)}
${center.announcements.map(({ heading, text }) => html`<aside class="message"><h2>${heading}</h2><p>${text}</p></aside>`)}
${messageLine(message)}
<nav aria-label="${say('center.contents')}"><ul class="contents">${contents}</ul></nav>
${heldSection(language, policy, overview)}
${choicesSection(language, policy, overview)}
${restriction(language, center)}
${requestsSection(language, policy, overview, now)}
${seenSection(language, policy, overview)}
${erasure(language, overview)}
</main>
</div>`;
}

function session(language: Language, policy: Policy, { session, region }: Overview): Html {
	const say = centerWords(language);
	const service = speech(language).title(policy.services[session.service]?.title, session.service);
	return html`<form class="session" method="post" action="/privacy/sign-out?lang=${language}">
<p>${say('center.hello', { service, region })}${session.acting === 'guardian' && html` ${say('center.guardian')}`}</p>
<button type="submit">${say('center.sign-out')}</button>
</form>`;
}

function restriction(language: Language, { frozenSince }: Center): Html {
	const say = centerWords(language);
	const frozen = frozenSince !== null;
	return html`<section id="restriction" aria-labelledby="restriction-heading">
<h2 id="restriction-heading">${say('restrict.title')}</h2>
<p>${frozen ? say('restrict.frozen', { date: pageWords(language).date(frozenSince) }) : say('restrict.intro')}</p>
<form method="post" action="/privacy/restriction?lang=${language}">
<button type="submit" name="on" value="${frozen ? 'no' : 'yes'}">${say(frozen ? 'restrict.off' : 'restrict.on')}</button>
</form>
</section>`;
}

function erasure(language: Language, { held }: Overview): Html {
	const say = centerWords(language);
	return html`<section id="erase" aria-labelledby="erase-heading">
<h2 id="erase-heading">${say('erase.title')}</h2>
<p>${say('erase.intro', { count: countHeld(held) })}</p>
<p><a class="button danger" href="/privacy/erase?lang=${language}">${say('erase.go')}</a></p>
</section>`;
}

/** Asked once more, with what will happen in numbers. */
export function erasePage(language: Language, { held }: Overview, message: Message | null): Html {
	const say = centerWords(language);
	return html`<div class="sheet staff narrow">
<main id="text" tabindex="-1">
<h1>${say('erase.sure')}</h1>
${messageLine(message)}
<p>${say('erase.intro', { count: countHeld(held) })}</p>
<form method="post" action="/privacy/erase?lang=${language}">
<button class="danger" type="submit">${say('erase.confirm')}</button>
<p><a href="/privacy?lang=${language}">${say('erase.back')}</a></p>
</form>
</main>
</div>`;
}

/** What stands in the way of the overview, and what to do about it. */
export function beforePage(
	language: Language,
	policy: Policy,
	before: Before,
	message: Message | null,
): Html {
	const say = centerWords(language);
	const { version } = policy;
	const body =
		before.before === 'version'
			? html`<h1>${say('version.title')}</h1>
${messageLine(message)}
<p>${say('version.intro', { version })}</p>
<p><a href="/policy/${language}">${say('version.read', { version })}</a></p>
<p>${say('version.note')}</p>
<form method="post" action="/privacy/shown?lang=${language}"><button type="submit">${say('version.seen')}</button></form>`
			: html`<h1>${say('pending.title')}</h1>
${messageLine(message)}
<p>${say('pending.intro', { clause: policy.clauses.find(({ rules }) => rules.includes('minors'))?.id ?? '–' })}</p>
${before.asked && html`<p>${say('pending.asked', { date: pageWords(language).date(before.asked.createdAt) })}</p>`}
<form method="post" action="/privacy/ask-guardian?lang=${language}"><button type="submit">${say('pending.ask')}</button></form>`;
	return html`<div class="sheet staff narrow">
<main id="text" tabindex="-1">
${body}
<form method="post" action="/privacy/sign-out?lang=${language}"><button type="submit">${say('center.sign-out')}</button></form>
</main>
</div>`;
}
