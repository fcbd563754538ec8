/** What a sentence proposes beyond its kind: which data, which purpose, how long, whose address. */
import type { Language } from '../model.js';
import { agesIn, dateIn, periodsIn } from './figures.js';
import type { About, Kind, OutlineSection, OutlineSentence, Proposal } from './model.js';
import { sentencesOf } from './model.js';
import { mailsIn, partiesIn, postalIn } from './parties.js';
import { find, findApart, findNamed, type Match, WORDS } from './words/index.js';

const named = (about: About, matches: Match[]): Proposal[] =>
	matches.map(({ name, words }) => ({ about, id: name, words }));

/** As the text names them. */
const inOrder = (matches: Match[]): Match[] => matches.toSorted((a, b) => a.index - b.index);

/** What stands before a consent that is not needed. A `without` says the opposite: nothing is done without one. */
const UNNEEDED: Record<Language, RegExp> = {
	de: /kein\p{L}*\s(?:\p{L}+\s)?$/iu,
	en: /(?<!\p{L})(?:no|not need|not require)\s(?:\p{L}+\s)?$/iu,
	zh: /(?:无需|无须|不需要|不必)(?:另行|再)?(?:征得|取得)?(?:[您你]的?)?$/u,
};

class Proposer {
	private readonly kinds: Set<Kind>;
	readonly found: Proposal[] = [];

	constructor(
		private readonly text: string,
		promises: OutlineSentence['promises'],
		private readonly language: Language,
	) {
		this.kinds = new Set(promises.map(({ kind }) => kind));
	}

	propose(): Proposal[] {
		const words = WORDS[this.language];
		this.when(['data', 'purpose', 'retention', 'recipient', 'telemetry'], () => [
			...named('item', findApart(this.text, words.items, this.language)),
		]);
		this.when(['data', 'purpose', 'basis', 'recipient', 'retention'], () =>
			this.kinds.has('data') || this.kinds.has('purpose') || this.kinds.has('basis')
				? named('purpose', findApart(this.text, words.purposes, this.language))
				: [],
		);
		this.when(['basis'], () => this.basis());
		this.when(['retention', 'incident', 'change', 'contact', 'right', 'end-of-service'], () =>
			this.periods(),
		);
		this.when(['retention', 'end-of-service'], () => [
			...named('event', this.all(words.events).slice(0, 1)),
			...named('ending', this.all(words.endings).slice(0, 1)),
		]);
		this.when(['retention'], () => named('extension', this.all(words.extensions)));
		this.when(['disclosure'], () => named('ground', this.all(words.grounds)));
		this.when(['recipient', 'transfer'], () => this.recipients());
		this.when(['right'], () => named('right', this.all(words.rights)));
		this.when(['contact', 'controller', 'right', 'minors'], () => this.addresses());
		this.when(['controller'], () => this.controller());
		this.when(['change', 'incident', 'end-of-service'], () => named('channel', this.all(words.channels)));
		this.when(['region', 'transfer', 'recipient', 'controller'], () =>
			named('country', inOrder(this.all(words.countries))),
		);
		this.when(['minors'], () => this.minors());
		this.when(['telemetry'], () => named('count', this.all(words.counts)));
		this.when(['version', 'change'], () => this.date());
		this.found.push(...named('law', this.all(words.laws)));
		return this.found;
	}

	private when(kinds: Kind[], proposals: () => Proposal[]): void {
		if (kinds.some(kind => this.kinds.has(kind))) this.found.push(...proposals());
	}

	private basis(): Proposal[] {
		const needed = this.all(WORDS[this.language].bases).filter(
			({ index }) => !UNNEEDED[this.language].test(this.text.slice(0, index)),
		);
		return named('basis', needed.slice(0, 1));
	}

	private all(table: Partial<Record<string, string>>): Match[] {
		return findNamed(this.text, table, this.language);
	}

	private periods(): Proposal[] {
		return periodsIn(this.text, this.language).map(({ iso, words, working }) => ({
			about: 'period',
			id: iso,
			words,
			...(working ? { note: 'working days: take a calendar period that is never shorter' } : {}),
		}));
	}

	private recipients(): Proposal[] {
		const words = WORDS[this.language];
		const companies = partiesIn(this.text).map(
			({ name }): Proposal => ({ about: 'recipient', id: name, words: name }),
		);
		const kinds = companies.length > 0 ? [] : named('recipient', this.all(words.recipients));
		const role = find(this.text, words.processor, this.language);
		const roles: Proposal[] = role ? [{ about: 'role', id: 'processor', words: role.words }] : [];
		return [...companies, ...kinds, ...roles];
	}

	private addresses(): Proposal[] {
		return mailsIn(this.text).map(mail => ({ about: 'address', id: mail, words: mail }));
	}

	private controller(): Proposal[] {
		const [party] = partiesIn(this.text);
		const postal = postalIn(this.text);
		return [
			...(party ? [{ about: 'party', id: party.name, words: party.name } as const] : []),
			...(postal ? [{ about: 'party', id: postal, words: postal, note: 'postal address' } as const] : []),
		];
	}

	private minors(): Proposal[] {
		const guardian = find(this.text, WORDS[this.language].guardian, this.language);
		const ages = agesIn(this.text, this.language).map(
			({ years, words }): Proposal => ({ about: 'age', id: String(years), words }),
		);
		return guardian ? [...ages, { about: 'guardian', id: 'guardian-consent', words: guardian.words }] : ages;
	}

	private date(): Proposal[] {
		const date = dateIn(this.text);
		return date ? [{ about: 'date', id: date.iso, words: date.words }] : [];
	}
}

/** Proposals of every sentence, from its kinds and words. Changes the sentences it is given. */
export function readProposals(sections: OutlineSection[], language: Language): void {
	for (const { sentence } of sentencesOf(sections)) {
		sentence.proposals = new Proposer(sentence.text, sentence.promises, language).propose();
	}
}
