/** The privacy center (S5.2, S7.1): what is held about a person, what they chose, asked and see; and the way out. */
import type { FastifyPluginAsync } from 'fastify';
import { actPages } from './center/acts.js';
import { downloads } from './center/downloads.js';
import { guardianPages } from './center/guardian.js';
import { countHeld } from './center/held-section.js';
import { optOutPages } from './center/opt-out.js';
import { erasePage } from './center/overview-page.js';
import type { CenterParts } from './center/parts.js';
import { signInPages } from './center/sign-in.js';
import { answerAtDoor, noteOf, showCenter } from './center/visit.js';
import { personCaller, type Visit, visitOf } from './center/visitor.js';
import { centerWords } from './center/words/center-words.js';
import type { House } from './house.js';
import { HIDDEN, languageOf } from './pages/form-page.js';
import { asProblem } from './problems.js';

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
			await center.register(downloads(house, parts));
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
			const visit = await visitOf(house, request);
			const { acting } = visit.session;
			const title = centerWords(language)('erase.title', { acting });
			const body = erasePage(language, acting, await valuesOf(visit));
			return parts.send(reply, language, { title, path: '/privacy/erase', current: 'privacy', body });
		});
	};
}

/** How many values an erasure would destroy; null where they may not be read to count them. */
async function valuesOf({ room, session }: Visit): Promise<number | null> {
	try {
		return countHeld(await room.rooms.rights.export(personCaller(session, room.region), session.subject));
	} catch (error) {
		if (asProblem(error).code === 'denied') return null;
		throw error;
	}
}
