/** Where people live, whose law protects them, and where their data lies: one jurisdiction and region per realm. */

import { GDPR_COUNTRIES } from '../countries.js';
import { adequacyOf } from '../law/adequacy.js';
import type { CountryCode, Language, PlainDate, Words } from '../model.js';
import { speech } from '../wording/speech.js';
import { type Answers, REALMS, type Realm } from './answers.js';
import { AUTHORITIES, type Authority, CHINESE_AUTHORITY, LAENDER } from './authorities.js';

export interface Place {
	realm: Realm;
	/** Id of the jurisdiction: the country where there is one only, else the realm. */
	id: string;
	residents: CountryCode[];
	authority: Authority;
	storedIn: CountryCode;
}

/** The places of the people served, the Union first. */
export function placesOf(answers: Answers): Place[] {
	return REALMS.flatMap(realm => {
		const residents = answers.residents.filter(country => (country === 'CN') === (realm === 'cn'));
		if (residents.length === 0) return [];
		const id = residents.length === 1 ? residents[0]!.toLowerCase() : realm;
		const authority = realm === 'cn' ? CHINESE_AUTHORITY : authorityFor(residents, answers);
		return [{ realm, id, residents, authority, storedIn: realm === 'cn' ? 'CN' : answers.storedIn }];
	});
}

/**
 * Whom people of the Union may complain to: the authority of the seat, which leads (GDPR Art. 56); from outside the Union
 * there is no such one, so that of the Land of the representative, or of a country people live in. The words name theirs, too.
 */
function authorityFor(residents: CountryCode[], { establishedIn, land }: Answers): Authority {
	if (land !== undefined) {
		const { name, url } = LAENDER[land];
		return { name, url };
	}
	return AUTHORITIES[establishedIn] ?? AUTHORITIES[residents[0]!]!;
}

/** Whether the seat is outside the Union while people inside are served. */
export function isAbroad(answers: Answers): boolean {
	return !GDPR_COUNTRIES.has(answers.establishedIn) && placesOf(answers).some(({ realm }) => realm === 'eu');
}

/** Some words in the languages of the policy. */
export function wordsIn(languages: readonly Language[], words: Required<Words>): Words {
	return Object.fromEntries(languages.map(language => [language, words[language]]));
}

/** What a seat outside the Union means for people inside (EDPB Guidelines 05/2021). */
export function noteOnSeat({ establishedIn, storedIn, languages }: Answers, on: PlainDate): Words {
	const decision = adequacyOf(establishedIn, on);
	const standing = decision === null ? 'none' : decision.only === undefined ? 'all' : 'some';
	const note = (language: Language): string => {
		const { country } = speech(language);
		return NOTES[language](country(establishedIn), country(storedIn))[standing];
	};
	return Object.fromEntries(languages.map(language => [language, note(language)]));
}

type Note = (seat: string, store: string) => Record<'none' | 'all' | 'some', string>;

const NOTES: Record<Language, Note> = {
	de: (seat, store) => {
		const law = `Unser Sitz ist in ${seat}. Das europäische Datenschutzrecht gilt für uns trotzdem, und was wir in der Europäischen Union erheben, speichern wir in ${store}.`;
		return {
			none: `${law} Einen Beschluss der Europäischen Kommission, dass ${seat} Daten angemessen schützt, gibt es nicht.`,
			all: `${law} Die Europäische Kommission hat beschlossen, dass ${seat} Daten angemessen schützt.`,
			some: `${law} Der Beschluss der Europäischen Kommission, dass ${seat} Daten angemessen schützt, gilt nicht für alle, die dort ihren Sitz haben.`,
		};
	},
	en: (seat, store) => {
		const law = `We are established in ${seat}. European data protection law binds us all the same, and what we collect in the European Union we store in ${store}.`;
		return {
			none: `${law} There is no decision of the European Commission that ${seat} protects data adequately.`,
			all: `${law} The European Commission has decided that ${seat} protects data adequately.`,
			some: `${law} The decision of the European Commission that ${seat} protects data adequately does not cover everybody established there.`,
		};
	},
	zh: (seat, store) => {
		const law = `我们设立于${seat}，同样受欧盟数据保护法约束。在欧盟收集的信息，我们存储在${store}。`;
		return {
			none: `${law}欧盟委员会没有作出${seat}具有充分数据保护水平的决定。`,
			all: `${law}欧盟委员会已经认定${seat}具有充分的数据保护水平。`,
			some: `${law}欧盟委员会关于${seat}具有充分数据保护水平的决定，并不适用于设在那里的所有机构。`,
		};
	},
};
