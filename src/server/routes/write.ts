import { Type } from 'typebox';
import { done, door } from '../door.js';
import { closed, GivenValues, Purpose, SubjectId } from '../schemas.js';

export const write = door({
	name: 'write',
	path: '/v1/write',
	scope: 'people',
	summary: 'Set items that hold one value',
	description: 'All or nothing. A null removes the value.',
	body: closed({ subject: SubjectId, purpose: Purpose, values: GivenValues }),
	answer: Type.Object({
		revision: Type.Integer({ description: 'counts the changes of this person’s data' }),
	}),
	once: true,
	large: true,
	async run(room, caller, body, once) {
		return done(await room.vault.write(caller, body, once));
	},
});
