/** The rules an existing policy seems to have, gathered from the proposals of its sentences; each knows where it is from. */
import type { Language } from '../model.js';
import {
	type About,
	type Kind,
	type OutlineClause,
	type OutlineSection,
	type OutlineSentence,
	type Proposal,
	sentencesOf,
} from './model.js';
import { slug } from './parties.js';
import { ITEMS, type ItemTerm, PURPOSES, type PurposeTerm } from './vocabulary.js';
import { find, WORDS } from './words/index.js';

/** A value and the sentence it was read from. */
export interface From<T> {
	value: T;
	origin: OutlineSentence;
}

export interface DraftPurpose {
	term: PurposeTerm;
	uses: Set<string>;
	basis: string | null;
	origin: OutlineSentence;
}

export interface DraftRetention {
	data: string[];
	keep: string;
	after: string;
	then: string;
	note?: string;
	origin: OutlineSentence;
}

export interface DraftRecipient {
	title: string;
	processor: boolean;
	country: string | null;
	purposes: string[];
	origin: OutlineSentence;
}

export interface DraftChange {
	channels: Set<string>;
	before: string | null;
	origin: OutlineSentence;
}

export interface Draft {
	language: Language;
	version: From<string> | null;
	effective: From<string> | null;
	controller: { name?: From<string>; address?: From<string>; country?: From<string> };
	email: From<string> | null;
	answerWithin: From<string> | null;
	/** Jurisdiction id by country, from the language and the countries named. */
	jurisdictions: Map<string, string>;
	items: Map<string, From<ItemTerm>>;
	purposes: Map<string, DraftPurpose>;
	retention: Map<string, DraftRetention>;
	recipients: Map<string, DraftRecipient>;
	regions: Map<string, From<string>>;
	extensions: Map<string, OutlineSentence>;
	grounds: Map<string, OutlineSentence>;
	rights: Map<string, OutlineSentence>;
	minors: Map<number, OutlineSentence>;
	counts: Map<string, OutlineSentence>;
	neverJoined: OutlineSentence | null;
	change: DraftChange | null;
	/** Rules a sentence became, beyond those of its kind. */
	made: Map<OutlineSentence, string[]>;
}

const empty = (language: Language): Draft => ({
	language,
	version: null,
	effective: null,
	controller: {},
	email: null,
	answerWithin: null,
	jurisdictions: new Map(),
	items: new Map(),
	purposes: new Map(),
	retention: new Map(),
	recipients: new Map(),
	regions: new Map(),
	extensions: new Map(),
	grounds: new Map(),
	rights: new Map(),
	minors: new Map(),
	counts: new Map(),
	neverJoined: null,
	change: null,
	made: new Map(),
});

const ITEM = new Map(ITEMS.map(term => [term.id, term]));
const PURPOSE = new Map(PURPOSES.map(term => [term.id, term]));
const NEVER_JOINED = /nicht|never|not|cannot|不|绝不/i;
const JOINED = /verbind|zusammen|kombinier|combin|join|link|合并|关联|结合/i;
const IN_FORCE = /gilt ab|gültig|in kraft|effective|in force|valid|生效/i;
const ALL_DATA =
	/(?:ihre|ihrer|alle|die) (?:personenbezogenen )?(?:daten|angaben)|(?:your|all|the|this) (?:personal )?(?:data|information|details)|您的?(?:个人)?信息|个人信息/i;

export const has = (sentence: OutlineSentence, kind: Kind): boolean =>
	sentence.promises.some(each => each.kind === kind);

const about = (sentence: OutlineSentence, what: About): Proposal[] =>
	sentence.proposals.filter(each => each.about === what);

class Drafter {
	readonly draft: Draft;
	private readonly ofClause = new Map<OutlineClause, Proposal[]>();
	private readonly names = new Map<string, number>();
	/** Items some retention rule is about. */
	private readonly covered = new Set<string>();

	constructor(
		private readonly sections: OutlineSection[],
		private readonly language: Language,
	) {
		this.draft = empty(language);
	}

	gather(): Draft {
		const sentences = sentencesOf(this.sections);
		for (const { sentence } of sentences) this.items(sentence);
		for (const { sentence, clause } of sentences) this.purposes(sentence, clause);
		for (const { sentence, clause } of sentences) {
			this.operator(sentence);
			this.recipients(sentence, clause);
			this.simple(sentence);
			this.change(sentence);
		}
		for (const { sentence, clause } of sentences)
			if (!this.keptAll(sentence)) this.retention(sentence, clause);
		for (const { sentence } of sentences) if (this.keptAll(sentence)) this.retention(sentence, null);
		this.jurisdictions();
		return this.draft;
	}

	private items(sentence: OutlineSentence): void {
		for (const { id } of about(sentence, 'item')) {
			const value = ITEM.get(id)!;
			if (!this.draft.items.has(id)) this.draft.items.set(id, { value, origin: sentence });
		}
	}

	private purposes(sentence: OutlineSentence, clause: OutlineClause): void {
		const named = about(sentence, 'purpose');
		if (named.length === 0) return;
		const basis = about(sentence, 'basis')[0] ?? this.near(clause, 'basis')[0];
		const own = about(sentence, 'item');
		const items = own.length > 0 ? own : this.near(clause, 'item');
		for (const { id } of named) {
			const known = this.draft.purposes.get(id);
			const term = PURPOSE.get(id)!;
			const purpose = known ?? { term, uses: new Set<string>(), basis: basis?.id ?? null, origin: sentence };
			for (const item of items) purpose.uses.add(item.id);
			this.draft.purposes.set(id, purpose);
		}
	}

	/** What the sentences of a clause propose, each thing once. */
	private near(clause: OutlineClause, what: About): Proposal[] {
		let known = this.ofClause.get(clause);
		if (!known) {
			const all = clause.sentences.flatMap(({ proposals }) => proposals);
			known = [...new Map(all.map(each => [`${each.about} ${each.id}`, each])).values()];
			this.ofClause.set(clause, known);
		}
		return known.filter(each => each.about === what);
	}

	private operator(sentence: OutlineSentence): void {
		const { draft } = this;
		const first = (what: About): From<string> | null => {
			const [found] = about(sentence, what);
			return found ? { value: found.id, origin: sentence } : null;
		};
		if (has(sentence, 'version')) {
			draft.version ??= first('date');
			if (IN_FORCE.test(sentence.text)) draft.effective ??= first('date');
		}
		if (has(sentence, 'contact')) {
			const period = about(sentence, 'period')[0];
			if (period) draft.answerWithin ??= { value: period.id, origin: sentence };
		}
		draft.email ??= first('address');
		if (!has(sentence, 'controller')) return;
		for (const party of about(sentence, 'party')) {
			const key = party.note ? 'address' : 'name';
			draft.controller[key] ??= { value: party.id, origin: sentence };
		}
		const country = first('country');
		if (country) draft.controller.country ??= country;
	}

	private recipients(sentence: OutlineSentence, clause: OutlineClause): void {
		const named = about(sentence, 'recipient');
		if (named.length === 0) return;
		const processor = this.near(clause, 'role').length > 0;
		const own = about(sentence, 'purpose');
		const purposes = own.length > 0 ? own : this.near(clause, 'purpose');
		for (const [index, { id: title }] of named.entries()) {
			const id = slug(title) || `recipient-${this.draft.recipients.size + 1}`;
			this.note(sentence, `recipients.${id}`);
			if (this.draft.recipients.has(id)) continue;
			this.draft.recipients.set(id, {
				title,
				processor,
				country: about(sentence, 'country')[index]?.id ?? about(sentence, 'country')[0]?.id ?? null,
				purposes: [...new Set(purposes.map(each => each.id))],
				origin: sentence,
			});
		}
	}

	private simple(sentence: OutlineSentence): void {
		const { draft } = this;
		const keep = (what: About, map: Map<string, OutlineSentence>) => {
			for (const { id } of about(sentence, what)) if (!map.has(id)) map.set(id, sentence);
		};
		keep('right', draft.rights);
		keep('ground', draft.grounds);
		keep('extension', draft.extensions);
		keep('count', draft.counts);
		if (has(sentence, 'telemetry') && NEVER_JOINED.test(sentence.text) && JOINED.test(sentence.text)) {
			draft.neverJoined ??= sentence;
		}
		if (has(sentence, 'region')) {
			for (const { id } of about(sentence, 'country')) {
				this.note(sentence, `regions.${id.toLowerCase()}`);
				if (!draft.regions.has(id)) draft.regions.set(id, { value: id, origin: sentence });
			}
		}
		const guarded = about(sentence, 'guardian').length > 0;
		for (const { id } of about(sentence, 'age'))
			if (guarded && !draft.minors.has(Number(id))) draft.minors.set(Number(id), sentence);
	}

	private change(sentence: OutlineSentence): void {
		if (!has(sentence, 'change')) return;
		const channels = about(sentence, 'channel').map(({ id }) => id);
		if (channels.length === 0) return;
		this.draft.change ??= { channels: new Set(), before: null, origin: sentence };
		for (const id of channels) this.draft.change.channels.add(id);
		this.draft.change.before ??= about(sentence, 'period')[0]?.id ?? null;
	}

	/** Whether a sentence says how long everything is kept, without naming anything. */
	private keptAll(sentence: OutlineSentence): boolean {
		return about(sentence, 'item').length === 0 && ALL_DATA.test(sentence.text);
	}

	private retention(sentence: OutlineSentence, clause: OutlineClause | null): void {
		const [period] = about(sentence, 'period');
		if (!period || !has(sentence, 'retention')) return;
		const data = this.itemsKept(sentence, clause);
		if (data.length === 0) return;
		const id = this.freeName(data[0]!);
		for (const item of data) this.covered.add(item);
		this.draft.retention.set(id, {
			data,
			keep: period.id,
			after: about(sentence, 'event')[0]?.id ?? 'collected',
			then: about(sentence, 'ending')[0]?.id ?? 'delete',
			...(period.note ? { note: period.note } : {}),
			origin: sentence,
		});
		this.note(sentence, `retention.${id}`);
	}

	private itemsKept(sentence: OutlineSentence, clause: OutlineClause | null): string[] {
		const own = about(sentence, 'item').map(({ id }) => id);
		if (own.length > 0) return own;
		if (clause) return this.namedBefore(sentence, clause);
		return [...this.draft.items.keys()].filter(id => !this.covered.has(id));
	}

	/** Items of the sentence a `they` of this one can mean: the nearest before it, unless that has a period of its own. */
	private namedBefore(sentence: OutlineSentence, clause: OutlineClause): string[] {
		const at = clause.sentences.indexOf(sentence);
		const before = clause.sentences
			.slice(Math.max(0, at - 4), at)
			.findLast(each => about(each, 'item').length > 0);
		if (!before || about(before, 'period').length > 0) return [];
		return about(before, 'item').map(({ id }) => id);
	}

	private freeName(base: string): string {
		const count = (this.names.get(base) ?? 0) + 1;
		this.names.set(base, count);
		return count === 1 ? base : `${base}-${count}`;
	}

	private note(sentence: OutlineSentence, rule: string): void {
		this.draft.made.set(sentence, [...(this.draft.made.get(sentence) ?? []), rule]);
	}

	/** Whose law: of the language's country, and of every country data is said to be stored in where its law is named. */
	private jurisdictions(): void {
		const text = sentencesOf(this.sections)
			.map(({ sentence }) => sentence.text)
			.join('\n');
		const laws = WORDS[this.language].laws;
		const gdpr = laws.gdpr !== undefined && find(text, laws.gdpr, this.language) !== null;
		const pipl = laws.pipl !== undefined && find(text, laws.pipl, this.language) !== null;
		const operator = this.draft.controller.country?.value;
		if (this.language === 'de') this.draft.jurisdictions.set('de', 'DE');
		if (this.language === 'zh' || pipl) this.draft.jurisdictions.set('cn', 'CN');
		if (this.language === 'en' && operator) this.draft.jurisdictions.set(operator.toLowerCase(), operator);
		else if (gdpr && this.draft.jurisdictions.size === 0) this.draft.jurisdictions.set('de', 'DE');
	}
}

/** The rules the sentences of a policy propose together. */
export const draftOf = (sections: OutlineSection[], language: Language): Draft =>
	new Drafter(sections, language).gather();
