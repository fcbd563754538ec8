/**
 * The policy language. This is its source of truth: types, validation and the JSON Schema editors complete with
 * (`schema/*.schema.json`) come from here. Almost nothing is required at this level, so that an incomplete policy can
 * be read and judged; `check` says what is missing and which article asks for it.
 *
 * In every node `title` says what is expected, in words that fit into "expected …"; `description` what it means.
 */
import Type, { type Static } from 'typebox';
import { SERVICE_KINDS } from './model.js';
import { AccountabilityFields } from './schema-accountability.js';
import {
	Channels,
	Countries,
	Country,
	closed,
	Duration,
	Email,
	Export,
	Flag,
	listOf,
	Name,
	Names,
	namedMap,
	oneOf,
	PlainDate,
	RightName,
	Then,
	Transfer,
	text,
	Words,
} from './schema-forms.js';
import { DataItem, Purpose, Recipient, RetentionRule } from './schema-rules.js';

const PartyFields = {
	name: Type.Optional(text('text', 'Name in full, with the legal form.')),
	address: Type.Optional(text('text', 'Postal address.')),
	email: Type.Optional(Email('E-mail address.')),
	phone: Type.Optional(text('text', 'Telephone number with country code.')),
};

const Party = (description: string) => Type.Object(PartyFields, { ...closed, title: 'a party', description });

const Controller = Type.Object(
	{
		...PartyFields,
		'established-in': Type.Optional(Country('Country the controller is established in.')),
		representatives: Type.Optional(
			namedMap(
				Party('Representative.'),
				'representatives by jurisdiction',
				'Who stands for a controller established elsewhere (GDPR Art. 27, PIPL Art. 53).',
			),
		),
		'data-protection-officer': Type.Optional(Party('GDPR Art. 37.')),
		'joint-with': Type.Optional(
			namedMap(
				Party('Joint controller.'),
				'joint controllers',
				'Who decides together with it (GDPR Art. 26).',
			),
		),
		'third-country-note': Type.Optional(
			Words('What sending data to a controller outside the Union means (EDPB Guidelines 05/2021).'),
		),
	},
	{ ...closed, title: 'the controller', description: 'Who decides about the data (GDPR Art. 4(7)).' },
);

const Contact = Type.Object(
	{
		email: Type.Optional(Email('Where questions and requests go.')),
		'answer-within': Type.Optional(Duration('Longest time to an answer (GDPR Art. 12(3)).')),
		through: Type.Optional(
			listOf(
				oneOf('a way', 'Way.', ['privacy-center', 'email', 'phone', 'post']),
				'a list of ways',
				'How people can make a request (GDPR Art. 12(2), PIPL Art. 50).',
			),
		),
	},
	{ ...closed, title: 'a contact', description: 'Where people turn to.' },
);

const Jurisdiction = Type.Object(
	{
		'residents-of': Type.Optional(Countries('Whose residents it protects.')),
		authority: Type.Optional(
			Type.Object(
				{ name: text('text', 'Name.'), url: text('an `https://` address', 'Address.', '^https://\\S+$') },
				{ ...closed, title: 'an authority', description: 'Whom people may complain to.' },
			),
		),
	},
	{ ...closed, title: 'a jurisdiction', description: 'Whose law protects a person.' },
);

const Region = Type.Object(
	{
		'collected-in': Type.Optional(Countries('Countries whose collected data it stores.')),
		'stored-in': Type.Optional(Country('Country the data is stored in.')),
		'accessed-from': Type.Optional(Countries('Other countries whose staff can reach it; none by default.')),
		transfer: Type.Optional(Transfer),
		export: Type.Optional(Export),
	},
	{ ...closed, title: 'a region', description: 'Where data is stored.' },
);

const Service = Type.Object(
	{
		title: Type.Optional(Words('Name of the service.')),
		is: Type.Optional(
			listOf(
				oneOf('a kind of service', 'Kind.', [...SERVICE_KINDS]),
				'a list of kinds',
				'What it is, where a law asks more of such a service.',
			),
		),
		'ai-notice': Type.Optional(
			Words('How people are told that a machine answers (Regulation (EU) 2024/1689 Art. 50).'),
		),
		ads: Type.Optional(
			Type.Object(
				{
					labelled: Flag('Marked as advertising, with who pays for it.'),
					'to-minors': oneOf('`none`, `without-profiling` or `with-profiling`', 'What minors see.', [
						'none',
						'without-profiling',
						'with-profiling',
					]),
				},
				{
					...closed,
					title: 'advertising on a platform',
					description: 'How it shows advertising (Regulation (EU) 2022/2065 Art. 26, 28).',
				},
			),
		),
	},
	{ ...closed, title: 'a service', description: 'A service people use.' },
);

const AgeBandRule = Type.Object(
	{
		need: Type.Optional(
			Type.Literal('guardian-consent', {
				title: '`guardian-consent`',
				description: 'GDPR Art. 8, PIPL Art. 31.',
			}),
		),
		'treat-as': Type.Optional(
			Type.Literal('sensitive', { title: '`sensitive`', description: 'PIPL Art. 28.' }),
		),
		may: Type.Optional(listOf(RightName, 'a list of rights', 'What the young person may do alone.')),
	},
	{ ...closed, title: 'an age band', description: 'People of these ages.' },
);

const ChangeRule = Type.Object(
	{
		notice: Type.Optional(Channels('How people are told.')),
		before: Type.Optional(Duration('At least this long before it takes effect.')),
	},
	{ ...closed, title: 'a rule for changes', description: 'How a change is announced.' },
);

const Clauses = Type.Record(
	Type.String({ pattern: '^[A-Za-z][0-9A-Za-z]{0,11}(\\.[0-9A-Za-z]{1,12}){0,3}$' }),
	Type.Union(
		[
			listOf(
				text('a reference such as `purposes.surveys`', 'Rule.', '^[a-z0-9-]+(\\.[a-z0-9-]+)?$'),
				'a list',
				'Rules.',
			),
			Type.Literal('declaration'),
		],
		{ title: 'a list of rules or the word `declaration`', description: 'What makes the clause true.' },
	),
	{ ...closed, title: 'clauses', description: 'What people read, and the rules that make it true.' },
);

const Data = namedMap(DataItem, 'data items', 'Kinds of personal data; what is not here cannot be stored.');
const Purposes = namedMap(Purpose, 'purposes', 'What data may be used for; any other use is refused.');
const Retention = namedMap(RetentionRule, 'retention rules', 'How long, from when, and what then.');

/** `policy.yaml`. */
export const PolicySchema = Type.Object(
	{
		policy: Type.String({ ...Name, description: 'Id of the policy.' }),
		version: Type.Optional(text('a version', 'Version people see.', '^[0-9A-Za-z][0-9A-Za-z.-]{0,39}$')),
		effective: Type.Optional(PlainDate('Day it takes effect, at 00:00 UTC.')),
		example: Type.Optional(
			Type.Boolean({ title: '`true` or `false`', description: 'The controller is invented.' }),
		),
		languages: Type.Optional(
			listOf(
				oneOf('`de`, `en` or `zh`', 'Language.', ['de', 'en', 'zh']),
				'a list of languages',
				'Languages it is published in.',
			),
		),
		controller: Type.Optional(Controller),
		contact: Type.Optional(Contact),
		jurisdictions: Type.Optional(namedMap(Jurisdiction, 'jurisdictions', 'Whose law, by residence.')),
		regions: Type.Optional(namedMap(Region, 'regions', 'Where data is stored.')),
		services: Type.Optional(namedMap(Service, 'services', 'Services people use.')),
		data: Type.Optional(Data),
		purposes: Type.Optional(Purposes),
		recipients: Type.Optional(namedMap(Recipient, 'recipients', 'Who else gets data.')),
		retention: Type.Optional(Retention),
		'extend-retention-for': Type.Optional(
			listOf(
				oneOf('a ground', 'Ground.', [
					'law',
					'court-order',
					'authority',
					'reasonable-belief',
					'contract-or-policy',
					'public-interest',
					'protection-of-rights',
				]),
				'a list of grounds',
				'Grounds to keep data longer.',
			),
		),
		'end-of-service': Type.Optional(
			Type.Object(
				{
					notice: Channels('How people are told.'),
					'export-window': Duration('How long people can still export.'),
					then: Then('What happens to the data.'),
					within: Duration('Until then everything is gone.'),
				},
				{ ...closed, title: 'the end of service', description: 'What happens when the service ends.' },
			),
		),
		backups: Type.Optional(
			Type.Object(
				{ data: Duration('Oldest copy of data.'), keys: Duration('Oldest copy of keys.') },
				{ ...closed, title: 'backups', description: 'How long copies live.' },
			),
		),
		disclosure: Type.Optional(
			Type.Object(
				{
					default: Type.Literal('deny', {
						title: '`deny`',
						description: 'Nobody gets data without a ground.',
					}),
					grounds: listOf(
						oneOf('a ground', 'Ground.', [
							'explicit-consent',
							'legal-duty',
							'authority-order',
							'public-interest',
						]),
						'a list of grounds',
						'Grounds on which data may leave.',
					),
					'foreign-orders': Type.Optional(
						oneOf('a rule', 'What an order of an authority abroad needs (GDPR Art. 48, PIPL Art. 41).', [
							'refused',
							'international-agreement',
							'article-49-ground',
						]),
					),
				},
				{ ...closed, title: 'disclosure', description: 'When data may leave the controller.' },
			),
		),
		incident: Type.Optional(
			Type.Object(
				{
					plan: text('a path or address', 'The plan.'),
					notice: Channels('How people are told.'),
					authority: namedMap(
						Duration('Deadline.'),
						'deadlines by jurisdiction',
						'Until the authority is told (GDPR Art. 33, PIPL Art. 57).',
					),
				},
				{ ...closed, title: 'an incident plan', description: 'What happens when data leaks.' },
			),
		),
		telemetry: Type.Optional(
			Type.Object(
				{
					counts: Names('What is counted.'),
					joined: Type.Literal('never', { title: '`never`', description: 'With personal data.' }),
				},
				{ ...closed, title: 'telemetry', description: 'Counts without people.' },
			),
		),
		minors: Type.Optional(
			Type.Record(Type.String({ pattern: '^(under-\\d{1,2}|\\d{1,2}-\\d{1,2})$' }), AgeBandRule, {
				...closed,
				title: 'age bands such as `under-14` and `14-15`',
				description: 'What holds for minors.',
			}),
		),
		rights: Type.Optional(listOf(RightName, 'a list of rights', 'What people can ask for.')),
		changes: Type.Optional(
			Type.Object(
				{
					'reducing-rights': Type.Optional(ChangeRule),
					otherwise: Type.Optional(ChangeRule),
					'going-on': Type.Optional(
						oneOf(
							'`counts-as-nothing` or `counts-as-consent`',
							'What going on after a change counts as; nothing by default, and nothing else is lawful.',
							['counts-as-nothing', 'counts-as-consent'],
						),
					),
				},
				{ ...closed, title: 'changes', description: 'How changes of the policy are announced.' },
			),
		),
		...AccountabilityFields,
		clauses: Type.Optional(Clauses),
	},
	{ ...closed, title: 'a policy', description: 'What a service does with personal data.' },
);

/** `services/<id>/policy.yaml`: whole entries replace the general ones of the same name. */
export const ServicePolicySchema = Type.Object(
	{
		service: Type.String({ ...Name, description: 'Id of the service.' }),
		data: Type.Optional(Data),
		purposes: Type.Optional(Purposes),
		retention: Type.Optional(Retention),
		clauses: Type.Optional(Clauses),
	},
	{ ...closed, title: 'a service policy', description: 'What one service does differently.' },
);

export type PolicySource = Static<typeof PolicySchema>;
export type ServicePolicySource = Static<typeof ServicePolicySchema>;
export type ClausesSource = Static<typeof Clauses>;
export type PartySource = Static<ReturnType<typeof Party>>;
