/** Who looks at the page: a session of Obhut in a cookie, asked about with every request. */
import type { FastifyRequest } from 'fastify';
import { ObhutDenied, ObhutProblem, type Person } from '../../src/client/connect.js';
import { type Obhuts, REGIONS, type Region } from './obhuts.js';
import { LANGUAGES, type Say, wished, wordsIn } from './words/words.js';

const COOKIE = 'shop';

export interface Visitor {
	say: Say;
	/** Null while nobody is signed in. */
	signedIn: { region: Region; session: string; person: Person; pending: boolean } | null;
}

/** Nobody is signed in, or no longer. */
export class SignedOut extends Error {}

/** Language, in this order: the one stored for the person, the one in the address, the browser's. */
export async function visitorOf(obhuts: Obhuts, request: FastifyRequest): Promise<Visitor> {
	const { lang } = request.query as { lang?: unknown };
	const asked = LANGUAGES.find(one => one === lang) ?? wished(request.headers['accept-language']);
	const [region, session] = (cookieOf(request) ?? '').split('.', 2);
	const known = REGIONS.find(one => one === region);
	if (!known || !session) return { say: wordsIn(asked), signedIn: null };
	const shop = obhuts.shop(known);
	try {
		const { subject } = await shop.session(session).who();
		const person = shop.subject(subject);
		const pending = (await person.guardian.standing()) === 'pending';
		const stored = pending ? null : await languageOf(person);
		const language = LANGUAGES.find(one => one === (lang ?? stored)) ?? asked;
		return { say: wordsIn(language), signedIn: { region: known, session, person, pending } };
	} catch (error) {
		if (error instanceof ObhutProblem && ['session-ended', 'subject-unknown'].includes(error.code)) {
			return { say: wordsIn(asked), signedIn: null };
		}
		throw error;
	}
}

export function requireSignedIn({ signedIn }: Visitor): NonNullable<Visitor['signedIn']> {
	if (!signedIn) throw new SignedOut();
	return signedIn;
}

async function languageOf(person: Person): Promise<unknown> {
	try {
		return (await person.for('provide-service').read('language')).values.language;
	} catch (error) {
		if (error instanceof ObhutDenied) return null;
		throw error;
	}
}

export function keepCookie(region: string, session: string): string {
	return `${COOKIE}=${region}.${session}; Path=/; HttpOnly; SameSite=Lax`;
}

export const FORGET = `${COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;

function cookieOf(request: FastifyRequest): string | undefined {
	for (const pair of (request.headers.cookie ?? '').split(';')) {
		const [name, value] = pair.trim().split('=', 2);
		if (name === COOKIE && value) return value;
	}
	return undefined;
}
