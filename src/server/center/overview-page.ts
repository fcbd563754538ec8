import type { Acting } from '../../identity/people/index.js';
import type { Language, Policy } from '../../policy/model.js';
import { speech } from '../../policy/wording/speech.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import { choicesSection } from './choices-section.js';
import { countHeld, heldSection } from './held-section.js';
import type { Overview } from './overview.js';
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
	guardian: 'guardianship.title',
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
	const { acting } = overview.session;
	const say = centerWords(language);
	const contents = Object.entries(SECTIONS)
		.filter(([id]) => id !== 'guardian' || acting === 'guardian')
		.map(
			([id, word]) =>
				html`<li><a href="#${id}"><span class="ordinal"></span>${say(word, { acting })}</a></li>`,
		);
	return html`<div class="sheet staff center">
<main id="text" tabindex="-1">
<h1>${say('center.title', { acting })}</h1>
${session(language, policy, overview)}
${center.announcements.map(({ heading, text }) => html`<aside class="announcement" aria-label="${heading}"><p><b>${heading}</b></p><p>${text}</p></aside>`)}
${messageLine(message)}
<nav class="contents" aria-label="${say('center.contents')}"><ol>${contents}</ol></nav>
${heldSection(language, policy, overview)}
${choicesSection(language, policy, overview)}
${restriction(language, center)}
${requestsSection(language, policy, overview, now)}
${seenSection(language, policy, overview)}
${acting === 'guardian' && guardianship(language)}
${erasure(language, overview)}
</main>
</div>`;
}

function session(language: Language, policy: Policy, { session, region }: Overview): Html {
	const say = centerWords(language);
	const { country, title, together } = speech(language);
	const service = title(policy.services[session.service]?.title, session.service);
	const stored = policy.regions[region]?.storedIn;
	const place = stored === undefined ? region : country(stored);
	const said = [say('center.hello', { service, place })];
	if (session.acting === 'guardian') said.push(say('center.guardian'));
	return html`<form class="session" method="post" action="/privacy/sign-out?lang=${language}">
<p>${together(said)}</p>
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

/** Only a guardian sees this: the way back from what they agreed to (S5.2). */
function guardianship(language: Language): Html {
	const say = centerWords(language);
	return html`<section id="guardian" aria-labelledby="guardian-heading">
<h2 id="guardian-heading">${say('guardianship.title')}</h2>
<p>${say('guardianship.intro')}</p>
<form method="post" action="/privacy/guardian/withdraw?lang=${language}">
<button class="danger" type="submit">${say('guardianship.withdraw')}</button>
</form>
</section>`;
}

function erasure(language: Language, { held, session: { acting } }: Overview): Html {
	const say = centerWords(language);
	return html`<section id="erase" aria-labelledby="erase-heading">
<h2 id="erase-heading">${say('erase.title', { acting })}</h2>
<p>${loss(language, countHeld(held))}</p>
<p><a class="button danger" href="/privacy/erase?lang=${language}">${say('erase.go', { acting })}</a></p>
</section>`;
}

/** Asked once more, with what will happen in numbers; `values` is null where nothing may be read to count it. */
export function erasePage(language: Language, acting: Acting, values: number | null): Html {
	const say = centerWords(language);
	return html`<div class="sheet staff narrow">
<main id="text" tabindex="-1">
<h1>${say('erase.sure', { acting })}</h1>
<p>${loss(language, values)}</p>
<form method="post" action="/privacy/erase?lang=${language}">
<button class="danger" type="submit">${say('erase.confirm', { acting })}</button>
<p><a href="/privacy?lang=${language}">${say('erase.back')}</a></p>
</form>
</main>
</div>`;
}

/** What erasing destroys. */
function loss(language: Language, values: number | null): string {
	const say = centerWords(language);
	const count = values === null ? [] : [say('erase.count', { count: values })];
	return speech(language).together([...count, say('erase.intro')]);
}
