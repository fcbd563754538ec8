import { html } from '../html.js';
import { problemIn } from '../page.js';
import type { Answer, Route, Visit } from '../route.js';
import { requireSignedIn } from '../visitor.js';

async function helpPage(
	{ visitor }: Visit,
	message: { text: string; problem?: boolean } | null,
): Promise<Answer> {
	const { say } = visitor;
	const { person } = requireSignedIn(visitor);
	const conversations = await person.offers.support();
	return {
		title: say('help.title'),
		path: '/help',
		message,
		body: html`<form method="post" action="/help">
<label>${say('help.text')}<textarea name="text" rows="4" maxlength="4000" required></textarea></label>
<button type="submit">${say('help.send')}</button>
</form>
${conversations.length === 0 && html`<p>${say('help.none')}</p>`}
${conversations.map(({ words }) => html`<article>${words.map(({ from, text, at }) => html`<p><b>${say(from === 'person' ? 'help.you' : 'help.us')}</b> <time datetime="${at}">${say.date(at)}</time><br>${text}</p>`)}</article>`)}`,
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
		try {
			await person.offers.writeToSupport(visit.fields.get('text') ?? '');
		} catch (error) {
			return helpPage(visit, { text: problemIn(visit.visitor.say, error), problem: true });
		}
		return { redirect: '/help?note=sent' };
	},
};
