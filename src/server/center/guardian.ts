/** Pages for guardians (S5.1–S5.2): the question in the mail, its answer, and a later way in. */
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import { Problem } from '../../platform/problem.js';
import type { Language } from '../../policy/model.js';
import type { House, RegionHouse } from '../house.js';
import { fieldOf, HIDDEN, languageOf } from '../pages/form-page.js';
import { asProblem } from '../problems.js';
import { pastedCode } from '../staff/link.js';
import { STATUS } from '../status.js';
import { guardianPage, questionPage } from './guardian-page.js';
import { type CenterParts, identifier, requireOurs, requireRoom } from './parts.js';
import { problemWords } from './problem-words.js';
import type { Message } from './sign-in-page.js';
import { centerWords } from './words/center-words.js';

const PATH = '/guardian';

export function guardianPages(house: House, parts: CenterParts): FastifyPluginAsync {
	const { send, slow, welcome } = parts;
	const { policy } = house.policy;
	const show = (reply: FastifyReply, language: Language, message: Message | null) =>
		send(reply, language, {
			title: centerWords(language)('guardian.door'),
			path: PATH,
			body: guardianPage(language, policy, [...house.regions.keys()], message),
		});

	return async app => {
		app.setErrorHandler((error, request, reply) => {
			const language = languageOf(house, request);
			const problem = asProblem(error);
			if (problem.code === 'internal') throw error;
			const text = problemWords(language, problem);
			return show(reply.code(STATUS[problem.code]), language, { text, problem: true });
		});
		for (const path of [PATH, '/guardian/enter']) {
			app.get(path, HIDDEN, async (request, reply) => show(reply, languageOf(house, request), null));
		}
		app.post('/guardian/question', HIDDEN, async (request, reply) => {
			requireOurs(request);
			slow(request);
			const language = languageOf(house, request);
			const secret = pastedCode(fieldOf(request, 'code'));
			const entered = await anywhere(house, room => room.rooms.minors.enter(secret));
			if (entered) return welcome(reply, language, entered.room.region, entered.found);
			const asked = await anywhere(house, room => room.rooms.minors.question(secret));
			if (!asked) throw new Problem('code-refused');
			return send(reply, language, {
				title: centerWords(language)('guardian.title'),
				path: PATH,
				body: questionPage(language, policy, secret, asked.found),
			});
		});
		app.post('/guardian/answer', HIDDEN, async (request, reply) => {
			requireOurs(request);
			slow(request);
			const language = languageOf(house, request);
			const secret = fieldOf(request, 'code');
			const agree = fieldOf(request, 'agree');
			if (agree !== 'yes' && agree !== 'no') throw new Problem('invalid-request', { where: 'agree' });
			const answered = await anywhere(house, async room => ({
				begun: await room.rooms.minors.answer(secret, agree === 'yes'),
			}));
			if (!answered) throw new Problem('code-refused');
			const { begun } = answered.found;
			if (begun) return welcome(reply, language, answered.room.region, begun);
			return show(reply, language, {
				text: centerWords(language)('guardian.refused'),
				problem: false,
			});
		});
		app.post('/guardian/link', HIDDEN, async (request, reply) => {
			requireOurs(request);
			slow(request);
			const language = languageOf(house, request);
			const room = requireRoom(house, fieldOf(request, 'region'));
			const child = identifier(house, fieldOf(request, 'address'));
			await room.rooms.minors.requestLink({ ...child, language });
			return show(reply, language, { text: centerWords(language)('guardian.sent'), problem: false });
		});
	};
}

/** A secret of a mail names no region, and fits one at most: each has its own key. */
async function anywhere<T>(
	house: House,
	ask: (room: RegionHouse) => Promise<T>,
): Promise<{ room: RegionHouse; found: T } | null> {
	for (const room of house.regions.values()) {
		try {
			return { room, found: await ask(room) };
		} catch (error) {
			if (!(error instanceof Problem) || error.code !== 'code-refused') throw error;
		}
	}
	return null;
}
