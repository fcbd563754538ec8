import { Type } from 'typebox';
import { done, door } from '../door.js';
import { closed, GivenValue, Item, Purpose, SubjectId } from '../schemas.js';

/** Most records one request may add. */
const MOST_RECORDS = 1000;

export const append = door({
	name: 'append',
	path: '/v1/append',
	scope: 'people',
	summary: 'Add a record to an item that holds many, or many records at once',
	description:
		'One `value`: `{record}`. Many `values`: `{records}` in their order, all of them stored or none. Each record keeps its own ' +
		'time of collection and is kept for its own period.',
	body: closed(
		{
			subject: SubjectId,
			purpose: Purpose,
			item: Item,
			value: Type.Optional(GivenValue),
			values: Type.Optional(
				Type.Array(GivenValue, {
					minItems: 1,
					maxItems: MOST_RECORDS,
					description: `1 to ${MOST_RECORDS} values`,
				}),
			),
		},
		{
			oneOf: [{ required: ['value'] }, { required: ['values'] }],
			description: 'a body with exactly one of `value` and `values`',
		},
	),
	answer: Type.Object({
		record: Type.Optional(Type.String()),
		records: Type.Optional(Type.Array(Type.String())),
	}),
	once: true,
	large: true,
	async run(room, caller, { value, values, ...ask }, once) {
		const given = values ?? [value as NonNullable<typeof value>];
		const { records } = done(await room.vault.append(caller, { ...ask, values: given }, once));
		return values ? { records } : { record: records[0] as string };
	},
});
