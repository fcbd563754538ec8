/** What people asked and wrote: requests about rights first by due date, then conversations by waiting time. */

import type { SupportWords } from '../../features/support/index.js';
import { actorOf } from '../../identity/staff/index.js';
import type { RequestWords } from '../../obligations/rights/index.js';
import { centerWords } from '../center/words/center-words.js';
import { fieldOf } from '../pages/form-page.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import { type Desk, type DeskParts, form, hidden, roomOf, said, type Turn } from './desk.js';

const SHOWN = 50;

export function inboxDesk(parts: DeskParts): Desk {
	return {
		place: 'inbox',
		show: async turn => html`${await requests(parts, turn)}${await support(parts, turn)}`,
		acts: {
			request: turn => openRequest(parts, turn),
			answer: async turn => {
				const { request, member, words } = turn;
				const outcome = fieldOf(request, 'outcome') === 'refused' ? 'refused' : 'answered';
				const { rights } = roomOf(parts, turn).rooms;
				await rights.answer(member, fieldOf(request, 'id'), { text: fieldOf(request, 'text'), outcome });
				return said(words.say('note.done'));
			},
			case: turn => openCase(parts, turn),
			reply: async turn => {
				const { request, member, words } = turn;
				await roomOf(parts, turn).rooms.support.answer(
					member,
					fieldOf(request, 'id'),
					fieldOf(request, 'text'),
				);
				return said(words.say('note.done'));
			},
		},
	};
}

async function requests({ house }: DeskParts, turn: Turn): Promise<Html> {
	const { words, language } = turn;
	const { date } = pageWords(language);
	const regions = await Promise.all(
		[...house.regions.values()].map(async ({ region, rooms }) => ({
			region,
			waiting: (await rooms.rights.inbox(SHOWN)).filter(({ state }) => state === 'received'),
			figures: await rooms.rights.figures(),
		})),
	);
	const lines = regions.flatMap(({ region, waiting }) =>
		waiting.map(
			({ id, right, service, dueAt }) => html`<li>
<p>${centerWords(language)(`right.${right}`)} · ${service} · ${region} · ${words.say('inbox.due', { date: date(dueAt) })}</p>
${form(turn, 'inbox', 'request', html`${hidden('region', region)}${hidden('id', id)}<button type="submit">${words.say('inbox.open')}</button>`)}
</li>
`,
		),
	);
	return html`<section aria-labelledby="requests"><h2 id="requests">${words.say('inbox.requests')}</h2>
${regions.map(({ region, figures: { open, overdue, answered } }) => html`<p>${region}: ${words.say('inbox.figures', { open, overdue, answered })}</p>`)}
${lines.length === 0 ? html`<p class="message">${words.say('inbox.requests.none')}</p>` : html`<ol class="conversations">${lines}</ol>`}
</section>`;
}

async function support({ house }: DeskParts, turn: Turn): Promise<Html> {
	const { words, language } = turn;
	const { date } = pageWords(language);
	const found = await Promise.all(
		[...house.regions.values()].map(async ({ region, rooms }) =>
			(await rooms.support.inbox(SHOWN))
				.filter(({ state }) => state === 'open')
				.map(one => ({ region, one })),
		),
	);
	const lines = found.flat().map(
		({ region, one }) => html`<li>
<p>${one.service} · ${region} · ${words.say('inbox.since', { date: date(one.lastAt) })}</p>
${form(turn, 'inbox', 'case', html`${hidden('region', region)}${hidden('id', one.id)}<button type="submit">${words.say('inbox.open')}</button>`)}
</li>
`,
	);
	return html`<section aria-labelledby="support"><h2 id="support">${words.say('inbox.support')}</h2>
${lines.length === 0 ? html`<p class="message">${words.say('inbox.support.none')}</p>` : html`<ol class="conversations">${lines}</ol>`}
</section>`;
}

async function openRequest(parts: DeskParts, turn: Turn): Promise<Html> {
	const room = roomOf(parts, turn);
	const id = fieldOf(turn.request, 'id');
	const service = Object.keys(parts.house.policy.policy.services)[0] ?? '';
	const caller = { service, actor: actorOf(turn.member), region: room.region };
	const written = await room.rooms.rights.words(caller, id);
	const { say } = turn.words;
	const buttons = html`<button type="submit" name="outcome" value="answered">${say('inbox.send')}</button>
<button type="submit" name="outcome" value="refused">${say('inbox.refuse')}</button>`;
	return conversation(turn, { act: 'answer', id, region: room.region, written, buttons });
}

async function openCase(parts: DeskParts, turn: Turn): Promise<Html> {
	const room = roomOf(parts, turn);
	const { id, words: written } = await room.rooms.support.read(turn.member, fieldOf(turn.request, 'id'));
	const buttons = html`<button type="submit">${turn.words.say('inbox.send')}</button>`;
	return conversation(turn, { act: 'reply', id, region: room.region, written, buttons });
}

function conversation(
	turn: Turn,
	opened: {
		act: string;
		id: string;
		region: string;
		written: (RequestWords | SupportWords)[];
		buttons: Html;
	},
): Html {
	const { say } = turn.words;
	const { act, id, region, written, buttons } = opened;
	return html`<section class="opened">
${written.map(({ from, text }) => html`<p class="words"><b>${say(`inbox.${from}`)}</b> ${text}</p>`)}
<p>${say('inbox.opened-note')}</p>
${form(
	turn,
	'inbox',
	act,
	html`${hidden('region', region)}${hidden('id', id)}<label>${say('field.answer')}<textarea name="text" rows="5" maxlength="8000" required></textarea></label>
${buttons}`,
)}
</section>`;
}
