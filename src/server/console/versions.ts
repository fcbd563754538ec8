/** Versions of the policy that wait (S8.1–S8.3): drafts with what they change and what stands in their way, and published ones. */
import type { Draft, Scheduled } from '../../obligations/publication/model.js';
import { changeList } from '../pages/changes.js';
import { fieldOf } from '../pages/form-page.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import { type DeskAct, type DeskParts, rowsOr, type Turn } from './desk.js';
import { button, form, hidden } from './fields.js';

export function publishAct({ house }: DeskParts): DeskAct {
	return {
		takes: 'publication',
		run: async turn => {
			await house.publication.propose(turn.member, fieldOf(turn.request, 'version'));
			return 'proposed';
		},
	};
}

export async function versionsSection({ house }: DeskParts, turn: Turn): Promise<Html> {
	const { say } = turn.words;
	const { publication } = house;
	const [drafts, scheduled, versions] = await Promise.all([
		publication.drafts(),
		publication.scheduled(),
		publication.versions(),
	]);
	const newest = versions.at(-1)!;
	return html`<section aria-labelledby="versions"><h2 id="versions">${say('approvals.drafts')}</h2>
${rowsOr(
	say('approvals.drafts.none'),
	drafts.map(draft => draftRow(turn, draft, newest)),
)}
${scheduled.length > 0 && html`<h3>${say('approvals.scheduled')}</h3><ul class="rows">${scheduled.map(one => scheduledRow(turn, one))}</ul>`}
</section>`;
}

function draftRow(turn: Turn, draft: Draft, newest: Pick<Draft, 'sources'>): Html {
	const { say } = turn.words;
	const { date } = pageWords(turn.language);
	const { version, obstacles, effectiveAt, reducesRights, proposal } = draft;
	const propose = form(
		turn,
		'approvals',
		'publish',
		html`${hidden('version', version)}${button(say('approvals.propose'))}`,
	);
	return html`<li class="row">
<div><h3>${version}</h3>
<p>${say(reducesRights ? 'approvals.reduces' : 'approvals.keeps')}</p>
<div class="changes">${changeList(newest, draft, turn.language)}</div>
${obstacles.length > 0 && html`<ul class="obstacles">${obstacles.map(one => obstacle(turn, one))}</ul>`}</div>
<div class="due"><p>${say('approvals.effective', { date: date(effectiveAt) })}</p>
${proposal !== null ? html`<p>${say('approvals.proposed')}</p>` : obstacles.length === 0 && propose}</div>
</li>
`;
}

/** In the member's words what it is, and in the policy's own words what exactly. */
function obstacle({ words }: Turn, { code, message, hint }: Draft['obstacles'][number]): Html {
	return html`<li>${words.name('obstacle', code)}<br><span class="note" lang="en">${message}; ${hint}</span></li>`;
}

function scheduledRow(
	turn: Turn,
	{ version, effectiveAt, outstanding, queued, reducesRights }: Scheduled,
): Html {
	const { say, name } = turn.words;
	const { date } = pageWords(turn.language);
	const waits = outstanding.map(one => html`<li>${name('waits', one)}</li>`);
	return html`<li class="row">
<div><h3>${version}</h3>
<p>${say(reducesRights ? 'approvals.reduces' : 'approvals.keeps')}</p>
<ul>${waits}</ul></div>
<p class="due">${say('approvals.effective', { date: date(effectiveAt) })}${queued > 0 && html`<br>${say('approvals.queued', { queued })}`}</p>
</li>
`;
}
