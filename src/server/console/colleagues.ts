/** Letting colleagues in: a one-time link per person, shown once. */
import { actorOf, type StaffRole } from '../../identity/staff/index.js';
import { Problem } from '../../platform/problem.js';
import { fieldOf } from '../pages/form-page.js';
import { html } from '../pages/html.js';
import { signInLink } from '../staff/link.js';
import { staffWords } from '../staff/words/staff-words.js';
import { type Desk, type DeskParts, form, options, text } from './desk.js';

const ROLES = ['privacy-officer', 'support-agent', 'operator'] as const satisfies StaffRole[];

export function colleaguesDesk({ house }: DeskParts, base: string): Desk {
	return {
		place: 'staff',
		show: async turn => {
			const { say } = turn.words;
			const { name } = staffWords(turn.language);
			const roles = ROLES.map(id => ({ id, title: name('role', id) }));
			return html`<p>${say('staff.intro')}</p>
${form(
	turn,
	'staff',
	'invite',
	html`${options('role', say('field.role'), roles)}
${text('address', say('field.work-address'), { type: 'email' })}
<button type="submit">${say('staff.invite')}</button>`,
)}`;
		},
		acts: {
			invite: async ({ request, member, words }) => {
				if (member.role === 'support-agent') throw new Problem('role-lacking');
				const role = ROLES.find(one => one === fieldOf(request, 'role'));
				if (!role) throw new Problem('invalid-request', { where: 'role' });
				const address = fieldOf(request, 'address');
				const { code } = await house.staff.invite(role, actorOf(member), address);
				return html`<div class="message" role="status"><p>${words.say('staff.link')}</p><p><code>${signInLink(base, code)}</code></p></div>`;
			},
		},
	};
}
