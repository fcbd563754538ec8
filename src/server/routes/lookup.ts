import { Type } from 'typebox';
import { done, door } from '../door.js';
import { closed, Item, Purpose, TextOrNull } from '../schemas.js';

export const lookup = door({
	name: 'lookup',
	path: '/v1/lookup',
	scope: 'people',
	summary: 'Find the person an identifier belongs to',
	description:
		'The only way from an e-mail address or phone number to a person’s id. `subject` is null when there is nobody.',
	body: closed({
		item: Item,
		value: Type.String({
			minLength: 1,
			maxLength: 1024,
			description: 'the identifier: text of 1 to 1024 characters',
		}),
		purpose: Purpose,
	}),
	answer: Type.Object({ subject: TextOrNull }),
	async run(room, caller, body) {
		return done(await room.vault.lookup(caller, body));
	},
});
