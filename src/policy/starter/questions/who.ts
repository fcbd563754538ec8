/** Who the operator is, and whom it serves. */
import { COUNTRIES, GDPR_COUNTRIES } from '../../countries.js';
import { always, as, countries, inUnion, nothing, type Question } from '../question.js';
import { readAddress, readCountry, readEmail, readName, readResidents } from '../read-answer.js';

export const WHO: Question[] = [
	{
		option: 'name',
		takes: '<text>',
		says: 'who decides about the data: you, in full',
		asks: 'Who are you?',
		why: 'Name in full, with the legal form: people must know who decides about their data.',
		form: { kind: 'text', example: 'Muster GmbH' },
		applies: always,
		fallback: nothing,
		read: as('name', readName),
	},
	{
		option: 'address',
		takes: '<text>',
		says: 'postal address',
		asks: 'Where do letters reach you?',
		why: 'Street and number, postal code, place, country.',
		form: { kind: 'text', example: 'Musterweg 1, 20095 Hamburg, Germany' },
		applies: always,
		fallback: nothing,
		read: as('address', readAddress),
	},
	{
		option: 'email',
		takes: '<address>',
		says: 'e-mail address for questions and requests',
		asks: 'At which e-mail address?',
		why: 'People ask about their data there, and mail comes from it.',
		form: { kind: 'text', example: 'privacy@example.org' },
		applies: always,
		fallback: nothing,
		read: as('email', readEmail),
	},
	{
		option: 'established-in',
		takes: '<country>',
		says: 'country you are established in, by code',
		asks: 'In which country are you established?',
		why: 'It decides who supervises you, and whether you need a representative elsewhere.',
		form: {
			kind: 'one',
			choices: countries(['DE', 'AT', 'CN', ...COUNTRIES]),
		},
		applies: always,
		fallback: nothing,
		read: as('establishedIn', readCountry),
	},
	{
		option: 'residents',
		takes: '<countries>',
		says: 'where the people you serve live: of the Union, the EEA and China',
		asks: 'Where do the people you serve live?',
		why: 'Their law applies, wherever you are. Obhut knows that of the Union, Germany and China.',
		form: {
			kind: 'several',
			choices: countries(['DE', 'CN', ...GDPR_COUNTRIES]),
		},
		applies: always,
		// While the country is open, so is whether anybody else must be named.
		fallback: ({ establishedIn = '' }) =>
			['', 'CN'].includes(establishedIn) || inUnion(establishedIn) ? establishedIn : undefined,
		read: as('residents', readResidents),
	},
];
