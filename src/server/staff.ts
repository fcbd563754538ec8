/** Pages for staff: in by a one-time link, out by a button, and between the two a look at the house. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { actorOf, type StaffMember } from '../identity/staff/index.js';
import type { Language } from '../policy/model.js';
import { waiting } from './console/waiting.js';
import type { House } from './house.js';
import { fieldOf, HIDDEN, languageOf, type SendPage } from './pages/form-page.js';
import { AttemptLimit } from './staff/attempts.js';
import { forgetToken, keepToken, keptToken } from './staff/cookie.js';
import { pastedCode, SIGN_IN } from './staff/link.js';
import { type Overview, overviewPage } from './staff/overview-page.js';
import { fromOurPage } from './staff/same-origin.js';
import { type SignInMessage, signInPage } from './staff/sign-in-page.js';
import { staffWords } from './staff/words/staff-words.js';
import type { Watch } from './watch.js';

interface StaffPagesOptions {
	send: SendPage;
	/** People reach the server over TLS. */
	https: boolean;
	watch: Watch;
	/** Sign-in attempts per address and minute. */
	attemptsPerMinute?: number;
}

const ENTRIES_SHOWN = 50;

/** Bytes of the form a code comes in. */
const CODE_FORM = 8 * 1024;

/** Routes of the staff pages; the built files themselves are served by the policy pages. */
export function staffPages(house: House, options: StaffPagesOptions): FastifyPluginAsync {
	const { staff } = house;
	const { https, send } = options;
	const attempts = new AttemptLimit(options.attemptsPerMinute ?? 20, () => performance.now());
	return async app => {
		const signIn = (request: FastifyRequest, reply: FastifyReply, message: SignInMessage | null) => {
			const language = languageOf(house, request);
			const title = staffWords(language).say('sign-in.title');
			return send(reply, language, { title, path: SIGN_IN, body: signInPage(language, message) });
		};

		app.get(SIGN_IN, HIDDEN, async (request, reply) => signIn(request, reply, noteOf(request)));

		app.post(SIGN_IN, { ...HIDDEN, bodyLimit: CODE_FORM }, async (request, reply) => {
			if (!fromOurPage(request.headers)) return signIn(request, reply.code(403), { problem: 'other-site' });
			const seconds = attempts.take(request.ip);
			if (seconds > 0) {
				reply.code(429).header('retry-after', seconds);
				return signIn(request, reply, { problem: 'wait', seconds });
			}
			const signedIn = await staff.signIn(pastedCode(fieldOf(request, 'code')));
			if (!signedIn) return signIn(request, reply.code(403), { problem: 'refused' });
			reply.header('set-cookie', keepToken(signedIn.token, https));
			return reply.redirect(`/staff?lang=${languageOf(house, request)}`, 303);
		});

		app.post('/staff/sign-out', HIDDEN, async (request, reply) => {
			if (!fromOurPage(request.headers)) return signIn(request, reply.code(403), { problem: 'other-site' });
			const token = keptToken(request.headers.cookie);
			if (token) await staff.signOut(token);
			reply.header('set-cookie', forgetToken(https));
			return reply.redirect(`${SIGN_IN}?lang=${languageOf(house, request)}&note=signed-out`, 303);
		});

		app.get('/staff', HIDDEN, async (request, reply) => {
			const language = languageOf(house, request);
			const token = keptToken(request.headers.cookie);
			const member = token && (await staff.verify(token));
			if (!member) {
				if (token) reply.header('set-cookie', forgetToken(https));
				return reply.redirect(`${SIGN_IN}?lang=${language}${token ? '&note=ended' : ''}`, 303);
			}
			const title = staffWords(language).say('overview.title');
			const body = overviewPage(language, await overviewOf(house, options.watch, member, language));
			return send(reply, language, { title, path: '/staff', body });
		});
	};
}

/** Looking at a region's log leaves an entry there, in the name of who looked. */
async function overviewOf(
	house: House,
	watch: Watch,
	member: StaffMember,
	language: Language,
): Promise<Overview> {
	const { regions, policy } = house;
	const actor = actorOf(member);
	const shown = [...regions.values()].map(async ({ region, figures, audit }) => {
		const [people, page] = await Promise.all([
			figures.people(),
			audit.list({ service: 'obhut', actor, region }, { limit: ENTRIES_SHOWN, withoutSynthetic: true }),
		]);
		return { region, people, entries: page.entries.slice(0, ENTRIES_SHOWN) };
	});
	const { version, digest } = policy.compiled;
	const waits = await waiting(house, member, language);
	return {
		member,
		waiting: waits,
		alarms: await watch.alarms(),
		policy: policy.policy,
		version,
		digest,
		regions: await Promise.all(shown),
	};
}

function noteOf(request: FastifyRequest): SignInMessage | null {
	const { note } = request.query as { note?: unknown };
	return note === 'signed-out' || note === 'ended' ? { note } : null;
}
