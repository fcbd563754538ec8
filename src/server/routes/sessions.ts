import { Type } from 'typebox';
import { door } from '../door.js';
import { regionalText } from '../regional-secret.js';
import { choice, closed, SubjectId, Timestamp } from '../schemas.js';

const Session = Type.String({
	pattern: '^[A-Za-z0-9_-]{43}$',
	description: 'a session as `/v1/sign-in` gave it: 43 characters',
});

export const sessions = door({
	name: 'sessions',
	path: '/v1/sessions',
	scope: 'people',
	summary: 'Who a session stands for',
	description:
		'Ask at every page: a session ends at once when its person signs out or is erased, and a day after its last use. ' +
		'`acting` is `guardian` where a guardian acts for the child whose id `subject` is.',
	body: closed({ session: Session }),
	answer: Type.Object({
		subject: SubjectId,
		acting: choice(['self', 'guardian']),
		service: Type.String({ description: 'the service the person signed in at' }),
		endsAt: Timestamp,
	}),
	async run(room, _caller, { session }) {
		const { endsAt, ...found } = await room.rooms.people.verify(session);
		return { ...found, endsAt: new Date(endsAt).toISOString() };
	},
});

export const sessionEnd = door({
	name: 'sessionEnd',
	path: '/v1/sessions/end',
	scope: 'people',
	summary: 'Sign a person out',
	description: 'The session opens nothing from this answer on.',
	body: closed({ session: Session }),
	answer: Type.Object({ status: Type.Literal('ended') }),
	async run(room, _caller, { session }) {
		await room.rooms.people.signOut(session);
		return { status: 'ended' as const };
	},
});

export const sessionLink = door({
	name: 'sessionLink',
	path: '/v1/sessions/link',
	scope: 'people',
	summary: 'Take a signed-in person to Obhut’s own page',
	description:
		'Send them to `/privacy/enter#<code>`. The code names the region and works once, within two minutes.',
	body: closed({ session: Session }),
	answer: Type.Object({ code: Type.String() }),
	async run(room, _caller, { session }) {
		const { code: secret } = await room.rooms.people.link(session);
		return { code: regionalText({ region: room.region, secret }) };
	},
});

export const shown = door({
	name: 'shown',
	path: '/v1/shown',
	scope: 'people',
	summary: 'Record that a version of the policy was shown to a person',
	description: 'Never taken for consent. An older version than the one shown last changes nothing.',
	body: closed({
		subject: SubjectId,
		version: Type.String({
			minLength: 1,
			maxLength: 64,
			description: 'a published version of the policy, of 1 to 64 characters',
		}),
	}),
	answer: Type.Object({ status: Type.Literal('recorded') }),
	once: true,
	async run(room, { service }, { subject, version }, once) {
		await room.rooms.people.showed(subject, version, service, once);
		return { status: 'recorded' as const };
	},
});
