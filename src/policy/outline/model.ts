/**
 * An existing policy as it was read: sections, clauses, sentences, and what each sentence seems to promise. Pure data;
 * every proposal says which words it rests on, and none is more than a proposal.
 */
import type { Finding } from '../finding.js';
import type { Language } from '../model.js';

export type OutlineFormat = 'text' | 'markdown' | 'html';

/** What a sentence may promise. A `declaration` is one that nothing can test. */
export const KINDS = [
	'data',
	'purpose',
	'basis',
	'retention',
	'disclosure',
	'recipient',
	'right',
	'contact',
	'controller',
	'security',
	'incident',
	'minors',
	'change',
	'region',
	'transfer',
	'scope',
	'telemetry',
	'end-of-service',
	'version',
	'declaration',
] as const;

export type Kind = (typeof KINDS)[number];

/** A kind of promise and the words it was read from: in the sentence, its lead-in (`… :`), or the heading above it. */
export interface Promised {
	kind: Kind;
	words: string;
	from: 'sentence' | 'lead-in' | 'heading';
}

/** What a proposal is about; `id` is a name of the policy language, a code, a period or an address accordingly. */
export type About =
	| 'item'
	| 'purpose'
	| 'basis'
	| 'period'
	| 'event'
	| 'ending'
	| 'extension'
	| 'ground'
	| 'recipient'
	| 'role'
	| 'right'
	| 'address'
	| 'channel'
	| 'country'
	| 'age'
	| 'guardian'
	| 'party'
	| 'law'
	| 'count'
	| 'date';

export interface Proposal {
	about: About;
	id: string;
	/** The words of the sentence it rests on. */
	words: string;
	/** What the author should know before taking it over. */
	note?: string;
}

/** Lines and columns of the file that was read, from 1. */
export interface Place {
	line: number;
	col: number;
}

/** How a sentence stood in the file. */
export type Form = 'sentence' | 'item' | 'row';

export interface OutlineSentence extends Place {
	/** The clause's id and a letter: `S3.2-b`. */
	id: string;
	text: string;
	form: Form;
	/** Sentences of one paragraph, list item or table row share it. */
	paragraph: number;
	promises: Promised[];
	proposals: Proposal[];
}

export interface OutlineClause extends Place {
	/** From its own number where it has one: `S3.2` of `3.2`; otherwise the next that is free. */
	id: string;
	/** Its number as written, with the markup in front: `(1)`, `§ 3`, `第三条`; `''` where it has none. */
	marker: string;
	heading: string;
	sentences: OutlineSentence[];
	/** References to the rules the starting policy binds it to, or nothing but a declaration. */
	rules: string[];
	declaration: boolean;
}

export interface OutlineSection extends Place {
	id: string;
	marker: string;
	heading: string;
	clauses: OutlineClause[];
}

/** A promise that became no rule, and what is missing. */
export interface Gap extends Place {
	clause: string;
	words: string;
	why: string;
}

/** A finding of the checker about the starting policy, with its place in the file that was read where it has one. */
export interface OutlineFinding extends Finding {
	origin?: Place & { clause: string };
}

export interface StarterFile {
	path: string;
	text: string;
}

export interface Outline {
	file: string;
	format: OutlineFormat;
	language: Language;
	title: string;
	titlePlace: Place;
	sections: OutlineSection[];
	gaps: Gap[];
	findings: OutlineFinding[];
	/** The starting policy folder. */
	files: StarterFile[];
}

/** Why a file cannot be read as a policy: never thrown, always with a way out. */
export interface Unreadable {
	message: string;
	hint: string;
	at?: Place;
}

/** Sentences of an outline in the order of the file, each with its clause and section. */
export function sentencesOf(
	sections: OutlineSection[],
): { section: OutlineSection; clause: OutlineClause; sentence: OutlineSentence }[] {
	return sections.flatMap(section =>
		section.clauses.flatMap(clause => clause.sentences.map(sentence => ({ section, clause, sentence }))),
	);
}
