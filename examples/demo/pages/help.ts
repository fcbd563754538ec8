import { html } from '../html.js';
import { problemMessage } from '../problem.js';
import type { Message, Route, ShopPage, Visit } from '../route.js';
import { requireSignedIn } from '../visitor.js';

async function helpPage({ visitor }: Visit, message: Message | null): Promise<ShopPage> {
	const { say } = visitor;
	const conversations = await requireSignedIn(visitor).person.offers.support();
	const goesOn = conversations.find(({ state }) => state !== 'closed');
	return {
		title: say('help.title'),
		path: '/help',
		message,
		body: html`${conversations.length === 0 && html`<p>${say('help.none')}</p>`}
${conversations.map(({ words }) => html`<article>${words.map(({ from, text, at }) => html`<p class="words"><b>${say(from === 'person' ? 'help.you' : 'help.us')}</b> <time datetime="${at}">${say.date(at)}</time><br>${text}</p>`)}</article>`)}
<form method="post" action="/help">
${goesOn && html`<input type="hidden" name="case" value="${goesOn.case}">`}
<label>${say(goesOn ? 'help.more' : 'help.text')}<textarea name="text" rows="4" maxlength="4000" required></textarea></label>
<button type="submit">${say('help.send')}</button>
</form>`,
	};
}

export const help: Route = {
	method: 'GET',
	path: '/help',
	run: visit => helpPage(visit, visit.note === null ? null : { text: visit.visitor.say('help.sent') }),
};

export const asked: Route = {
	method: 'POST',
	path: '/help',
	async run(visit) {
		const { person } = requireSignedIn(visit.visitor);
		const { fields } = visit;
		try {
			await person.offers.writeToSupport(fields.get('text') ?? '', fields.get('case') ?? undefined);
		} catch (error) {
			return helpPage(visit, problemMessage(visit.visitor.say, error));
		}
		return { redirect: '/help?note=sent' };
	},
};
