/** Keeping and not keeping (S3.2–S3.3): what the sweeps deleted, what is held and why, and the end of the service. */
import { roleMay } from '../../identity/staff/index.js';
import type { HoldView, SweepReport, WindDownView } from '../../obligations/retention/index.js';
import { speech } from '../../policy/wording/speech.js';
import { fieldOf } from '../pages/form-page.js';
import { type Html, html } from '../pages/html.js';
import { dataTable } from '../pages/table.js';
import { pageWords } from '../pages/words/page-words.js';
import { type Desk, type DeskParts, everywhere, regionsOf, rowsOr, type Turn } from './desk.js';
import {
	button,
	dateOf,
	form,
	hidden,
	idOf,
	itemsField,
	itemsOf,
	oneOf,
	options,
	personAt,
	regionField,
	regionTitle,
	requiredDate,
	roomOf,
	text,
	which,
} from './fields.js';

const HOLDS = 50;
const SWEEPS = 5;

export function retentionDesk(parts: DeskParts, clock: () => number): Desk {
	const { policy } = parts.house.policy;
	return {
		place: 'retention',
		show: async turn =>
			html`${await sweeps(parts, turn)}${await holds(parts, turn)}${await ends(parts, turn)}`,
		acts: {
			sweep: {
				takes: 'sweep',
				run: async turn => {
					await roomOf(parts, turn).rooms.retention.sweep(clock());
					return 'done';
				},
			},
			hold: {
				takes: 'hold',
				run: async turn => {
					const room = roomOf(parts, turn);
					const ground = oneOf(turn, 'ground', policy.extendRetentionFor, 'ground-undeclared');
					const sealedUntil = dateOf(turn, 'sealed');
					const ask = {
						items: itemsOf(parts, turn),
						ground,
						reference: fieldOf(turn.request, 'reference'),
						until: requiredDate(turn, 'until'),
						...(sealedUntil === null ? {} : { sealedUntil }),
					};
					const subject = await personAt(parts, turn, room);
					await room.rooms.retention.proposeHold(turn.member, { subject, ...ask });
					return 'proposed';
				},
			},
			release: {
				takes: 'release-hold',
				run: async turn => {
					await roomOf(parts, turn).rooms.retention.releaseHold(turn.member, idOf(turn, 'hold-unknown'));
					return 'done';
				},
			},
			'go-on': {
				takes: 'wind-down',
				run: async turn => {
					await roomOf(parts, turn).rooms.retention.windDown(clock());
					return 'done';
				},
			},
			end: {
				takes: 'wind-down',
				run: async turn => {
					const rehearsal = oneOf(turn, 'rehearsal', ['yes', 'no']) === 'yes';
					await roomOf(parts, turn).rooms.retention.proposeWindDown(turn.member, rehearsal);
					return 'proposed';
				},
			},
		},
	};
}

async function sweeps(parts: DeskParts, turn: Turn): Promise<Html> {
	const { say } = turn.words;
	const { instant } = pageWords(turn.language);
	const { policy } = parts.house.policy;
	const reports = await Promise.all(
		regionsOf(parts).map(async ({ region, rooms }) =>
			(await rooms.retention.reports(SWEEPS)).map(report => ({ region, report })),
		),
	);
	const rows = reports
		.flat()
		.map(({ region, report }) => [
			[instant(report.at)],
			[regionTitle(policy, region, turn.language)],
			...figuresOf(parts, turn, report),
		]);
	const columns = (['time', 'region', 'deleted', 'held', 'erased', 'unreadable'] as const).map(column =>
		say(`sweep.${column}`),
	);
	const title = say('retention.sweeps');
	const intro = say(rows.length === 0 ? 'retention.sweeps.none' : 'retention.sweeps.intro');
	const go = html`${regionField(parts, turn)}${button(say('retention.sweep'))}`;
	return html`${
		rows.length === 0
			? html`<section aria-labelledby="sweeps"><h2 id="sweeps">${title}</h2><p class="message">${intro}</p></section>`
			: dataTable({ id: 'sweeps', title, intro, columns, rows })
	}
${roleMay(turn.member.role, 'sweep') && form(turn, 'retention', 'sweep', go)}`;
}

/** Values deleted and held, by item, and people erased and left alone. */
function figuresOf({ house }: DeskParts, turn: Turn, report: SweepReport): string[][] {
	const { number } = pageWords(turn.language);
	const { title } = speech(turn.language);
	const { data } = house.policy.policy;
	const byItem = (counts: Record<string, number>) => {
		const lines = Object.entries(counts).map(
			([id, count]) => `${title(data[id]?.title, id)}: ${number(count)}`,
		);
		return lines.length === 0 ? [number(0)] : lines;
	};
	const { deleted, held, erased, unreadable } = report;
	return [byItem(deleted), byItem(held), [number(erased)], [number(unreadable)]];
}

async function holds(parts: DeskParts, turn: Turn): Promise<Html> {
	const { say } = turn.words;
	const rows = await everywhere(parts, async ({ region, rooms }) =>
		(await rooms.retention.holds({ limit: HOLDS })).map(hold => holdRow(parts, turn, region, hold)),
	);
	return html`<section aria-labelledby="holds"><h2 id="holds">${say('retention.holds')}</h2>
${rowsOr(say('retention.holds.none'), rows)}
${roleMay(turn.member.role, 'hold') && proposeHold(parts, turn)}
</section>`;
}

function proposeHold(parts: DeskParts, turn: Turn): Html {
	const { say } = turn.words;
	const { name } = speech(turn.language);
	const grounds = parts.house.policy.policy.extendRetentionFor.map(id => ({ id, title: name('extend', id) }));
	return html`<h3>${say('retention.propose')}</h3>
<p class="note">${say('retention.propose.about')}</p>
${form(
	turn,
	'retention',
	'hold',
	html`${regionField(parts, turn)}
${text('address', say('field.address'), { type: 'email' })}
${itemsField(parts, turn)}
${options('ground', say('field.ground'), grounds)}
${text('reference', say('field.reference'))}
${text('until', say('field.until'), { type: 'date' })}
${text('sealed', say('field.sealed'), { type: 'date', optional: true })}
${button(say('approvals.propose'))}`,
)}`;
}

function holdRow({ house }: DeskParts, turn: Turn, region: string, hold: HoldView): Html {
	const { say } = turn.words;
	const { policy } = house.policy;
	const { list, title, name, capital } = speech(turn.language);
	const { date } = pageWords(turn.language);
	const { ground, reference, until, releasedAt, proposedBy, approvedBy } = hold;
	const items = capital(list(hold.items.map(id => title(policy.data[id]?.title, id))));
	const may = releasedAt === null && roleMay(turn.member.role, 'release-hold');
	const release = html`${which(region, hold.id)}${button(say('retention.release'))}`;
	return html`<li class="row">
<div><h3>${items}</h3>
<p>${name('extend', ground)} (${reference})</p>
<p class="note">${regionTitle(policy, region, turn.language)} · ${say('by.both', { proposedBy, approvedBy })}</p></div>
<p class="due">${releasedAt === null ? say('retention.until', { date: date(until) }) : say('retention.released', { date: date(releasedAt) })}</p>
${may && form(turn, 'retention', 'release', release)}
</li>
`;
}

async function ends(parts: DeskParts, turn: Turn): Promise<Html> {
	const { say } = turn.words;
	const rows = await everywhere(parts, async ({ region, rooms }) =>
		(await rooms.retention.windDowns()).map(one => endRow(parts, turn, region, one)),
	);
	return html`<section aria-labelledby="end"><h2 id="end">${say('retention.end')}</h2>
<p class="note">${say('retention.end.about')}</p>
${rows.length > 0 && html`<ul class="rows">${rows}</ul>`}
${
	roleMay(turn.member.role, 'wind-down') &&
	form(
		turn,
		'retention',
		'end',
		html`${regionField(parts, turn)}
<div class="buttons">${button(say('retention.end.rehearse'), { name: 'rehearsal', value: 'yes' })}
${button(say('retention.end.go'), { name: 'rehearsal', value: 'no', danger: true })}</div>`,
	)
}
</section>`;
}

function endRow({ house }: DeskParts, turn: Turn, region: string, one: WindDownView): Html {
	const { say, name } = turn.words;
	const { date } = pageWords(turn.language);
	const { told, erased, left, rehearsal } = one;
	const goesOn = (one.state !== 'done' || left > 0) && roleMay(turn.member.role, 'wind-down');
	const dates = { exportUntil: date(one.exportUntil), eraseBy: date(one.eraseBy) };
	return html`<li class="row">
<div><h3>${say(rehearsal ? 'retention.end.rehearsal' : 'retention.end.real', { date: date(one.begunAt) })}</h3>
<p>${say('retention.end.dates', dates)}</p>
<p class="note">${regionTitle(house.policy.policy, region, turn.language)}</p></div>
<p class="due">${name('end', one.state)}: ${say('retention.end.row', { told, erased, left })}</p>
${goesOn && form(turn, 'retention', 'go-on', html`${hidden('region', region)}${button(say('retention.end.go-on'))}`)}
</li>
`;
}
