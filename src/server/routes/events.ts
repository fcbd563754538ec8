import { Type } from 'typebox';
import { door } from '../door.js';
import { choice, closed, SubjectId } from '../schemas.js';

export const events = door({
	name: 'events',
	path: '/v1/events',
	scope: 'people',
	summary: 'Record what starts retention periods of a person',
	description: 'The policy says how long after which event each item is kept.',
	body: closed({
		subject: SubjectId,
		event: choice(['account-closed', 'last-contact', 'activity-ended']),
	}),
	answer: Type.Object({ status: Type.Literal('recorded') }),
	once: true,
	async run(room, caller, body, once) {
		await room.vault.event(caller, body, once);
		return { status: 'recorded' as const };
	},
});
