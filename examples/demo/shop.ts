/** The shop's server: pages and forms over routes, its styles and script. It keeps nothing about anyone itself. */
import { readFileSync } from 'node:fs';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { FromElsewhere, failurePage } from './failure.js';
import type { Obhuts } from './obhuts.js';
import { shopPage } from './page.js';
import { account, avatar, close, picture, settings, signOut, yourPrivacy } from './pages/account.js';
import { activities, entered } from './pages/activities.js';
import { app, checked } from './pages/app.js';
import { asked, help } from './pages/help.js';
import { crash, home, pageError } from './pages/home.js';
import { register, registered } from './pages/register.js';
import { codeSent, signedIn, signIn } from './pages/sign-in.js';
import { answered, survey } from './pages/survey.js';
import type { Answer, Route, Visit } from './route.js';
import { keepLanguage, type Visitor, visitorOf } from './visitor.js';
import { LANGUAGES } from './words/words.js';

const ROUTES: Route[] = [
	...[home, crash, pageError],
	...[register, registered],
	...[signIn, codeSent, signedIn, signOut],
	...[account, settings, picture, avatar, close, yourPrivacy],
	...[help, asked],
	...[activities, entered],
	...[survey, answered],
	...[app, checked],
];

const HEADERS = {
	'cache-control': 'no-store',
	'content-security-policy':
		"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self' http: https:; base-uri 'none'; frame-ancestors 'none'",
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
};

const HTML = 'text/html; charset=utf-8';

/** Bytes: the largest form, and the largest picture, somebody may send. */
const FORM = 64 * 1024;
const PICTURE = 8 * 1024 ** 2;

export interface ShopParts {
	obhuts: Obhuts;
	releaseKeys: Record<string, string>;
	/** Folder of the built styles and script. */
	web: string;
}

export async function openShop(parts: ShopParts): Promise<FastifyInstance> {
	const { obhuts, web } = parts;
	const shop = fastify({ bodyLimit: FORM });
	await shop.register(multipart, { limits: { fileSize: PICTURE, files: 1 } });
	shop.addContentTypeParser(
		'application/x-www-form-urlencoded',
		{ parseAs: 'string' },
		(_request, body, done) => done(null, new URLSearchParams(String(body))),
	);
	shop.addHook('onRequest', async (request, reply) => {
		reply.headers(HEADERS);
		if (request.method !== 'GET' && !isFromHere(request)) throw new FromElsewhere();
	});
	for (const [file, type] of [
		['demo.css', 'text/css; charset=utf-8'],
		['demo.js', 'text/javascript; charset=utf-8'],
	] as const) {
		const text = readFileSync(`${web}/${file}`);
		shop.get(`/${file}`, (_request, reply) => reply.type(type).send(text));
	}
	for (const route of ROUTES) {
		shop.route({
			method: route.method,
			url: route.path,
			handler: (request, reply) => answer(parts, route, request, reply),
			onResponse: (_request, reply) => count(obhuts, route, reply),
		});
	}
	const fail = async (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
		reply.type(HTML).send(await failurePage(obhuts, error, request, reply));
	shop.setNotFoundHandler((request, reply) => fail({ statusCode: 404 }, request, reply));
	shop.setErrorHandler(fail);
	return shop;
}

/** Browsers say where a form comes from; one sent from elsewhere is not taken. */
function isFromHere({ headers }: FastifyRequest): boolean {
	const site = headers['sec-fetch-site'];
	if (site !== undefined) return site === 'same-origin';
	const { origin = '' } = headers;
	return URL.canParse(origin) && new URL(origin).host === headers.host;
}

async function answer(
	parts: ShopParts,
	route: Route,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<FastifyReply> {
	const visitor = await visitorOf(parts.obhuts, request);
	const { lang } = request.query as { lang?: unknown };
	const chosen = LANGUAGES.find(one => one === lang);
	if (chosen) reply.header('set-cookie', keepLanguage(chosen));
	return send(parts.obhuts, visitor, reply, await route.run(await visitOf(parts, visitor, request)));
}

async function visitOf(
	{ obhuts, releaseKeys }: ShopParts,
	visitor: Visitor,
	request: FastifyRequest,
): Promise<Visit> {
	const { body } = request;
	const fields = body instanceof URLSearchParams ? body : new URLSearchParams();
	const { note, onward } = request.query as { note?: unknown; onward?: unknown };
	return {
		visitor,
		obhuts,
		releaseKeys,
		fields,
		json: body instanceof URLSearchParams ? null : body,
		file: request.isMultipart() ? await fileOf(request) : null,
		params: request.params as Record<string, string>,
		note: typeof note === 'string' ? note : null,
		onward: ownPage(fields.get('onward') ?? onward),
	};
}

async function fileOf(request: FastifyRequest): Promise<string | null> {
	const file = await request.file();
	return file ? (await file.toBuffer()).toString('base64') : null;
}

/** Only pages of the shop: a sign-in that leads elsewhere would lend its trust to whoever wrote the link. */
function ownPage(wish: unknown): string {
	return typeof wish === 'string' && /^\/[\w-]+(\/[\w-]+)*$/.test(wish) ? wish : '/account';
}

async function send(
	obhuts: Obhuts,
	visitor: Visitor,
	reply: FastifyReply,
	answer: Answer,
): Promise<FastifyReply> {
	if ('status' in answer) return reply.code(answer.status).send();
	if ('bytes' in answer) return reply.type(answer.type).send(answer.bytes);
	if ('redirect' in answer) {
		if (answer.cookie) reply.header('set-cookie', answer.cookie);
		return reply.redirect(answer.redirect, 303);
	}
	const html = await shopPage(obhuts, visitor, answer);
	return reply
		.code(answer.message?.problem ? 422 : 200)
		.type(HTML)
		.send(html);
}

/** How often and how fast, without anybody in it (S2.9). Runs behind the answer: no page waits for its count. */
async function count(obhuts: Obhuts, route: Route, reply: FastifyReply): Promise<void> {
	if (reply.statusCode >= 400) return;
	const service = route.countedBy === 'app' ? obhuts.app('eu') : obhuts.shop('eu');
	const name = `page${route.path.replace(/\/:?/g, '-').replace(/-$/, '')}`;
	const took = { kind: 'performance', name, took: Math.round(reply.elapsedTime) } as const;
	await service.telemetry.observe([...(route.counts ?? []), ...(route.method === 'GET' ? [took] : [])]);
}
