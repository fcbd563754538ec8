/** Ways into the privacy center: a code by mail, or a one-time link from a service's page. */
import type { FastifyPluginAsync } from 'fastify';
import { Problem } from '../../platform/problem.js';
import type { House } from '../house.js';
import { fieldOf, HIDDEN, languageOf } from '../pages/form-page.js';
import { asProblem } from '../problems.js';
import { regionalSecret } from '../regional-secret.js';
import { pastedCode } from '../staff/link.js';
import { type CenterParts, identifier, requireOurs, requireRoom } from './parts.js';
import { enterPage } from './sign-in-page.js';
import { noteOf, problemMessage, SIGN_IN, showSignIn } from './visit.js';
import { centerWords } from './words/center-words.js';

export function signInPages(house: House, parts: CenterParts): FastifyPluginAsync {
	const { send, slow, welcome } = parts;
	return async app => {
		app.get(SIGN_IN, HIDDEN, async (request, reply) => {
			const language = languageOf(house, request);
			return showSignIn(house, parts, reply, language, noteOf(request, language));
		});
		app.post('/privacy/code', HIDDEN, async (request, reply) => {
			requireOurs(request);
			slow(request);
			const language = languageOf(house, request);
			const asked = { region: fieldOf(request, 'region'), address: fieldOf(request, 'address') };
			const room = requireRoom(house, asked.region);
			await room.rooms.people.askCode({ ...identifier(house, asked.address), language });
			return showSignIn(house, parts, reply, language, null, asked);
		});
		app.post(SIGN_IN, HIDDEN, async (request, reply) => {
			requireOurs(request);
			slow(request);
			const language = languageOf(house, request);
			const asked = { region: fieldOf(request, 'region'), address: fieldOf(request, 'address') };
			const room = requireRoom(house, asked.region);
			const code = fieldOf(request, 'code');
			try {
				const begun = await room.rooms.people.signIn({ ...identifier(house, asked.address), code });
				return welcome(reply, language, room.region, begun);
			} catch (error) {
				if (asProblem(error).code !== 'code-refused') throw error;
				const message = problemMessage(language, error);
				return showSignIn(house, parts, reply.code(403), language, message, asked);
			}
		});
		app.get('/privacy/enter', HIDDEN, async (request, reply) => {
			const language = languageOf(house, request);
			const title = centerWords(language)('enter.title');
			const body = enterPage(language);
			return send(reply, language, { title, path: '/privacy/enter', current: 'privacy', body });
		});
		app.post('/privacy/enter', HIDDEN, async (request, reply) => {
			requireOurs(request);
			slow(request);
			const link = regionalSecret(pastedCode(fieldOf(request, 'code')));
			if (!link) throw new Problem('code-refused');
			const begun = await requireRoom(house, link.region).rooms.people.enter(link.secret);
			return welcome(reply, languageOf(house, request), link.region, begun);
		});
	};
}
