import { html } from '../html.js';
import { problemMessage } from '../problem.js';
import type { Message, Route, ShopPage, Visit } from '../route.js';
import { requireSignedIn } from '../visitor.js';

/** Where the invitation leads: the question, for whoever is signed in (S2.6). */
async function surveyPage(visit: Visit, message: Message | null): Promise<ShopPage> {
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
<p class="words">${question[say.language] ?? ''}</p>
<label>${say('survey.answer')}<textarea name="answer" rows="3" maxlength="2000" required></textarea></label>
<button type="submit">${say('survey.send')}</button>
</form>`,
	};
}

export const survey: Route = {
	method: 'GET',
	path: '/survey/:survey',
	run: visit => surveyPage(visit, visit.note === null ? null : { text: visit.visitor.say('survey.thanks') }),
};

export const answered: Route = {
	method: 'POST',
	path: '/survey/:survey',
	async run(visit) {
		const { person } = requireSignedIn(visit.visitor);
		const survey = visit.params.survey ?? '';
		try {
			await person.offers.answerSurvey(survey, visit.fields.get('answer') ?? '');
		} catch (error) {
			return surveyPage(visit, problemMessage(visit.visitor.say, error));
		}
		return { redirect: `/survey/${survey}?note=answered` };
	},
};
