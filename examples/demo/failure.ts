/** Pages for what went wrong: readable for people, and never the error itself. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ObhutDenied, ObhutProblem, ObhutUnavailable } from '../../src/client/connect.js';
import { html } from './html.js';
import type { Obhuts } from './obhuts.js';
import { plainPage, shopPage } from './page.js';
import { problemMessage } from './problem.js';
import { browserLanguage, chosenLanguage, SignedOut, visitorOf } from './visitor.js';
import type { Word } from './words/en.js';
import { type Say, wordsIn } from './words/words.js';

/** A form that no page of the shop sent. */
export class FromElsewhere extends Error {
	readonly statusCode = 403;
}

const WORDS: Record<number, Word> = {
	403: 'problem.form-from-elsewhere',
	404: 'problem.no-page',
	413: 'problem.body-too-large',
};

/** Gives the page, having set the reply's status: a denial names its clause, and whoever is signed out is asked to sign in. */
export async function failurePage(
	obhuts: Obhuts,
	error: unknown,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<string> {
	const say = wordsIn(chosenLanguage(request) ?? browserLanguage(request));
	if (error instanceof SignedOut) {
		reply.code(303).header('location', signInFrom(request));
		return plainPage(say, say('problem.session-ended'));
	}
	if (error instanceof ObhutUnavailable) {
		reply.code(503);
		return plainPage(say, say('problem.unavailable'));
	}
	if (error instanceof ObhutProblem) {
		reply.code(error instanceof ObhutDenied ? 403 : 400);
		return framed(obhuts, request, reply, words => problemMessage(words, error).text);
	}
	const { statusCode = 500 } = error as { statusCode?: number };
	if (statusCode >= 500) console.error(error);
	reply.code(statusCode);
	const word = statusCode >= 500 ? 'problem.broken' : (WORDS[statusCode] ?? 'problem.bad-request');
	return framed(obhuts, request, reply, words => words(word));
}

/** In the shop's frame, unless Obhut cannot be asked for it. */
async function framed(
	obhuts: Obhuts,
	request: FastifyRequest,
	reply: FastifyReply,
	text: (say: Say) => string,
): Promise<string> {
	try {
		const visitor = await visitorOf(obhuts, request);
		const message = { text: text(visitor.say), problem: true };
		return await shopPage(obhuts, visitor, {
			title: visitor.say('problem.title'),
			path: '',
			message,
			body: html``,
		});
	} catch (error) {
		if (!(error instanceof ObhutUnavailable)) throw error;
		return failurePage(obhuts, error, request, reply);
	}
}

function signInFrom({ method, url }: FastifyRequest): string {
	const page = url.split('?')[0] ?? '';
	return method === 'GET' ? `/sign-in?onward=${encodeURIComponent(page)}` : '/sign-in';
}
