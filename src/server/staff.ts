/** Pages for staff: in by a one-time link, out by a button, and between the two a look at the house. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { actorOf, type StaffMember } from '../identity/staff/index.js';
import type { Language } from '../policy/model.js';
import type { House } from './house.js';
import { pageAssets } from './pages/assets.js';
import type { Html } from './pages/html.js';
import { layout } from './pages/layout.js';
import { negotiate } from './pages/negotiate.js';
import { pageWords } from './pages/words/page-words.js';
import { AttemptLimit } from './staff/attempts.js';
import { forgetToken, keepToken, keptToken } from './staff/cookie.js';
import { pastedCode, SIGN_IN } from './staff/link.js';
import { type Overview, overviewPage } from './staff/overview-page.js';
import { fromOurPage } from './staff/same-origin.js';
import { type SignInMessage, signInPage } from './staff/sign-in-page.js';
import { staffWords } from './staff/words/staff-words.js';

export interface StaffPagesOptions {
	/** The files built from `web/` (`dist/web`). */
	web: string;
	/** People reach the server over TLS. */
	https: boolean;
	/** Sign-in attempts per address and minute. */
	attemptsPerMinute?: number;
}

/** `same-origin` and not `no-referrer`: under that browsers would hide from us where our own forms come from. */
const PAGE_HEADERS = {
	'content-type': 'text/html; charset=utf-8',
	'content-security-policy':
		"default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
	'referrer-policy': 'same-origin',
};

/** Bytes: a pasted link with room to spare. */
const FORM_LIMIT = 8 * 1024;

const ENTRIES_SHOWN = 50;

const HIDDEN = { schema: { hide: true } };

/** Routes of the staff pages; the built files themselves are served by the policy pages. */
export function staffPages(house: House, options: StaffPagesOptions): FastifyPluginAsync {
	const { staff } = house;
	const { https } = options;
	const attempts = new AttemptLimit(options.attemptsPerMinute ?? 20, () => performance.now());
	return async app => {
		const send = pageSender(house, options.web);
		app.addContentTypeParser(
			'application/x-www-form-urlencoded',
			{ parseAs: 'string', bodyLimit: FORM_LIMIT },
			(_request, body, done) => done(null, new URLSearchParams(String(body))),
		);
		const signIn = (request: FastifyRequest, reply: FastifyReply, message: SignInMessage | null) => {
			const language = languageOf(house, request);
			const title = staffWords(language).say('sign-in.title');
			return send(reply, language, { title, path: SIGN_IN, body: signInPage(language, message) });
		};

		app.get(SIGN_IN, HIDDEN, async (request, reply) => signIn(request, reply, noteOf(request)));

		app.post(SIGN_IN, HIDDEN, async (request, reply) => {
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
			const body = overviewPage(language, await overviewOf(house, member));
			return send(reply, language, { title, path: '/staff', body });
		});
	};
}

/** Sends a page in the frame and styles of the policy pages, with its own behind them. */
function pageSender({ policy: { policy } }: House, web: string) {
	const frame = pageAssets(web, 'policy.ts');
	const own = pageAssets(web, 'staff/staff.ts');
	const assets = { styles: [...frame.styles, ...own.styles], scripts: own.scripts };
	return (reply: FastifyReply, language: Language, page: { title: string; path: string; body: Html }) =>
		reply.headers(PAGE_HEADERS).send(
			layout({
				words: pageWords(language),
				operator: policy.controller.name,
				languages: policy.languages,
				assets,
				title: page.title,
				current: null,
				inLanguage: other => `${page.path}?lang=${other}`,
				example: policy.example,
				body: page.body,
			}),
		);
}

/** Looking at a region's log leaves an entry there, in the name of who looked. */
async function overviewOf({ regions, policy }: House, member: StaffMember): Promise<Overview> {
	const actor = actorOf(member);
	const shown = [...regions.values()].map(async ({ region, figures, audit }) => {
		const [people, page] = await Promise.all([
			figures.people(),
			audit.list({ service: 'obhut', actor, region }, { limit: ENTRIES_SHOWN }),
		]);
		return { region, people, entries: page.entries.slice(0, ENTRIES_SHOWN) };
	});
	const { version, digest } = policy.compiled;
	return { member, policy: policy.policy, version, digest, regions: await Promise.all(shown) };
}

function languageOf({ policy: { policy } }: House, request: FastifyRequest): Language {
	const { lang } = request.query as { lang?: unknown };
	const asked = policy.languages.find(one => one === lang);
	return asked ?? negotiate(request.headers['accept-language'], policy.languages);
}

function noteOf(request: FastifyRequest): SignInMessage | null {
	const { note } = request.query as { note?: unknown };
	return note === 'signed-out' || note === 'ended' ? { note } : null;
}

function fieldOf({ body }: FastifyRequest, name: string): string {
	return body instanceof URLSearchParams ? (body.get(name) ?? '') : '';
}
