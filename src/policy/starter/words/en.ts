/** The words of a starting policy in English. */
import { list, paragraph, party, type StarterWords } from './words.js';

const basis = (purpose: string) => `The legal basis is, in {{purposes.${purpose}.basis}}.`;

export const en: StarterWords = {
	title: 'What happens with your data',
	sections: {
		about: 'About this policy',
		collected: 'What we collect',
		used: 'What we use your data for',
		kept: 'Where, and for how long',
		others: 'Who else gets data',
		children: 'Children and young people',
		rights: 'Your rights',
		changes: 'Changes',
	},
	clauses: {
		version: {
			heading: 'Version',
			says: ({ several }) => [
				paragraph([
					'This is version {{version}}. It applies from {{effective}}. Earlier versions stay readable.',
					several &&
						'The policy exists in several languages. Where two of them differ, the one that is better for you counts.',
				]),
			],
		},
		operator: {
			heading: 'Who we are',
			says: ({ represented: { eu, cn }, abroad }) => [
				'Responsible for your data is {{controller.name}}, {{controller.address}}, {{controller.email}}.',
				eu !== undefined && `In the European Union we are represented by ${party(eu)}.`,
				cn !== undefined && `In China we are represented by ${party(cn)}.`,
				abroad && '{{controller.third-country-note}}',
				'We answer questions at {{contact.email}}. You get an answer within {{contact.answer-within}}.',
			],
		},
		scope: {
			heading: 'Where it applies',
			says: ({ has }) => [
				'This policy applies to: {{services}}.',
				'{{list jurisdictions}}',
				has('pseudonymous-use') && 'Do you have to give your name?',
				has('pseudonymous-use') && '{{list pseudonymous-use}}',
			],
		},
		collected: {
			heading: 'Only what is written here',
			says: ({ has }) => [
				'We collect only what a purpose named here needs: {{items data}}. Our system accepts no other data.',
				list([
					'When you register: your {{data.email}}. Without it there is no account.',
					'If you like: a {{data.name}}.',
					has('data.birth-month') &&
						'If you are younger than {{minors.of-age}}: your {{data.birth-month}} and the {{data.guardian-contact}}.',
					has('data.order') && 'When you order: your {{data.order}}. Without it we do not deliver.',
					has('data.support-case') && 'When you write to us: your {{data.support-case}}.',
					has('data.error-report') && 'When an error occurs and you have agreed: {{data.error-report}}.',
					'When you exercise a right: your {{data.privacy-request}}.',
				]),
			],
		},
		accounts: {
			heading: 'Your account',
			says: () => ['We run your account. For this we use: {{items purposes.accounts}}.', basis('accounts')],
		},
		orders: {
			heading: 'Your orders',
			says: () => [
				'We deliver what you order, and help when something is wrong with it. For this we use: {{items purposes.orders}}.',
				basis('orders'),
			],
		},
		bookkeeping: {
			heading: 'Receipts',
			says: () => [
				'Tax law obliges us to keep the receipts of your orders. For this we use: {{items purposes.bookkeeping}}.',
				basis('bookkeeping'),
			],
		},
		support: {
			heading: 'Your questions to us',
			says: () => [
				'We answer when you write to us. What you write stays secret. For this we use: {{items purposes.support}}.',
				basis('support'),
			],
		},
		newsletter: {
			heading: 'Newsletter',
			says: () => [
				'You get the newsletter only if you have agreed. The consent lasts {{purposes.newsletter.consent-lasts}}; you can take it back at any time. Every issue says how to stop it. For this we use: {{items purposes.newsletter}}.',
				basis('newsletter'),
			],
		},
		errors: {
			heading: 'Errors',
			says: () => [
				'When something fails, we find out why and mend it. Reports leave your device only if you have agreed; you can take that back at any time. For this we use: {{items purposes.errors}}.',
				basis('errors'),
			],
		},
		noOther: {
			heading: 'No other purpose',
			says: () => [
				'If we want to use your data for anything else, we explain it first and ask you. Until you agree, our system refuses that use.',
			],
		},
		stored: {
			heading: 'Where your data lies, and what protects it',
			says: ({ has }) => [
				paragraph([
					has('regions.eu') &&
						'What we collect in {{regions.eu.collected-in}} we store in {{regions.eu.stored-in}}.',
					has('regions.cn') &&
						'What we collect in {{regions.cn.collected-in}} we store in {{regions.cn.stored-in}}.',
					has('regions.eu') &&
						has('regions.cn') &&
						'Each region has its own database. No service of one reads data of the other.',
				]),
				'Your data is encrypted with a key that is yours alone. When we erase your account, we destroy it. What protects your data besides: {{measures}}.',
			],
		},
		kept: {
			heading: 'How long we keep it',
			says: () => [
				'Each purpose has a period:',
				'{{list retention}}',
				'Backup copies of data live {{backups.data}} after that, backup copies of keys {{backups.keys}}.',
			],
		},
		others: {
			heading: 'Nobody else',
			says: ({ has }) => [
				has('recipients') && 'Who works for us gets only what is needed for it:',
				has('recipients') && '{{list recipients}}',
				`${has('recipients') ? 'Nobody else gets' : 'Nobody gets'} your data. We disclose it only for one of these reasons:`,
				'{{disclosure.grounds}}',
				'If an authority of another country demands data, we refuse.',
				'At least {{exceptions.approvers}} persons approve each exception. It lasts {{exceptions.at-most}} at most and is then decided anew.',
			],
		},
		children: {
			heading: 'If you are not old enough',
			says: ({ has }) =>
				has('purposes.ask-guardian')
					? [
							'Anyone younger than {{minors.of-age}} uses our services only with the consent of a parent or guardian. We ask them ourselves. For this we use: {{items purposes.ask-guardian}}. Until they agree, nothing else happens with the data.',
							basis('ask-guardian'),
							has('minors.under-14') && '{{list minors}}',
							'As a parent or guardian you can see your child’s data, have it corrected, take it with you, have it erased, and take back consents.',
						]
					: [
							'Our services are for adults. If somebody is younger than {{minors.of-age}}, our system refuses every use of their data.',
						],
		},
		rights: {
			heading: 'What you can ask for',
			says: ({ has, clause }) => [
				'{{list rights}}',
				`You make a request {{contact.through}}. It costs you nothing. To answer, we use your data and keep your request. ${basis('answer-requests')}`,
				'If we refuse a request, we tell you why. You can go to court against it.',
				`You can complain to the authority named in ${clause('scope')}${has('regions.eu') ? ', and in the European Union also to that of the country you live in' : ''}.`,
				has('deceased') &&
					'After your death, near relatives can, in their own lawful interest: {{deceased.relatives-may}}. What you decided otherwise comes first.',
				has('purposes.newsletter') &&
					'> **Your right to object.** You can object to the newsletter at any time; then you get no more of it. It costs you nothing.',
			],
		},
		versions: {
			heading: 'New versions',
			says: () => [
				'When we change this policy, it gets a new version with a date of its own. You hear of it by {{changes.otherwise.notice}}.',
				'If you go on using our services after that, we record only that you were shown the new version. That is never a consent.',
			],
		},
		shrinking: {
			heading: 'When your rights shrink',
			says: () => [
				'If a change reduces your rights, you hear of it at least {{changes.reducing-rights.before}} before it takes effect, by {{changes.reducing-rights.notice}}. Before that it does not apply.',
			],
		},
		succession: {
			heading: 'When somebody else takes the service over',
			says: () => [
				'If somebody else takes the service over, you hear of it by {{succession.notice}}. You learn: {{succession.tells}}. Your data stays under this policy; anything else needs your consent again.',
			],
		},
	},
};
