/** Four eyes: what waits for a second person, disclosures, and versions of the policy. */
import { actorOf } from '../../identity/staff/index.js';
import type { Proposal } from '../../obligations/approvals/index.js';
import type { DisclosureView } from '../../obligations/disclosures/index.js';
import { Problem } from '../../platform/problem.js';
import type { RegionHouse } from '../house.js';
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

const SHOWN = 50;

export function approvalsDesk(parts: DeskParts): Desk {
	const { house } = parts;
	const proposed = (turn: Turn) => said(turn.words.say('note.proposed'));
	return {
		place: 'approvals',
		show: async turn => html`<p>${turn.words.say('approvals.intro')}</p>
${await open(parts, turn)}${await versions(parts, turn)}${await disclosures(parts, turn)}`,
		acts: {
			approve: async turn => {
				const room = roomOf(parts, turn);
				const id = fieldOf(turn.request, 'id');
				const proposal = (await room.rooms.approvals.list({ state: 'open', limit: SHOWN })).find(
					one => one.id === id,
				);
				if (!proposal) throw new Problem('proposal-unknown');
				return approve(parts, turn, room, proposal);
			},
			decline: async turn => {
				await roomOf(parts, turn).rooms.approvals.decline(turn.member, fieldOf(turn.request, 'id'));
				return said(turn.words.say('note.done'));
			},
			publish: async turn => {
				await house.publication.propose(turn.member, fieldOf(turn.request, 'version'));
				return proposed(turn);
			},
			disclose: async turn => {
				const room = roomOf(parts, turn);
				const { policy } = house.policy;
				const ground = policy.disclosure.grounds.find(one => one === fieldOf(turn.request, 'ground'));
				if (!ground) throw new Problem('ground-undeclared', { where: 'ground' });
				const sealedUntil = dateOf(turn, 'sealed');
				await room.rooms.disclosures.propose(turn.member, {
					subject: await personAt(parts, turn, room),
					ground,
					recipient: fieldOf(turn.request, 'recipient'),
					country: fieldOf(turn.request, 'country').toUpperCase(),
					reference: fieldOf(turn.request, 'reference'),
					items: fieldOf(turn.request, 'items')
						.split(/[\s,]+/)
						.filter(Boolean),
					...(sealedUntil === null ? {} : { sealedUntil }),
				});
				return proposed(turn);
			},
		},
	};
}

/** Approves by carrying out: what the second person agrees to happens in the same act. */
async function approve(
	{ house }: DeskParts,
	turn: Turn,
	{ rooms }: RegionHouse,
	{ id, act }: Proposal,
): Promise<Html | ReturnType<typeof said>> {
	const { member, words } = turn;
	if (act === 'disclosure') {
		const { disclosure, values } = await rooms.disclosures.approve(member, id);
		return html`<div class="message" role="status"><p>${words.say('approvals.released')}</p>
<p>${disclosure.recipient}: ${disclosure.reference}</p>
<pre tabindex="0">${JSON.stringify(values, null, 2)}</pre></div>`;
	}
	if (act === 'hold') await rooms.retention.approveHold(member, id);
	else if (act === 'wind-down') await rooms.retention.approveWindDown(member, id);
	else if (act === 'publication') await house.publication.approve(member, id);
	else throw new Problem('proposal-unknown');
	return said(words.say('note.done'));
}

async function open({ house }: DeskParts, turn: Turn): Promise<Html> {
	const { say, name } = turn.words;
	const { date, time } = pageWords(turn.language);
	const found = await Promise.all(
		[...house.regions.values()].map(async ({ region, rooms }) =>
			(await rooms.approvals.list({ state: 'open', limit: SHOWN })).map(one => ({ region, one })),
		),
	);
	const rows = found.flat().map(({ region, one }) => {
		const by = say('approvals.by', {
			actor: one.proposedBy,
			date: `${date(one.proposedAt)}, ${time(one.proposedAt)}`,
		});
		const mine = one.proposedBy === actorOf(turn.member);
		const which = html`${hidden('region', region)}${hidden('id', one.id)}`;
		return html`<li class="choice"><h3>${name('act', one.act)} · ${region}</h3>
<p>${by}</p>
<pre tabindex="0">${JSON.stringify(one.body, null, 2)}</pre>
${!mine && form(turn, 'approvals', 'approve', html`${which}<button type="submit">${say('approvals.approve')}</button>`)}
${form(turn, 'approvals', 'decline', html`${which}<button type="submit">${say('approvals.decline')}</button>`)}
</li>
`;
	});
	return rows.length === 0
		? html`<p class="message">${say('approvals.none')}</p>`
		: html`<ul class="choices">${rows}</ul>`;
}

async function versions({ house }: DeskParts, turn: Turn): Promise<Html> {
	const { say } = turn.words;
	const drafts = await house.publication.drafts();
	const rows = drafts.map(
		({ version, changes, proposal }) => html`<li class="choice"><h3>${version}</h3>
<p>${changes.length}</p>
${
	proposal === null &&
	form(
		turn,
		'approvals',
		'publish',
		html`${hidden('version', version)}<button type="submit">${say('approvals.propose')}</button>`,
	)
}
</li>
`,
	);
	return html`<section aria-labelledby="versions"><h2 id="versions">${say('approvals.drafts')}</h2>
${rows.length === 0 ? html`<p class="message">${say('approvals.drafts.none')}</p>` : html`<ul class="choices">${rows}</ul>`}
</section>`;
}

async function disclosures({ house }: DeskParts, turn: Turn): Promise<Html> {
	const { say } = turn.words;
	const found = await Promise.all(
		[...house.regions.values()].map(async ({ region, rooms }) =>
			(await rooms.disclosures.list({ limit: SHOWN })).map(one => disclosure(turn, region, one)),
		),
	);
	const rows = found.flat();
	const regions = [...house.regions.keys()].map(id => ({ id, title: id }));
	const grounds = house.policy.policy.disclosure.grounds.map(id => ({ id, title: id }));
	return html`<section aria-labelledby="disclosures"><h2 id="disclosures">${say('approvals.disclosures')}</h2>
${rows.length === 0 ? html`<p class="message">${say('approvals.disclosures.none')}</p>` : html`<ul>${rows}</ul>`}
<h3>${say('approvals.disclose')}</h3>
${form(
	turn,
	'approvals',
	'disclose',
	html`${options('region', say('field.region'), regions)}
${text('address', say('field.address'), { type: 'email' })}
${text('items', say('field.items'))}
${options('ground', say('field.ground'), grounds)}
${text('recipient', say('field.recipient'))}
${text('country', say('field.country'))}
${text('reference', say('field.reference'))}
${text('sealed', say('field.sealed'), { type: 'date', optional: true })}
<button type="submit">${say('approvals.propose')}</button>`,
)}
</section>`;
}

function disclosure(turn: Turn, region: string, one: DisclosureView): Html {
	const { date } = pageWords(turn.language);
	return html`<li>${region} · ${date(one.at)} · ${one.recipient} · ${one.ground} · ${one.reference} · ${one.items.join(', ')}</li>\n`;
}
