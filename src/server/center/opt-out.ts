/** One click against more surveys (S2.6; RFC 8058): the button of the page, or the mail program's own POST. */
import type { FastifyPluginAsync } from 'fastify';
import { Problem } from '../../platform/problem.js';
import type { Language } from '../../policy/model.js';
import type { House } from '../house.js';
import { HIDDEN, languageOf } from '../pages/form-page.js';
import { type Html, html } from '../pages/html.js';
import type { CenterParts } from './parts.js';
import { centerWords } from './words/center-words.js';

const PATH = '/opt-out/:secret';

/** A GET changes nothing; the POST comes from mail programs too, so it asks for no page of ours and no session. */
export function optOutPages(house: House, { send, slow }: CenterParts): FastifyPluginAsync {
	return async app => {
		app.get<{ Params: { secret: string } }>(PATH, HIDDEN, async (request, reply) => {
			const language = languageOf(house, request);
			const { secret } = request.params;
			const title = centerWords(language)('opt-out.title');
			const path = `/opt-out/${encodeURIComponent(secret)}`;
			return send(reply, language, { title, path, body: optOutPage(language, path) });
		});
		app.post<{ Params: { secret: string } }>(PATH, HIDDEN, async (request, reply) => {
			slow(request);
			const language = languageOf(house, request);
			await optOut(house, request.params.secret);
			const title = centerWords(language)('opt-out.title');
			return send(reply, language, { title, path: '/privacy', body: optOutPage(language, null) });
		});
	};
}

async function optOut(house: House, secret: string): Promise<void> {
	for (const { rooms } of house.regions.values()) {
		try {
			return await rooms.surveys.optOut(secret);
		} catch (error) {
			if (!(error instanceof Problem) || error.code !== 'code-refused') throw error;
		}
	}
	throw new Problem('code-refused');
}

/** `action`: where the button posts to; null once it was clicked. */
function optOutPage(language: Language, action: string | null): Html {
	const say = centerWords(language);
	return html`<div class="sheet staff narrow">
<main id="text" tabindex="-1">
<h1>${say('opt-out.title')}</h1>
${
	action === null
		? html`<p class="message" role="status">${say('opt-out.done')}</p>`
		: html`<p>${say('opt-out.intro')}</p>
<form method="post" action="${action}?lang=${language}"><button type="submit">${say('opt-out.button')}</button></form>`
}
</main>
</div>`;
}
