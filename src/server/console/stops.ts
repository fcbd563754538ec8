/** What is stopped because of an incident, and the forms that stop and lift. */
import { actorOf, roleMay } from '../../identity/staff/index.js';
import type { Stop, StopKind } from '../../obligations/incidents/index.js';
import { Problem } from '../../platform/problem.js';
import { speech } from '../../policy/wording/speech.js';
import { fieldOf } from '../pages/form-page.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import { type DeskAct, type DeskParts, everywhere, rowsOr, type Turn } from './desk.js';
import { button, form, idOf, options, regionField, regionTitle, roomOf, text, which } from './fields.js';

const KINDS = ['purpose', 'service', 'actor'] as const satisfies StopKind[];

export function stopAct(parts: DeskParts): DeskAct {
	return {
		takes: 'stop',
		run: async turn => {
			const { kind, name } = orderOf(turn);
			await roomOf(parts, turn).rooms.incidents.stop(actorOf(turn.member), kind, name);
			return 'done';
		},
	};
}

export function liftAct(parts: DeskParts): DeskAct {
	return {
		takes: 'stop',
		run: async turn => {
			await roomOf(parts, turn).rooms.incidents.lift(actorOf(turn.member), idOf(turn, 'incident-unknown'));
			return 'done';
		},
	};
}

/** `purpose:surveys` as the list names it, or the reference of an actor. Throws `invalid-request`. */
function orderOf({ request }: Turn): { kind: StopKind; name: string } {
	const actor = fieldOf(request, 'actor');
	if (actor !== '') return { kind: 'actor', name: actor };
	const [given, name] = fieldOf(request, 'stop').split(':', 2);
	const kind = KINDS.find(one => one === given);
	if (!kind || !name) throw new Problem('invalid-request', { where: 'stop' });
	return { kind, name };
}

export async function stopsSection(parts: DeskParts, turn: Turn): Promise<Html> {
	const { say } = turn.words;
	const rows = await everywhere(parts, async ({ region, rooms }) =>
		(await rooms.incidents.stops())
			.filter(({ liftedAt }) => liftedAt === null)
			.map(stop => row(parts, turn, region, stop)),
	);
	return html`<section aria-labelledby="stops"><h2 id="stops">${say('incidents.stops')}</h2>
${rowsOr(say('incidents.stops.none'), rows)}
${roleMay(turn.member.role, 'stop') && stopForms(parts, turn)}
</section>`;
}

function stopForms(parts: DeskParts, turn: Turn): Html {
	const { say, name } = turn.words;
	const { purposes, services } = parts.house.policy.policy;
	const { title } = speech(turn.language);
	const choices = Object.entries({ purpose: purposes, service: services }).flatMap(([kind, declared]) =>
		Object.entries(declared).map(([id, one]) => ({
			id: `${kind}:${id}`,
			title: `${name('kind', kind)}: ${title(one.title, id)}`,
		})),
	);
	const go = button(say('incidents.stop'), { danger: true });
	const region = regionField(parts, turn);
	return html`<p class="note">${say('incidents.stop.about')}</p>
<div class="pair">${form(turn, 'incidents', 'stop', html`${region}${options('stop', say('field.stop'), choices)}${go}`)}
${form(turn, 'incidents', 'stop', html`${region}${text('actor', say('field.stopped-actor'))}${go}`)}</div>`;
}

function row({ house }: DeskParts, turn: Turn, region: string, stop: Stop): Html {
	const { say, name } = turn.words;
	const { policy } = house.policy;
	const { date, minute } = pageWords(turn.language);
	const { title } = speech(turn.language);
	const declared = { purpose: policy.purposes, service: policy.services, actor: {} }[stop.kind];
	const words = (declared as Record<string, { title: Parameters<typeof title>[0] }>)[stop.name]?.title;
	const lift = html`${which(region, stop.id)}${button(say('incidents.lift'))}`;
	return html`<li class="row">
<div><h3>${name('kind', stop.kind)}: ${title(words, stop.name)}</h3>
<p class="note">${regionTitle(policy, region, turn.language)}</p></div>
<p class="due">${say('incidents.since', { date: `${date(stop.since)}, ${minute(stop.since)}`, by: stop.by })}</p>
${roleMay(turn.member.role, 'stop') && form(turn, 'incidents', 'lift', lift)}
</li>
`;
}
