/** What waits for a member, in numbers, each a way to where it is done. */
import { actorOf, roleMay, type StaffMember } from '../../identity/staff/index.js';
import type { Language } from '../../policy/model.js';
import type { House, RegionHouse } from '../house.js';
import { type Html, html } from '../pages/html.js';
import { type Place, pathOf } from './menu.js';
import { consoleWords } from './words/console-words.js';

/** Counted up to here. */
const MOST = 100;

type Counts = Record<'requests' | 'overdue' | 'support' | 'proposals' | 'stops' | 'incidents', number>;

export async function waiting({ regions }: House, member: StaffMember, language: Language): Promise<Html> {
	const { say } = consoleWords(language);
	const found = await Promise.all([...regions.values()].map(({ rooms }) => countsOf(rooms, member)));
	const all = (name: keyof Counts) => found.reduce((sum, counts) => sum + counts[name], 0);
	const line = (what: Exclude<keyof Counts, 'overdue'>, place: Place) => {
		const open = all(what);
		const said = say(`waiting.${what}`, { open, overdue: all('overdue') });
		return open > 0 && html`<li><a href="${pathOf(place)}?lang=${language}">${said}</a></li>`;
	};
	const lines = [
		line('requests', 'inbox'),
		line('support', 'inbox'),
		line('proposals', 'approvals'),
		line('stops', 'incidents'),
		line('incidents', 'incidents'),
	].filter(one => one !== false);
	return html`<section class="waiting" aria-labelledby="waiting"><h2 id="waiting">${say('waiting.title')}</h2>
${lines.length === 0 ? html`<p>${say('waiting.nothing')}</p>` : html`<ul>${lines}</ul>`}
</section>`;
}

/** Only what the member's role lets them do something about; their own proposals wait for others. */
async function countsOf(rooms: RegionHouse['rooms'], member: StaffMember): Promise<Counts> {
	const may = (act: Parameters<typeof roleMay>[1]) => roleMay(member.role, act);
	const figures = may('requests') ? await rooms.rights.figures() : { open: 0, overdue: 0 };
	const cases = may('support') ? await rooms.support.inbox(MOST) : [];
	const proposals = await rooms.approvals.list({ state: 'open', limit: MOST });
	const stops = may('stop') ? await rooms.incidents.stops() : [];
	const incidents = may('incident') ? await rooms.incidents.list() : [];
	return {
		requests: figures.open,
		overdue: figures.overdue,
		support: cases.filter(({ state }) => state === 'open').length,
		proposals: proposals.filter(one => may(one.act) && one.proposedBy !== actorOf(member)).length,
		stops: stops.filter(({ liftedAt }) => liftedAt === null).length,
		incidents: incidents.filter(({ state }) => state !== 'closed').length,
	};
}
