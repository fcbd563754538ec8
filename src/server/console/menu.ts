/** The console's pages, whom each is for, and the menu of those a member may see. */
import { roleMay, rolesFor, type StaffAct, type StaffRole } from '../../identity/staff/index.js';
import type { Language } from '../../policy/model.js';
import { type Html, html } from '../pages/html.js';
import { consoleWords } from './words/console-words.js';

/** Address of each page, and the acts of which one at least takes a member there; none: it is for everybody. */
const PLACES = {
	overview: { path: '/staff', for: [] },
	inbox: { path: '/staff/inbox', for: ['requests', 'support'] },
	surveys: { path: '/staff/surveys', for: ['survey'] },
	retention: { path: '/staff/retention', for: ['hold', 'sweep', 'wind-down'] },
	approvals: { path: '/staff/approvals', for: ['hold', 'disclosure', 'publication', 'wind-down'] },
	incidents: { path: '/staff/incidents', for: ['incident', 'stop'] },
	figures: { path: '/staff/figures', for: [] },
	staff: { path: '/staff/colleagues', for: ['invite'] },
} as const satisfies Record<string, { path: string; for: readonly StaffAct[] }>;

export type Place = keyof typeof PLACES;

export function pathOf(place: Place): string {
	return PLACES[place].path;
}

/** Roles that find something to do there. */
export function rolesAt(place: Place): StaffRole[] {
	return [...new Set(PLACES[place].for.flatMap(act => rolesFor(act)))];
}

export function maySee(role: StaffRole, place: Place): boolean {
	const acts: readonly StaffAct[] = PLACES[place].for;
	return acts.length === 0 || acts.some(act => roleMay(role, act));
}

export function menu(language: Language, role: StaffRole, current: Place): Html {
	const { say } = consoleWords(language);
	const links = (Object.keys(PLACES) as Place[])
		.filter(place => maySee(role, place))
		.map(place => {
			const here = place === current && html` aria-current="page"`;
			return html`<li><a href="${PLACES[place].path}?lang=${language}"${here}>${say(`nav.${place}`)}</a></li>`;
		});
	return html`<nav class="console-menu" aria-label="${say('nav.label')}"><ul>${links}</ul></nav>`;
}
