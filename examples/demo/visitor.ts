/** Who looks at the page: a session of Obhut in a cookie, asked about with every request. */
import type { FastifyRequest } from 'fastify';
import { type Obhut, ObhutDenied, ObhutProblem, type Person } from '../../src/client/connect.js';
import { type Obhuts, REGIONS, type Region } from './obhuts.js';
import { LANGUAGES, type Language, type Say, wished, wordsIn } from './words/words.js';

const SESSION = 'shop';
const LANGUAGE = 'shop-language';

export interface SignedIn {
	region: Region;
	session: string;
	person: Person;
	/** A minor whose guardian has not agreed (S5.1). */
	pending: boolean;
}

export interface Visitor {
	say: Say;
	/** They chose a language on a page; it goes before the one stored. */
	chose: boolean;
	/** Null while nobody is signed in. */
	signedIn: SignedIn | null;
	/** Whoever was signed in here has been erased since. */
	erased: boolean;
}

/** Nobody is signed in, or no longer. */
export class SignedOut extends Error {}

/** Throws `ObhutUnavailable`. */
export async function visitorOf(obhuts: Obhuts, request: FastifyRequest): Promise<Visitor> {
	const chosen = chosenLanguage(request);
	const say = wordsIn(chosen ?? browserLanguage(request));
	const nobody = { say, chose: chosen !== null, signedIn: null, erased: false };
	const [region, session, subject] = cookieOf(request, SESSION).split('.');
	const known = REGIONS.find(one => one === region);
	if (!known || !session || !subject) return nobody;
	const shop = obhuts.shop(known);
	const signedIn = await present(shop, known, session);
	if (!signedIn) return { ...nobody, erased: await isErased(shop.subject(subject)) };
	const stored = chosen ?? (signedIn.pending ? null : await storedLanguage(signedIn.person));
	return { ...nobody, say: stored ? wordsIn(stored) : say, signedIn };
}

export function requireSignedIn({ signedIn }: Visitor): SignedIn {
	if (!signedIn) throw new SignedOut();
	return signedIn;
}

/** The language somebody chose on a page, with this request or an earlier one. */
export function chosenLanguage(request: FastifyRequest): Language | null {
	const { lang } = request.query as { lang?: unknown };
	const wish = lang ?? cookieOf(request, LANGUAGE);
	return LANGUAGES.find(one => one === wish) ?? null;
}

export function browserLanguage(request: FastifyRequest): Language {
	return wished(request.headers['accept-language']);
}

async function present(shop: Obhut, region: Region, session: string): Promise<SignedIn | null> {
	try {
		const person = shop.subject((await shop.session(session).who()).subject);
		return { region, session, person, pending: (await person.guardian.standing()) === 'pending' };
	} catch (error) {
		if (error instanceof ObhutProblem) return null;
		throw error;
	}
}

async function isErased(person: Person): Promise<boolean> {
	try {
		await person.guardian.standing();
		return false;
	} catch (error) {
		if (error instanceof ObhutProblem) return error.code === 'subject-unknown';
		throw error;
	}
}

async function storedLanguage(person: Person): Promise<Language | null> {
	try {
		const { values } = await person.for('provide-service').read('language');
		return LANGUAGES.find(one => one === values.language) ?? null;
	} catch (error) {
		if (error instanceof ObhutDenied) return null;
		throw error;
	}
}

export function keepSession(region: Region, session: string, subject: string): string {
	return cookie(SESSION, `${region}.${session}.${subject}`);
}

export function keepLanguage(language: Language): string {
	return cookie(LANGUAGE, language);
}

export const FORGET_SESSION = `${cookie(SESSION, '')}; Max-Age=0`;

export const FORGET_LANGUAGE = `${cookie(LANGUAGE, '')}; Max-Age=0`;

function cookie(name: string, value: string): string {
	return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax`;
}

function cookieOf(request: FastifyRequest, wanted: string): string {
	for (const pair of (request.headers.cookie ?? '').split(';')) {
		const [name, value] = pair.trim().split('=', 2);
		if (name === wanted && value) return value;
	}
	return '';
}
