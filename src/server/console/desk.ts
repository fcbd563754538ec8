/** What every page of the console shares: who works here, what their role may do, and what became of a form. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RoleLacking, requireRole, type StaffAct, type StaffMember } from '../../identity/staff/index.js';
import { Problem } from '../../platform/problem.js';
import type { Language } from '../../policy/model.js';
import { type Message, messageLine } from '../center/sign-in-page.js';
import type { House, RegionHouse } from '../house.js';
import { HIDDEN, languageOf, type SendPage } from '../pages/form-page.js';
import { type Html, html } from '../pages/html.js';
import { asProblem } from '../problems.js';
import { forgetToken, keptToken } from '../staff/cookie.js';
import { SIGN_IN } from '../staff/link.js';
import { fromOurPage } from '../staff/same-origin.js';
import { STATUS } from '../status.js';
import { maySee, menu, type Place, pathOf, rolesAt } from './menu.js';
import { problemSentence } from './problem-sentence.js';
import { type ConsoleWords, consoleWords } from './words/console-words.js';

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

const NOTES = ['done', 'proposed', 'declined'] as const;

export type Note = (typeof NOTES)[number];

export interface DeskAct {
	takes: StaffAct;
	/** A note is shown behind a redirect; a page part, once, in this answer. */
	run(turn: Turn): Promise<Note | Html>;
	/** What stands below the problem where it failed, so that nothing written is lost. */
	again?(turn: Turn): Promise<Html>;
}

export interface Desk {
	place: Exclude<Place, 'overview'>;
	/** The page below its heading. */
	show(turn: Turn): Promise<Html>;
	/** By last part of the path. */
	acts: Record<string, DeskAct>;
}

/** Registers a desk's page and its forms. */
export function openDesk(app: FastifyInstance, parts: DeskParts, desk: Desk): void {
	const path = pathOf(desk.place);
	app.get(path, HIDDEN, async (request, reply) => {
		const turn = await enter(parts, request, reply);
		return turn ? answer(parts, desk, reply, turn, noteOf(turn)) : reply;
	});
	for (const [name, act] of Object.entries(desk.acts)) {
		app.post(`${path}/${name}`, HIDDEN, async (request, reply) => {
			if (!fromOurPage(request.headers)) return elsewhere(parts, desk, request, reply);
			const turn = await enter(parts, request, reply);
			if (!turn) return reply;
			try {
				requireRole(turn.member, act.takes);
				const left = await act.run(turn);
				if (typeof left !== 'string') return await answer(parts, desk, reply, turn, left);
				return reply.redirect(`${path}?lang=${turn.language}&note=${left}`, 303);
			} catch (error) {
				const { message, status } = failed(turn.language, error);
				const again = await act.again?.(turn).catch(() => null);
				return answer(parts, desk, reply.code(status), turn, html`${message}${again}`);
			}
		});
	}
}

/** Regions in the order of the policy. */
export function regionsOf({ house }: Pick<DeskParts, 'house'>): RegionHouse[] {
	return [...house.regions.values()];
}

/** What every region has of something, one region after the other. */
export async function everywhere<T>(
	parts: Pick<DeskParts, 'house'>,
	ask: (room: RegionHouse) => Promise<T[]>,
): Promise<T[]> {
	return (await Promise.all(regionsOf(parts).map(ask))).flat();
}

/** Rows as a list, or what is said while there is none. */
export function rowsOr(none: string, rows: Html[]): Html {
	return rows.length === 0 ? html`<p class="message">${none}</p>` : html`<ul class="rows">${rows}</ul>`;
}

/** The member behind the session; null where there is none, and the sign-in page was answered. */
async function enter(
	{ house, https }: DeskParts,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<Turn | null> {
	const language = languageOf(house, request);
	const token = keptToken(request.headers.cookie);
	const member = token && (await house.staff.verify(token));
	if (member) return { member, language, words: consoleWords(language), request };
	if (token) reply.header('set-cookie', forgetToken(https));
	reply.redirect(`${SIGN_IN}?lang=${language}${token ? '&note=ended' : ''}`, 303);
	return null;
}

async function answer(
	{ send }: DeskParts,
	{ place, show }: Desk,
	reply: FastifyReply,
	turn: Turn,
	left: Html | null,
): Promise<FastifyReply> {
	const { language, member } = turn;
	const allowed = maySee(member.role, place);
	if (!allowed) reply.code(STATUS['role-lacking']);
	const shown = allowed
		? html`${left}${await show(turn)}`
		: failed(language, new RoleLacking(rolesAt(place))).message;
	const body = html`${menu(language, member.role, place)}${shown}`;
	return send(reply, language, page(language, place, body));
}

function page(language: Language, place: Place, body: Html) {
	const title = consoleWords(language).say(`nav.${place}`);
	const sheet = html`<div class="sheet staff console">
<main id="text" tabindex="-1">
<h1>${title}</h1>
${body}
</main>
</div>`;
	return { title, path: pathOf(place), body: sheet };
}

/** Whoever let this form be sent sees nothing of the page. */
function elsewhere(
	{ house, send }: DeskParts,
	{ place }: Desk,
	request: FastifyRequest,
	reply: FastifyReply,
): FastifyReply {
	const language = languageOf(house, request);
	const { message, status } = failed(language, new Problem('form-from-elsewhere'));
	return send(reply.code(status), language, page(language, place, message));
}

function failed(language: Language, error: unknown): { message: Html; status: number } {
	const problem = asProblem(error);
	if (problem.code === 'internal') throw error;
	const said: Message = { text: problemSentence(language, problem), problem: true };
	return { message: messageLine(said)!, status: STATUS[problem.code] };
}

function noteOf({ request, words }: Turn): Html | null {
	const { note } = request.query as { note?: unknown };
	const known = NOTES.find(one => one === note);
	return known ? messageLine({ text: words.say(`note.${known}`), problem: false }) : null;
}
