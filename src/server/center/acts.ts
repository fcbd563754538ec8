/** What a signed-in person can do on the page: each act a form, its outcome a note or the problem above the center. */
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { Problem } from '../../platform/problem.js';
import type { Language, Right } from '../../policy/model.js';
import type { House } from '../house.js';
import { fieldOf, HIDDEN, languageOf } from '../pages/form-page.js';
import { asProblem } from '../problems.js';
import { STATUS } from '../status.js';
import { forgetSession } from './cookie.js';
import { personCaller } from './overview.js';
import { type CenterParts, requireOurs } from './parts.js';
import { type Note, problemMessage, SIGN_IN, showCenter, type Visit, visitOf } from './visit.js';

const CONSENT_ACTS = ['give', 'withdraw', 'object', 'lift'] as const;

type Act = (house: House, visit: Visit, request: FastifyRequest, language: Language) => Promise<Note>;

/** By path. */
const ACTS: Record<string, Act> = {
	'/privacy/sign-out': async (_house, { room, token }) => {
		await room.rooms.people.signOut(token);
		return 'signed-out';
	},
	'/privacy/choices': async (_house, { room, session }, request, language) => {
		const act = CONSENT_ACTS.find(one => one === fieldOf(request, 'act'));
		if (!act) throw new Problem('invalid-request', { where: 'act' });
		const { subject } = session;
		const about = fieldOf(request, 'about');
		await room.consents.act(personCaller(session, room.region), { subject, about, act, language });
		return 'done';
	},
	'/privacy/restriction': async (_house, { room, session }, request) => {
		const on = fieldOf(request, 'on') === 'yes';
		await room.rooms.rights.restrict(personCaller(session, room.region), session.subject, on);
		return 'done';
	},
	'/privacy/requests': async (_house, { room, session }, request) => {
		const text = fieldOf(request, 'text');
		const right = fieldOf(request, 'right') as Right;
		if (text === '') throw new Problem('invalid-request', { where: 'text' });
		const ask = { subject: session.subject, right, text };
		await room.rooms.rights.receive(personCaller(session, room.region), ask);
		return 'received';
	},
	'/privacy/shown': async (house, { room, session }) => {
		await room.rooms.people.showed(session.subject, house.policy.compiled.version, session.service);
		return 'done';
	},
	'/privacy/ask-guardian': async (_house, { room, session }, _request, language) => {
		const { subject } = session;
		await room.rooms.minors.ask(personCaller(session, room.region), { subject, language });
		return 'done';
	},
	'/privacy/erase': async (_house, { room, session }) => {
		await room.vault.erase(personCaller(session, room.region), { subject: session.subject });
		return 'erased';
	},
};

export function actPages(house: House, parts: CenterParts): FastifyPluginAsync {
	return async app => {
		for (const [path, act] of Object.entries(ACTS)) {
			app.post(path, HIDDEN, async (request, reply) => {
				requireOurs(request);
				const language = languageOf(house, request);
				const visit = await visitOf(house, request);
				try {
					const note = await act(house, visit, request, language);
					const away = note === 'erased' || note === 'signed-out';
					if (away) reply.header('set-cookie', forgetSession(parts.https));
					return reply.redirect(`${away ? SIGN_IN : '/privacy'}?lang=${language}&note=${note}`, 303);
				} catch (error) {
					const { code } = asProblem(error);
					if (code === 'session-ended' || code === 'internal') throw error;
					const message = problemMessage(language, error);
					return showCenter(house, parts, reply.code(STATUS[code]), language, visit, message);
				}
			});
		}
	};
}
