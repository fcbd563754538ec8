import { type Static, Type } from 'typebox';
import { Problem } from '../../platform/problem.js';
import type { Caller } from '../../vault/model.js';
import { door, refusal } from '../door.js';
import type { RegionHouse } from '../house.js';
import { closed, Denial, Items, Purpose, Recipient, ReleasedValues, SubjectId } from '../schemas.js';

/** Most people one read may ask for. */
export const MOST_SUBJECTS = 1000;

const Body = closed(
	{
		subject: Type.Optional(SubjectId),
		subjects: Type.Optional(
			Type.Array(SubjectId, {
				minItems: 1,
				maxItems: MOST_SUBJECTS,
				description: `1 to ${MOST_SUBJECTS} ids of people`,
			}),
		),
		purpose: Purpose,
		items: Items,
		recipient: Type.Optional(Recipient),
	},
	{
		oneOf: [{ required: ['subject'] }, { required: ['subjects'] }],
		description: 'a body with exactly one of `subject` and `subjects`',
	},
);

const Answer = Type.Object({
	subject: Type.Optional(Type.String()),
	values: Type.Optional(ReleasedValues),
	denied: Type.Optional(Type.Array(Denial)),
	results: Type.Optional(
		Type.Array(
			Type.Object({
				subject: Type.String(),
				known: Type.Boolean(),
				values: Type.Optional(ReleasedValues),
				denied: Type.Optional(Type.Array(Denial)),
			}),
		),
	),
});

export const read = door({
	name: 'read',
	path: '/v1/read',
	scope: 'people',
	summary: 'Read items of one person, or of many, for a purpose',
	description:
		'One `subject`: `{subject, values, denied}`; refused entirely, 403 `denied`. Many `subjects`: `{results}` in the order ' +
		'asked, each known or not. A permitted item without a stored value is absent from `values`.',
	body: Body,
	answer: Answer,
	run(room, caller, body) {
		return body.subjects ? readMany(room, caller, body, body.subjects) : readOne(room, caller, body);
	},
});

async function readOne(
	room: RegionHouse,
	caller: Caller,
	body: Static<typeof Body>,
): Promise<Static<typeof Answer>> {
	const [result] = await room.vault.read(caller, { ...ask(body), subjects: [body.subject as string] });
	if (!result?.known) throw new Problem('subject-unknown', { where: '/subject' });
	if (result.denied.length === body.items.length) throw refusal(result.denied);
	return { subject: result.subject, values: result.values, denied: result.denied };
}

async function readMany(room: RegionHouse, caller: Caller, body: Static<typeof Body>, subjects: string[]) {
	return { results: await room.vault.read(caller, { ...ask(body), subjects }) };
}

function ask({ purpose, items, recipient }: Static<typeof Body>) {
	return recipient === undefined ? { purpose, items } : { purpose, items, recipient };
}
