/** Four eyes: what one of staff proposed and another person has to agree to. Versions and disclosures begin here. */
import { actorOf, roleMay, rolesFor } from '../../identity/staff/index.js';
import type { Proposal, Weighty } from '../../obligations/approvals/model.js';
import type { DisclosureView } from '../../obligations/disclosures/index.js';
import { speech } from '../../policy/wording/speech.js';
import type { StoredRecord, Value } from '../../vault/model.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import { staffWords } from '../staff/words/staff-words.js';
import { type Desk, type DeskAct, type DeskParts, everywhere, rowsOr, type Turn } from './desk.js';
import { discloseAct, disclosuresSection } from './disclosures.js';
import { button, form, idOf, regionTitle, roomOf, which } from './fields.js';
import { publishAct, versionsSection } from './versions.js';

const SHOWN = 50;
const CARRIED_OUT = ['hold', 'disclosure', 'publication', 'wind-down'] as const satisfies Weighty[];

type Carried = (typeof CARRIED_OUT)[number];

export function approvalsDesk(parts: DeskParts): Desk {
	const acts: Record<string, DeskAct> = { publish: publishAct(parts), disclose: discloseAct(parts) };
	for (const act of CARRIED_OUT) {
		acts[`approve-${act}`] = { takes: act, run: turn => approve(parts, turn, act) };
		acts[`decline-${act}`] = {
			takes: act,
			run: async turn => {
				await roomOf(parts, turn).rooms.approvals.decline(turn.member, idOf(turn, 'proposal-unknown'));
				return 'declined';
			},
		};
	}
	return {
		place: 'approvals',
		show: async turn => {
			const { role } = turn.member;
			return html`<p class="note">${turn.words.say('approvals.intro')}</p>
${await proposals(parts, turn)}
${roleMay(role, 'publication') && (await versionsSection(parts, turn))}
${roleMay(role, 'disclosure') && (await disclosuresSection(parts, turn))}`;
		},
		acts,
	};
}

/** Approves by carrying out: what the second person agrees to happens in the same act. */
async function approve(parts: DeskParts, turn: Turn, act: Carried): Promise<'done' | Html> {
	const { member } = turn;
	const { rooms } = roomOf(parts, turn);
	const id = idOf(turn, 'proposal-unknown');
	if (act === 'disclosure') {
		const { disclosure, values } = await rooms.disclosures.approve(member, id);
		return released(parts, turn, disclosure, values);
	}
	if (act === 'hold') await rooms.retention.approveHold(member, id);
	else if (act === 'wind-down') await rooms.retention.approveWindDown(member, id);
	else await parts.house.publication.approve(member, id);
	return 'done';
}

/** The values, in this one answer and nowhere else. */
function released(
	{ house }: DeskParts,
	{ words, language }: Turn,
	{ recipient, reference }: DisclosureView,
	values: Record<string, Value | StoredRecord[]>,
): Html {
	const { title, capital } = speech(language);
	const { data } = house.policy.policy;
	const rows = Object.entries(values).map(([id, value]) => {
		const shown = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
		return html`<div><dt>${capital(title(data[id]?.title, id))}</dt><dd><pre tabindex="0">${shown}</pre></dd></div>`;
	});
	return html`<div class="message" role="status"><p>${words.say('approvals.released', { recipient, reference })}</p>
<dl>${rows}</dl></div>`;
}

async function proposals(parts: DeskParts, turn: Turn): Promise<Html> {
	const rows = await everywhere(parts, async ({ region, rooms }) =>
		(await rooms.approvals.list({ state: 'open', limit: SHOWN })).map(one => row(parts, turn, region, one)),
	);
	const title = turn.words.say('approvals.open');
	return html`<section aria-labelledby="open"><h2 id="open">${title}</h2>
${rowsOr(turn.words.say('approvals.none'), rows)}
</section>`;
}

function row({ house }: DeskParts, turn: Turn, region: string, one: Proposal): Html {
	const { say, name } = turn.words;
	const { date, minute } = pageWords(turn.language);
	const where =
		one.act === 'publication' ? '' : ` · ${regionTitle(house.policy.policy, region, turn.language)}`;
	const when = `${date(one.proposedAt)}, ${minute(one.proposedAt)}`;
	const details = Object.entries(one.body).map(
		([key, value]) =>
			html`<div><dt>${name('body', key)}</dt><dd>${bodyValue({ house }, turn, key, value)}</dd></div>`,
	);
	return html`<li class="row">
<div><h3>${name('act', one.act)}${where}</h3>
<dl class="terms">${details}</dl>
<p class="note">${say('approvals.by', { actor: one.proposedBy, date: when })}</p></div>
<div class="due">${verdict(turn, region, one)}</div>
</li>
`;
}

/** What this member can do about it: who proposed can only take it back. */
function verdict(turn: Turn, region: string, { act, id, proposedBy }: Proposal): Html {
	const { say } = turn.words;
	if (!roleMay(turn.member.role, act)) {
		const roles = rolesFor(act).map(role => staffWords(turn.language).name('role', role));
		return html`<p>${say('problem.role', { roles: speech(turn.language).list(roles) })}</p>`;
	}
	const send = (verb: 'approve' | 'decline', label: string) =>
		form(turn, 'approvals', `${verb}-${act}`, html`${which(region, id)}${button(label)}`);
	return proposedBy === actorOf(turn.member)
		? html`<p>${say('approvals.waits')}</p>${send('decline', say('approvals.take-back'))}`
		: html`${send('approve', say('approvals.approve'))}${send('decline', say('approvals.decline'))}`;
}

const DATES = new Set(['until', 'sealedUntil']);

/** A term of a proposal in words; `body.<key>` names it. */
function bodyValue({ house }: Pick<DeskParts, 'house'>, turn: Turn, key: string, value: unknown): string {
	const { words, language } = turn;
	const { list, title, name, country } = speech(language);
	const { data } = house.policy.policy;
	if (Array.isArray(value)) return list(value.map(id => title(data[String(id)]?.title, String(id))));
	if (DATES.has(key)) return pageWords(language).date(Number(value));
	if (key === 'country') return country(String(value));
	if (typeof value === 'boolean') return words.say(value ? 'yes' : 'no');
	if (key !== 'ground') return String(value);
	const said = words.name('ground', String(value));
	return said === value ? name('extend', String(value)) : said;
}
