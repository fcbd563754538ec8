/** The shop's server: pages and forms over routes, its styles and script. It keeps nothing about anyone itself. */
import { readFileSync } from 'node:fs';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { ObhutDenied, ObhutProblem } from '../../src/client/connect.js';
import { Html, html } from './html.js';
import type { Obhuts } from './obhuts.js';
import { problemIn, shopPage } from './page.js';
import { account, avatar, close, picture, settings, signOut, yourPrivacy } from './pages/account.js';
import { activities, answered, entered, survey } from './pages/activities.js';
import { app as appPage, checked } from './pages/app.js';
import { asked, help } from './pages/help.js';
import { crash, home } from './pages/home.js';
import { codeSent, register, registered, signedIn, signIn } from './pages/register.js';
import type { Answer, Route } from './route.js';
import { FORGET, SignedOut, visitorOf } from './visitor.js';

const ROUTES: Route[] = [
	home,
	crash,
	register,
	registered,
	signIn,
	codeSent,
	signedIn,
	account,
	settings,
	picture,
	avatar,
	close,
	signOut,
	yourPrivacy,
	help,
	asked,
	activities,
	entered,
	survey,
	answered,
	appPage,
	checked,
];

const HEADERS = {
	'content-type': 'text/html; charset=utf-8',
	'cache-control': 'no-store',
	'referrer-policy': 'same-origin',
	'content-security-policy':
		"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self' http: https:; base-uri 'none'; frame-ancestors 'none'",
};

/** Bytes: the largest picture somebody may send. */
const PICTURE = 8 * 1024 ** 2;

export interface ShopParts {
	obhuts: Obhuts;
	releaseKeys: Record<string, string>;
	/** Folder of the built styles and script. */
	web: string;
}

export async function openShop({ obhuts, releaseKeys, web }: ShopParts): Promise<FastifyInstance> {
	const shop = fastify({ bodyLimit: 64 * 1024 });
	await shop.register(multipart, { limits: { fileSize: PICTURE, files: 1 } });
	shop.addContentTypeParser(
		'application/x-www-form-urlencoded',
		{ parseAs: 'string' },
		(_request, body, done) => done(null, new URLSearchParams(String(body))),
	);
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
			handler: async (request, reply) => {
				if (route.method === 'POST' && !fromHere(request)) return reply.code(403).send();
				const visitor = await visitorOf(obhuts, request);
				const { note } = request.query as { note?: unknown };
				const answer = await route.run({
					visitor,
					obhuts,
					releaseKeys,
					fields: request.body instanceof URLSearchParams ? request.body : new URLSearchParams(),
					json: request.body instanceof URLSearchParams ? null : request.body,
					file: request.isMultipart() ? await fileOf(request) : null,
					params: request.params as Record<string, string>,
					note: typeof note === 'string' ? note : null,
				});
				return send(obhuts, visitor, reply, answer);
			},
		});
	}
	shop.setErrorHandler((error, request, reply) => explain(obhuts, error, request, reply));
	return shop;
}

/** Browsers say where a form comes from; one sent from elsewhere is not taken. */
function fromHere({ headers }: FastifyRequest): boolean {
	const site = headers['sec-fetch-site'];
	if (site !== undefined) return site === 'same-origin';
	return headers.origin !== undefined && new URL(headers.origin).host === headers.host;
}

async function fileOf(request: FastifyRequest): Promise<string | null> {
	const file = await request.file();
	return file ? (await file.toBuffer()).toString('base64') : null;
}

async function send(
	obhuts: Obhuts,
	visitor: Parameters<typeof shopPage>[1],
	reply: FastifyReply,
	answer: Answer,
): Promise<FastifyReply> {
	if ('status' in answer) return reply.code(answer.status).send();
	if ('bytes' in answer) {
		return reply.type(answer.type).header('cache-control', 'no-store').send(answer.bytes);
	}
	if ('redirect' in answer) {
		if (answer.cookie) reply.header('set-cookie', answer.cookie);
		return reply.redirect(answer.redirect, 303);
	}
	return reply.headers(HEADERS).send(await shopPage(obhuts, visitor, answer));
}

/** Whoever is signed out is asked to sign in; what the policy refuses is said with its clause. */
async function explain(
	obhuts: Obhuts,
	error: unknown,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<FastifyReply> {
	if (error instanceof SignedOut) {
		return reply.header('set-cookie', FORGET).redirect('/sign-in', 303);
	}
	const known = error instanceof ObhutDenied || error instanceof ObhutProblem;
	const status = (error as { statusCode?: number }).statusCode ?? 500;
	if (!known) return reply.code(status).send({ error: status < 500 ? 'bad request' : 'unavailable' });
	const visitor = await visitorOf(obhuts, request);
	const text = problemIn(visitor.say, error);
	const page = { title: visitor.say('shop.name'), path: '/', body: new Html('') };
	reply.code(error instanceof ObhutDenied ? 403 : 400).headers(HEADERS);
	return reply.send(
		await shopPage(obhuts, visitor, { ...page, message: { text, problem: true }, body: html`` }),
	);
}
