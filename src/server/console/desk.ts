/** What every page of the console shares: who works here, their menu, forms that come back with what happened. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { StaffMember } from '../../identity/staff/index.js';
import { actorOf } from '../../identity/staff/index.js';
import { Problem } from '../../platform/problem.js';
import type { Language } from '../../policy/model.js';
import { rightsPurpose } from '../../policy/places.js';
import { type Message, messageLine } from '../center/sign-in-page.js';
import { done } from '../door.js';
import type { House, RegionHouse } from '../house.js';
import { fieldOf, HIDDEN, languageOf, type SendPage } from '../pages/form-page.js';
import { type Html, html } from '../pages/html.js';
import { asProblem } from '../problems.js';
import { forgetToken, keptToken } from '../staff/cookie.js';
import { SIGN_IN } from '../staff/link.js';
import { fromOurPage } from '../staff/same-origin.js';
import { STATUS } from '../status.js';
import { problemSentence } from './problem-sentence.js';
import { type ConsoleWords, consoleWords } from './words/console-words.js';

export const PLACES = {
	overview: '/staff',
	inbox: '/staff/inbox',
	surveys: '/staff/surveys',
	retention: '/staff/retention',
	approvals: '/staff/approvals',
	incidents: '/staff/incidents',
	staff: '/staff/colleagues',
} as const;

export type Place = keyof typeof PLACES;

export interface DeskParts {
	house: House;
	send: SendPage;
	https: boolean;
}

/** One request of a signed-in member of staff. */
export interface Turn {
	member: StaffMember;
	language: Language;
	words: ConsoleWords;
	request: FastifyRequest;
}

export interface Desk {
	place: Exclude<Place, 'overview'>;
	/** The page below its heading; `extra` is what a form left to show once. */
	show(turn: Turn, extra: Html | null): Promise<Html>;
	/** By last part of the path. What they give is shown above the page. */
	acts: Record<string, (turn: Turn) => Promise<Html | Message>>;
}

export function menu(language: Language, current: Place): Html {
	const { say } = consoleWords(language);
	const links = (Object.keys(PLACES) as Place[]).map(place => {
		const here = place === current && html` aria-current="page"`;
		return html`<li><a href="${PLACES[place]}?lang=${language}"${here}>${say(`nav.${place}`)}</a></li>`;
	});
	return html`<nav class="console-menu" aria-label="${say('nav.label')}"><ul class="contents">${links}</ul></nav>`;
}

/** Registers a desk's page and its forms. */
export function openDesk(app: FastifyInstance, parts: DeskParts, desk: Desk): void {
	const { house, send, https } = parts;
	const path = PLACES[desk.place];
	const answer = async (reply: FastifyReply, turn: Turn, left: Html | Message | null) => {
		const { language, words } = turn;
		const title = words.say(`${desk.place}.title`);
		const message = left !== null && 'text' in left && 'problem' in left ? messageLine(left) : left;
		const body = html`<div class="sheet staff center">
<main id="text" tabindex="-1">
<h1>${title}</h1>
${menu(language, desk.place)}
${message as Html | null}
${await desk.show(turn, null)}
</main>
</div>`;
		return send(reply, language, { title, path, body });
	};
	const enter = async (request: FastifyRequest, reply: FastifyReply): Promise<Turn | null> => {
		const language = languageOf(house, request);
		const token = keptToken(request.headers.cookie);
		const member = token && (await house.staff.verify(token));
		if (member) return { member, language, words: consoleWords(language), request };
		if (token) reply.header('set-cookie', forgetToken(https));
		reply.redirect(`${SIGN_IN}?lang=${language}${token ? '&note=ended' : ''}`, 303);
		return null;
	};
	app.get(path, HIDDEN, async (request, reply) => {
		const turn = await enter(request, reply);
		return turn ? answer(reply, turn, null) : reply;
	});
	for (const [act, run] of Object.entries(desk.acts)) {
		app.post(`${path}/${act}`, HIDDEN, async (request, reply) => {
			if (!fromOurPage(request.headers)) throw new Problem('form-from-elsewhere');
			const turn = await enter(request, reply);
			if (!turn) return reply;
			try {
				return await answer(reply, turn, await run(turn));
			} catch (error) {
				const problem = asProblem(error);
				if (problem.code === 'internal') throw error;
				const text = problemSentence(turn.language, problem);
				return answer(reply.code(STATUS[problem.code]), turn, { text, problem: true });
			}
		});
	}
}

/** A form of the desk at `act`; `inner` holds its fields. */
export function form(turn: Turn, place: Place, act: string, inner: Html): Html {
	return html`<form method="post" action="${PLACES[place]}/${act}?lang=${turn.language}">
${inner}
</form>`;
}

export function text(name: string, label: string, more: { type?: string; optional?: true } = {}): Html {
	return html`<label>${label}<input name="${name}" type="${more.type ?? 'text'}" maxlength="2000"${!more.optional && html` required`}></label>`;
}

export function options(name: string, label: string, choices: { id: string; title: string }[]): Html {
	return html`<label>${label}<select name="${name}">${choices.map(
		({ id, title }) => html`<option value="${id}">${title}</option>`,
	)}</select></label>`;
}

export function hidden(name: string, value: string): Html {
	return html`<input type="hidden" name="${name}" value="${value}">`;
}

export const said = (text: string): Message => ({ text, problem: false });

/** The region a form names. Throws `region-uncovered`. */
export function roomOf({ house }: DeskParts, { request }: Turn): RegionHouse {
	const room = house.regions.get(fieldOf(request, 'region'));
	if (!room) throw new Problem('region-uncovered', { where: 'region' });
	return room;
}

/** A date of a form as its first instant in UTC; null where it is empty. Throws `invalid-request`. */
export function dateOf({ request }: Turn, name: string): number | null {
	const given = fieldOf(request, name);
	if (given === '') return null;
	const at = Date.parse(/T/.test(given) ? `${given}Z` : `${given}T00:00Z`);
	if (Number.isNaN(at)) throw new Problem('invalid-request', { where: name });
	return at;
}

/** The person behind an address, looked up in the name of who asks, for people's rights. Throws `subject-unknown`. */
export async function personAt(parts: DeskParts, turn: Turn, room: RegionHouse): Promise<string> {
	const { policy } = parts.house.policy;
	const purpose = rightsPurpose(policy);
	if (purpose === null) throw new Problem('feature-undeclared');
	const item = policy.purposes[purpose]?.uses.find(id => policy.data[id]?.form === 'email');
	const value = fieldOf(turn.request, 'address');
	const service = Object.keys(policy.services)[0] ?? '';
	const caller = { service, actor: actorOf(turn.member), region: room.region };
	const { subject } = done(await room.vault.lookup(caller, { item: item ?? '', value, purpose }));
	if (subject === null) throw new Problem('subject-unknown', { where: 'address' });
	return subject;
}
