/** Kinds of data a starting policy declares, and how long each is kept. */
import type { Language, Words } from '../model.js';
import type { DataItemSource, RetentionSource } from '../schema-rules.js';
import type { Answers } from './answers.js';
import { wordsIn } from './places.js';
import { type Purposes, withBooks } from './purposes.js';

interface Item extends Omit<DataItemSource, 'title' | 'consequence'> {
	title: Required<Words>;
	consequence?: Required<Words>;
}

const MANY = { form: 'json', limit: '64 KiB', many: true } as const;

const EMAIL: Item = {
	title: { de: 'E-Mail-Adresse', en: 'e-mail address', zh: '电子邮箱' },
	is: 'pd:EmailAddress',
	form: 'email',
	given: 'registration',
	'required-for': ['accounts'],
	consequence: {
		de: 'Ohne E-Mail-Adresse gibt es kein Konto.',
		en: 'Without an e-mail address there is no account.',
		zh: '不提供电子邮箱就无法注册账号。',
	},
	identifies: 'person',
	'held-by': 'account',
};

const NAME: Item = {
	title: { de: 'Anzeigename', en: 'display name', zh: '昵称' },
	is: 'pd:Name',
	given: 'settings',
	optional: true,
	'held-by': 'account',
};

const ORDER: Item = {
	title: {
		de: 'Bestellungen mit Lieferanschrift',
		en: 'orders with the delivery address',
		zh: '订单（含收货信息）',
	},
	is: 'pd:Purchase',
	...MANY,
	given: 'checkout',
	'required-for': ['orders'],
	consequence: {
		de: 'Ohne diese Angaben können wir nichts liefern.',
		en: 'Without it we cannot deliver anything.',
		zh: '不提供这些信息，我们就无法发货。',
	},
};

const SUPPORT_CASE: Item = {
	title: { de: 'Anfragen an den Kundendienst', en: 'messages to customer service', zh: '客服沟通记录' },
	is: 'pd:Communication',
	...MANY,
	given: 'customer-service',
	optional: true,
	'may-hold': 'sensitive',
};

const ERROR_REPORT: Item = {
	title: { de: 'Fehlerberichte', en: 'error reports', zh: '错误报告' },
	is: 'pd:DeviceBased',
	...MANY,
	observed: 'normal-use',
	'device-access': 'consent',
};

const BIRTH_MONTH: Item = {
	title: { de: 'Geburtsmonat', en: 'month of birth', zh: '出生年月' },
	is: 'pd:BirthDate',
	given: 'registration',
	optional: true,
	'held-by': 'account',
};

const GUARDIAN: Item = {
	title: {
		de: 'E-Mail-Adresse der Eltern oder des Vormunds',
		en: 'e-mail address of a parent or guardian',
		zh: '监护人电子邮箱',
	},
	is: 'pd:EmailAddress',
	form: 'email',
	given: 'registration',
	'required-for': ['ask-guardian'],
	consequence: {
		de: 'Ohne sie können wir niemanden um Einwilligung bitten, und das Konto bleibt gesperrt.',
		en: 'Without it we can ask nobody for consent, and the account stays closed.',
		zh: '不提供则无法征得监护人同意，账号无法启用。',
	},
	'held-by': 'account',
};

const REQUEST: Item = {
	title: { de: 'Datenschutzanfragen', en: 'privacy requests', zh: '个人信息权利请求' },
	is: 'pd:PrivacyPreference',
	...MANY,
	given: 'privacy-center',
	optional: true,
	'held-by': 'account',
};

/** Data items by name, in the order people read them. */
export function dataOf({ features, minors, languages }: Answers): Record<string, DataItemSource> {
	const does = (feature: Answers['features'][number]) => features.includes(feature);
	const items: Record<string, Item> = {
		email: EMAIL,
		name: NAME,
		...(minors && { 'birth-month': BIRTH_MONTH, 'guardian-contact': GUARDIAN }),
		...(does('orders') && { order: ORDER }),
		...(does('support') && { 'support-case': SUPPORT_CASE }),
		...(does('errors') && { 'error-report': ERROR_REPORT }),
		'privacy-request': REQUEST,
	};
	return Object.fromEntries(Object.entries(items).map(([id, item]) => [id, spoken(item, languages)]));
}

function spoken({ title, consequence, ...item }: Item, languages: Language[]): DataItemSource {
	const { is, form, limit, many, given, observed, optional, ...rest } = item;
	return {
		title: wordsIn(languages, title),
		...defined({ is, form, limit, many, given, observed, optional }),
		...(rest['required-for'] && { 'required-for': rest['required-for'] }),
		...(consequence && { consequence: wordsIn(languages, consequence) }),
		...rest,
	} as DataItemSource;
}

const defined = (entries: object) =>
	Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));

type Rule = [data: string[], keep: string, after: NonNullable<RetentionSource['after']>];

/** How long what is kept. What is kept twice for different ends is read for each only as long as that end takes. */
const RULES: Record<string, Rule> = {
	account: [['email', 'name'], 'P30D', 'account-closed'],
	guardians: [['birth-month', 'guardian-contact'], 'P30D', 'account-closed'],
	orders: [['order'], 'P3Y', 'collected'],
	support: [['support-case'], 'P2Y', 'last-contact'],
	errors: [['error-report'], 'P90D', 'collected'],
	requests: [['privacy-request'], 'P3Y', 'collected'],
};

/** Eight years from the end of the year a receipt was made in (AO § 147(3)–(4)): nine cover it. */
const BOOKS = 'P9Y';

/** Retention rules by name. */
export function retentionOf(answers: Answers, purposes: Purposes): Record<string, RetentionSource> {
	const declared = dataOf(answers);
	const users = (items: string[]) =>
		Object.keys(purposes).filter(id => purposes[id]!.uses!.some(item => items.includes(item)));
	const rules = Object.entries(RULES).filter(([, [items]]) => items.some(item => declared[item]));
	return Object.fromEntries(
		rules.flatMap(([id, [data, keep, after]]): [string, RetentionSource][] => {
			const rule = (reasons: string[], period: string): RetentionSource => ({
				data,
				for: reasons,
				keep: period,
				after,
				then: 'delete',
			});
			if (id !== 'orders' || !withBooks(answers)) return [[id, rule(users(data), keep)]];
			return [
				[id, rule(['orders'], keep)],
				['books', rule(['bookkeeping', 'answer-requests'], BOOKS)],
			];
		}),
	);
}
