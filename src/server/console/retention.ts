/** Keeping and not keeping (S3.2–S3.3): sweeps, holds, and the end of the service. */

import type { HoldView, WindDownView } from '../../obligations/retention/index.js';
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
	personAt,
	roomOf,
	said,
	type Turn,
	text,
} from './desk.js';
import { sum } from './sum.js';

const SHOWN = 20;

export function retentionDesk(parts: DeskParts, clock: () => number): Desk {
	const proposed = (turn: Turn) => said(turn.words.say('note.proposed'));
	return {
		place: 'retention',
		show: async turn =>
			html`${await sweeps(parts, turn)}${await holds(parts, turn)}${await ends(parts, turn)}`,
		acts: {
			sweep: async turn => {
				await roomOf(parts, turn).rooms.retention.sweep(clock());
				return said(turn.words.say('note.done'));
			},
			hold: async turn => {
				const room = roomOf(parts, turn);
				const { policy } = parts.house.policy;
				const ground = policy.extendRetentionFor.find(one => one === fieldOf(turn.request, 'ground'));
				const until = dateOf(turn, 'until');
				if (!ground || until === null) throw new Problem('ground-undeclared', { where: 'ground' });
				const sealedUntil = dateOf(turn, 'sealed');
				await room.rooms.retention.proposeHold(turn.member, {
					subject: await personAt(parts, turn, room),
					items: fieldOf(turn.request, 'items')
						.split(/[\s,]+/)
						.filter(Boolean),
					ground,
					reference: fieldOf(turn.request, 'reference'),
					until,
					...(sealedUntil === null ? {} : { sealedUntil }),
				});
				return proposed(turn);
			},
			release: async turn => {
				await roomOf(parts, turn).rooms.retention.releaseHold(turn.member, fieldOf(turn.request, 'id'));
				return said(turn.words.say('note.done'));
			},
			end: async turn => {
				const rehearsal = fieldOf(turn.request, 'rehearsal') === 'yes';
				await roomOf(parts, turn).rooms.retention.proposeWindDown(turn.member, rehearsal);
				return proposed(turn);
			},
		},
	};
}

const regionsOf = ({ house }: DeskParts) => [...house.regions.values()];

const regionChoices = (parts: DeskParts) =>
	regionsOf(parts).map(({ region }) => ({ id: region, title: region }));

async function sweeps(parts: DeskParts, turn: Turn): Promise<Html> {
	const { say } = turn.words;
	const { date, time } = pageWords(turn.language);
	const reports = await Promise.all(
		regionsOf(parts).map(async ({ region, rooms }) =>
			(await rooms.retention.reports(5)).map(report => ({ region, report })),
		),
	);
	const lines = reports.flat().map(({ region, report }) => {
		const { at, deleted, held, erased } = report;
		const when = `${date(at)}, ${time(at)}`;
		const figures = { date: when, deleted: sum(deleted), held: sum(held), erased };
		return html`<li>${region} · ${say('retention.swept', figures)}</li>\n`;
	});
	return html`<section aria-labelledby="sweeps"><h2 id="sweeps">${say('retention.sweeps')}</h2>
${lines.length === 0 ? html`<p class="message">${say('retention.sweeps.none')}</p>` : html`<ul>${lines}</ul>`}
${form(turn, 'retention', 'sweep', html`${options('region', say('field.region'), regionChoices(parts))}<button type="submit">${say('retention.sweep')}</button>`)}
</section>`;
}

async function holds(parts: DeskParts, turn: Turn): Promise<Html> {
	const { say } = turn.words;
	const { policy } = parts.house.policy;
	const found = await Promise.all(
		regionsOf(parts).map(async ({ region, rooms }) =>
			(await rooms.retention.holds({ limit: SHOWN })).map(hold => holdRow(turn, region, hold)),
		),
	);
	const rows = found.flat();
	const grounds = policy.extendRetentionFor.map(id => ({ id, title: id }));
	return html`<section aria-labelledby="holds"><h2 id="holds">${say('retention.holds')}</h2>
${rows.length === 0 ? html`<p class="message">${say('retention.holds.none')}</p>` : html`<ul class="choices">${rows}</ul>`}
<h3>${say('retention.propose')}</h3>
${form(
	turn,
	'retention',
	'hold',
	html`${options('region', say('field.region'), regionChoices(parts))}
${text('address', say('field.address'), { type: 'email' })}
${text('items', say('field.items'))}
${options('ground', say('field.ground'), grounds)}
${text('reference', say('field.reference'))}
${text('until', say('field.until'), { type: 'date' })}
${text('sealed', say('field.sealed'), { type: 'date', optional: true })}
<button type="submit">${say('approvals.propose')}</button>`,
)}
</section>`;
}

function holdRow(turn: Turn, region: string, hold: HoldView): Html {
	const { say } = turn.words;
	const { ground, reference, items, until, releasedAt } = hold;
	const date = pageWords(turn.language).date(until);
	const about = say('retention.hold', { items: items.join(', '), ground, reference, date });
	const release = form(
		turn,
		'retention',
		'release',
		html`${hidden('region', region)}${hidden('id', hold.id)}<button type="submit">${say('retention.release')}</button>`,
	);
	return html`<li class="choice"><p>${region} · ${about}</p>
${releasedAt === null ? release : html`<p>${say('retention.released')}</p>`}</li>
`;
}

async function ends(parts: DeskParts, turn: Turn): Promise<Html> {
	const { say } = turn.words;
	const found = await Promise.all(
		regionsOf(parts).map(async ({ region, rooms }) =>
			(await rooms.retention.windDowns()).map(one => endRow(turn, region, one)),
		),
	);
	return html`<section aria-labelledby="end"><h2 id="end">${say('retention.end')}</h2>
<ul>${found.flat()}</ul>
${form(
	turn,
	'retention',
	'end',
	html`${options('region', say('field.region'), regionChoices(parts))}
<button type="submit" name="rehearsal" value="yes">${say('retention.end.rehearse')}</button>
<button class="danger" type="submit" name="rehearsal" value="no">${say('retention.end.go')}</button>`,
)}
</section>`;
}

function endRow(turn: Turn, region: string, one: WindDownView): Html {
	const { say, name } = turn.words;
	const { told, erased, left, begunAt, rehearsal } = one;
	const date = pageWords(turn.language).date(begunAt);
	const row = say('retention.end.row', { date, state: name('end', one.state), told, erased, left });
	return html`<li>${region} · ${rehearsal && html`${say('retention.end.rehearsal')} · `}${row}</li>\n`;
}
