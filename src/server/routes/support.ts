import { Type } from 'typebox';
import type { SupportCase } from '../../features/support/index.js';
import { door } from '../door.js';
import { choice, closed, SubjectId, Timestamp, Uuid } from '../schemas.js';

const Case = {
	case: Type.String({ description: 'its id' }),
	state: choice(['open', 'answered', 'closed']),
	openedAt: Timestamp,
	lastAt: Timestamp,
};

export const support = door({
	name: 'support',
	path: '/v1/support',
	scope: 'people',
	summary: 'A person writes to customer service',
	description: 'Opens a conversation, or goes on with the `case` named. The words are kept in the vault.',
	body: closed({
		subject: SubjectId,
		text: Type.String({
			minLength: 1,
			maxLength: 16_384,
			description: 'what the person wrote: text of 1 to 16384 characters',
		}),
		case: Type.Optional(Uuid('a conversation of the person with the service')),
	}),
	answer: Type.Object(Case),
	once: true,
	async run(room, caller, { case: id, ...ask }, once) {
		const { support } = room.rooms;
		const found =
			id === undefined
				? await support.open(caller, ask, once)
				: await support.add(caller, { ...ask, case: id }, once);
		return shown(found);
	},
});

export const supportList = door({
	name: 'supportList',
	path: '/v1/support/list',
	scope: 'people',
	summary: 'A person’s conversations with customer service',
	description: 'Those with the calling service, the latest first; words oldest first.',
	body: closed({ subject: SubjectId }),
	answer: Type.Object({
		cases: Type.Array(
			Type.Object({
				...Case,
				words: Type.Array(
					Type.Object({ from: choice(['person', 'staff']), text: Type.String(), at: Timestamp }),
				),
			}),
		),
	}),
	async run(room, caller, { subject }) {
		const cases = await room.rooms.support.ofPerson(caller, subject);
		return {
			cases: cases.map(({ words, ...found }) => ({
				...shown(found),
				words: words.map(({ from, text, at }) => ({ from, text, at: timestamp(at) })),
			})),
		};
	},
});

function shown({ id, state, openedAt, lastAt }: SupportCase) {
	return { case: id, state, openedAt: timestamp(openedAt), lastAt: timestamp(lastAt) };
}

function timestamp(at: number): string {
	return new Date(at).toISOString();
}
