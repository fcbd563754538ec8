import { Type } from 'typebox';
import { done, door } from '../door.js';
import { Country, closed, GivenValues, Purpose } from '../schemas.js';

export const subjects = door({
	name: 'subjects',
	path: '/v1/subjects',
	scope: 'people',
	summary: 'Register a person',
	description:
		'Answers the same whether the person was known before or not, and therefore gives no id: who may know whom an ' +
		'identifier belongs to asks `/v1/lookup`, under a purpose and on the record.',
	body: closed({
		residence: Country,
		collectedIn: Country,
		born: Type.Optional(
			Type.String({
				pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$',
				description: 'the month of birth, `YYYY-MM`; only for minors',
			}),
		),
		shown: Type.String({
			minLength: 1,
			maxLength: 64,
			description: 'the version of the policy that was shown before',
		}),
		purpose: Purpose,
		values: GivenValues,
	}),
	answer: Type.Object({ status: Type.Literal('accepted') }),
	accepted: true,
	once: true,
	large: true,
	async run(room, caller, body, once) {
		done(await room.vault.register(caller, body, once));
		return { status: 'accepted' as const };
	},
});
