import { Type } from 'typebox';
import { door } from '../door.js';
import { ConsentStanding, choice, closed, SubjectId } from '../schemas.js';

export const consents = door({
	name: 'consents',
	path: '/v1/consents',
	scope: 'people',
	summary: 'Record that a person agrees, withdraws, objects, or lifts an objection',
	description: 'A withdrawal holds for every read that begins after this answer.',
	body: closed({
		subject: SubjectId,
		about: Type.String({
			pattern: '^(recipients\\.)?[a-z][a-z0-9-]{0,63}$',
			description: 'the id of a purpose, or of a recipient as `recipients.<id>`',
		}),
		act: choice(['give', 'withdraw', 'object', 'lift']),
		language: Type.String({
			pattern: '^[a-z]{2}$',
			description: 'the language of the words the person saw, as `de`',
		}),
	}),
	answer: ConsentStanding,
	once: true,
	run(room, caller, body, once) {
		return room.consents.act(caller, body, once);
	},
});

export const consentList = door({
	name: 'consentList',
	path: '/v1/consents/list',
	scope: 'people',
	summary: 'Where each consent and objection of a person stands now',
	description: 'One standing per purpose, and per recipient that needs consent.',
	body: closed({ subject: SubjectId }),
	answer: Type.Object({ consents: Type.Array(ConsentStanding) }),
	async run(room, caller, body) {
		return { consents: await room.consents.list(caller, body) };
	},
});
