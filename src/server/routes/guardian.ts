import { Type } from 'typebox';
import type { Language } from '../../policy/model.js';
import { door } from '../door.js';
import { choice, closed, SubjectId } from '../schemas.js';

export const guardianAsk = door({
	name: 'guardianAsk',
	path: '/v1/guardian/ask',
	scope: 'people',
	summary: 'Ask a minor’s guardian for consent',
	description:
		'Queues a mail to the stored address of the guardian. Until the guardian agrees, nothing else is permitted; ' +
		'who refuses has the child’s account erased.',
	body: closed({
		subject: SubjectId,
		language: Type.Optional(
			Type.Unsafe<Language>({
				type: 'string',
				pattern: '^[a-z]{2}$',
				description: 'the language of the mail, one the policy is published in; its first where absent',
			}),
		),
	}),
	answer: Type.Object({ status: Type.Literal('asked') }),
	once: true,
	async run(room, caller, body, once) {
		await room.rooms.minors.ask(caller, body, once);
		return { status: 'asked' as const };
	},
});

export const guardianStanding = door({
	name: 'guardianStanding',
	path: '/v1/guardian/standing',
	scope: 'people',
	summary: 'Whether a person acts alone, or waits for a guardian',
	description: '`pending` means that a guardian has not agreed, or agrees no more.',
	body: closed({ subject: SubjectId }),
	answer: Type.Object({ standing: choice(['adult', 'pending', 'agreed']) }),
	async run(room, caller, { subject }) {
		return { standing: await room.rooms.minors.standing(subject, caller) };
	},
});
