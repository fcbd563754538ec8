import { Type } from 'typebox';
import { door } from '../door.js';
import { choice, closed, Item, SubjectId, Timestamp } from '../schemas.js';

const Identifier = Type.String({
	minLength: 1,
	maxLength: 1024,
	description: 'the identifier: text of 1 to 1024 characters',
});

export const signInCode = door({
	name: 'signInCode',
	path: '/v1/sign-in/code',
	scope: 'people',
	summary: 'Send a person a one-time code to sign in with',
	description:
		'Answers the same whether the identifier is known or not. The code goes to the e-mail address kept of the person; it ' +
		'holds for ten minutes and five tries, and takes the place of the one before. Five codes an hour for one identifier.',
	body: closed({
		item: Item,
		value: Identifier,
		language: Type.String({
			pattern: '^[a-z]{2}$',
			description: 'the language of the page the person is on, as `de`',
		}),
	}),
	answer: Type.Object({ status: Type.Literal('accepted') }),
	accepted: true,
	async run(room, { service }, body) {
		await room.rooms.people.askCode({ ...body, service });
		return { status: 'accepted' as const };
	},
});

export const signIn = door({
	name: 'signIn',
	path: '/v1/sign-in',
	scope: 'people',
	summary: 'Sign a person in with the code they were sent',
	description:
		'`session` is a secret of the person: keep it in a cookie out of reach of scripts. `shown` records which version of ' +
		'the policy was on show while signing in; that is never taken for consent.',
	body: closed({
		item: Item,
		value: Identifier,
		code: Type.String({ pattern: '^[0-9]{6}$', description: 'the six digits' }),
		shown: Type.Optional(
			Type.String({
				minLength: 1,
				maxLength: 64,
				description: 'the version of the policy on show, of 1 to 64 characters',
			}),
		),
	}),
	answer: Type.Object({
		subject: SubjectId,
		session: Type.String(),
		acting: choice(['self', 'guardian']),
		endsAt: Timestamp,
	}),
	async run(room, { service }, body) {
		const { subject, token, acting, endsAt } = await room.rooms.people.signIn({ ...body, service });
		return { subject, session: token, acting, endsAt: new Date(endsAt).toISOString() };
	},
});
