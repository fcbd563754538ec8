/** The page a person gets, and what it says of the last act. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../policy/model.js';
import type { House } from '../house.js';
import { asProblem } from '../problems.js';
import { STATUS } from '../status.js';
import { beforePage } from './before-page.js';
import { forgetSession, keptSession } from './cookie.js';
import { overviewOf } from './overview.js';
import { centerPage } from './overview-page.js';
import type { CenterParts } from './parts.js';
import { problemWords } from './problem-words.js';
import { type Message, signInPage } from './sign-in-page.js';
import { personCaller, type Visit } from './visitor.js';
import { centerWords } from './words/center-words.js';

export const SIGN_IN = '/privacy/sign-in';

export const NOTES = ['signed-out', 'erased', 'guardian-withdrawn', 'done', 'received'] as const;

export type Note = (typeof NOTES)[number];

export function problemMessage(language: Language, error: unknown): Message {
	return { text: problemWords(language, asProblem(error)), problem: true };
}

/** The note a redirect left in the address. */
export function noteOf(request: FastifyRequest, language: Language): Message | null {
	const { note } = request.query as { note?: unknown };
	const known = NOTES.find(one => one === note);
	return known ? { text: centerWords(language)(`note.${known}`), problem: false } : null;
}

export function showSignIn(
	house: House,
	{ send }: CenterParts,
	reply: FastifyReply,
	language: Language,
	message: Message | null,
	asked?: { region: string; address: string },
): FastifyReply {
	const { policy } = house.policy;
	const regions = [...house.regions.keys()];
	return send(reply, language, {
		title: centerWords(language)('sign-in.title'),
		path: SIGN_IN,
		current: 'privacy',
		body: signInPage(language, policy, { message, regions, ...(asked ? { asked } : {}) }),
	});
}

export async function showCenter(
	house: House,
	{ send, clock }: CenterParts,
	reply: FastifyReply,
	language: Language,
	visit: Visit,
	message: Message | null,
): Promise<FastifyReply> {
	const { policy } = house.policy;
	const now = clock();
	const { room, session } = visit;
	const overview = await overviewOf(visit, policy, now);
	const title = centerWords(language)('center.title', { acting: session.acting });
	const page = { title, path: '/privacy', current: 'privacy' as const };
	if ('before' in overview) {
		return send(reply, language, { ...page, body: beforePage(language, policy, overview, message) });
	}
	const { rights, announcements } = room.rooms;
	const frozenSince = await rights.restrictedSince(personCaller(session, room.region), session.subject);
	const said = overview.announcements.map(one => announcements.say(one, language));
	const center = { policy, overview, frozenSince, message, announcements: said, now };
	return send(reply, language, { ...page, body: centerPage(language, center) });
}

/** A problem of somebody who is not, or no longer, signed in: the sign-in page says what happened. */
export function answerAtDoor(
	house: House,
	parts: CenterParts,
	error: unknown,
	request: FastifyRequest,
	reply: FastifyReply,
	language: Language,
): FastifyReply {
	const problem = asProblem(error);
	if (problem.code === 'internal') throw error;
	if (problem.code === 'session-ended') {
		if (keptSession(request.headers.cookie)) reply.header('set-cookie', forgetSession(parts.https));
		else if (request.method === 'GET') return reply.redirect(`${SIGN_IN}?lang=${language}`, 303);
	}
	return showSignIn(
		house,
		parts,
		reply.code(STATUS[problem.code]),
		language,
		problemMessage(language, problem),
	);
}
