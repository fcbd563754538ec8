import { Type } from 'typebox';
import { door } from '../door.js';
import { ConsentStanding, closed, ReleasedValues, SubjectId, TextOrNull } from '../schemas.js';

export const exportAll = door({
	name: 'export',
	path: '/v1/export',
	scope: 'people',
	summary: 'Everything stored about a person',
	description:
		'Read under the policy’s purpose for answering rights, across services: `items` by id, and how each consent and ' +
		'objection stands.',
	body: closed({ subject: SubjectId }),
	answer: Type.Object({ items: ReleasedValues, consents: Type.Array(ConsentStanding) }),
	async run(room, caller, body) {
		const items = await room.rooms.rights.export(caller, body.subject);
		return { items, consents: await room.consents.list(caller, body) };
	},
});

export const restrict = door({
	name: 'restrict',
	path: '/v1/restrict',
	scope: 'people',
	summary: 'Restrict or resume the processing of a person’s data',
	description:
		'While restricted, data is kept and used for nothing but what the policy lets go on (GDPR Art. 18(2)). Holds for ' +
		'every read that begins after this answer.',
	body: closed({
		subject: SubjectId,
		on: Type.Boolean({ description: '`true` to restrict, `false` to resume' }),
	}),
	answer: Type.Object({ restrictedSince: TextOrNull }),
	once: true,
	async run(room, caller, { subject, on }, once) {
		await room.rooms.rights.restrict(caller, subject, on, once);
		const since = await room.rooms.rights.restrictedSince(caller, subject);
		return { restrictedSince: since === null ? null : new Date(since).toISOString() };
	},
});
