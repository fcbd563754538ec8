/** Staff as tests drive them: signed in by a link, looking at pages, sending the forms of the console. */
import type { FastifyInstance } from 'fastify';
import type { StaffRole } from '../src/identity/staff/index.js';
import type { House } from '../src/server/house.js';

export interface Seen {
	status: number;
	body: string;
	/** Where a redirect leads, with its note. */
	location: string | undefined;
}

type Fields = Record<string, string | string[]>;

/** One browser of one member. */
export interface Colleague {
	cookie: string;
	see(place: string, lang?: string): Promise<Seen>;
	/** Sends a form of `/staff/<place>` to its act, as the page would. */
	send(place: string, act: string, fields?: Fields, headers?: Record<string, string>): Promise<Seen>;
	/** The same and what stands there behind the redirect. Throws unless there was one. */
	does(place: string, act: string, fields?: Fields): Promise<string>;
}

export const OURS = { 'sec-fetch-site': 'same-origin' };

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** `person`: whoever is behind the account; the same word, the same person. */
export async function signIn(
	{ house, app }: { house: House; app: FastifyInstance },
	role: StaffRole,
	person: string,
): Promise<Colleague> {
	const { code } = await house.staff.invite(role, 'test', `${person}@house.example`);
	const entered = await app.inject({
		method: 'POST',
		url: '/staff/sign-in?lang=en',
		headers: { ...FORM, ...OURS },
		payload: new URLSearchParams({ code }).toString(),
	});
	return colleague(app, String(entered.headers['set-cookie']).split(';', 1)[0]!);
}

/** Whoever sends this cookie, or none where it is empty. */
export function colleague(app: FastifyInstance, cookie: string): Colleague {
	const kept: Record<string, string> = cookie === '' ? {} : { cookie };
	const see: Colleague['see'] = async (place, lang = 'en') => {
		const url = `/staff${place === '' ? '' : `/${place}`}`;
		return seen(await app.inject({ url: `${url}?lang=${lang}`, headers: kept }));
	};
	const send: Colleague['send'] = async (place, act, fields = {}, headers = OURS) => {
		const pairs = Object.entries(fields).flatMap(([name, value]) =>
			[value].flat().map(one => [name, one] as [string, string]),
		);
		const answer = await app.inject({
			method: 'POST',
			url: `/staff/${place}/${act}?lang=en`,
			headers: { ...FORM, ...kept, ...headers },
			payload: new URLSearchParams(pairs).toString(),
		});
		return seen(answer);
	};
	const does: Colleague['does'] = async (place, act, fields) => {
		const { status, location, body } = await send(place, act, fields);
		if (status !== 303) throw new Error(`${place}/${act}: ${status} ${message(body)}`);
		return (await app.inject({ url: location!, headers: kept })).body;
	};
	return { cookie, see, send, does };
}

function seen(answer: { statusCode: number; body: string; headers: Record<string, unknown> }): Seen {
	const { location } = answer.headers;
	return {
		status: answer.statusCode,
		body: answer.body,
		location: typeof location === 'string' ? location : undefined,
	};
}

/** What a page says above its content; empty where it says nothing. */
export function message(body: string): string {
	const [, , text] =
		/<(p|div)[^>]*class="message[^"]*" role="(?:alert|status)">([\s\S]*?)<\/\1>/.exec(body) ?? [];
	return (text ?? '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

/** The value of a hidden field in the form that goes to an act; the first where there are several. */
export function fieldIn(body: string, act: string, name: string): string {
	const [, inner] = new RegExp(`action="[^"]*/${act}\\?[^"]*">([\\s\\S]*?)</form>`).exec(body) ?? [];
	const [, value] = new RegExp(`name="${name}" value="([^"]*)"`).exec(inner ?? '') ?? [];
	if (value === undefined) throw new Error(`no field \`${name}\` in a form for \`${act}\``);
	return value;
}
