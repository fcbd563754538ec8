/** Incidents (S4.5): stop the spread, find who was touched, tell them. */

import { actorOf, requireRole } from '../../identity/staff/index.js';
import type { IncidentView, Scope, StopKind } from '../../obligations/incidents/index.js';
import { Problem } from '../../platform/problem.js';
import { fieldOf } from '../pages/form-page.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import {
	type Desk,
	type DeskParts,
	dateOf,
	form,
	hidden,
	options,
	roomOf,
	said,
	type Turn,
	text,
} from './desk.js';

const KINDS = ['purpose', 'service', 'actor'] as const satisfies StopKind[];

export function incidentsDesk(parts: DeskParts): Desk {
	const act =
		(role: 'stop' | 'incident', run: (turn: Turn, by: string) => Promise<unknown>) => async (turn: Turn) => {
			requireRole(turn.member, role);
			await run(turn, actorOf(turn.member));
			return said(turn.words.say('note.done'));
		};
	const incidents = (turn: Turn) => roomOf(parts, turn).rooms.incidents;
	const id = (turn: Turn) => fieldOf(turn.request, 'id');
	return {
		place: 'incidents',
		show: async turn => html`${await stops(parts, turn)}${await list(parts, turn)}`,
		acts: {
			stop: act('stop', (turn, by) => {
				const kind = KINDS.find(one => one === fieldOf(turn.request, 'kind'));
				if (!kind) throw new Problem('invalid-request', { where: 'kind' });
				return incidents(turn).stop(by, kind, fieldOf(turn.request, 'name'));
			}),
			lift: act('stop', (turn, by) => incidents(turn).lift(by, id(turn))),
			open: act('incident', (turn, by) => {
				const what = Object.fromEntries(
					parts.house.policy.policy.languages.map(one => [one, fieldOf(turn.request, 'what')]),
				);
				const scope = scopeOf(turn);
				return incidents(turn).open(by, { what, scope, suspectedAt: scope.from });
			}),
			find: act('incident', (turn, by) => incidents(turn).findTouched(by, id(turn))),
			tell: act('incident', (turn, by) => incidents(turn).tell(by, id(turn))),
			close: act('incident', (turn, by) => incidents(turn).close(by, id(turn))),
		},
	};
}

function scopeOf(turn: Turn): Scope {
	const from = dateOf(turn, 'from');
	const to = dateOf(turn, 'to');
	if (from === null || to === null || to <= from) throw new Problem('invalid-request', { where: 'to' });
	const scope: Scope = { from, to };
	for (const name of ['purpose', 'service', 'actor'] as const) {
		const given = fieldOf(turn.request, name);
		if (given !== '') scope[name] = given;
	}
	return scope;
}

async function stops({ house }: DeskParts, turn: Turn): Promise<Html> {
	const { say, name } = turn.words;
	const found = await Promise.all(
		[...house.regions.values()].map(async ({ region, rooms }) =>
			(await rooms.incidents.stops()).map(stop => ({ region, stop })),
		),
	);
	const rows = found.flat().map(
		({
			region,
			stop,
		}) => html`<li class="choice"><p>${region} · ${name('kind', stop.kind)} <code>${stop.name}</code></p>
${form(turn, 'incidents', 'lift', html`${hidden('region', region)}${hidden('id', stop.id)}<button type="submit">${say('incidents.lift')}</button>`)}
</li>
`,
	);
	return html`<section aria-labelledby="stops"><h2 id="stops">${say('incidents.stops')}</h2>
${rows.length === 0 ? html`<p class="message">${say('incidents.stops.none')}</p>` : html`<ul class="choices">${rows}</ul>`}
<p>${say('incidents.stop.about')}</p>
${form(
	turn,
	'incidents',
	'stop',
	html`${regionField({ house }, turn)}
${options(
	'kind',
	say('field.kind'),
	KINDS.map(id => ({ id, title: name('kind', id) })),
)}
${text('name', say('field.name'))}
<button class="danger" type="submit">${say('incidents.stop')}</button>`,
)}
</section>`;
}

function regionField({ house }: Pick<DeskParts, 'house'>, { words }: Turn): Html {
	const regions = [...house.regions.keys()].map(id => ({ id, title: id }));
	return options('region', words.say('field.region'), regions);
}

async function list(parts: DeskParts, turn: Turn): Promise<Html> {
	const { say } = turn.words;
	const found = await Promise.all(
		[...parts.house.regions.values()].map(async ({ region, rooms }) =>
			(await rooms.incidents.list()).map(one => row(turn, region, one)),
		),
	);
	const rows = found.flat();
	return html`<section aria-labelledby="incidents"><h2 id="incidents">${say('incidents.title')}</h2>
${rows.length === 0 ? html`<p class="message">${say('incidents.none')}</p>` : html`<ul class="choices">${rows}</ul>`}
<h3>${say('incidents.open')}</h3>
${form(
	turn,
	'incidents',
	'open',
	html`${regionField(parts, turn)}
${text('what', say('field.what'))}
${text('from', say('field.from'), { type: 'datetime-local' })}
${text('to', say('field.to'), { type: 'datetime-local' })}
${text('purpose', say('field.purpose'), { optional: true })}
${text('actor', say('field.actor'), { optional: true })}
<button type="submit">${say('incidents.open')}</button>`,
)}
</section>`;
}

function row(turn: Turn, region: string, one: IncidentView): Html {
	const { say, name } = turn.words;
	const { date, time } = pageWords(turn.language);
	const at = (instant: number) => `${date(instant)}, ${time(instant)}`;
	const button = (act: 'find' | 'tell' | 'close') =>
		form(
			turn,
			'incidents',
			act,
			html`${hidden('region', region)}${hidden('id', one.id)}<button type="submit">${say(`incidents.${act}`)}</button>`,
		);
	const clocks = Object.entries(one.authorityBy).map(
		([jurisdiction, by]) => html`<p>${say('incidents.authority', { jurisdiction, date: at(by) })}</p>`,
	);
	const { touched, told } = one;
	return html`<li class="choice"><h3>${one.what[turn.language] ?? ''}</h3>
<p>${region} · ${name('state', one.state)} · ${say('incidents.row', { date: at(one.suspectedAt), touched, told })}</p>
${clocks}
${one.state !== 'closed' && html`${button('find')}${button('tell')}${button('close')}`}
</li>
`;
}
