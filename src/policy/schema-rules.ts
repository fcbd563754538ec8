/** The rules of the policy language: data items, purposes, recipients and how long things are kept. */
import Type, { type Static } from 'typebox';
import {
	Country,
	closed,
	Duration,
	Name,
	Names,
	namedMap,
	oneOf,
	Then,
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
	},
	{ ...closed, title: 'a data item', description: 'A kind of personal data.' },
);

const BasisName = oneOf('a legal basis', 'GDPR Art. 6(1), PIPL Art. 13 and 29.', [
	'consent',
	'separate-consent',
	'contract',
	'legal-obligation',
	'vital-interest',
	'public-task',
	'legitimate-interest',
]);

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
