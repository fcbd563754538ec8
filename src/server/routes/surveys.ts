import { Type } from 'typebox';
import { Problem } from '../../platform/problem.js';
import { door } from '../door.js';
import { closed, GivenValue, SubjectId, Uuid, Words } from '../schemas.js';

export const surveyGet = door({
	name: 'surveyGet',
	path: '/v1/surveys/get',
	scope: 'people',
	summary: 'What a survey asks',
	description: 'A survey of the calling service, for the page people answer it on.',
	body: closed({ survey: Uuid('a survey of the service') }),
	answer: Type.Object({
		survey: Type.String({ description: 'its id' }),
		title: Words('what it is called'),
		question: Words('what it asks'),
	}),
	async run(room, caller, body) {
		const { id, service, title, question } = await room.rooms.surveys.get(body.survey);
		if (service !== caller.service) throw new Problem('survey-unknown', { where: '/survey' });
		return { survey: id, title, question };
	},
});

export const surveyAnswer = door({
	name: 'surveyAnswer',
	path: '/v1/surveys/answer',
	scope: 'people',
	summary: 'A person answers a survey',
	description: 'The answer is kept in the vault, under the purpose the policy has for surveys.',
	body: closed({ subject: SubjectId, survey: Uuid('a survey of the service'), answer: GivenValue }),
	answer: Type.Object({ status: Type.Literal('answered') }),
	once: true,
	async run(room, caller, body, once) {
		await room.rooms.surveys.answer(caller, body, once);
		return { status: 'answered' as const };
	},
});
