/** Surveys: made here, sent to those the policy permits; whoever it refuses is counted with the clause that spoke. */
import type { Sending, Survey } from '../../features/surveys/index.js';
import type { Words } from '../../policy/model.js';
import { speech } from '../../policy/wording/speech.js';
import { fieldOf } from '../pages/form-page.js';
import { type Html, html } from '../pages/html.js';
import { staffWords } from '../staff/words/staff-words.js';
import { type Desk, type DeskParts, form, hidden, options, roomOf, said, type Turn, text } from './desk.js';

export function surveysDesk(parts: DeskParts, serviceOrigin: string): Desk {
	return {
		place: 'surveys',
		show: async turn => html`${await list(parts, turn)}${create(parts, turn)}`,
		acts: {
			create: async turn => {
				const { request, member, words } = turn;
				const title = inAll(parts, fieldOf(request, 'title'));
				const question = inAll(parts, fieldOf(request, 'question'));
				const service = fieldOf(request, 'service');
				await roomOf(parts, turn).rooms.surveys.create(member, { service, title, question });
				return said(words.say('note.done'));
			},
			send: async turn => {
				const { surveys } = roomOf(parts, turn).rooms;
				const id = fieldOf(turn.request, 'id');
				return sending(turn, await surveys.send(turn.member, id, serviceOrigin));
			},
		},
	};
}

/** Staff write in one language; the words stand for all until somebody translates them. */
function inAll({ house }: DeskParts, words: string): Words {
	return Object.fromEntries(house.policy.policy.languages.map(language => [language, words]));
}

async function list({ house }: DeskParts, turn: Turn): Promise<Html> {
	const { say } = turn.words;
	const rows = await Promise.all(
		[...house.regions.values()].map(async ({ region, rooms }) =>
			(await rooms.surveys.list()).map(survey => row(turn, region, survey)),
		),
	);
	const shown = rows.flat();
	return shown.length === 0
		? html`<p class="message">${say('surveys.none')}</p>`
		: html`<ul class="choices">${shown}</ul>`;
}

function row(turn: Turn, region: string, survey: Survey): Html {
	const { say } = turn.words;
	const { sent, queued, refused, answers } = survey;
	return html`<li class="choice">
<h3>${survey.title[turn.language] ?? survey.id}</h3>
<p>${survey.service} · ${region} · ${say('surveys.figures', { sent, queued, refused, answers })}</p>
${form(turn, 'surveys', 'send', html`${hidden('region', region)}${hidden('id', survey.id)}<button type="submit">${say('surveys.send')}</button>`)}
</li>
`;
}

function create({ house }: DeskParts, turn: Turn): Html {
	const { say } = turn.words;
	const { services } = house.policy.policy;
	const { title } = speech(turn.language);
	const regions = [...house.regions.keys()].map(id => ({ id, title: id }));
	const named = Object.entries(services).map(([id, one]) => ({ id, title: title(one.title, id) }));
	return html`<section aria-labelledby="create"><h2 id="create">${say('surveys.create')}</h2>
${form(
	turn,
	'surveys',
	'create',
	html`${options('region', say('field.region'), regions)}
${options('service', say('field.service'), named)}
${text('title', say('field.title'))}
${text('question', say('field.question'))}
<button type="submit">${say('surveys.create.go')}</button>`,
)}
</section>`;
}

function sending(turn: Turn, { considered, queued, refused }: Sending): Html {
	const { say } = turn.words;
	const lines = refused.map(({ reason, clause, people }) => {
		const because = staffWords(turn.language).name('reason', reason);
		return html`<li>${say('surveys.refused', { people, reason: because })}${clause !== null && html` (<a href="/policy/${turn.language}#${clause}">${clause}</a>)`}</li>`;
	});
	return html`<div class="message" role="status"><p>${say('surveys.sent', { considered, queued })}</p><ul>${lines}</ul></div>`;
}
