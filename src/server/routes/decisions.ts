import { Type } from 'typebox';
import { door } from '../door.js';
import { closed, Denial, Items, Purpose, Recipient, SubjectId, TextOrNull } from '../schemas.js';

export const decisions = door({
	name: 'decisions',
	path: '/v1/decisions',
	scope: 'people',
	summary: 'What a read would be answered, why, and what would change it',
	description: 'Releases no value. Leaves an audit entry like a read.',
	body: closed({
		subject: SubjectId,
		purpose: Purpose,
		items: Items,
		recipient: Type.Optional(Recipient),
	}),
	answer: Type.Object({
		items: Type.Array(Denial),
		permitted: Type.Boolean({ description: 'every item is' }),
		wouldChange: Type.Array(Type.Object({ item: Type.String(), by: Type.String(), clause: TextOrNull })),
		spoke: Type.String({
			description: 'the policy that spoke: `general`, or the id of a service with its own',
		}),
		policyVersion: Type.String(),
		stateVersion: Type.Integer(),
	}),
	run(room, caller, body) {
		return room.vault.explain(caller, body);
	},
});
