/** Incidents (S4.5): stop the spread, find who was touched, tell them. */
import { actorOf, roleMay } from '../../identity/staff/index.js';
import type { Incidents, IncidentView, Scope } from '../../obligations/incidents/index.js';
import { Problem } from '../../platform/problem.js';
import { speech } from '../../policy/wording/speech.js';
import { fieldOf } from '../pages/form-page.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import { type Desk, type DeskAct, type DeskParts, everywhere, rowsOr, type Turn } from './desk.js';
import {
	button,
	form,
	idOf,
	options,
	regionField,
	regionTitle,
	requiredDate,
	roomOf,
	text,
	which,
	wordsFields,
	wordsOf,
} from './fields.js';
import { liftAct, stopAct, stopsSection } from './stops.js';

export function incidentsDesk(parts: DeskParts): Desk {
	const step = (run: (incidents: Incidents, by: string, id: string) => Promise<unknown>): DeskAct => ({
		takes: 'incident',
		run: async turn => {
			await run(roomOf(parts, turn).rooms.incidents, actorOf(turn.member), idOf(turn, 'incident-unknown'));
			return 'done';
		},
	});
	return {
		place: 'incidents',
		show: async turn => html`${await stopsSection(parts, turn)}
${roleMay(turn.member.role, 'incident') && (await incidentsSection(parts, turn))}`,
		acts: {
			stop: stopAct(parts),
			lift: liftAct(parts),
			open: { takes: 'incident', run: turn => open(parts, turn) },
			find: step((incidents, by, id) => incidents.findTouched(by, id)),
			tell: step((incidents, by, id) => incidents.tell(by, id)),
			close: step((incidents, by, id) => incidents.close(by, id)),
		},
	};
}

async function open(parts: DeskParts, turn: Turn): Promise<'done'> {
	const scope = scopeOf(turn);
	const what = wordsOf(parts, turn, 'what') as Record<string, string>;
	const by = actorOf(turn.member);
	await roomOf(parts, turn).rooms.incidents.open(by, { what, scope, suspectedAt: scope.from });
	return 'done';
}

function scopeOf(turn: Turn): Scope {
	const scope: Scope = { from: requiredDate(turn, 'from'), to: requiredDate(turn, 'to') };
	if (scope.to <= scope.from) throw new Problem('invalid-request', { where: 'to' });
	for (const name of ['purpose', 'service', 'actor'] as const) {
		const given = fieldOf(turn.request, name);
		if (given !== '') scope[name] = given;
	}
	return scope;
}

async function incidentsSection(parts: DeskParts, turn: Turn): Promise<Html> {
	const { say } = turn.words;
	const rows = await everywhere(parts, async ({ region, rooms }) =>
		(await rooms.incidents.list()).map(one => row(parts, turn, region, one)),
	);
	return html`<section aria-labelledby="incidents"><h2 id="incidents">${say('incidents.register')}</h2>
${rowsOr(say('incidents.none'), rows)}
<h3>${say('incidents.open')}</h3>
<p class="note">${say('incidents.open.about')} ${say('field.languages')}</p>
${openForm(parts, turn)}
</section>`;
}

function openForm(parts: DeskParts, turn: Turn): Html {
	const { say } = turn.words;
	const { purposes, services } = parts.house.policy.policy;
	const { title, capital } = speech(turn.language);
	const choices = (of: Record<string, { title: Parameters<typeof title>[0] }>) =>
		Object.entries(of).map(([id, one]) => ({ id, title: capital(title(one.title, id)) }));
	return form(
		turn,
		'incidents',
		'open',
		html`${regionField(parts, turn)}
${wordsFields(parts, turn, 'what', say('field.what'))}
${text('from', say('field.from'), { type: 'datetime-local' })}
${text('to', say('field.to'), { type: 'datetime-local' })}
${options('purpose', say('field.purpose'), choices(purposes), say('all'))}
${options('service', say('field.service'), choices(services), say('all'))}
${text('actor', say('field.actor'), { optional: true })}
${button(say('incidents.open'))}`,
	);
}

function row({ house }: DeskParts, turn: Turn, region: string, one: IncidentView): Html {
	const { say, name } = turn.words;
	const { policy } = house.policy;
	const { date, minute } = pageWords(turn.language);
	const at = (instant: number) => `${date(instant)}, ${minute(instant)}`;
	const { title } = speech(turn.language);
	const clocks = Object.entries(one.authorityBy).map(([jurisdiction, by]) => {
		const authority = policy.jurisdictions[jurisdiction]?.authority?.name ?? jurisdiction;
		return html`<li>${say('incidents.authority', { authority, date: at(by) })}</li>`;
	});
	const { touched, told } = one;
	return html`<li class="row">
<div><h3>${title(one.what, one.id)}</h3>
<p>${say('incidents.scope', { from: at(one.scope.from), to: at(one.scope.to) })}</p>
<ul class="note">${clocks}</ul>
<p class="note">${regionTitle(policy, region, turn.language)}</p></div>
<div class="due"><p>${name('state', one.state)}: ${say('incidents.row', { touched, told })}</p>
${one.state !== 'closed' && steps(turn, region, one.id)}</div>
</li>
`;
}

function steps(turn: Turn, region: string, id: string): Html {
	const { say } = turn.words;
	return html`${(['find', 'tell', 'close'] as const).map(act =>
		form(turn, 'incidents', act, html`${which(region, id)}${button(say(`incidents.${act}`))}`),
	)}`;
}
