/** A policy in words: what people read, as data. The page, HTML and Markdown are made from it. */
import type { Language, PlainDate } from './model.js';

export interface RenderedPolicy {
	language: Language;
	policy: string;
	title: string;
	version: string;
	effective: PlainDate;
	/** The controller and its addresses are invented. */
	example: boolean;
	/** SHA-256 (hex) of the canonical JSON of the model it was made from. */
	model: string;
	/** SHA-256 (hex) of the canonical JSON of everything else here. */
	digest: string;
	sections: RenderedSection[];
	list: ListRow[];
	uses: UseRow[];
}

export interface RenderedSection {
	id: string;
	heading: string;
	clauses: RenderedClause[];
}

export interface RenderedClause {
	id: string;
	/** Empty where standard wording speaks. */
	heading: string;
	html: string;
	markdown: string;
	/** Own words of the operator, or our standard wording. */
	source: 'own' | 'standard';
	declaration: boolean;
	/** What makes it true: each rule with its standard sentences, plain text. */
	rules: { rule: string; sentences: string[] }[];
}

/** One kind of data in the list people get (PIPL Art. 17; Network Data Regulations Art. 21; GDPR Art. 13). Plain text. */
export interface ListRow {
	item: string;
	title: string;
	sensitive: boolean;
	source: string;
	purposes: string[];
	/** General rules first, then those of a service that has its own. */
	kept: string[];
	need: string;
}

/** One purpose in that list. Plain text. */
export interface UseRow {
	purpose: string;
	title: string;
	items: string[];
	/** One for each jurisdiction, with its article. */
	bases: string[];
	recipients: string[];
}
