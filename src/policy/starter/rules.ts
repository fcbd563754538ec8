/** The rules of a starting policy, as its author would write them, but for the clauses. */

import { type PlainDate, RIGHTS } from '../model.js';
import type { PolicySource } from '../schema.js';
import type { Answers } from './answers.js';
import { dataOf, retentionOf } from './data.js';
import type { Papers } from './papers.js';
import { isAbroad, noteOnSeat, type Place, placesOf, wordsIn } from './places.js';
import { type Purposes, purposesOf } from './purposes.js';

export type Rules = Omit<PolicySource, 'clauses'>;

type Recipients = NonNullable<PolicySource['recipients']>;

/** What Obhut does by itself, and TLS, which is put before it. */
const MEASURES: NonNullable<Rules['measures']> = [
	'encryption-in-transit',
	'encryption-at-rest',
	'keys-per-person',
	'least-privilege',
	'four-eyes',
	'audit-log',
];

/** `id` names the policy, `day` is its version and the day it takes effect. */
export function rulesOf(answers: Answers, id: string, day: PlainDate, papers: Papers): Rules {
	const places = placesOf(answers);
	const china = places.some(({ realm }) => realm === 'cn');
	const data = dataOf(answers);
	const purposes = purposesOf(answers, Object.keys(data));
	const mails = places.every(({ realm }) => answers.mailers[realm]);
	return {
		policy: id,
		version: day,
		effective: day,
		languages: answers.languages,
		...(answers.languages.length > 1 && { 'where-languages-differ': 'better-for-the-person' }),
		...operator(answers, places, day, china),
		services: serviceOf(answers),
		people: peopleOf(answers),
		data,
		purposes,
		...recipientsOf(answers, places, purposes),
		retention: retentionOf(answers, purposes),
		backups: { data: 'P30D', keys: 'P7D' },
		measures: MEASURES,
		disclosure: {
			default: 'deny',
			grounds: ['explicit-consent', 'legal-duty', 'authority-order'],
			'foreign-orders': 'refused',
		},
		exceptions: { approvers: 2, 'at-most': 'P1Y' },
		minors: bandsOf(answers, places),
		rights: RIGHTS.filter(right => china || right !== 'explain'),
		refusal: { reasons: true, court: true },
		...(china && { deceased: { 'relatives-may': ['access', 'correct', 'erase'] } }),
		...(answers.residents.includes('DE') && { 'pseudonymous-use': nameless(answers) }),
		changes: {
			'reducing-rights': { notice: mails ? ['announcement', 'email'] : ['announcement'], before: 'P30D' },
			otherwise: { notice: ['announcement'] },
		},
		...(china && {
			succession: {
				notice: mails ? ['announcement', 'email'] : ['announcement'],
				tells: ['name', 'contact'],
			},
		}),
		...(Object.keys(papers.documents).length > 0 && { documents: papers.documents }),
		...(papers.waivers.length > 0 && { waivers: papers.waivers }),
	};
}

function operator(answers: Answers, places: Place[], day: PlainDate, china: boolean): Partial<Rules> {
	const { name, address, email, establishedIn, representatives } = answers;
	const standing = places.flatMap(({ realm, id }) =>
		representatives[realm] ? [[id, representatives[realm]] as const] : [],
	);
	return {
		controller: {
			name,
			address,
			email,
			'established-in': establishedIn,
			...(standing.length > 0 && { representatives: Object.fromEntries(standing) }),
			...(isAbroad(answers) && { 'third-country-note': noteOnSeat(answers, day) }),
		},
		contact: {
			email,
			'answer-within': china ? 'P15D' : 'P30D',
			through: ['privacy-center', 'email'],
		},
		jurisdictions: Object.fromEntries(
			places.map(({ id, residents, authority }) => [id, { 'residents-of': residents, authority }]),
		),
		regions: Object.fromEntries(
			places.map(({ realm, residents, storedIn }) => [
				realm,
				{ 'collected-in': residents, 'stored-in': storedIn },
			]),
		),
	};
}

function serviceOf({ features, languages }: Answers): NonNullable<Rules['services']> {
	return features.includes('orders')
		? { shop: { title: wordsIn(languages, { de: 'Webshop', en: 'web shop', zh: '网上商店' }) } }
		: { site: { title: wordsIn(languages, { de: 'Website', en: 'website', zh: '网站' }) } };
}

function peopleOf({ minors, languages }: Answers): NonNullable<Rules['people']> {
	return {
		customers: { title: wordsIn(languages, { de: 'Kundinnen und Kunden', en: 'customers', zh: '用户' }) },
		...(minors && {
			guardians: {
				title: wordsIn(languages, { de: 'Eltern und Vormünder', en: 'parents and guardians', zh: '监护人' }),
				data: ['guardian-contact'],
			},
		}),
	};
}

function recipientsOf(answers: Answers, places: Place[], purposes: Purposes): { recipients?: Recipients } {
	const told = Object.keys(purposes).filter(id => purposes[id]!.uses!.includes('email'));
	const title = {
		eu: { de: 'E-Mail-Versand in Europa', en: 'e-mail delivery in Europe', zh: '欧洲邮件发送服务商' },
		cn: { de: 'E-Mail-Versand in China', en: 'e-mail delivery in China', zh: '境内邮件发送服务商' },
	};
	const carriers = places.flatMap(({ realm, storedIn }): [string, Recipients[string]][] => {
		const mailer = answers.mailers[realm];
		if (!mailer) return [];
		const recipient: Recipients[string] = {
			title: wordsIn(answers.languages, title[realm]),
			...mailer,
			role: 'processor',
			country: storedIn,
			purposes: told,
			regions: [realm],
			methods: ['transmission', 'deletion'],
		};
		return [[`mail-${realm}`, recipient]];
	});
	return carriers.length > 0 ? { recipients: Object.fromEntries(carriers) } : {};
}

/** Who needs a guardian: by law where children may use the service, everybody under age where they may not. */
function bandsOf({ minors }: Answers, places: Place[]): NonNullable<Rules['minors']> {
	const eu = places.some(({ realm }) => realm === 'eu');
	const cn = places.some(({ realm }) => realm === 'cn');
	const guardian = { need: 'guardian-consent' } as const;
	const young = { 'under-14': { ...guardian, 'treat-as': 'sensitive' as const } };
	const end = minors ? (eu ? 16 : 14) : 18;
	if (!cn) return { [`under-${end}`]: guardian };
	return end === 14 ? young : { ...young, [`14-${end - 1}`]: guardian };
}

function nameless({ features, languages }: Answers): NonNullable<Rules['pseudonymous-use']> {
	const words = features.includes('orders')
		? {
				de: 'Für ein Konto genügt eine E-Mail-Adresse; sie muss Ihren Namen nicht enthalten. Name und Anschrift brauchen wir erst, wenn Sie etwas bestellen.',
				en: 'An e-mail address is enough for an account; it need not hold your name. We need name and postal address only once you order something.',
				zh: '注册账号只需电子邮箱，邮箱中不必包含姓名。只有您下单时，我们才需要姓名和地址。',
			}
		: {
				de: 'Für ein Konto genügt eine E-Mail-Adresse; sie muss Ihren Namen nicht enthalten.',
				en: 'An e-mail address is enough for an account; it need not hold your name.',
				zh: '注册账号只需电子邮箱，邮箱中不必包含姓名。',
			};
	return { offered: true, words: wordsIn(languages, words) };
}
