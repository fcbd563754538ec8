/** Letting colleagues in: a one-time link per person, shown once. */
import { actorOf, STAFF_ROLES } from '../../identity/staff/index.js';
import { fieldOf } from '../pages/form-page.js';
import { html } from '../pages/html.js';
import { signInLink } from '../staff/link.js';
import { staffWords } from '../staff/words/staff-words.js';
import type { Desk, DeskParts } from './desk.js';
import { button, form, oneOf, options, text } from './fields.js';

/** @param base Obhut's own public origin */
export function colleaguesDesk({ house }: DeskParts, base: string): Desk {
	return {
		place: 'staff',
		show: async turn => {
			const { say } = turn.words;
			const { name } = staffWords(turn.language);
			const roles = STAFF_ROLES.map(id => ({ id, title: name('role', id) }));
			return html`<p class="note">${say('staff.intro')}</p>
${form(
	turn,
	'staff',
	'invite',
	html`${options('role', say('field.role'), roles)}
${text('work-address', say('field.work-address'), { type: 'email' })}
${button(say('staff.invite'))}`,
)}`;
		},
		acts: {
			invite: {
				takes: 'invite',
				run: async turn => {
					const { request, member, words } = turn;
					const role = oneOf(turn, 'role', STAFF_ROLES);
					const { code } = await house.staff.invite(role, actorOf(member), fieldOf(request, 'work-address'));
					return html`<div class="message" role="status"><p>${words.say('staff.link')}</p><p><code>${signInLink(base, code)}</code></p></div>`;
				},
			},
		},
	};
}
