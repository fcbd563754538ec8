/** What people asked and wrote: requests about rights first by due date, then conversations by waiting time. */
import type { SupportWords } from '../../features/support/index.js';
import { actorOf, roleMay } from '../../identity/staff/index.js';
import type { RequestWords } from '../../obligations/rights/index.js';
import { Problem } from '../../platform/problem.js';
import { speech } from '../../policy/wording/speech.js';
import { centerWords } from '../center/words/center-words.js';
import { fieldOf } from '../pages/form-page.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import { type Desk, type DeskParts, everywhere, regionsOf, rowsOr, type Turn } from './desk.js';
import { button, form, hidden, idOf, oneOf, regionTitle, roomOf, which } from './fields.js';

const SHOWN = 50;
const OUTCOMES = ['answered', 'refused'] as const;

export function inboxDesk(parts: DeskParts): Desk {
	return {
		place: 'inbox',
		show: async turn => {
			const { role } = turn.member;
			return html`${roleMay(role, 'requests') && (await requests(parts, turn))}
${roleMay(role, 'support') && (await support(parts, turn))}`;
		},
		acts: {
			request: { takes: 'requests', run: turn => openRequest(parts, turn) },
			answer: {
				takes: 'requests',
				again: turn => openRequest(parts, turn),
				run: async turn => {
					const outcome = oneOf(turn, 'outcome', OUTCOMES);
					const { rights } = roomOf(parts, turn).rooms;
					await rights.answer(turn.member, idOf(turn, 'request-unknown'), { text: written(turn), outcome });
					return 'done';
				},
			},
			case: { takes: 'support', run: turn => openCase(parts, turn) },
			reply: {
				takes: 'support',
				again: turn => openCase(parts, turn),
				run: async turn => {
					await roomOf(parts, turn).rooms.support.answer(
						turn.member,
						idOf(turn, 'case-unknown'),
						written(turn),
					);
					return 'done';
				},
			},
		},
	};
}

/** Throws `invalid-request` where nothing was written. */
function written({ request }: Turn): string {
	const text = fieldOf(request, 'text');
	if (text === '') throw new Problem('invalid-request', { where: 'answer' });
	return text;
}

async function requests(parts: DeskParts, turn: Turn): Promise<Html> {
	const { words, language } = turn;
	const { policy } = parts.house.policy;
	const { date } = pageWords(language);
	const { title } = speech(language);
	const regions = await Promise.all(
		regionsOf(parts).map(async ({ region, rooms }) => ({
			region,
			waiting: (await rooms.rights.inbox(SHOWN)).filter(({ state }) => state === 'received'),
			figures: await rooms.rights.figures(),
		})),
	);
	const lines = regions.flatMap(({ region, waiting }) =>
		waiting.map(({ id, right, service, dueAt }) => {
			const about = `${title(policy.services[service]?.title, service)} · ${regionTitle(policy, region, language)}`;
			return html`<li class="row">
<div><h3>${centerWords(language)(`right.${right}`)}</h3>
<p>${about} · ${reference(turn, id)}</p></div>
<p class="due">${words.say('inbox.due', { date: date(dueAt) })}</p>
${form(turn, 'inbox', 'request', html`${which(region, id)}${button(words.say('inbox.open'))}`)}
</li>
`;
		}),
	);
	const figures = regions.map(
		({ region, figures: { open, overdue, answered } }) =>
			html`<li>${regionTitle(policy, region, language)}: ${words.say('inbox.figures', { open, overdue, answered })}</li>`,
	);
	return html`<section aria-labelledby="requests"><h2 id="requests">${words.say('inbox.requests')}</h2>
<ul class="notes">${figures}</ul>
${rowsOr(words.say('inbox.requests.none'), lines)}
</section>`;
}

async function support(parts: DeskParts, turn: Turn): Promise<Html> {
	const { words, language } = turn;
	const { policy } = parts.house.policy;
	const { date } = pageWords(language);
	const { title } = speech(language);
	const found = await everywhere(parts, async ({ region, rooms }) =>
		(await rooms.support.inbox(SHOWN)).filter(({ state }) => state === 'open').map(one => ({ region, one })),
	);
	const lines = found.map(
		({ region, one: { id, service, lastAt } }) => html`<li class="row">
<div><h3>${reference(turn, id)}</h3>
<p>${title(policy.services[service]?.title, service)} · ${regionTitle(policy, region, language)}</p></div>
<p class="due">${words.say('inbox.since', { date: date(lastAt) })}</p>
${form(turn, 'inbox', 'case', html`${which(region, id)}${button(words.say('inbox.open'))}`)}
</li>
`,
	);
	return html`<section aria-labelledby="support"><h2 id="support">${words.say('inbox.support')}</h2>
${rowsOr(words.say('inbox.support.none'), lines)}
</section>`;
}

/** What staff call a person's case by: part of its id, never a name. */
function reference({ words }: Turn, id: string): string {
	return words.say('inbox.reference', { id: id.slice(0, 8) });
}

async function openRequest(parts: DeskParts, turn: Turn): Promise<Html> {
	const { region, rooms } = roomOf(parts, turn);
	const id = idOf(turn, 'request-unknown');
	const found = (await rooms.rights.inbox(SHOWN)).find(one => one.id === id);
	if (!found) throw new Problem('request-unknown');
	const caller = { service: found.service, actor: actorOf(turn.member), region };
	const { say } = turn.words;
	const send = html`${button(say('inbox.send'), { name: 'outcome', value: 'answered' })}
${button(say('inbox.refuse'), { name: 'outcome', value: 'refused', danger: true })}`;
	const written = await rooms.rights.words(caller, id);
	return conversation(turn, { act: 'answer', id, region, written, send });
}

async function openCase(parts: DeskParts, turn: Turn): Promise<Html> {
	const { region, rooms } = roomOf(parts, turn);
	const { id, words: written } = await rooms.support.read(turn.member, idOf(turn, 'case-unknown'));
	return conversation(turn, {
		act: 'reply',
		id,
		region,
		written,
		send: button(turn.words.say('inbox.send')),
	});
}

interface Opened {
	act: string;
	id: string;
	region: string;
	written: (RequestWords | SupportWords)[];
	send: Html;
}

function conversation(turn: Turn, { act, id, region, written, send }: Opened): Html {
	const { say } = turn.words;
	const { date, minute } = pageWords(turn.language);
	const lines = written.map(
		({
			from,
			text,
			at,
		}) => html`<li class="from-${from}"><p class="note">${say(`inbox.${from}`)}, ${date(at)}, ${minute(at)}</p>
<p class="words">${text}</p></li>
`,
	);
	const answer = html`${hidden('region', region)}${hidden('id', id)}
<label>${say('field.answer')}<textarea name="text" rows="5" maxlength="8000" required>${fieldOf(turn.request, 'text')}</textarea></label>
<div class="buttons">${send}</div>`;
	return html`<section class="opened" aria-labelledby="opened"><h2 id="opened">${reference(turn, id)}</h2>
${lines.length === 0 ? html`<p class="message">${say('inbox.gone')}</p>` : html`<ol>${lines}</ol>`}
<p class="note">${say('inbox.opened-note')}</p>
${form(turn, 'inbox', act, answer)}
</section>`;
}
