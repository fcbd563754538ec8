/** The forms every part of the policy language is made of: names, words, durations, dates, countries, lists. */

import Type, { type TSchema } from 'typebox';
import { COUNTRIES } from './countries.js';
import { RIGHTS } from './model.js';

/** Whole years, months, weeks, days, hours in this order, or `PT0S`; what `parseDuration` takes. */
const DURATION_PATTERN = '^(PT0S|P(?=[\\dT])(\\d{1,4}Y)?(\\d{1,5}M)?(\\d{1,5}W)?(\\d{1,5}D)?(T\\d{1,6}H)?)$';

export const closed = { additionalProperties: false } as const;

export const text = (title: string, description: string, pattern?: string) =>
	Type.String({ title, description, ...(pattern === undefined ? {} : { pattern }) });

export const oneOf = <const T extends string>(title: string, description: string, values: readonly T[]) =>
	Type.Unsafe<T>({ type: 'string', enum: values, title, description });

export const listOf = <T extends TSchema>(items: T, title: string, description: string) =>
	Type.Array(items, { title, description, uniqueItems: true });

/** Names of declared things: kebab-case, at most 64 characters, and nothing JavaScript objects bring along. */
const NAME_PATTERN = '^(?!constructor$)(?=[a-z0-9-]{1,64}$)[a-z0-9]+(-[a-z0-9]+)*$';

export const Name = Type.String({ title: 'a name in kebab-case', pattern: NAME_PATTERN });

export const namedMap = <T extends TSchema>(of: T, title: string, description: string) =>
	Type.Record(Name, of, { ...closed, title, description });

export const Names = (description: string) => listOf(Name, 'a list of names', description);

export const Email = (description: string) => text('an e-mail address', description, '^[^\\s@]+@[^\\s@]+$');
export const Duration = (description: string) =>
	text('an ISO 8601 duration such as `P30D`, `P2Y` or `PT72H`', description, DURATION_PATTERN);
export const PlainDate = (description: string) =>
	text('a date such as `2026-11-01`', description, '^\\d{4}-\\d{2}-\\d{2}$');
export const Country = (description: string) =>
	oneOf('an ISO 3166-1 country code in capitals', description, [...COUNTRIES]);
export const Countries = (description: string) =>
	listOf(Country('Country.'), 'a list of country codes', description);

export const Words = (description: string) =>
	Type.Object(
		{
			de: Type.Optional(text('text', 'German.')),
			en: Type.Optional(text('text', 'English.')),
			zh: Type.Optional(text('text', 'Chinese, simplified.')),
		},
		{ ...closed, title: 'words by language, `{ de: …, en: …, zh: … }`', description },
	);

export const Channels = (description: string) =>
	listOf(
		oneOf('`push`, `announcement` or `email`', 'Channel.', ['push', 'announcement', 'email']),
		'a list of channels',
		description,
	);

export const Then = (description: string) =>
	oneOf('`delete` or `anonymise`', description, ['delete', 'anonymise']);

export const RightName = oneOf('a right', 'GDPR Art. 7(3), 15–22, 77; PIPL Art. 44–50.', [...RIGHTS]);
