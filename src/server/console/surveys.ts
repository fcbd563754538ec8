/** Surveys: made here, sent to those the policy permits; whoever it refuses is counted with the clause that spoke. */
import type { Sending, Survey } from '../../features/surveys/index.js';
import { speech } from '../../policy/wording/speech.js';
import { fieldOf } from '../pages/form-page.js';
import { type Html, html } from '../pages/html.js';
import { staffWords } from '../staff/words/staff-words.js';
import { type Desk, type DeskParts, everywhere, rowsOr, type Turn } from './desk.js';
import {
	button,
	form,
	idOf,
	options,
	regionField,
	regionTitle,
	roomOf,
	which,
	wordsFields,
	wordsOf,
} from './fields.js';

export function surveysDesk(parts: DeskParts, serviceOrigin: string): Desk {
	return {
		place: 'surveys',
		show: async turn => html`${await list(parts, turn)}${create(parts, turn)}`,
		acts: {
			create: {
				takes: 'survey',
				run: async turn => {
					const title = wordsOf(parts, turn, 'title');
					const question = wordsOf(parts, turn, 'question');
					const service = fieldOf(turn.request, 'service');
					await roomOf(parts, turn).rooms.surveys.create(turn.member, { service, title, question });
					return 'done';
				},
			},
			send: {
				takes: 'survey',
				run: async turn => {
					const { surveys } = roomOf(parts, turn).rooms;
					return sending(turn, await surveys.send(turn.member, idOf(turn, 'survey-unknown'), serviceOrigin));
				},
			},
		},
	};
}

async function list(parts: DeskParts, turn: Turn): Promise<Html> {
	const { say } = turn.words;
	const rows = await everywhere(parts, async ({ region, rooms }) =>
		(await rooms.surveys.list()).map(survey => row(parts, turn, region, survey)),
	);
	return html`<section aria-labelledby="all"><h2 id="all">${say('surveys.list')}</h2>
${rowsOr(say('surveys.none'), rows)}
</section>`;
}

function row({ house }: DeskParts, turn: Turn, region: string, survey: Survey): Html {
	const { say } = turn.words;
	const { policy } = house.policy;
	const { sent, queued, refused, answers } = survey;
	const { title } = speech(turn.language);
	const service = title(policy.services[survey.service]?.title, survey.service);
	return html`<li class="row">
<div><h3>${title(survey.title, survey.id)}</h3>
<p>${title(survey.question, '')}</p>
<p class="note">${service} · ${regionTitle(policy, region, turn.language)}</p></div>
<p class="due">${say('surveys.figures', { sent, queued, refused, answers })}</p>
${form(turn, 'surveys', 'send', html`${which(region, survey.id)}${button(say('surveys.send'))}`)}
</li>
`;
}

function create(parts: DeskParts, turn: Turn): Html {
	const { say } = turn.words;
	const { services } = parts.house.policy.policy;
	const { title } = speech(turn.language);
	const named = Object.entries(services).map(([id, one]) => ({ id, title: title(one.title, id) }));
	return html`<section aria-labelledby="create"><h2 id="create">${say('surveys.create')}</h2>
<p class="note">${say('field.languages')}</p>
${form(
	turn,
	'surveys',
	'create',
	html`${regionField(parts, turn)}
${options('service', say('field.service'), named)}
${wordsFields(parts, turn, 'title', say('field.title'))}
${wordsFields(parts, turn, 'question', say('field.question'))}
${button(say('surveys.create.go'))}`,
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
