/** The published policy for people: `/policy` in their language, every version, and the built files of `web/`. */
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../platform/problem.js';
import type { Language } from '../policy/model.js';
import { renderMarkdown } from '../policy/render-markdown.js';
import type { RenderedPolicy } from '../policy/rendered.js';
import { ASSETS_PREFIX, pageAssets } from './pages/assets.js';
import { evidencePage } from './pages/evidence-page.js';
import { layout, type Page } from './pages/layout.js';
import { negotiate } from './pages/negotiate.js';
import { livePage, otherVersionPage, policyPage } from './pages/policy-page.js';
import type { PolicySite } from './pages/site.js';
import { versionsPage } from './pages/versions-page.js';
import { pageWords } from './pages/words/page-words.js';

/** Everything from our own server; no inline script or style, no frame, no form. */
const PAGE_HEADERS = {
	'content-type': 'text/html; charset=utf-8',
	'content-security-policy':
		"default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	'cache-control': 'no-cache',
};

/** Routes of the policy pages over the files built into `web` (`dist/web`). */
export function policyPages(site: PolicySite, web: string): FastifyPluginAsync {
	return async app => {
		const assets = pageAssets(web, 'policy.ts');
		const page = (
			language: Language,
			rest: Pick<Page, 'title' | 'current' | 'inLanguage' | 'body'>,
		): string =>
			layout({
				words: pageWords(language),
				operator: site.operator,
				languages: site.languages,
				assets,
				example: site.current(language).example,
				...rest,
			});
		await app.register(fastifyStatic, {
			root: join(web),
			prefix: ASSETS_PREFIX,
			decorateReply: false,
			index: false,
			dotfiles: 'ignore',
			immutable: true,
			maxAge: '1y',
		});
		const policy = async (
			request: FastifyRequest,
			reply: FastifyReply,
			language: Language,
		): Promise<string> => {
			const document = site.current(language);
			reply.headers(PAGE_HEADERS);
			return page(language, {
				title: document.title,
				current: 'policy',
				inLanguage: other => `/policy/${other}`,
				body: policyPage(
					document,
					await evidenceNow(site, request),
					await announcementsNow(site, request, language),
				),
			});
		};
		const wished = (request: FastifyRequest): Language => {
			const { lang } = request.query as { lang?: unknown };
			return known(site, lang) ?? negotiate(request.headers['accept-language'], site.languages);
		};

		app.get('/', (_request, reply) => reply.redirect('/policy', 303));
		app.get('/policy', (request, reply) => {
			reply.header('vary', 'accept-language');
			return policy(request, reply, wished(request));
		});
		app.get('/policy/versions', (request, reply) => {
			reply.header('vary', 'accept-language');
			return reply.redirect(`/policy/versions/${wished(request)}`, 303);
		});
		app.get('/policy/evidence', (request, reply) => {
			reply.header('vary', 'accept-language');
			return reply.redirect(`/policy/evidence/${wished(request)}`, 303);
		});
		for (const language of site.languages) {
			app.get(`/policy/evidence/${language}`, async (request, reply) => {
				reply.headers(PAGE_HEADERS);
				return page(language, {
					title: pageWords(language).say('evidence.title'),
					current: 'evidence',
					inLanguage: other => `/policy/evidence/${other}`,
					body: evidencePage(
						site.current(language),
						await evidenceNow(site, request),
						await logsNow(site, request),
					),
				});
			});
			app.get(`/policy/${language}`, (request, reply) => policy(request, reply, language));
			app.get(`/policy/${language}/evidence`, async (request, reply) => {
				reply.headers(PAGE_HEADERS).header('cache-control', 'no-store');
				return livePage(site.current(language), await evidenceNow(site, request));
			});
			app.get(`/policy/versions/${language}`, async (_request, reply) => {
				reply.headers(PAGE_HEADERS);
				const body = versionsPage(await site.versions(), site.current(language).version, language);
				const title = pageWords(language).say('versions.title');
				return page(language, {
					title,
					current: 'versions',
					inLanguage: other => `/policy/versions/${other}`,
					body,
				});
			});
			app.get<{ Params: { version: string } }>(
				`/policy/versions/:version/${language}`,
				async (request, reply) => {
					const { version } = request.params;
					const document = await publishedAs(site, version, language);
					if (document.digest === site.current(language).digest)
						return reply.redirect(`/policy/${language}`, 303);
					reply.headers(PAGE_HEADERS);
					return page(language, {
						title: document.title,
						current: null,
						inLanguage: other => `/policy/versions/${encodeURIComponent(version)}/${other}`,
						body: otherVersionPage(document),
					});
				},
			);
			app.get<{ Params: { version: string } }>(
				`/policy/versions/:version/${language}.md`,
				async (request, reply) => {
					const document = await publishedAs(site, request.params.version, language);
					return reply.type('text/markdown; charset=utf-8').send(renderMarkdown(document));
				},
			);
		}
	};
}

async function publishedAs(
	site: PolicySite,
	version: string,
	language: Language,
): Promise<RenderedPolicy & { ahead?: boolean }> {
	const current = site.current(language);
	const document = version === current.version ? current : await site.published(version, language);
	if (!document)
		throw new Problem('route-unknown', { hint: 'published versions stand at `/policy/versions`' });
	return document;
}

/** The page stands without what it asks the database for: one that does not answer must not hide the policy. */
async function orInstead<Asked, Instead>(
	request: FastifyRequest,
	what: string,
	ask: () => Promise<Asked>,
	instead: Instead,
): Promise<Asked | Instead> {
	try {
		return await ask();
	} catch (error) {
		request.log.error({ request: request.id, code: (error as { code?: string }).code }, `no ${what}`);
		return instead;
	}
}

const evidenceNow = (site: PolicySite, request: FastifyRequest) =>
	orInstead(request, 'evidence', () => site.evidence(), null);

const logsNow = (site: PolicySite, request: FastifyRequest) =>
	orInstead(request, 'log', () => site.logs(), null);

const announcementsNow = (site: PolicySite, request: FastifyRequest, language: Language) =>
	orInstead(request, 'announcements', () => site.announcements(language), []);

function known(site: PolicySite, language: unknown): Language | undefined {
	return site.languages.find(one => one === language);
}
