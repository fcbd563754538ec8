/** What a signed-in person can do on the page: each act a form, its outcome a note or the problem above the center. */
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { Problem } from '../../platform/problem.js';
import type { Language, Right } from '../../policy/model.js';
import type { House } from '../house.js';
import { fieldOf, HIDDEN, languageOf } from '../pages/form-page.js';
import { asProblem } from '../problems.js';
import { STATUS } from '../status.js';
import { forgetSession } from './cookie.js';
import { correct } from './correcting.js';
import { type CenterParts, requireOurs } from './parts.js';
import { WORDS_LIMIT } from './requests-section.js';
import { type Note, problemMessage, SIGN_IN, showCenter } from './visit.js';
import { personCaller, requireGuardian, type Visit, visitOf } from './visitor.js';

const CONSENT_ACTS = ['give', 'withdraw', 'object', 'lift'] as const;

/** After these the person is nobody here any more. */
const AWAY: readonly Note[] = ['signed-out', 'erased', 'guardian-withdrawn'];

type Act = (house: House, visit: Visit, request: FastifyRequest, language: Language) => Promise<Note>;

/** By path: what a minor can do whose guardian has not agreed. */
const BEFORE_GUARDIAN: Record<string, Act> = {
	'/privacy/sign-out': async (_house, { room, token }) => {
		await room.rooms.people.signOut(token);
		return 'signed-out';
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

/** By path. */
const ACTS: Record<string, Act> = {
	...BEFORE_GUARDIAN,
	'/privacy/choices': async (_house, { room, session }, request, language) => {
		const act = CONSENT_ACTS.find(one => one === fieldOf(request, 'act'));
		if (!act) throw new Problem('invalid-request', { where: 'act' });
		const { subject } = session;
		const about = fieldOf(request, 'about');
		await room.consents.act(personCaller(session, room.region), { subject, about, act, language });
		return 'done';
	},
	'/privacy/correct': async ({ policy: { policy } }, visit, request) => {
		await correct(policy, visit, { item: fieldOf(request, 'item'), value: fieldOf(request, 'value') });
		return 'done';
	},
	'/privacy/restriction': async (_house, { room, session }, request) => {
		const on = fieldOf(request, 'on');
		if (on !== 'yes' && on !== 'no') throw new Problem('invalid-request', { where: 'on' });
		await room.rooms.rights.restrict(personCaller(session, room.region), session.subject, on === 'yes');
		return 'done';
	},
	'/privacy/requests': async (_house, { room, session }, request) => {
		const text = fieldOf(request, 'text');
		const right = fieldOf(request, 'right') as Right;
		if (text === '') throw new Problem('invalid-request', { where: 'text' });
		if (text.length > WORDS_LIMIT) throw new Problem('value-too-large', { where: 'text' });
		const ask = { subject: session.subject, right, text };
		await room.rooms.rights.receive(personCaller(session, room.region), ask);
		return 'received';
	},
	'/privacy/shown': async (house, { room, session }) => {
		await room.rooms.people.showed(session.subject, house.policy.compiled.version, session.service);
		return 'done';
	},
	'/privacy/guardian/withdraw': async (_house, { room, session }) => {
		if (session.acting !== 'guardian') throw new Problem('guardian-not-needed');
		await room.rooms.minors.withdraw(personCaller(session, room.region), session.subject);
		return 'guardian-withdrawn';
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
					if (!(path in BEFORE_GUARDIAN)) requireGuardian(house, visit);
					const note = await act(house, visit, request, language);
					const away = AWAY.includes(note);
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
