/** Disclosures to others (S4.3–S4.4): the register, and the form that proposes one. */
import type { DisclosureView } from '../../obligations/disclosures/index.js';
import { speech } from '../../policy/wording/speech.js';
import { fieldOf } from '../pages/form-page.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import { type DeskAct, type DeskParts, everywhere, rowsOr, type Turn } from './desk.js';
import {
	button,
	dateOf,
	form,
	itemsField,
	itemsOf,
	oneOf,
	options,
	personAt,
	regionField,
	regionTitle,
	roomOf,
	text,
} from './fields.js';

const SHOWN = 50;

export function discloseAct(parts: DeskParts): DeskAct {
	return {
		takes: 'disclosure',
		run: async turn => {
			const room = roomOf(parts, turn);
			const { grounds } = parts.house.policy.policy.disclosure;
			const sealedUntil = dateOf(turn, 'sealed');
			const ask = {
				ground: oneOf(turn, 'ground', grounds, 'ground-undeclared'),
				recipient: fieldOf(turn.request, 'recipient'),
				country: fieldOf(turn.request, 'country').toUpperCase(),
				reference: fieldOf(turn.request, 'reference'),
				items: itemsOf(parts, turn),
				...(sealedUntil === null ? {} : { sealedUntil }),
			};
			const subject = await personAt(parts, turn, room);
			await room.rooms.disclosures.propose(turn.member, { subject, ...ask });
			return 'proposed';
		},
	};
}

export async function disclosuresSection(parts: DeskParts, turn: Turn): Promise<Html> {
	const { say } = turn.words;
	const rows = await everywhere(parts, async ({ region, rooms }) =>
		(await rooms.disclosures.list({ limit: SHOWN })).map(one => row(parts, turn, region, one)),
	);
	return html`<section aria-labelledby="disclosures"><h2 id="disclosures">${say('approvals.disclosures')}</h2>
${rowsOr(say('approvals.disclosures.none'), rows)}
<h3>${say('approvals.disclose')}</h3>
${proposal(parts, turn)}
</section>`;
}

function proposal(parts: DeskParts, turn: Turn): Html {
	const { say, name } = turn.words;
	const grounds = parts.house.policy.policy.disclosure.grounds.map(id => ({ id, title: name('ground', id) }));
	return form(
		turn,
		'approvals',
		'disclose',
		html`${regionField(parts, turn)}
${text('address', say('field.address'), { type: 'email' })}
${itemsField(parts, turn)}
${options('ground', say('field.ground'), grounds)}
${text('recipient', say('field.recipient'))}
${text('country', say('field.country'), { pattern: '[A-Za-z]{2}' })}
${text('reference', say('field.reference'))}
${text('sealed', say('field.sealed'), { type: 'date', optional: true })}
${button(say('approvals.propose'))}`,
	);
}

function row({ house }: DeskParts, turn: Turn, region: string, one: DisclosureView): Html {
	const { say, name } = turn.words;
	const { policy } = house.policy;
	const { date } = pageWords(turn.language);
	const { list, title, capital } = speech(turn.language);
	const { recipient, ground, reference, proposedBy, approvedBy, sealedUntil } = one;
	const items = capital(list(one.items.map(id => title(policy.data[id]?.title, id))));
	return html`<li class="row">
<div><h3>${recipient}</h3>
<p>${items}: ${name('ground', ground)} (${reference})</p>
<p class="note">${regionTitle(policy, region, turn.language)} · ${say('by.both', { proposedBy, approvedBy })}</p></div>
<p class="due">${date(one.at)}${sealedUntil !== null && html`<br>${say('approvals.sealed', { date: date(sealedUntil) })}`}</p>
</li>
`;
}
