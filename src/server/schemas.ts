/** The forms of what the doors take and give. JSON Schema is the source; TypeScript types and OpenAPI follow from it. */
import { type Static, type TProperties, Type } from 'typebox';
import type { Reason } from '../decide/decision.js';
import type { StoredRecord, Value } from '../vault/model.js';

/** An object that takes nothing but the fields it names. */
export function closed<P extends TProperties>(properties: P, options: Record<string, unknown> = {}) {
	return Type.Object(properties, { additionalProperties: false, ...options });
}

/** One of a few words. */
export function choice<const Word extends string>(words: readonly Word[]) {
	const description = `one of ${words.map(word => `\`${word}\``).join(', ')}`;
	return Type.Unsafe<Word>({ type: 'string', enum: words, description });
}

export const SubjectId = Type.String({
	pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
	description: 'a person’s id: a UUID of version 8 in lower case',
});

const Name = (what: string) =>
	Type.String({ pattern: '^[a-z][a-z0-9-]{0,63}$', description: `the id of ${what} of the policy` });

export const Purpose = Name('a purpose');
export const Item = Name('a data item');
export const Recipient = Name('a recipient');

export const Items = Type.Array(Item, {
	minItems: 1,
	maxItems: 64,
	uniqueItems: true,
	description: '1 to 64 different ids of data items of the policy',
});

export const GivenValue = Type.Unsafe<Value>({
	description: 'JSON in the form the item takes; images as base64 text',
});

/** Values by item. Which items and forms are right, the policy knows; the vault judges them. */
export const GivenValues = Type.Unsafe<Record<string, Value>>({
	type: 'object',
	additionalProperties: true,
	minProperties: 1,
	maxProperties: 64,
	propertyNames: { pattern: '^[a-z][a-z0-9-]{0,63}$' },
	description: 'an object of 1 to 64 values by the id of their data item',
});

export const ReleasedValues = Type.Unsafe<Record<string, Value | StoredRecord[]>>({
	type: 'object',
	additionalProperties: true,
	description: 'by item: its value, or its records `{id, collectedAt, value}` where it holds many',
});

export const Uuid = (what: string) =>
	Type.String({
		pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
		description: `the id of ${what}: a UUID in lower case`,
	});

/** Words in one language of the policy or more. */
export const Words = (what: string) => {
	const words = Type.String({ minLength: 1, maxLength: 500 });
	const languages = { de: Type.Optional(words), en: Type.Optional(words), zh: Type.Optional(words) };
	return closed(languages, {
		minProperties: 1,
		description: `${what}: text of 1 to 500 characters by language`,
	});
};

export const Country = Type.String({
	pattern: '^[A-Z]{2}$',
	description: 'an ISO 3166-1 country code of two capitals',
});

export const Timestamp = Type.String({ description: 'ISO 8601, UTC' });

/** A string or null: written as a type list, which serialises without trying alternatives. */
export const TextOrNull = Type.Unsafe<string | null>({ type: ['string', 'null'] });

export const Denial = Type.Object({
	item: Type.String(),
	permit: Type.Boolean(),
	reason: Type.Unsafe<Reason>({
		type: 'string',
		description: 'decision reason code',
	}),
	clause: TextOrNull,
});

export const ConsentStanding = Type.Object({
	about: Type.String({ description: 'purpose, or recipient as `recipients.<id>`' }),
	standing: choice(['given', 'missing', 'withdrawn', 'expired', 'outdated', 'objected', 'not-needed']),
	since: TextOrNull,
});

/** RFC 9457 problem details, with our stable `code`. */
export const ProblemBody = Type.Object({
	type: Type.String(),
	title: Type.String(),
	status: Type.Integer(),
	code: Type.String({ description: 'stable; see docs/errors.md' }),
	detail: Type.Optional(Type.String()),
	where: Type.Optional(Type.String({ description: 'JSON pointer into the body, or a header' })),
	hint: Type.Optional(Type.String()),
	clause: Type.Optional(TextOrNull),
	reason: Type.Optional(Type.String()),
	items: Type.Optional(
		Type.Array(Type.Object({ item: Type.String(), reason: Type.String(), clause: TextOrNull })),
	),
	instance: Type.String({ description: 'this occurrence; the log line carries the same id' }),
});

export type ProblemBody = Static<typeof ProblemBody>;
