import { Type } from 'typebox';
import { door } from '../door.js';
import { closed, SubjectId, TextOrNull, Timestamp } from '../schemas.js';

export const erase = door({
	name: 'erase',
	path: '/v1/erase',
	scope: 'people',
	summary: 'Erase a person',
	description:
		'Destroys the key everything about the person is sealed with. No Obhut process releases a value after `erasedAt`; ' +
		'copies made earlier can be opened until `unreadableInCopiesBy` at most.',
	body: closed({ subject: SubjectId }),
	answer: Type.Object({ erasedAt: Timestamp, unreadableInCopiesBy: TextOrNull }),
	once: true,
	run(room, caller, body, once) {
		return room.vault.erase(caller, body, once);
	},
});
