/** Guardians: asked, answering, let in for the child, and taking their agreement back. */
import { randomUUID } from 'node:crypto';
import { answer, enter, question } from './answering.js';
import { ask, requestLink } from './asking.js';
import { change, type MinorsParts, note } from './guardian-act.js';
import type { Minors } from './model.js';
import { standingOf, withdrawn } from './rules.js';

export function openMinors(parts: MinorsParts): Minors {
	const { people, policy, region, vault } = parts;
	return {
		ask: (caller, asked, once) => ask(parts, caller, asked, once),
		question: secret => question(parts, secret),
		answer: (secret, agree) => answer(parts, secret, agree),
		requestLink: asked => requestLink(parts, asked),
		enter: secret => enter(parts, secret),
		withdraw: async (caller, subject) => {
			await change(parts, caller, {
				subject,
				act: 'withdrawn',
				apply: withdrawn.bind(null, policy.compiled),
				remember: (transaction, now) =>
					note(parts, transaction, now, {
						subject,
						id: randomUUID(),
						act: 'withdrawn',
						service: caller.service,
					}),
			});
			await people.endAll(subject);
		},
		standing: (subject, caller) =>
			vault.viewState(
				caller ?? { service: 'obhut', actor: 'page', region },
				subject,
				'guardian',
				standingOf.bind(null, policy.compiled),
			),
	};
}
