/** The rules of the policy language: data items, purposes, recipients and how long things are kept. */
import Type, { type Static } from 'typebox';
import { CUSTOMER_CONDITIONS, SPECIAL_GROUNDS } from './model.js';
import {
	Address,
	Country,
	closed,
	Duration,
	Export,
	Flag,
	listOf,
	MethodNames,
	Name,
	Names,
	namedMap,
	oneOf,
	Then,
	Transfer,
	text,
	Words,
} from './schema-forms.js';

export const DataItem = Type.Object(
	{
		title: Type.Optional(Words('What people call it.')),
		is: Type.Optional(
			text(
				'a W3C DPV category such as `pd:EmailAddress`',
				'W3C DPV personal-data category.',
				'^pd:[A-Z][A-Za-z0-9]*$',
			),
		),
		many: Type.Optional(Type.Boolean({ title: '`true` or `false`', description: 'Holds many values.' })),
		form: Type.Optional(
			oneOf('a form of value', 'What a value looks like; `text` by default.', [
				'text',
				'email',
				'phone',
				'image',
				'json',
			]),
		),
		limit: Type.Optional(
			text(
				'a size such as `64 KiB`',
				'Largest value; 4 KiB by default, 512 KiB for images.',
				'^[1-9]\\d{0,5} (B|KiB|MiB)$',
			),
		),
		given: Type.Optional(Type.String({ ...Name, description: 'Where the person gives it.' })),
		observed: Type.Optional(Type.String({ ...Name, description: 'What it is observed at.' })),
		obtained: Type.Optional(Type.String({ ...Name, description: 'Who else gives it to us (GDPR Art. 14).' })),
		'source-title': Type.Optional(Words('What that source is called (GDPR Art. 14(2)(f)).')),
		'public-source': Type.Optional(Flag('Obtained from a public source (GDPR Art. 14(2)(f)).')),
		'required-for': Type.Optional(Names('Purposes that cannot be served without it.')),
		optional: Type.Optional(
			Type.Literal(true, { title: '`true`', description: 'Nothing depends on it (GDPR Art. 13(2)(e)).' }),
		),
		consequence: Type.Optional(Words('What happens without it (GDPR Art. 13(2)(e)).')),
		'held-by': Type.Optional(
			oneOf('`account` or `service`', 'Serves every service, or the one that collected it (default).', [
				'account',
				'service',
			]),
		),
		sensitive: Type.Optional(
			Type.Boolean({ title: '`true` or `false`', description: 'GDPR Art. 9, PIPL Art. 28.' }),
		),
		'may-hold': Type.Optional(
			Type.Literal('sensitive', { title: '`sensitive`', description: 'Free text that may hold it unasked.' }),
		),
		identifies: Type.Optional(
			Type.Literal('person', { title: '`person`', description: 'Finds a person; unique within a region.' }),
		),
		'device-access': Type.Optional(
			oneOf('`consent` or `necessary`', 'Storing or reading on the device (TDDDG § 25).', [
				'consent',
				'necessary',
			]),
		),
		'device-because': Type.Optional(Words('Why the service needs it on the device (TDDDG § 25(2)).')),
		necessity: Type.Optional(Words('Why sensitive data must be handled (PIPL Art. 30).')),
		impact: Type.Optional(Words('What that means for the person (PIPL Art. 30).')),
	},
	{ ...closed, title: 'a data item', description: 'A kind of personal data.' },
);

const BasisName = oneOf(
	'a legal basis',
	'GDPR Art. 6(1), PIPL Art. 13 and 29; `none` says that it is off there.',
	[
		'consent',
		'separate-consent',
		'contract',
		'legal-obligation',
		'vital-interest',
		'public-task',
		'legitimate-interest',
		'none',
	],
);

export const Purpose = Type.Object(
	{
		title: Type.Optional(Words('What people call it.')),
		is: Type.Optional(
			text('a W3C DPV purpose such as `dpv:ServiceProvision`', 'W3C DPV purpose.', '^dpv:[A-Z][A-Za-z0-9]*$'),
		),
		basis: Type.Optional(
			namedMap(BasisName, 'a legal basis by jurisdiction', 'Where none is named the purpose is off.'),
		),
		uses: Type.Optional(Names('Data items it uses; no others come back.')),
		services: Type.Optional(Names('Services that may act for it; all by default.')),
		across: Type.Optional(
			Type.Literal('services', {
				title: '`services`',
				description: 'May use what another service collected.',
			}),
		),
		interest: Type.Optional(Words('The legitimate interest (GDPR Art. 13(1)(d)).')),
		'consent-lasts': Type.Optional(Duration('A consent ends after this; by default when withdrawn.')),
		asked: Type.Optional(
			oneOf(
				'a way of asking',
				'How consent is asked for; `separately` by default, and nothing else is lawful.',
				['separately', 'with-terms', 'pre-ticked', 'continued-use'],
			),
		),
		starts: Type.Optional(
			oneOf('`on` or `off`', 'Whether it runs before anybody chose; `off` by default.', ['on', 'off']),
		),
		'condition-of': Type.Optional(Names('Purposes refused to whoever does not agree (GDPR Art. 7(4)).')),
		'necessary-because': Type.Optional(Words('Why those cannot be served without it.')),
		methods: Type.Optional(MethodNames),
		obligation: Type.Optional(
			namedMap(
				Type.Object(
					{
						law: text('text', 'Article or section.'),
						of: text('a country code or `EU`', 'Whose law it is.', '^[A-Z]{2}$'),
					},
					{ ...closed, title: 'a law', description: 'The law that obliges.' },
				),
				'laws by jurisdiction',
				'The law behind a legal obligation (GDPR Art. 6(3)).',
			),
		),
		'special-ground': Type.Optional(
			namedMap(
				oneOf('a ground', 'GDPR Art. 9(2).', [...SPECIAL_GROUNDS]),
				'grounds by jurisdiction',
				'Ground for special categories (GDPR Art. 9(2)).',
			),
		),
		sends: Type.Optional(
			Type.Object(
				{
					kind: oneOf('`advertising` or `survey`', 'What is sent.', ['advertising', 'survey']),
					'opt-out': oneOf('`each-message` or `none`', 'Where people can say no.', ['each-message', 'none']),
					customers: Type.Optional(
						listOf(
							oneOf('a condition', 'Condition.', [...CUSTOMER_CONDITIONS]),
							'a list of conditions',
							'Conditions of UWG § 7(3) met where nobody is asked for consent; it takes all four.',
						),
					),
				},
				{ ...closed, title: 'messages', description: 'Sends advertising or surveys (UWG § 7).' },
			),
		),
		'makes-public': Type.Optional(Flag('Makes data public (PIPL Art. 25).')),
		'while-frozen': Type.Optional(
			Type.Boolean({
				title: '`true` or `false`',
				description: 'Goes on under a hold or restriction (GDPR Art. 18(2)).',
			}),
		),
		'before-guardian': Type.Optional(
			Type.Boolean({ title: '`true` or `false`', description: "Serves asking for the guardian's consent." }),
		),
	},
	{ ...closed, title: 'a purpose', description: 'What data may be used for.' },
);

export const Recipient = Type.Object(
	{
		title: Type.Optional(Words('What people call it.')),
		role: Type.Optional(
			oneOf('`processor` or `third-party`', 'A third party decides for itself and needs consent.', [
				'processor',
				'third-party',
			]),
		),
		country: Type.Optional(Country('Where it sits.')),
		purposes: Type.Optional(Names('Purposes it serves.')),
		name: Type.Optional(text('text', 'Name in full, with the legal form.')),
		contact: Type.Optional(Address('Where it can be reached.')),
		'category-because': Type.Optional(Words('Why only its category is named (GDPR Art. 13(1)(e)).')),
		methods: Type.Optional(MethodNames),
		regions: Type.Optional(Names('Regions whose data it gets; all by default.')),
		consent: Type.Optional(
			oneOf('`separate` or `with-purpose`', 'How people agree to a third party; `separate` by default.', [
				'separate',
				'with-purpose',
			]),
		),
		transfer: Type.Optional(Transfer),
		export: Type.Optional(Export),
	},
	{ ...closed, title: 'a recipient', description: 'Who else gets data.' },
);

export const RetentionRule = Type.Object(
	{
		data: Type.Optional(Names('Data items it is about.')),
		for: Type.Optional(
			Type.Union([Name, Names('Purposes.')], {
				title: 'a purpose or a list of purposes',
				description: 'Purposes that justify keeping it.',
			}),
		),
		keep: Type.Optional(Duration('How long.')),
		after: Type.Optional(
			oneOf('an event', 'What starts the period.', [
				'collected',
				'account-closed',
				'last-contact',
				'activity-ended',
			]),
		),
		then: Type.Optional(Then('What happens at the end.')),
	},
	{ ...closed, title: 'a retention rule', description: 'How long, from when, and what then.' },
);

export type DataItemSource = Static<typeof DataItem>;
export type PurposeSource = Static<typeof Purpose>;
export type RecipientSource = Static<typeof Recipient>;
export type RetentionSource = Static<typeof RetentionRule>;
