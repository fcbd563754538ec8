/** The privacy center (S5.2, S7.1): what is held about a person, what they chose, asked and see; and the way out. */
import type { FastifyPluginAsync } from 'fastify';
import { actPages } from './center/acts.js';
import { guardianPages } from './center/guardian.js';
import { optOutPages } from './center/opt-out.js';
import { overviewOf, personCaller } from './center/overview.js';
import { erasePage } from './center/overview-page.js';
import { type CenterParts, requireOurs } from './center/parts.js';
import { signInPages } from './center/sign-in.js';
import { answerAtDoor, noteOf, showCenter, visitOf } from './center/visit.js';
import { centerWords } from './center/words/center-words.js';
import type { House } from './house.js';
import { HIDDEN, languageOf } from './pages/form-page.js';

export function centerPages(house: House, parts: CenterParts): FastifyPluginAsync {
	return async app => {
		await app.register(guardianPages(house, parts));
		await app.register(async center => {
			center.setErrorHandler((error, request, reply) =>
				answerAtDoor(house, parts, error, request, reply, languageOf(house, request)),
			);
			await center.register(optOutPages(house, parts));
			await center.register(signInPages(house, parts));
			await center.register(actPages(house, parts));
			await center.register(lookingPages(house, parts));
		});
	};
}

/** Pages that change nothing. */
function lookingPages(house: House, parts: CenterParts): FastifyPluginAsync {
	return async app => {
		app.get('/privacy', HIDDEN, async (request, reply) => {
			const language = languageOf(house, request);
			const visit = await visitOf(house, request);
			return showCenter(house, parts, reply, language, visit, noteOf(request, language));
		});
		app.get('/privacy/erase', HIDDEN, async (request, reply) => {
			const language = languageOf(house, request);
			const { room, session } = await visitOf(house, request);
			const overview = await overviewOf(room, house.policy.policy, session, parts.clock());
			if ('before' in overview) return reply.redirect(`/privacy?lang=${language}`, 303);
			const title = centerWords(language)('erase.title');
			const body = erasePage(language, overview, null);
			return parts.send(reply, language, { title, path: '/privacy/erase', current: 'privacy', body });
		});
		app.post('/privacy/export', HIDDEN, async (request, reply) => {
			requireOurs(request);
			const { room, session } = await visitOf(house, request);
			const caller = personCaller(session, room.region);
			const { subject } = session;
			const items = await room.rooms.rights.export(caller, subject);
			const consents = await room.consents.list(caller, { subject });
			return reply
				.type('application/json; charset=utf-8')
				.header('content-disposition', 'attachment; filename="my-data.json"')
				.send(JSON.stringify({ items, consents }, null, '\t'));
		});
	};
}
