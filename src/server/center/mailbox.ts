/** The development mailbox, where no mail server is set: what would have been sent, newest first. */
import type { FastifyPluginAsync } from 'fastify';
import type { Mailbox } from '../../messages/index.js';
import type { Language } from '../../policy/model.js';
import type { House } from '../house.js';
import { HIDDEN, languageOf, type SendPage } from '../pages/form-page.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import { centerWords } from './words/center-words.js';

const PATH = '/mailbox';
const LINK = /https?:\/\/[^\s<>"]+/g;

export function mailboxPages(house: House, mailbox: Mailbox, send: SendPage): FastifyPluginAsync {
	return async app => {
		app.get(PATH, HIDDEN, async (request, reply) => {
			const language = languageOf(house, request);
			const title = centerWords(language)('mailbox.title');
			return send(reply, language, { title, path: PATH, body: mailboxPage(language, mailbox) });
		});
	};
}

function mailboxPage(language: Language, mailbox: Mailbox): Html {
	const say = centerWords(language);
	const { instant } = pageWords(language);
	const mails = mailbox.list().map(
		({ to, subject, text, at }) => html`<article class="mail">
<h2>${subject}</h2>
<p class="margin">${say('mailbox.to', { to, date: instant(at) })}</p>
<p class="words">${linked(text)}</p>
</article>
`,
	);
	return html`<div class="sheet staff mailbox">
<main id="text" tabindex="-1">
<h1>${say('mailbox.title')}</h1>
<p>${say('mailbox.intro')}</p>
${mails.length === 0 && html`<p class="message">${say('mailbox.none')}</p>`}
${mails}
</main>
</div>`;
}

/** Addresses in the text become links; everything is escaped. */
function linked(text: string): Html[] {
	const parts: Html[] = [];
	let at = 0;
	for (const match of text.matchAll(LINK)) {
		parts.push(html`${text.slice(at, match.index)}<a href="${match[0]}">${match[0]}</a>`);
		at = match.index + match[0].length;
	}
	parts.push(html`${text.slice(at)}`);
	return parts;
}
