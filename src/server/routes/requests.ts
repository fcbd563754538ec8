import { type Static, Type } from 'typebox';
import type { RequestView } from '../../obligations/rights/index.js';
import { RIGHTS } from '../../policy/model.js';
import { door } from '../door.js';
import { choice, closed, SubjectId, TextOrNull, Timestamp } from '../schemas.js';

const Right = choice(RIGHTS);

const Request = Type.Object({
	request: Type.String({ description: 'its id' }),
	right: Right,
	service: Type.String(),
	state: choice(['received', 'answered', 'refused']),
	receivedAt: Timestamp,
	dueAt: Timestamp,
	settledAt: TextOrNull,
});

export const requests = door({
	name: 'requests',
	path: '/v1/requests',
	scope: 'people',
	summary: 'Receive a person’s request about their rights',
	description: 'Keeps the words in the vault and says when an answer is due at the latest.',
	body: closed({
		subject: SubjectId,
		right: Right,
		text: Type.String({
			minLength: 1,
			maxLength: 16_384,
			description: 'what the person wrote: text of 1 to 16384 characters',
		}),
	}),
	answer: Request,
	once: true,
	async run(room, caller, body, once) {
		return shown(await room.rooms.rights.receive(caller, body, once));
	},
});

export const requestList = door({
	name: 'requestList',
	path: '/v1/requests/list',
	scope: 'people',
	summary: 'Where each request of a person stands',
	description: 'Oldest first. The words are read under the purpose they are kept for.',
	body: closed({ subject: SubjectId }),
	answer: Type.Object({ requests: Type.Array(Request) }),
	async run(room, caller, { subject }) {
		return { requests: (await room.rooms.rights.ofPerson(subject, caller)).map(shown) };
	},
});

function shown({
	id,
	right,
	service,
	state,
	receivedAt,
	dueAt,
	settledAt,
}: RequestView): Static<typeof Request> {
	const at = (instant: number) => new Date(instant).toISOString();
	return {
		request: id,
		right,
		service,
		state,
		receivedAt: at(receivedAt),
		dueAt: at(dueAt),
		settledAt: settledAt === null ? null : at(settledAt),
	};
}
