/** What the operator does with data, in which languages it speaks, and who works for it. */
import type { Language } from '../../model.js';
import { FEATURES, type Feature, type Realm } from '../answers.js';
import { always, as, china, type Question, union } from '../question.js';
import {
	isRefusal,
	languagesOwed,
	readFeatures,
	readLanguages,
	readLink,
	readMailer,
	readYesNo,
	unspoken,
} from '../read-answer.js';

const LANGUAGE_NAMES: Record<Language, string> = { de: 'German', en: 'English', zh: 'Chinese' };

const FEATURE_NAMES: Record<Feature, string> = {
	newsletter: 'send a newsletter, to who agreed',
	orders: 'take orders and deliver',
	support: 'answer messages to customer service',
	errors: 'collect error reports, from who agreed',
};

function mailer(realm: Realm, option: string, where: string): Question {
	return {
		option,
		takes: '<who>',
		says: `company that delivers your mail in ${where}: name; contact`,
		asks: `Which company delivers your mail in ${where}?`,
		why: 'Write name; e-mail or https:// address of it. Without one, no mail leaves; leave it empty for none.',
		form: { kind: 'text', example: 'Post GmbH; privacy@post.example' },
		applies: realm === 'eu' ? union : china,
		fallback: () => '',
		read: (written, soFar) => {
			const got = readMailer(written);
			if (isRefusal(got)) return got;
			return { mailers: { ...soFar.mailers, ...(got.value && { [realm]: got.value }) } };
		},
	};
}

export const USES: Question[] = [
	{
		option: 'languages',
		takes: '<codes>',
		says: 'de, en, zh; the first is what people read unless they choose',
		asks: 'In which languages?',
		why: 'People must be able to read it: German in Germany, Chinese in China.',
		form: {
			kind: 'several',
			choices: Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label })),
		},
		applies: always,
		fallback: ({ residents = [] }) =>
			[...languagesOwed(residents), ...(unspoken(residents).length > 0 ? ['en'] : [])].join(','),
		read: as('languages', (written, { residents = [] }) => readLanguages(written, residents)),
	},
	{
		option: 'for',
		takes: '<uses>',
		says: `besides accounts: ${FEATURES.join(', ')}`,
		asks: 'What do you do with people’s data, besides keeping their account?',
		why: 'Only what you choose becomes a purpose; any other use is refused.',
		form: {
			kind: 'several',
			choices: Object.entries(FEATURE_NAMES).map(([value, label]) => ({ value, label })),
		},
		applies: always,
		fallback: () => '',
		read: as('features', readFeatures),
	},
	{
		option: 'minors',
		takes: '<yes|no>',
		says: 'whether children may use it, with a guardian asked',
		asks: 'May children use it?',
		why: 'If they may, a guardian is asked first. If not, nothing happens with their data.',
		form: {
			kind: 'one',
			choices: [
				{ value: 'no', label: 'No, adults only' },
				{ value: 'yes', label: 'Yes, and a guardian is asked by e-mail' },
			],
		},
		applies: always,
		fallback: () => 'no',
		read: as('minors', readYesNo),
	},
	mailer('eu', 'mail-eu', 'the Union'),
	mailer('cn', 'mail-china', 'China'),
	{
		option: 'imprint',
		takes: '<url>',
		says: 'https:// address of your imprint (Germany)',
		asks: 'At which address is your imprint?',
		why: 'German law asks for one (DDG § 5). Leave it empty while there is none.',
		form: { kind: 'text', example: 'https://example.org/imprint' },
		applies: ({ residents = [] }) => residents.includes('DE'),
		fallback: () => '',
		read: written => (written.trim() === '' ? {} : as('imprint', readLink)(written, {})),
	},
];
