/** What pages with forms share: headers, the frame around them, the language asked for, the fields sent. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../policy/model.js';
import type { House } from '../house.js';
import { pageAssets } from './assets.js';
import type { Html } from './html.js';
import { layout, type Page } from './layout.js';
import { negotiate } from './negotiate.js';
import { pageWords } from './words/page-words.js';

/** `same-origin` and not `no-referrer`: under that browsers would hide from us where our own forms come from. */
const PAGE_HEADERS = {
	'content-type': 'text/html; charset=utf-8',
	'content-security-policy':
		"default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
	'referrer-policy': 'same-origin',
};

/** Bytes: the longest words a form takes, with room for their escapes. */
const FORM_LIMIT = 64 * 1024;

/** Options of a route no OpenAPI document shows. */
export const HIDDEN = { schema: { hide: true } };

export interface FormPage {
	title: string;
	/** Address of this page, without its language. */
	path: string;
	current?: Page['current'];
	body: Html;
}

export type SendPage = (reply: FastifyReply, language: Language, page: FormPage) => FastifyReply;

/** Forms arrive as `URLSearchParams`. */
export function takeForms(app: FastifyInstance): void {
	app.addContentTypeParser(
		'application/x-www-form-urlencoded',
		{ parseAs: 'string', bodyLimit: FORM_LIMIT },
		(_request, body, done) => done(null, new URLSearchParams(String(body))),
	);
}

/** Sends pages in the frame and styles of the policy pages, with those of `entry` (in `web/`) behind them. */
export function pageSender({ policy: { policy } }: House, web: string, entry: string): SendPage {
	const frame = pageAssets(web, 'policy.ts');
	const own = pageAssets(web, entry);
	const assets = { styles: [...frame.styles, ...own.styles], scripts: own.scripts };
	return (reply, language, page) =>
		reply.headers(PAGE_HEADERS).send(
			layout({
				words: pageWords(language),
				operator: policy.controller.name,
				languages: policy.languages,
				assets,
				title: page.title,
				current: page.current ?? null,
				inLanguage: other => `${page.path}?lang=${other}`,
				example: policy.example,
				body: page.body,
			}),
		);
}

/** The language of the address, or the one the browser prefers. */
export function languageOf({ policy: { policy } }: House, request: FastifyRequest): Language {
	const { lang } = request.query as { lang?: unknown };
	const asked = policy.languages.find(one => one === lang);
	return asked ?? negotiate(request.headers['accept-language'], policy.languages);
}

/** A field of the form sent; empty where it is missing. */
export function fieldOf({ body }: FastifyRequest, name: string): string {
	return body instanceof URLSearchParams ? (body.get(name) ?? '').trim() : '';
}
