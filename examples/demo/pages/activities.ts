import type { Person, StoredRecord } from '../../../src/client/connect.js';
import { html } from '../html.js';
import { problemMessage } from '../problem.js';
import type { Message, Route, ShopPage, Visit } from '../route.js';
import { requireSignedIn } from '../visitor.js';

async function activitiesPage({ visitor, obhuts }: Visit, message: Message | null): Promise<ShopPage> {
	const { say } = visitor;
	const { region, person, pending } = requireSignedIn(visitor);
	const running = await obhuts.shop(region).activities.list();
	const poems = pending ? [] : await poemsOf(person);
	return {
		title: say('activities.title'),
		path: '/activities',
		message,
		body: html`${running.length === 0 && html`<p>${say('activities.none')}</p>`}
${running.map(
	({
		activity,
		title,
		endsAt,
		entries,
	}) => html`<section><h2>${title[say.language] ?? say('activities.poem')}</h2>
<p>${say('activities.ends', { date: say.date(endsAt), entries })}</p>
<form method="post" action="/activities"><input type="hidden" name="activity" value="${activity}">
<label>${say('activities.entry')}<textarea name="entry" rows="4" maxlength="2000" required></textarea></label>
<button type="submit">${say('activities.enter')}</button>
</form></section>`,
)}
${poems.length > 0 && html`<section><h2>${say('activities.yours')}</h2>${poems.map(poem => html`<blockquote class="words">${poem}</blockquote>`)}</section>`}`,
	};
}

/** The person's own entries, read for the service they take part in. */
async function poemsOf(person: Person): Promise<string[]> {
	const { values } = await person.for('provide-service').read('activity-entry');
	const records = Array.isArray(values['activity-entry']) ? values['activity-entry'] : [];
	return records.flatMap(record => {
		const { entry } = ((record as StoredRecord).value ?? {}) as { entry?: { poem?: unknown } };
		return typeof entry?.poem === 'string' ? [entry.poem] : [];
	});
}

export const activities: Route = {
	method: 'GET',
	path: '/activities',
	run: visit =>
		activitiesPage(visit, visit.note === null ? null : { text: visit.visitor.say('activities.entered') }),
};

export const entered: Route = {
	method: 'POST',
	path: '/activities',
	async run(visit) {
		const { person } = requireSignedIn(visit.visitor);
		const entry = { poem: visit.fields.get('entry') ?? '' };
		try {
			await person.offers.enter(visit.fields.get('activity') ?? '', entry);
		} catch (error) {
			return activitiesPage(visit, problemMessage(visit.visitor.say, error));
		}
		return { redirect: '/activities?note=entered' };
	},
};
