/** What each sentence seems to promise: by its own words, by the lead-in of its list, by the heading above it. */
import type { Language } from '../model.js';
import { periodsIn } from './figures.js';
import {
	KINDS,
	type Kind,
	type OutlineClause,
	type OutlineSection,
	type OutlineSentence,
	type Promised,
} from './model.js';
import { partiesIn } from './parties.js';
import { find, findApart, findNamed, WORDS } from './words/index.js';

/** Lists of these say one thing of all their entries; an entry of another list must name something of the kind. */
const SHARED: readonly Kind[] = ['disclosure', 'retention', 'right'];

/** Sentences without a word of their own are taken to be about what such a heading says. */
const BY_HEADING: readonly Kind[] = [
	'retention',
	'right',
	'security',
	'minors',
	'change',
	'disclosure',
	'region',
	'incident',
	'scope',
	'controller',
];

interface Context {
	heading: string;
	/** Kinds the headings announce, the nearest last. */
	headings: Promised[];
	/** What announces the entries below it; the head of a table only its rows. */
	lead: { rows: boolean; kinds: Promised[] } | null;
}

class Reader {
	private context: Context = { heading: '', headings: [], lead: null };

	constructor(private readonly language: Language) {}

	section(section: OutlineSection): void {
		for (const clause of section.clauses) {
			const heading = [section.heading, clause.heading].filter(words => words !== '').join(' · ');
			if (clause.heading !== '' || heading !== this.context.heading) {
				const listed = clause.heading === '' && this.context.heading.startsWith(section.heading);
				this.context = {
					heading,
					headings: this.announced(heading, 'heading'),
					lead: listed ? this.context.lead : null,
				};
			}
			this.clause(clause);
		}
		this.context = { heading: '', headings: [], lead: null };
	}

	private clause(clause: OutlineClause): void {
		for (const [index, sentence] of clause.sentences.entries()) {
			const goesOn = index === 0 && this.context.lead !== null && /^\p{Ll}/u.test(sentence.text);
			const entry = goesOn || sentence.form !== 'sentence' || (clause.marker !== '' && clause.heading === '');
			if (!entry && index === 0) this.context.lead = null;
			if (this.context.lead?.rows && sentence.form !== 'row') this.context.lead = null;
			sentence.promises = this.kindsOf(sentence, entry);
			this.maybeLead(sentence, clause.sentences[index - 1]);
		}
	}

	/** A sentence that ends in a colon, or the head of a table, says what the entries below it are. */
	private maybeLead(sentence: OutlineSentence, before: OutlineSentence | undefined): void {
		const head = sentence.form === 'row' && before?.form !== 'row';
		const colon = /[:：]["”*_]*$/.test(sentence.text);
		const goesOn = this.context.lead === null && sentence.form === 'sentence' && /[,，]$/.test(sentence.text);
		if (!head && !colon && !goesOn) return;
		const own = sentence.promises.filter(({ from }) => from === 'sentence');
		const kinds = [...own, ...this.announced(sentence.text, 'lead-in')];
		this.context.lead = { rows: head, kinds: kinds.map(each => ({ ...each, from: 'lead-in' as const })) };
		if (head) sentence.promises = [];
	}

	private announced(words: string, from: Promised['from']): Promised[] {
		return findNamed(words, WORDS[this.language].headings, this.language).map(match => ({
			kind: match.name,
			words: match.words,
			from,
		}));
	}

	private kindsOf(sentence: OutlineSentence, entry: boolean): Promised[] {
		if (!/\p{L}/u.test(sentence.text)) return [];
		const lead = entry ? (this.context.lead?.kinds ?? []) : [];
		const found = new Map<Kind, Promised>();
		const add = (promised: Promised | null) => {
			if (promised && !found.has(promised.kind)) found.set(promised.kind, promised);
		};
		for (const each of this.ownKinds(sentence.text)) add(each);
		add(this.data(sentence.text, lead));
		add(this.purpose(sentence.text, lead));
		add(this.recipient(sentence.text));
		add(this.retention(sentence.text, lead));
		for (const each of lead) if (this.shares(each.kind, sentence.text)) add(each);
		if (found.size === 0) for (const each of lead) add(each);
		if (found.size === 0)
			add(this.context.headings.filter(({ kind }) => BY_HEADING.includes(kind)).at(-1) ?? null);
		return settle(found);
	}

	private ownKinds(text: string): Promised[] {
		return findNamed(text, WORDS[this.language].kinds, this.language).map(match => ({
			kind: match.name,
			words: match.words,
			from: 'sentence' as const,
		}));
	}

	private data(text: string, lead: Promised[]): Promised | null {
		const { items, collecting, anything } = WORDS[this.language];
		const announced = [...lead, ...this.context.headings].some(({ kind }) => kind === 'data');
		const said = find(text, collecting, this.language);
		const [item] = findApart(text, items, this.language);
		if (item && said) return { kind: 'data', words: `${said.words} … ${item.words}`, from: 'sentence' };
		if (!announced) return null;
		const what =
			item ?? (said && (find(text, anything, this.language) ?? (/[:：]$/.test(text) ? said : null)));
		return what ? { kind: 'data', words: what.words, from: 'sentence' } : null;
	}

	private purpose(text: string, lead: Promised[]): Promised | null {
		const [purpose] = findApart(text, WORDS[this.language].purposes, this.language);
		if (!purpose) return null;
		const said = find(text, WORDS[this.language].using, this.language);
		const announced = [...lead, ...this.context.headings].some(({ kind }) => kind === 'purpose');
		return said || announced ? { kind: 'purpose', words: purpose.words, from: 'sentence' } : null;
	}

	private retention(text: string, lead: Promised[]): Promised | null {
		const announced = [...lead, ...this.context.headings].some(({ kind }) => kind === 'retention');
		const [period] = announced ? periodsIn(text, this.language) : [];
		return period ? { kind: 'retention', words: period.words, from: 'sentence' } : null;
	}

	/** A company is named as one that gets data, unless the sentence names the operator. */
	private recipient(text: string): Promised | null {
		const [party] = partiesIn(text);
		return party ? { kind: 'recipient', words: party.name, from: 'sentence' } : null;
	}

	private shares(kind: Kind, text: string): boolean {
		if (kind === 'retention') return !/\|/.test(text) || periodsIn(text, this.language).length > 0;
		return SHARED.includes(kind);
	}
}

/** What one kind says of another: a declaration is one only where nothing else is promised. */
function settle(found: Map<Kind, Promised>): Promised[] {
	if (found.has('minors')) found.delete('basis');
	if (found.has('controller') || found.has('scope')) found.delete('recipient');
	if (found.has('disclosure') && found.get('disclosure')!.from === 'lead-in') found.delete('basis');
	if (found.has('right') && found.get('retention')?.from === 'sentence' && !found.has('data'))
		dropErasure(found);
	if (found.size > 1) found.delete('declaration');
	return KINDS.flatMap(kind => found.get(kind) ?? []);
}

/** The right to erasure speaks of deleting without promising when. */
function dropErasure(found: Map<Kind, Promised>): void {
	if (/^(?:ge)?lösch|^delet|^删除/i.test(found.get('retention')!.words)) found.delete('retention');
}

/** Says of every sentence what it seems to promise. Changes the sentences it is given. */
export function readPromises(sections: OutlineSection[], language: Language): void {
	const reader = new Reader(language);
	for (const section of sections) reader.section(section);
}
