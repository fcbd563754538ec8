/**
 * The form of a case: what is so of a person, what a service asks, and what must come. In every node `title` says what
 * is expected, in words that fit into "expected …"; `description` what it means.
 */
import Type, { type Static, type TSchema } from 'typebox';
import { closed, oneOf, text } from '../../policy/schema-forms.js';
import { DAY_PATTERN, MOMENT_PATTERN } from './moment.js';

const MOMENT = 'a day such as `2026-11-05`, `3 weeks ago`, `in 2 days` or `now`';
const Moment = (description: string) => text(MOMENT, description, MOMENT_PATTERN);

const Day = (description: string) =>
	text('a day such as `2026-12-01`, or an instant', description, DAY_PATTERN);

const either = <T extends TSchema[]>(title: string, description: string, ...branches: [...T]) =>
	Type.Union(branches, { title, description });

const mapOf = <T extends TSchema>(of: T, title: string) =>
	Type.Unsafe<Record<string, Static<T>>>({
		type: 'object',
		patternProperties: { '': of },
		title,
	} as unknown as TSchema);

const Any = Type.Unsafe<unknown[]>({ type: 'array', title: 'a list of cases' });

/** A file: a list of cases, or the day they are asked on and the list. */
export const CaseFile = either(
	'a list of cases, each with `case`, `ask` and `expect`',
	'Cases of one file.',
	Any,
	Type.Object(
		{ on: Type.Optional(Day('Day every case of the file is asked on.')), cases: Any },
		{ ...closed, title: 'a list of cases' },
	),
);

const Span = Type.Object(
	{ since: Type.Optional(Moment('Beginning; yesterday by default.')), until: Type.Optional(Moment('End.')) },
	{ ...closed, title: '`{ since: …, until: … }`' },
);

const spanOf = (description: string) =>
	Type.Optional(
		either(
			'`true`, a day, or `{ since: …, until: … }`',
			description,
			Type.Literal(true, { title: '`true`' }),
			Moment('Beginning.'),
			Span,
		),
	);

const Agreement = Type.Object(
	{
		given: Type.Optional(Moment('Yesterday by default.')),
		until: Type.Optional(Moment('By default when the policy says that it ends.')),
		withdrawn: Type.Optional(Moment('When it was taken back.')),
		meaning: Type.Optional(
			oneOf('`current` or `earlier`', 'Given to what the policy means now, or to what it meant before.', [
				'current',
				'earlier',
			]),
		),
	},
	{ ...closed, title: '`{ given: …, until: …, withdrawn: …, meaning: … }`' },
);

const Hold = Type.Object(
	{
		items: either(
			'an item or a list of items',
			'What is held.',
			text('an item', 'Item.'),
			Type.Array(text('an item', 'Item.'), { title: 'a list of items' }),
		),
		since: Type.Optional(Moment('Yesterday by default.')),
		until: Type.Optional(Moment('End.')),
		'sealed-until': Type.Optional(Moment('Until then nobody may learn of it.')),
		ground: Type.Optional(
			oneOf('a ground', 'Ground of S3.2; `law` by default.', [
				'law',
				'court-order',
				'authority',
				'reasonable-belief',
				'contract-or-policy',
				'public-interest',
				'protection-of-rights',
			]),
		),
	},
	{ ...closed, title: '`{ items: …, since: …, until: … }`' },
);

const Person = Type.Object(
	{
		'lives-in': Type.Optional(
			text('a country code such as `DE`', 'First country of the policy by default.', '^[A-Z]{2}$'),
		),
		region: Type.Optional(text('a region', 'Where the data lies; that of the country by default.')),
		age: Type.Optional(Type.Integer({ minimum: 0, title: 'whole years', description: 'Adult by default.' })),
		born: Type.Optional(
			text(
				'a month such as `2014-06`, or a day',
				'Instead of `age`.',
				`^(19|2\\d)\\d\\d-\\d\\d$|${DAY_PATTERN}`,
			),
		),
		'guardian-agreed': spanOf('A guardian’s verified consent.'),
		'agreed-to': Type.Optional(
			either(
				'a purpose, a list of purposes, or `{ <purpose>: <day> }`',
				'Consents; `recipients.<id>` for a recipient.',
				text('a purpose', 'Purpose.'),
				Type.Array(text('a purpose', 'Purpose.'), { title: 'a list of purposes' }),
				mapOf(
					either(
						MOMENT,
						'',
						Moment('When it was given.'),
						Agreement,
						Type.Array(Agreement, { title: 'a list' }),
					),
					'consents by purpose',
				),
			),
		),
		'objects-to': Type.Optional(
			either(
				'a purpose, a list of purposes, or `{ <purpose>: <day> }`',
				'Objections (GDPR Art. 21).',
				text('a purpose', 'Purpose.'),
				Type.Array(text('a purpose', 'Purpose.'), { title: 'a list of purposes' }),
				mapOf(Moment('Since when.'), 'objections by purpose'),
			),
		),
		restricted: spanOf('Restriction of processing (GDPR Art. 18).'),
		held: Type.Optional(
			either(
				'an item, or `{ items: …, since: … }`, or a list of them',
				'Holds (S3.2).',
				text('an item', 'Item.'),
				Hold,
				Type.Array(either('an item or `{ items: … }`', '', text('an item', 'Item.'), Hold), {
					title: 'a list',
				}),
			),
		),
		shown: Type.Optional(
			oneOf('`latest`, `earlier`, `nothing` or `later`', 'Version shown last; `latest` by default.', [
				'latest',
				'earlier',
				'nothing',
				'later',
			]),
		),
		'account-closed': Type.Optional(Moment('When the account was closed.')),
		'last-contact': Type.Optional(Moment('When the person was last in contact.')),
		'activity-ended': Type.Optional(Moment('When the activity ended.')),
	},
	{ ...closed, title: 'a person', description: 'An adult who agreed to nothing, by default.' },
);

const Stored = mapOf(
	either(
		MOMENT,
		'When it was collected, or `{ collected: …, by: <service> }`.',
		Moment('When it was collected.'),
		Type.Object(
			{
				collected: Type.Optional(Moment('When; now by default.')),
				by: Type.Optional(text('a service', 'Who collected it; the asking service by default.')),
			},
			{ ...closed, title: '`{ collected: …, by: … }`' },
		),
	),
	'items and when they were collected',
);

const Asked = Type.Object(
	{
		service: Type.Optional(text('a service', 'Who asks; may be left out where there is only one.')),
		purpose: text('a purpose', 'What for.'),
		items: either(
			'an item, or a list of items',
			'What of.',
			text('an item', 'Item.'),
			Type.Array(either('an item', '', text('an item', 'Item.'), Stored), { title: 'a list of items' }),
			Stored,
		),
		recipient: Type.Optional(text('a recipient', 'Whom it would go to; nobody by default.')),
		region: Type.Optional(text('a region', 'Where the asking system works; where the data lies by default.')),
	},
	{ ...closed, title: '`{ service: …, purpose: …, items: … }`', description: 'What is asked.' },
);

/** One case. */
export const Case = Type.Object(
	{
		case: text('a name in plain words', 'What the case shows.', '\\S'),
		on: Type.Optional(Day('Day it is asked on.')),
		person: Type.Optional(Person),
		ask: Asked,
		expect: either(
			'`permit`, `deny`, a reason, or one of them per item',
			'What must come.',
			text('`permit` or `deny`, a reason, a clause', 'For every item.'),
			Type.Array(text('`permit` or `deny`, a reason, a clause', 'In the order asked.'), { title: 'a list' }),
			mapOf(text('`permit` or `deny`, a reason, a clause', 'Of this item.'), 'by item'),
		),
	},
	{ ...closed, title: 'a case, `{ case: …, ask: …, expect: … }`' },
);

export type CaseSource = Static<typeof Case>;
export type AgreementSource = Static<typeof Agreement>;
export type HoldSource = Static<typeof Hold>;
export type PersonSource = Static<typeof Person>;
export type AskedSource = Static<typeof Asked>;
