import { html } from '../html.js';
import { problemIn } from '../page.js';
import type { Answer, Route, Visit } from '../route.js';
import { requireSignedIn } from '../visitor.js';

async function activitiesPage(
	{ visitor, obhuts }: Visit,
	message: { text: string; problem?: boolean } | null,
): Promise<Answer> {
	const { say } = visitor;
	const { region } = requireSignedIn(visitor);
	const running = await obhuts.shop(region).activities.list();
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
)}`,
	};
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
			return activitiesPage(visit, { text: problemIn(visit.visitor.say, error), problem: true });
		}
		return { redirect: '/activities?note=entered' };
	},
};

/** Where the invitation leads: the question, for whoever is signed in. */
async function surveyPage(
	visit: Visit,
	message: { text: string; problem?: boolean } | null,
): Promise<Answer> {
	const { visitor, obhuts, params } = visit;
	const { say } = visitor;
	const { region } = requireSignedIn(visitor);
	const survey = params.survey ?? '';
	const { title, question } = await obhuts.shop(region).surveys.get(survey);
	return {
		title: title[say.language] ?? say('survey.title'),
		path: `/survey/${survey}`,
		message,
		body: html`<form method="post" action="/survey/${survey}">
<p>${question[say.language] ?? ''}</p>
<label>${say('survey.answer')}<textarea name="answer" rows="3" maxlength="2000" required></textarea></label>
<button type="submit">${say('survey.send')}</button>
</form>`,
	};
}

export const survey: Route = {
	method: 'GET',
	path: '/survey/:survey',
	run: visit => surveyPage(visit, null),
};

export const answered: Route = {
	method: 'POST',
	path: '/survey/:survey',
	async run(visit) {
		const { say } = visit.visitor;
		const { person } = requireSignedIn(visit.visitor);
		try {
			await person.offers.answerSurvey(visit.params.survey ?? '', visit.fields.get('answer') ?? '');
			return surveyPage(visit, { text: say('survey.thanks') });
		} catch (error) {
			return surveyPage(visit, { text: problemIn(say, error), problem: true });
		}
	},
};
