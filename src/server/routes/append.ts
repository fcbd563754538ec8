import { Type } from 'typebox';
import { done, door } from '../door.js';
import { closed, GivenValue, Item, Purpose, SubjectId } from '../schemas.js';

export const append = door({
	name: 'append',
	path: '/v1/append',
	scope: 'people',
	summary: 'Add a record to an item that holds many',
	description: 'Each record keeps its own time of collection and is kept for its own period.',
	body: closed({ subject: SubjectId, purpose: Purpose, item: Item, value: GivenValue }),
	answer: Type.Object({ record: Type.String() }),
	once: true,
	large: true,
	async run(room, caller, body, once) {
		return done(await room.vault.append(caller, body, once));
	},
});
