/** What a starting policy uses data for, on which ground in which realm. */
import type { Words } from '../model.js';
import type { PurposeSource } from '../schema-rules.js';
import type { Answers, Feature, Realm } from './answers.js';
import { type Place, placesOf, wordsIn } from './places.js';

export type Purposes = Record<string, PurposeSource>;

type Basis = NonNullable<PurposeSource['basis']>[string];
type Law = NonNullable<PurposeSource['obligation']>[string];

interface Use
	extends Pick<
		PurposeSource,
		'is' | 'uses' | 'consent-lasts' | 'sends' | 'while-frozen' | 'before-guardian'
	> {
	title: Required<Words>;
	/** The same everywhere, or by realm. */
	basis: Basis | Record<Realm, Basis>;
	/** The law behind a legal obligation, by realm. */
	laws?: Partial<Record<Realm, Law>>;
	methods: NonNullable<PurposeSource['methods']>;
}

const ACCOUNTS: Use = {
	title: { de: 'Ihr Konto führen', en: 'run your account', zh: '管理您的账号' },
	is: 'dpv:ServiceProvision',
	basis: 'contract',
	methods: ['storage', 'use', 'transmission', 'deletion'],
	uses: ['email', 'name'],
};

const ORDERS: Use = {
	title: { de: 'Ihre Bestellungen ausführen', en: 'carry out your orders', zh: '处理您的订单' },
	is: 'dpv:CustomerOrderManagement',
	basis: 'contract',
	methods: ['storage', 'use', 'transmission', 'deletion'],
	uses: ['email', 'order'],
};

const BOOKKEEPING: Use = {
	title: { de: 'Belege aufbewahren', en: 'keep receipts', zh: '保存账务凭证' },
	is: 'dpv:LegalCompliance',
	basis: { eu: 'legal-obligation', cn: 'none' },
	laws: { eu: { law: 'AO § 147', of: 'DE' } },
	methods: ['storage', 'use', 'deletion'],
	uses: ['order'],
	'while-frozen': true,
};

const SUPPORT: Use = {
	title: { de: 'Ihre Anfragen beantworten', en: 'answer your questions', zh: '答复您的咨询' },
	is: 'dpv:CommunicationForCustomerCare',
	basis: 'contract',
	methods: ['storage', 'use', 'transmission', 'deletion'],
	uses: ['email', 'support-case'],
};

const NEWSLETTER: Use = {
	title: { de: 'Ihnen den Newsletter schicken', en: 'send you the newsletter', zh: '向您发送资讯邮件' },
	is: 'dpv:DirectMarketing',
	basis: 'consent',
	methods: ['storage', 'use', 'transmission', 'deletion'],
	uses: ['email', 'name'],
	'consent-lasts': 'P2Y',
	sends: { kind: 'advertising', 'opt-out': 'each-message' },
};

const ERRORS: Use = {
	title: { de: 'Fehler finden und beheben', en: 'find and mend errors', zh: '查找并修复错误' },
	is: 'dpv:ImproveExistingProductsAndServices',
	basis: 'consent',
	methods: ['storage', 'analysis', 'deletion'],
	uses: ['error-report'],
};

const ASK_GUARDIAN: Use = {
	title: {
		de: 'Eltern oder Vormund um Einwilligung bitten',
		en: 'ask a parent or guardian for consent',
		zh: '征得监护人同意',
	},
	is: 'dpv:AgeVerification',
	basis: 'legal-obligation',
	laws: {
		eu: { law: 'GDPR Art. 8(2)', of: 'EU' },
		cn: { law: '个人信息保护法第三十一条', of: 'CN' },
	},
	methods: ['storage', 'use', 'transmission', 'deletion'],
	uses: ['email', 'birth-month', 'guardian-contact'],
	'before-guardian': true,
};

/** Uses whatever there is: people may ask for all of it. */
const answerRequests = (items: string[]): Use => ({
	title: {
		de: 'Anfragen zu Ihren Rechten erfüllen',
		en: 'answer requests about your rights',
		zh: '响应您的权利请求',
	},
	is: 'dpv:RightsFulfilment',
	basis: 'legal-obligation',
	laws: { eu: { law: 'GDPR Art. 12', of: 'EU' }, cn: { law: '个人信息保护法第五十条', of: 'CN' } },
	methods: ['storage', 'use', 'transmission', 'deletion'],
	uses: items,
	'while-frozen': true,
});

/** Whether German tax law makes the operator keep receipts; of other tax laws Obhut knows nothing. */
export function withBooks({ features, establishedIn, residents }: Answers): boolean {
	return features.includes('orders') && establishedIn === 'DE' && residents.some(country => country !== 'CN');
}

/** Purposes by name, in the order people read them; `items` are the names of all data. */
export function purposesOf(answers: Answers, items: string[]): Purposes {
	const does = (feature: Feature) => answers.features.includes(feature);
	const uses: Record<string, Use> = {
		accounts: ACCOUNTS,
		...(does('orders') && { orders: ORDERS }),
		...(withBooks(answers) && { bookkeeping: BOOKKEEPING }),
		...(does('support') && { support: SUPPORT }),
		...(does('newsletter') && { newsletter: NEWSLETTER }),
		...(does('errors') && { errors: ERRORS }),
		...(answers.minors && { 'ask-guardian': ASK_GUARDIAN }),
		'answer-requests': answerRequests(items),
	};
	const places = placesOf(answers);
	return Object.fromEntries(Object.entries(uses).map(([id, use]) => [id, purposeOf(use, places, answers)]));
}

/** Ways of handling are said where China asks for them (PIPL Art. 17(1)(2)). */
function purposeOf(use: Use, places: Place[], { languages }: Answers): PurposeSource {
	const { title, is, basis, laws, methods, ...rest } = use;
	const named = places.map(({ id, realm }) => [id, typeof basis === 'string' ? basis : basis[realm]]);
	const obliging = places.flatMap(({ id, realm }) => (laws?.[realm] ? [[id, laws[realm]]] : []));
	return {
		title: wordsIn(languages, title),
		...(is !== undefined && { is }),
		basis: Object.fromEntries(named),
		...(obliging.length > 0 && { obligation: Object.fromEntries(obliging) }),
		...(places.some(({ realm }) => realm === 'cn') && { methods }),
		...rest,
	};
}
