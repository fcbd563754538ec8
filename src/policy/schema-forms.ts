/** The forms every part of the policy language is made of: names, words, durations, dates, countries, lists. */

import Type, { type TSchema } from 'typebox';
import { COUNTRIES } from './countries.js';
import { METHODS, RIGHTS } from './model.js';

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

export const Flag = (description: string) => Type.Boolean({ title: '`true` or `false`', description });

export const Count = (description: string) =>
	Type.Integer({ title: 'a whole number', description, minimum: 0 });

/** Where something can be had: an e-mail address or an `https://` address. */
export const Address = (description: string) =>
	text('an e-mail or `https://` address', description, '^([^\\s@]+@[^\\s@]+|https://\\S+)$');

export const MethodNames = listOf(
	oneOf('a way of handling data', 'Way of handling.', [...METHODS]),
	'a list of ways of handling data',
	'How it handles data (PIPL Art. 4(2), 17(1)(2)).',
);

/** What protects data that goes to a third country. */
export const Transfer = Type.Object(
	{
		adequacy: Flag('The Commission has decided that the country is adequate.'),
		safeguard: oneOf('a safeguard', 'GDPR Art. 45–49.', [
			'adequacy-decision',
			'standard-clauses',
			'binding-corporate-rules',
			'derogation',
		]),
		'copy-from': Address('Where people get a copy of it.'),
	},
	{
		...closed,
		title: 'a transfer',
		description: 'What protects it in a third country (GDPR Art. 13(1)(f), 44–49).',
	},
);

/** On what condition data leaves China. */
export const Export = Type.Object(
	{
		condition: oneOf('a condition', 'PIPL Art. 38.', [
			'exempt',
			'standard-contract',
			'certification',
			'security-assessment',
		]),
		because: Type.Optional(Words('Why it is exempt (CAC Provisions of 2024).')),
		consent: oneOf('`separate` or `none`', 'How people agree to it (PIPL Art. 39).', ['separate', 'none']),
		'rights-at': Address('Where people exercise their rights against the recipient.'),
	},
	{ ...closed, title: 'an export', description: 'On what condition data leaves China (PIPL Art. 38–39).' },
);

export const RightName = oneOf('a right', 'GDPR Art. 7(3), 15–22, 77; PIPL Art. 44–50.', [...RIGHTS]);
