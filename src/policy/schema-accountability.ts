/** The part of the policy language an operator answers with: facts about itself, papers, people who vouch, waivers. */
import Type, { type Static } from 'typebox';
import { DOCUMENT_KINDS, MEASURES } from './accountability.js';
import {
	Channels,
	Count,
	Country,
	closed,
	Duration,
	Flag,
	listOf,
	Name,
	Names,
	namedMap,
	oneOf,
	PlainDate,
	RightName,
	text,
	Words,
} from './schema-forms.js';

const Who = text('text', 'Name of the person.');

const References = listOf(
	text('a reference such as `recipients.mailer`', 'Rule.', '^[a-z0-9-]+(\\.[a-z0-9-]+)?$'),
	'a list of rules',
	'What it is about; the whole policy by default.',
);

const People = namedMap(
	Type.Object(
		{
			title: Type.Optional(Words('What they are called.')),
			data: Type.Optional(Names('Data items that are theirs; all by default.')),
		},
		{ ...closed, title: 'a category of people', description: 'Whose data it is.' },
	),
	'categories of people',
	'Whose data it is (GDPR Art. 30(1)(c)).',
);

const Scale = Type.Object(
	{
		people: Type.Optional(Count('Persons whose data is held (PIPL Art. 40, 52).')),
		staff: Type.Optional(Count('Staff who constantly handle data (BDSG § 38(1)).')),
		'critical-infrastructure': Type.Optional(Flag('Operates critical infrastructure (PIPL Art. 40).')),
		'large-platform': Type.Optional(Flag('A large platform (PIPL Art. 58).')),
	},
	{ ...closed, title: 'the scale', description: 'How large the operator is; some laws begin at a size.' },
);

const Decision = Type.Object(
	{
		title: Type.Optional(Words('What is decided.')),
		purpose: Type.String({ ...Name, description: 'Purpose it serves.' }),
		ground: Type.Optional(
			namedMap(
				oneOf('a ground', 'GDPR Art. 22(2).', ['contract', 'law', 'explicit-consent']),
				'grounds by jurisdiction',
				'GDPR Art. 22(2).',
			),
		),
		logic: Type.Optional(Words('How it is decided.')),
		significance: Type.Optional(Words('What it matters for.')),
		consequences: Type.Optional(Words('What follows for the person.')),
		'human-review': Type.Optional(Flag('A person looks again when asked (GDPR Art. 22(3)).')),
		refusable: Type.Optional(Flag('Is explained, and can be refused (PIPL Art. 24(3)).')),
	},
	{ ...closed, title: 'an automated decision', description: 'What a machine decides alone (GDPR Art. 22).' },
);

const Document = Type.Object(
	{
		is: oneOf('a kind of document', 'Kind.', [...DOCUMENT_KINDS]),
		at: text(
			'an `https://` address or a path under `documents/`',
			'Where it is.',
			'^(https://\\S+|documents/[\\w.-]+(/[\\w.-]+)*)$',
		),
		on: PlainDate('Day it was signed or finished.'),
		until: Type.Optional(PlainDate('Last day it counts.')),
		about: Type.Optional(References),
		'kept-for': Type.Optional(Duration('How long it is kept (PIPL Art. 56: three years).')),
		covers: Type.Optional(
			listOf(
				text('a point', 'Point.', '^[0-9A-Za-z()-]{1,24}$'),
				'a list of points',
				'Points of the law it covers.',
			),
		),
	},
	{ ...closed, title: 'a document', description: 'A paper a law asks for.' },
);

const Attestation = Type.Object(
	{
		by: Who,
		on: PlainDate('Day.'),
		until: Type.Optional(PlainDate('Last day it counts.')),
		says: text('text', 'What the person found.'),
		met: Type.Optional(Flag('Whether the law is met; `true` by default.')),
	},
	{ ...closed, title: 'an attestation', description: 'A named person vouches for it.' },
);

const WordingReview = Type.Object(
	{
		by: Who,
		on: PlainDate('Day.'),
		words: text(
			'16 hex digits, which `obhut check` tells',
			'Digest of the words that were read.',
			'^[0-9a-f]{16}$',
		),
	},
	{ ...closed, title: 'a review', description: 'Somebody read the words.' },
);

const Waiver = Type.Object(
	{
		finding: text('the code of a finding', 'Code of the finding.', '^[a-z0-9-]+$'),
		at: Type.Optional(
			text('the path of a rule or clause', 'Where; everywhere by default.', '^[A-Za-z0-9.-]+$'),
		),
		by: Who,
		on: PlainDate('Day.'),
		until: PlainDate('Last day.'),
		because: text('text', 'Why.'),
	},
	{ ...closed, title: 'a waiver', description: 'A warning the operator lives with for a while.' },
);

/** Keys of `policy.yaml`, at its top. */
export const AccountabilityFields = {
	people: Type.Optional(People),
	'where-languages-differ': Type.Optional(
		oneOf('`better-for-the-person` or a language', 'Which words count where two languages differ.', [
			'better-for-the-person',
			'de',
			'en',
			'zh',
		]),
	),
	scale: Type.Optional(Scale),
	measures: Type.Optional(
		listOf(
			oneOf('a measure', 'Measure.', [...MEASURES]),
			'a list of measures',
			'What keeps the data safe (GDPR Art. 32(1), PIPL Art. 51).',
		),
	),
	exceptions: Type.Optional(
		Type.Object(
			{
				approvers: Count('Persons who must agree to an exception.'),
				'at-most': Duration('Longest time an exception lasts before it is decided anew.'),
			},
			{
				...closed,
				title: 'exceptions',
				description: 'How holds and disclosures are decided (GDPR Art. 5(2)).',
			},
		),
	),
	succession: Type.Optional(
		Type.Object(
			{
				notice: Channels('How people are told.'),
				tells: listOf(
					oneOf('`name` or `contact`', 'What.', ['name', 'contact']),
					'a list of `name` and `contact`',
					'What they are told of the successor.',
				),
			},
			{ ...closed, title: 'a succession', description: 'When the service passes to another (PIPL Art. 22).' },
		),
	),
	deceased: Type.Optional(
		Type.Object(
			{ 'relatives-may': listOf(RightName, 'a list of rights', 'What near relatives may do.') },
			{ ...closed, title: 'the deceased', description: 'PIPL Art. 49.' },
		),
	),
	refusal: Type.Optional(
		Type.Object(
			{
				reasons: Flag('The refusal of a request gives its reasons.'),
				court: Flag('It says that one may go to court.'),
			},
			{ ...closed, title: 'a refusal', description: 'GDPR Art. 12(4), PIPL Art. 50.' },
		),
	),
	'pseudonymous-use': Type.Optional(
		Type.Object(
			{ offered: Flag('Whether it is possible.'), words: Type.Optional(Words('How, or why not.')) },
			{ ...closed, title: 'use without a name', description: 'TDDDG § 19(2).' },
		),
	),
	'automated-decisions': Type.Optional(
		namedMap(Decision, 'automated decisions', 'What a machine decides alone; nothing by default.'),
	),
	statutes: Type.Optional(
		namedMap(
			Type.Object(
				{
					law: text('text', 'Section of the statute.'),
					of: Country('Whose law it is.'),
					keep: Duration('How long it makes one keep data.'),
				},
				{ ...closed, title: 'a statute', description: 'A law that makes the operator keep data.' },
			),
			'statutes',
			'Laws that make the operator keep data longer (AO § 147, HGB § 257).',
		),
	),
	documents: Type.Optional(namedMap(Document, 'documents', 'Papers laws ask for.')),
	attestations: Type.Optional(
		Type.Record(Type.String({ pattern: '^[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)+$' }), Attestation, {
			...closed,
			title: 'attestations by rule of law such as `DE-BDSG-38`',
			description: 'What no machine can judge, and who vouches for it.',
		}),
	),
	'reviewed-wording': Type.Optional(
		Type.Object(
			{
				de: Type.Optional(WordingReview),
				en: Type.Optional(WordingReview),
				zh: Type.Optional(WordingReview),
			},
			{ ...closed, title: 'reviews by language', description: 'Who read the words and found them true.' },
		),
	),
	waivers: Type.Optional(
		Type.Array(Waiver, { title: 'a list of waivers', description: 'Warnings the operator lives with.' }),
	),
} as const;

const Accountability = Type.Object(AccountabilityFields);

export type AccountabilitySource = Static<typeof Accountability>;
